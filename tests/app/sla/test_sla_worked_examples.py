"""The worked examples every change must keep (default hours, Asia/Shanghai)."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from app.sla.clock import ClockState, derive
from app.sla.history import Category, EventType, TicketEvent
from app.sla.policy import ClockKind, TicketFacts, default_policies
from app.sla.public_holidays import country_calendar
from app.sla.terms import Rules

SHANGHAI = ZoneInfo("Asia/Shanghai")
RULES = Rules(
    datetime(2025, 1, 1, tzinfo=UTC), default_policies(), country_calendar("CN", 2025, 2026)
)
REGULAR = TicketFacts(tier="common", severity="regular")
MONDAY = "2025-09-22"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def reported(text: str, facts: TicketFacts = REGULAR) -> TicketEvent:
    return TicketEvent(EventType.REPORTED, at(text), facts=facts)


def moved(text: str, category: Category) -> TicketEvent:
    return TicketEvent(EventType.STATUS_CHANGED, at(text), category=category)


def clock(kind: ClockKind, *events: TicketEvent):
    return next(clock for clock in derive(events, [RULES]) if clock.kind is kind)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2025-09-26 17:30", "2025-09-28 14:00"),  # China works on Sunday the 28th
        ("2025-09-30 17:00", "2025-10-09 12:00"),  # National Day is 1 to 8 October
    ],
)
def test_regular_ticket_over_holidays_and_make_up_days(start, due):
    assert clock(ClockKind.SOLVE, reported(start)).due_at == at(due)


def test_saturday_11_october_2025_is_a_working_day():
    assert RULES.working.is_open(at("2025-10-11 10:00"))
    assert not RULES.working.is_open(at("2025-10-12 10:00"))


@pytest.mark.parametrize(("start", "due"), [("11:50", "13:50"), ("12:30", "14:00")])
def test_acceptance_over_lunch(start, due):
    accept = clock(ClockKind.ACCEPT, reported(f"{MONDAY} {start}"))
    assert accept.due_at == at(f"{MONDAY} {due}")


def test_pauses_cost_only_their_working_time():
    solve = clock(
        ClockKind.SOLVE,
        reported(f"{MONDAY} 09:00"),
        moved(f"{MONDAY} 10:00", Category.WAITING),
        moved(f"{MONDAY} 11:00", Category.OPEN),
        moved(f"{MONDAY} 13:00", Category.WAITING),
        moved(f"{MONDAY} 14:00", Category.OPEN),
    )
    assert solve.due_at == at(f"{MONDAY} 16:00")


def test_without_pauses_it_is_due_at_half_past_two():
    assert clock(ClockKind.SOLVE, reported(f"{MONDAY} 09:00")).due_at == at(f"{MONDAY} 14:30")


def test_waiting_over_lunch_costs_nothing():
    solve = clock(
        ClockKind.SOLVE,
        reported(f"{MONDAY} 09:00"),
        moved(f"{MONDAY} 12:00", Category.WAITING),
        moved(f"{MONDAY} 13:30", Category.OPEN),
    )
    assert solve.due_at == at(f"{MONDAY} 14:30")


def test_reopening_goes_on_with_the_time_used():
    solve = clock(
        ClockKind.SOLVE,
        reported(f"{MONDAY} 09:00"),
        moved(f"{MONDAY} 11:00", Category.SOLVED),
        moved("2025-09-23 09:00", Category.OPEN),
    )
    assert (solve.state, solve.due_at) == (ClockState.RUNNING, at("2025-09-23 11:00"))


def test_raised_to_complex_counts_from_the_report():
    complex_ = TicketFacts(tier="common", severity="complex")
    raised = TicketEvent(EventType.CLASSIFIED, at(f"{MONDAY} 10:00"), facts=complex_)
    solve = clock(ClockKind.SOLVE, reported(f"{MONDAY} 09:00"), raised)
    assert (solve.epoch, solve.due_at) == (2, at("2025-09-23 09:00"))


def test_vip_is_served_round_the_clock():
    vip = TicketFacts(tier="vip", severity="regular")
    assert clock(ClockKind.SOLVE, reported("2025-09-27 23:00", vip)).due_at == at(
        "2025-09-28 03:00"
    )
