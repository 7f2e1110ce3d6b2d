"""When a clock asks for something, how it reads, and why it is due when it is."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from app.sla.clock import derive
from app.sla.explain import Difference, HolidayLeftOut, PauseLeftOut, explain
from app.sla.history import Category, EventType, TicketEvent
from app.sla.pieces import Part
from app.sla.policy import ClockKind, Hours, TicketFacts, Whom, default_policies
from app.sla.public_holidays import country_calendar
from app.sla.terms import Rules
from app.sla.watch import Reading, left_seconds, next_step, reading, schedule

SHANGHAI = ZoneInfo("Asia/Shanghai")
REGULAR = TicketFacts(tier="common", severity="regular")
RULES = Rules(
    datetime(2025, 1, 1, tzinfo=UTC), default_policies(), country_calendar("CN", 2025, 2026)
)
HOUR = 3600


def at(text: str) -> datetime:
    """A time on Monday 22 September 2025, or on the date given first."""
    day, _, clock = text.rpartition(" ")
    return datetime.fromisoformat(f"{day or '2025-09-22'} {clock}").replace(tzinfo=SHANGHAI)


def reported(text="09:00", facts=REGULAR):
    return TicketEvent(EventType.REPORTED, at(text), facts=facts)


def moved(text, category):
    return TicketEvent(EventType.STATUS_CHANGED, at(text), category=category)


def solve(*events):
    return next(c for c in derive(events, [RULES]) if c.kind is ClockKind.SOLVE)


def moments(clock):
    return [(step.level, step.at, step.whom) for step in schedule(clock)]


def test_steps_of_a_regular_ticket():
    assert moments(solve(reported())) == [
        (0, at("12:00"), Whom.IN_CHARGE),  # three of four hours
        (1, at("14:30"), Whom.SUPERVISOR),
        (2, at("15:30"), Whom.MANAGER),
    ]


def test_escalation_waits_for_working_time_and_vip_does_not():
    late = "2025-09-26 13:30"  # a Friday; China works on Sunday the 28th
    assert moments(solve(reported(late)))[1:] == [
        (1, at("2025-09-26 17:30"), Whom.SUPERVISOR),
        (2, at("2025-09-28 09:30"), Whom.MANAGER),
    ]
    vip = replace(REGULAR, tier="vip")
    assert moments(solve(reported(late, vip)))[2] == (2, at("2025-09-26 18:30"), Whom.MANAGER)


def test_next_step_is_the_first_not_yet_done():
    clock = solve(reported())
    for done, level in (((), 0), ({0}, 1), ({0, 1}, 2)):
        step = next_step(clock, done)
        assert step is not None
        assert step.level == level
    assert next_step(clock, {0, 1, 2}) is None


def test_paused_clock_keeps_only_what_was_due_before_the_pause():
    assert schedule(solve(reported(), moved("10:00", Category.WAITING))) == ()
    warned = solve(reported(), moved("14:00", Category.WAITING))
    assert [step.level for step in schedule(warned)] == [0]
    late = solve(reported(), moved("15:00", Category.WAITING))
    assert [step.level for step in schedule(late)] == [0, 1]


def test_finished_clock_asks_for_nothing():
    assert schedule(solve(reported(), moved("17:00", Category.SOLVED))) == ()


def test_due_time_set_by_hand_warns_at_its_own_three_quarters():
    hand = TicketEvent(
        EventType.DUE_BY_HAND, at("09:10"), clock=ClockKind.SOLVE, due_at=at("11:00")
    )
    assert moments(solve(reported(), hand))[:2] == [
        (0, at("10:30"), Whom.IN_CHARGE),
        (1, at("11:00"), Whom.SUPERVISOR),
    ]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("10:00", Reading(HOUR, 3 * HOUR, breached=False)),
        ("13:00", Reading(3 * HOUR, HOUR, breached=False)),
        ("14:30", Reading(4 * HOUR, 0, breached=False)),
        ("15:00", Reading(4 * HOUR + 1800, -1800, breached=True)),
    ],
)
def test_reading_of_a_running_clock(now, expected):
    assert reading(solve(reported()), at(now)) == expected


def test_clock_late_in_the_night_is_breached_with_no_working_time_past():
    clock = solve(reported("2025-09-22 14:00"))
    assert clock.due_at == at("18:00")
    assert reading(clock, at("22:00")) == Reading(4 * HOUR, 0, breached=True)


def test_reading_of_paused_and_finished_clocks_stands_still():
    paused = solve(reported(), moved("10:00", Category.WAITING))
    assert reading(paused, at("17:00")) == Reading(HOUR, 3 * HOUR, breached=False)
    missed = solve(reported(), moved("15:30", Category.SOLVED))
    assert reading(missed, at("17:00")) == Reading(5 * HOUR, -HOUR, breached=True)


def test_time_left_needs_only_the_due_time():
    assert left_seconds(RULES.working, at("14:30"), at("11:30")) == 5400
    assert left_seconds(RULES.working, at("11:30"), at("14:30")) == -5400


def test_explanation_names_spans_holidays_and_policy():
    why = explain(solve(reported("2025-09-30 17:00")))
    assert [(c.start, c.end, c.seconds) for c in why.counted] == [
        (at("2025-09-30 17:00"), at("2025-09-30 18:00"), HOUR),
        (at("2025-10-09 09:00"), at("2025-10-09 12:00"), 3 * HOUR),
    ]
    assert why.holidays[0] == HolidayLeftOut(date(2025, 10, 1), "国庆节")
    # The weekend of the 4th is no working day anyway.
    assert [holiday.on.day for holiday in why.holidays] == [1, 2, 3, 6, 7, 8]
    assert (why.policy_key, why.why.position, why.hours) == ("default", 6, Hours.WORKING)
    assert (why.zone, why.by_hand, why.beyond_known) == ("Asia/Shanghai", False, False)


def test_explanation_names_make_up_days_and_adds_up():
    why = explain(solve(reported("2025-09-26 17:30")))
    assert why.special_days == (date(2025, 9, 28),)
    assert sum(counted.seconds for counted in why.counted) == why.target_seconds == 4 * HOUR


def test_explanation_says_what_each_pause_cost():
    why = explain(
        solve(
            reported(),
            moved("12:00", Category.WAITING),
            moved("13:30", Category.OPEN),
            moved("13:40", Category.WAITING),
            moved("14:00", Category.OPEN),
        )
    )
    assert why.pauses == (
        PauseLeftOut(at("12:00"), at("13:30"), 0),
        PauseLeftOut(at("13:40"), at("14:00"), 1200),
    )


def test_explanation_of_a_paused_clock_ends_with_its_pause():
    why = explain(solve(reported(), moved("10:00", Category.WAITING)))
    assert (why.until, why.counted[0].seconds) == (at("10:00"), HOUR)


def test_explanation_past_the_announced_years_says_so():
    known = RULES.working.known_until
    why = explain(solve(reported(f"{known + 1}-03-01 09:00")))
    assert why.beyond_known


def test_explanation_says_which_policies_did_not_fit_and_why():
    why = explain(solve(reported(facts=TicketFacts(tier="key", severity="complex"))))
    assert [policy.position for policy in why.passed] == [1, 2, 3, 4]
    assert why.passed[0].differences == (
        Difference("tier", "vip", "key"),
        Difference("severity", "major", "complex"),
    )
    assert why.passed[1].differences == (Difference("tier", "vip", "key"),)
    assert (why.why.position, dict(why.why.matched)) == (5, {"severity": "complex"})


def test_explanation_says_what_is_used_by_now():
    why = explain(solve(reported()), at("11:00"))
    assert (why.used_seconds, why.left_seconds) == (2 * HOUR, 2 * HOUR)
    late = explain(solve(reported()), at("15:30"))
    assert (late.used_seconds, late.left_seconds) == (5 * HOUR, -HOUR)
    assert explain(solve(reported())).used_seconds is None


def test_pieces_leave_no_gap_and_count_what_is_promised():
    why = explain(solve(reported("2025-09-30 17:00"), moved("2025-09-30 17:30", Category.WAITING),
                        moved("2025-10-09 10:00", Category.OPEN)))  # fmt: skip
    assert why.pieces[0].start == why.started_at
    assert why.pieces[-1].end == why.due_at
    assert all(before.end == after.start for before, after in pairwise(why.pieces))
    counted = [piece for piece in why.pieces if piece.part is Part.COUNTED]
    assert sum((p.end - p.start).total_seconds() for p in counted) == why.target_seconds


def test_pieces_name_nights_days_off_and_holidays():
    why = explain(solve(reported("2025-09-30 17:00")))
    names = [(piece.part, piece.name) for piece in why.pieces]
    assert names[:3] == [
        (Part.COUNTED, ""),
        (Part.CLOSED, ""),
        (Part.HOLIDAY, "国庆节"),
    ]
    weekend = explain(solve(reported("2025-10-17 17:00"))).pieces
    assert [piece.part for piece in weekend] == [
        Part.COUNTED, Part.CLOSED, Part.DAY_OFF, Part.CLOSED, Part.COUNTED,
    ]  # fmt: skip


def test_pieces_of_a_late_clock_go_on_to_now_but_do_not_crowd_out_the_promise():
    why = explain(solve(reported()), at("2025-09-22 15:00"))
    assert why.pieces[-1].end == at("2025-09-22 15:00")
    long_after = explain(solve(reported()), at("2025-11-22 15:00"))
    assert long_after.pieces[-1].end == why.due_at + (why.due_at - why.started_at)
