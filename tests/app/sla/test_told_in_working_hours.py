"""When people are told: in working hours, and what is urgent at once. For any calendar and moment."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.sla.policy import Hours, Policy, Target, default_policies
from app.sla.watch import is_told
from tests.app.sla.test_calendar_properties import calendars

MOMENTS = st.datetimes(
    # Hypothesis wants bounds without a zone.
    min_value=datetime(2024, 1, 1),  # noqa: DTZ001 - see above
    max_value=datetime(2027, 12, 31),  # noqa: DTZ001 - see above
    timezones=st.just(UTC),
)
SECOND = timedelta(seconds=1)


@given(calendars(), MOMENTS)
def test_what_waits_is_told_at_the_next_working_instant_and_not_before(calendar, happened):
    told = calendar.due(happened, 0)
    assert is_told(calendar, told, is_urgent=False)
    assert is_told(calendar, happened, is_urgent=False) == (told == happened)
    for at in (happened + (told - happened) / 2, told - timedelta(microseconds=1)):
        if happened <= at < told:
            assert not is_told(calendar, at, is_urgent=False)


@given(calendars(), MOMENTS)
def test_what_is_urgent_is_told_at_any_hour(calendar, at):
    assert is_told(calendar, at, is_urgent=True)


def test_the_closing_instant_is_no_working_time_any_more():
    from app.sla.defaults import first_calendar

    closing = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)  # Monday 18:00 in Shanghai
    assert is_told(first_calendar(2026), closing - SECOND, is_urgent=False)
    assert not is_told(first_calendar(2026), closing, is_urgent=False)


def test_promises_to_a_vip_run_around_the_clock_and_those_to_others_do_not():
    around = {policy.key for policy in default_policies() if policy.is_round_the_clock}
    assert around == {"vip_major", "vip_complex", "vip"}


def test_one_promise_in_working_time_is_enough_to_wait():
    elapsed, working = Target(60, Hours.ELAPSED), Target(60, Hours.WORKING)
    assert not Policy("mixed", {"accept": working, "solve": elapsed}).is_round_the_clock
