"""China's official calendar with its make-up days."""

from datetime import date

import pytest

from app.sla.errors import UnknownCountry
from app.sla.public_holidays import DEFAULT_HOURS, country_calendar, public_holidays
from app.sla.span import Span


def test_make_up_days_of_2025():
    official = public_holidays("CN", 2025, 2025)
    assert official.workdays == (
        date(2025, 1, 26),
        date(2025, 2, 8),
        date(2025, 4, 27),
        date(2025, 9, 28),
        date(2025, 10, 11),
    )


def test_holidays_have_chinese_names_and_keep_to_the_years():
    official = public_holidays("CN", 2025, 2025)
    assert official.holidays[date(2025, 10, 1)] == "国庆节"
    assert {day.year for day in official.holidays} == {2025}


def test_last_announced_year_is_known():
    known = public_holidays("CN", 2025, 2030).known_until
    assert known is not None
    assert 2026 <= known < 2030


def test_make_up_day_has_the_hours_of_a_weekday():
    calendar = country_calendar("CN", 2025, 2025)
    assert calendar.hours_on(date(2025, 9, 28)) == DEFAULT_HOURS
    assert calendar.hours_on(date(2025, 10, 1)) == ()
    assert calendar.hours_on(date(2025, 10, 4)) == ()


def test_hours_of_the_company_are_used_on_make_up_days():
    short = (Span.of("10:00", "16:00"),)
    calendar = country_calendar("CN", 2025, 2025, weekly=dict.fromkeys(range(5), short))
    assert calendar.hours_on(date(2025, 10, 11)) == short


def test_a_country_of_fixed_rules_needs_no_announcement():
    official = public_holidays("DE", 2025, 2025, "de")
    assert (official.workdays, official.known_until) == ((), None)
    assert official.holidays[date(2025, 10, 3)] == "Tag der Deutschen Einheit"


def test_unknown_country_is_refused():
    with pytest.raises(UnknownCountry):
        public_holidays("XX", 2025, 2025)
