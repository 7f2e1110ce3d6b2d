"""Clocks derived from events, rule by rule. Mondays at nine, default hours, Asia/Shanghai."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest

from app.sla.clock import ClockState, derive, promises, single
from app.sla.history import Category, EventType, TicketEvent
from app.sla.policy import ClockKind, Hours, Policy, Target, TicketFacts, default_policies
from app.sla.public_holidays import country_calendar
from app.sla.terms import Rules

SHANGHAI = ZoneInfo("Asia/Shanghai")
REGULAR = TicketFacts(tier="common", severity="regular")
MAJOR = replace(REGULAR, severity="major")
RULES = Rules(
    datetime(2025, 1, 1, tzinfo=UTC), default_policies(), country_calendar("CN", 2025, 2026)
)


def at(text: str) -> datetime:
    """A time on Monday 22 September 2025, or on the day of the month given first."""
    day, _, clock = text.rpartition(" ")
    return datetime.fromisoformat(f"2025-09-{day or '22'} {clock}").replace(tzinfo=SHANGHAI)


def reported(text="09:00", facts=REGULAR):
    return TicketEvent(EventType.REPORTED, at(text), facts=facts)


def took(text):
    return TicketEvent(EventType.TOOK, at(text))


def told(text):
    return TicketEvent(EventType.TOLD_CUSTOMER, at(text))


def moved(text, category, by_person=True):
    return TicketEvent(EventType.STATUS_CHANGED, at(text), by_person, category)


def classified(text, facts):
    return TicketEvent(EventType.CLASSIFIED, at(text), facts=facts)


def by_hand(text, clock, due):
    return TicketEvent(EventType.DUE_BY_HAND, at(text), clock=clock, due_at=at(due))


def clocks(kind, *events, book=(RULES,)):
    return [clock for clock in derive(events, book) if clock.kind is kind]


def only(kind, *events, book=(RULES,)):
    (clock,) = clocks(kind, *events, book=book)
    return clock


# Rule 8: derived, nothing is lost


def test_the_order_in_which_events_are_read_does_not_matter():
    events = [reported(), took("09:10"), moved("10:00", Category.WAITING), told("11:00")]
    assert {
        derive(order, [RULES]) == derive(events, [RULES]) for order in permutations(events)
    } == {True}


def test_a_ticket_without_a_report_has_no_clocks():
    with pytest.raises(ValueError, match="report"):
        derive([took("09:00")], [RULES])
    with pytest.raises(ValueError, match="rules"):
        derive([reported()], [])


# Rule 9: accept


def test_taking_ends_acceptance():
    accept = only(ClockKind.ACCEPT, reported(), took("09:20"))
    assert (accept.state, accept.done_at, accept.used_seconds) == (
        ClockState.MET,
        at("09:20"),
        1200,
    )


@pytest.mark.parametrize("act", [told("09:20"), moved("09:20", Category.OPEN)])
def test_reply_and_move_end_acceptance(act):
    assert only(ClockKind.ACCEPT, reported(), act).state is ClockState.MET


def test_automatic_routing_does_not_end_acceptance():
    routed = moved("09:01", Category.OPEN, by_person=False)
    assert only(ClockKind.ACCEPT, reported(), routed).state is ClockState.RUNNING


def test_acceptance_is_not_paused():
    waiting = moved("09:10", Category.WAITING, by_person=False)
    accept = only(ClockKind.ACCEPT, reported(), waiting)
    assert (accept.state, accept.due_at) == (ClockState.RUNNING, at("09:30"))


# Rule 9: plan, progress, callback


def test_only_a_major_ticket_has_a_plan_clock():
    assert clocks(ClockKind.PLAN, reported()) == []
    filed = TicketEvent(EventType.PLAN_FILED, at("11:00"))
    plan = only(ClockKind.PLAN, reported(facts=MAJOR), filed)
    assert (plan.state, plan.due_at) == (ClockState.MET, at("11:00"))


@pytest.mark.parametrize(
    ("solved", "state"), [("10:30", ClockState.STOPPED), ("11:30", ClockState.MISSED)]
)
def test_a_ticket_solved_without_a_plan_needs_none_any_more(solved, state):
    plan = only(ClockKind.PLAN, reported(facts=MAJOR), moved(solved, Category.SOLVED))
    assert plan.state is state


def test_progress_begins_with_acceptance_and_restarts_at_each_report():
    assert clocks(ClockKind.PROGRESS, reported()) == []
    first, second = clocks(ClockKind.PROGRESS, reported(), took("09:10"), told("11:00"))
    assert (first.instance, first.state, first.done_at) == (1, ClockState.MET, at("11:00"))
    assert (second.instance, second.state) == (2, ClockState.RUNNING)
    assert (second.started_at, second.due_at) == (at("11:00"), at("16:30"))


def test_a_reply_that_accepts_does_not_end_progress_at_once():
    progress = only(ClockKind.PROGRESS, reported(), told("09:10"))
    assert (progress.started_at, progress.state) == (at("09:10"), ClockState.RUNNING)


def test_a_late_report_misses_its_own_instance_only():
    first, second = clocks(ClockKind.PROGRESS, reported(), took("09:10"), told("16:00"))
    assert (first.state, second.state) == (ClockState.MISSED, ClockState.RUNNING)


@pytest.mark.parametrize(
    ("solved", "state"), [("11:00", ClockState.STOPPED), ("17:00", ClockState.MISSED)]
)
def test_solving_ends_progress_which_is_missed_only_if_it_was_late(solved, state):
    progress = only(ClockKind.PROGRESS, reported(), took("09:10"), moved(solved, Category.SOLVED))
    assert progress.state is state


def test_progress_starts_again_with_reopening():
    first, second = clocks(
        ClockKind.PROGRESS,
        reported(),
        took("09:10"),
        moved("10:00", Category.SOLVED),
        told("10:30"),
        moved("11:00", Category.OPEN),
    )
    assert first.state is ClockState.STOPPED
    assert (second.started_at, second.state) == (at("11:00"), ClockState.RUNNING)


def test_callback_runs_in_elapsed_time():
    callback = single(ClockKind.CALLBACK, REGULAR, at("26 17:00"), [RULES])
    assert callback is not None
    assert callback.due_at == at("27 17:00")
    done = single(ClockKind.CALLBACK, REGULAR, at("26 17:00"), [RULES], at("27 17:01"))
    assert done is not None
    assert done.state is ClockState.MISSED


# Rules 10 and 11: pauses


def test_waiting_pauses_solve_and_progress():
    for kind in (ClockKind.SOLVE, ClockKind.PROGRESS):
        clock = only(kind, reported(), took("09:00"), moved("10:00", Category.WAITING))
        assert (clock.state, clock.paused_since) == (ClockState.PAUSED, at("10:00"))
        assert (clock.used_seconds, clock.epoch) == (3600, 1)


def test_two_waiting_statuses_in_a_row_are_one_pause():
    solve = only(
        ClockKind.SOLVE,
        reported(),
        moved("10:00", Category.WAITING),
        moved("10:30", Category.WAITING),
        moved("11:00", Category.OPEN),
    )
    assert solve.pauses == ((at("10:00"), at("11:00")),)
    assert solve.due_at == at("15:30")


def test_a_clock_started_inside_a_pause_counts_from_its_end():
    events = [reported(), took("09:00"), moved("10:00", Category.WAITING), told("10:15")]
    assert clocks(ClockKind.PROGRESS, *events)[1].state is ClockState.PAUSED
    resumed = clocks(ClockKind.PROGRESS, *events, moved("11:00", Category.OPEN))[1]
    assert resumed.due_at == at("16:30")


def test_a_clock_late_before_the_pause_stays_late():
    solve = only(ClockKind.SOLVE, reported(), moved("17:00", Category.WAITING))
    assert (solve.state, solve.due_at) == (ClockState.RUNNING, at("14:30"))
    assert solve.paused_since == at("17:00")


# Rule 12: reopening


def test_closing_after_solving_does_not_move_the_time_it_was_solved():
    solve = only(
        ClockKind.SOLVE,
        reported(),
        moved("11:00", Category.SOLVED),
        moved("23 11:00", Category.CLOSED),
    )
    assert (solve.state, solve.done_at, solve.used_seconds) == (
        ClockState.MET,
        at("11:00"),
        7200,
    )


def test_rework_goes_on_with_the_time_used():
    solve = only(
        ClockKind.SOLVE,
        reported(),
        moved("11:00", Category.SOLVED),
        moved("14:00", Category.OPEN),
        moved("16:30", Category.SOLVED),
    )
    assert (solve.instance, solve.due_at, solve.state) == (1, at("16:00"), ClockState.MISSED)


@pytest.mark.parametrize(("days", "instances"), [(2, 1), (1, 2), (None, 1)])
def test_policy_may_ask_for_a_fresh_clock_after_a_long_time_closed(days, instances):
    policies = tuple(replace(policy, fresh_after_days=days) for policy in RULES.policies)
    events = [reported(), moved("11:00", Category.CLOSED), moved("24 09:00", Category.OPEN)]
    solves = clocks(ClockKind.SOLVE, *events, book=[replace(RULES, policies=policies)])
    assert len(solves) == instances
    if instances == 2:
        assert solves[0].state is ClockState.MET
        assert (solves[1].started_at, solves[1].due_at) == (at("24 09:00"), at("24 14:30"))


# Rule 13: a change recomputes from the original start


def test_change_of_tier_recomputes_the_whole_history():
    vip = replace(REGULAR, tier="vip")
    solve = only(ClockKind.SOLVE, reported("20 23:00"), classified("21 01:00", vip))
    assert (solve.epoch, solve.due_at) == (2, at("21 03:00"))


def test_change_that_leaves_the_target_alone_keeps_the_epoch():
    solve = only(ClockKind.SOLVE, reported(), classified("10:00", replace(REGULAR, kind="praise")))
    assert solve.epoch == 1


def test_pauses_count_again_after_a_change():
    complex_ = replace(REGULAR, severity="complex")
    solve = only(
        ClockKind.SOLVE,
        reported(),
        moved("12:00", Category.WAITING),
        moved("13:00", Category.OPEN),
        classified("13:30", complex_),
    )
    assert solve.due_at == at("23 10:00")


def test_a_change_after_the_end_leaves_the_outcome():
    vip = replace(REGULAR, tier="vip")
    accept = only(ClockKind.ACCEPT, reported("12:10"), took("13:50"), classified("14:00", vip))
    assert (accept.state, accept.epoch) == (ClockState.MET, 1)


# Rule 14: an edit of the rules


def _edited(minutes):
    policy = Policy("default", {ClockKind.ACCEPT: Target(minutes * 60, Hours.WORKING)})
    return replace(RULES, since=at("09:25"), policies=(policy,), policy_version=2)


def test_an_edit_recomputes_open_clocks():
    accept = only(ClockKind.ACCEPT, reported(), book=[RULES, _edited(20)])
    assert (accept.due_at, accept.epoch, accept.terms.rules.policy_version) == (at("09:20"), 2, 2)


def test_an_edit_leaves_what_was_met():
    accept = only(ClockKind.ACCEPT, reported(), took("09:24"), book=[RULES, _edited(20)])
    assert (accept.state, accept.epoch, accept.terms.rules.policy_version) == (ClockState.MET, 1, 1)


# Rule 15: met, missed, set by hand


@pytest.mark.parametrize(
    ("act", "state"), [("09:30", ClockState.MET), ("09:30:01", ClockState.MISSED)]
)
def test_done_at_the_due_time_is_met(act, state):
    assert only(ClockKind.ACCEPT, reported(), took(act)).state is state


def test_due_time_set_by_hand_wins_and_is_not_touched_again():
    solve = only(
        ClockKind.SOLVE,
        reported(),
        by_hand("09:30", ClockKind.SOLVE, "17:00"),
        classified("10:00", replace(REGULAR, severity="complex")),
        moved("10:30", Category.WAITING),
    )
    assert (solve.due_at, solve.by_hand, solve.epoch) == (at("17:00"), True, 2)
    assert (solve.state, solve.target_seconds) == (ClockState.RUNNING, int(6.5 * 3600))


def test_due_time_set_by_hand_touches_its_own_clock_only():
    events = [reported(), by_hand("09:10", ClockKind.SOLVE, "17:00")]
    assert only(ClockKind.ACCEPT, *events).due_at == at("09:30")


def test_due_time_set_by_hand_belongs_to_the_instance_of_its_time():
    first, second = clocks(
        ClockKind.PROGRESS,
        reported(),
        took("09:00"),
        by_hand("09:30", ClockKind.PROGRESS, "10:00"),
        told("11:00"),
    )
    assert (first.by_hand, first.state) == (True, ClockState.MISSED)
    assert (second.by_hand, second.due_at) == (False, at("16:30"))


# Rule 16: no target, later targets, withdrawn tickets


@pytest.mark.parametrize("targets", [{}, {ClockKind.SOLVE: Target(0)}])
def test_no_target_means_no_clock(targets):
    rules = replace(RULES, policies=(Policy("default", targets),))
    assert derive([reported()], [rules]) == ()


def test_a_clock_that_applies_later_starts_then():
    plan = only(ClockKind.PLAN, reported(), classified("10:00", MAJOR))
    assert (plan.started_at, plan.due_at, plan.epoch) == (at("10:00"), at("12:00"), 1)


def test_a_clock_that_no_longer_applies_stops():
    plan = only(ClockKind.PLAN, reported(facts=MAJOR), classified("10:00", REGULAR))
    assert (plan.state, plan.used_seconds, plan.done_at) == (ClockState.STOPPED, 3600, None)


def test_withdrawing_a_ticket_stops_what_is_open_and_leaves_what_is_done():
    events = [reported(), took("09:10"), TicketEvent(EventType.WITHDRAWN, at("18:00"))]
    states = {clock.kind: clock.state for clock in derive(events, [RULES])}
    assert states == {
        ClockKind.ACCEPT: ClockState.MET,
        ClockKind.SOLVE: ClockState.STOPPED,
        ClockKind.PROGRESS: ClockState.STOPPED,
    }


def test_a_restored_ticket_goes_on():
    events = [
        reported(),
        TicketEvent(EventType.WITHDRAWN, at("10:00")),
        TicketEvent(EventType.RESTORED, at("11:00")),
    ]
    assert only(ClockKind.SOLVE, *events).state is ClockState.RUNNING


@pytest.mark.parametrize("kind", [ClockKind.ACCEPT, ClockKind.SOLVE, ClockKind.PLAN])
def test_the_time_in_which_a_ticket_was_withdrawn_costs_no_clock_anything(kind):
    facts = reported(facts=MAJOR)
    gone = (
        TicketEvent(EventType.WITHDRAWN, at("09:10")),
        TicketEvent(EventType.RESTORED, at("11:10")),
    )
    as_if_never, restored = only(kind, facts), only(kind, facts, *gone)
    if restored.terms.target.hours is Hours.ELAPSED:
        assert restored.due_at - as_if_never.due_at == timedelta(hours=2)
    else:
        calendar = restored.terms.calendar
        assert calendar.worked(as_if_never.due_at, restored.due_at) == 2 * 3600


def test_what_if_shows_every_promise():
    due = {clock.kind: clock.due_at for clock in promises(MAJOR, at("09:00"), RULES)}
    assert due == {
        ClockKind.ACCEPT: at("09:30"),
        ClockKind.SOLVE: at("09:00") + timedelta(hours=72),
        ClockKind.PLAN: at("11:00"),
        ClockKind.PROGRESS: at("14:30"),
        ClockKind.CALLBACK: at("23 09:00"),
    }
