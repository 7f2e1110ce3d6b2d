"""The formulas, against figures published elsewhere and properties they must have."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.formulas import (
    BACKLOG_DAYS,
    Level,
    Verdict,
    age,
    age_bounds,
    level,
    percentile,
    reopen_rate,
    times,
    together,
)
from app.figures.working_time import WorkingTime
from app.sla.calendar import BusinessCalendar
from app.sla.span import Span

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
HOUR = 3600
OFFICE = BusinessCalendar(
    "Asia/Shanghai",
    {day: (Span.of("09:00", "12:00"), Span.of("13:30", "18:00")) for day in range(5)},
)
SECONDS = st.integers(0, 60 * 24 * HOUR)


def test_the_mean_times_are_those_of_the_published_examples():
    assert times([2 * 60, 3 * 60]).mean == 2.5 * 60  # PagerDuty: time to acknowledge
    assert times(hours * HOUR for hours in (44, 100, 40, 20)).mean == 51 * HOUR  # BMC


def test_percentiles_are_those_of_excel_and_r():
    # PERCENTILE.INC and quantile(type = 7) of 1 to 10.
    values = list(range(1, 11))
    assert (percentile(values, 0.5), percentile(values, 0.9)) == (5.5, 9.1)
    assert percentile([7], 0.9) == 7


def test_no_times_have_no_figures():
    assert times([]) is None


@given(st.lists(st.integers(0, 10**7), min_size=1))
def test_a_median_lies_between_the_ends_and_below_the_90th_percentile(values):
    found = times(values)
    assert min(values) <= found.median <= found.p90 <= max(values)


def test_a_rate_counts_what_is_finished_and_shows_the_rest_apart():
    found = level([Verdict.MET, Verdict.MET, Verdict.MISSED, Verdict.RUNNING, Verdict.PAUSED, 0])
    assert found == Level(met=2, missed=1, running=1, paused=1)
    assert found.rate == pytest.approx(2 / 3)
    assert level([Verdict.RUNNING]).rate is None
    assert together([found, Level(met=1)]) == Level(met=3, missed=1, running=1, paused=1)


def test_a_reopen_rate_needs_solved_tickets():
    assert reopen_rate(1, 4) == 0.25
    assert reopen_rate(0, 0) is None


@given(st.floats(0, 100, allow_nan=False))
def test_every_age_lies_within_its_own_bounds_and_no_other(days):
    reported_at = NOW - timedelta(days=days)
    inside = [
        place
        for place in range(len(BACKLOG_DAYS) + 1)
        for after, before in [age_bounds(place, NOW)]
        if (after is None or reported_at >= after) and (before is None or reported_at < before)
    ]
    assert inside == [age(reported_at, NOW)]


@given(SECONDS, SECONDS)
def test_working_time_of_many_is_that_of_the_calendar(start, length):
    first = NOW - timedelta(days=61)
    begin = first + timedelta(seconds=start)
    end = begin + timedelta(seconds=length)
    worked = WorkingTime(OFFICE, first, first + timedelta(days=121))
    assert worked.between(begin, end) == OFFICE.worked(begin, end)
    assert worked.between(end, begin) == 0
