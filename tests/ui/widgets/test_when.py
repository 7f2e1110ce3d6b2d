"""Times as people say them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from ui.widgets.when import ago, company_text, day_text, due, duration, local

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("delta", "text"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(hours=24), "yesterday"),
        (timedelta(days=30), f"{local(NOW - timedelta(days=30)):%Y-%m-%d}"),
    ],
)
def test_ago_says_it_as_people_do(qapp, delta, text):
    assert ago(NOW - delta, NOW) == text


def test_ago_counts_minutes_and_days(qapp):
    assert ago(NOW - timedelta(minutes=5), NOW) == "5 min ago"
    assert ago(NOW - timedelta(days=3), NOW) == "3 days ago"


def test_never_is_empty(qapp):
    assert ago(None, NOW) == ""


def test_due_tells_late_from_left(qapp):
    assert due(NOW + timedelta(hours=2, minutes=5), NOW) == "2 h 5 min left"
    assert due(NOW - timedelta(minutes=7), NOW) == "7 min late"


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (timedelta(days=4, hours=20), "4 d"),
        (timedelta(hours=2, minutes=48), "2 h"),
        (timedelta(minutes=8), "8 min"),
    ],
)
def test_a_brief_duration_takes_the_largest_unit(qapp, span, text):
    assert duration(span, is_brief=True) == text


def test_duration_takes_the_two_largest_units(qapp):
    assert duration(timedelta(days=2, hours=3, minutes=59)) == "2 d 3 h"
    assert duration(timedelta(minutes=59, seconds=59)) == "59 min"


def test_dates_look_the_same_in_every_language():
    assert day_text(date(2026, 3, 3)) == "2026-03-03"


def test_company_time_keeps_the_day_of_a_file_wherever_it_is_read():
    zone = timezone(timedelta(hours=8))
    day = datetime(2026, 3, 3, tzinfo=zone).astimezone(UTC)
    assert company_text(day, zone) == "2026-03-03"
    assert company_text(day + timedelta(hours=9, minutes=30), zone) == "2026-03-03 09:30"
