"""Before rules are saved: which open deadlines they would move; nothing is written."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event

from app.core.errors import Cancelled
from app.core.progress import Progress
from app.sla import queries as sla
from app.sla import service as rules_service
from app.sla.dto import SaveCalendar, SavePolicies
from app.sla.policy import HOUR, ClockKind, Hours, Policy, Target
from app.sla.span import Span
from app.tickets import queries, service
from app.tickets.dto import (
    Classify,
    CloseTicket,
    MoveTicket,
    ReopenTicket,
    SetDue,
    SolveTicket,
    TakeTicket,
    TellCustomer,
)
from app.tickets.rules import WAITING_CUSTOMER, Channel, Kind, Outcome, Rating, Severity
from app.tickets.what_if import due_changes
from app.workflows.sweep import sweep
from tests.tickets_world import SOLUTION


def rules(world):
    return world.backend.query(sla.rules_now)


def shorter(world, seconds=2 * HOUR, hours=Hours.WORKING):
    """The policies with another promise to solve for whatever no other one fits."""
    *others, last = rules(world).policies
    targets = {**last.targets, ClockKind.SOLVE: Target(seconds, hours)}
    return (*others, replace(last, targets=targets))


def tried(world, policies=None, calendar=None, progress=None):
    now = rules(world)
    return world.backend.query(
        due_changes, progress or Progress(), policies or now.policies, calendar or now.calendar
    )


def test_the_rules_that_hold_change_nothing(world):
    world.report()
    found = tried(world)
    assert (found.checked, found.rows) == (1, ())


def test_a_shorter_promise_moves_the_open_tickets_it_fits(world):
    ordinary = world.report(title="打印机不工作")
    world.report(severity=Severity.MAJOR)
    found = tried(world, shorter(world))
    assert (found.checked, found.tickets, found.newly_late) == (2, 1, 0)
    (row,) = found.rows
    assert (row.ticket_id, row.title, row.kind) == (ordinary, "打印机不工作", ClockKind.SOLVE)
    assert row.customer_name
    assert (row.due_now - row.due_then).total_seconds() == 2 * HOUR + 90 * 60  # and the lunch


def test_what_would_be_late_at_once_is_said(world, clock):
    world.report()
    clock.forward(hours=1)
    found = tried(world, shorter(world, 30 * 60))
    assert found.newly_late == 1
    assert (found.rows[0].is_late_now, found.rows[0].is_late_then) == (False, True)


def test_a_promise_that_begins_or_ends_is_a_change_too(world):
    world.report()
    *others, last = rules(world).policies
    targets = {kind: at for kind, at in last.targets.items() if kind is not ClockKind.ACCEPT}
    targets[ClockKind.PLAN] = Target(HOUR, Hours.ELAPSED)
    found = tried(world, (*others, replace(last, targets=targets)))
    changes = {row.kind: (row.due_now is None, row.due_then is None) for row in found.rows}
    assert changes == {ClockKind.ACCEPT: (False, True), ClockKind.PLAN: (True, False)}


def test_a_holiday_moves_what_falls_on_it(world, clock):
    world.report()
    calendar = rules(world).calendar
    today = clock.now.astimezone(world.backend.zone).date()
    closed = replace(calendar, holidays={**calendar.holidays, today: "店庆"})
    found = tried(world, calendar=closed)
    assert {row.kind for row in found.rows} == {ClockKind.ACCEPT, ClockKind.SOLVE}
    assert all(row.due_then > row.due_now for row in found.rows)


def test_solved_and_closed_tickets_are_not_asked_about(world):
    solved = world.report(kind=Kind.TECHNICAL)
    world.do("", service.take, TakeTicket, solved)
    world.do("", service.solve, SolveTicket, solved, solution=SOLUTION)
    closed = world.report()
    world.do("", service.take, TakeTicket, closed)
    world.do("", service.solve, SolveTicket, closed, solution=SOLUTION)
    answers = {"outcome": Outcome.SOLVED, "rating": Rating.CONTENT}
    world.do("", service.close, CloseTicket, closed, **answers)
    assert tried(world, shorter(world)).checked == 0


def desk_at_work(world, clock):
    """Tickets of several kinds at several points of their way; returns their ids."""
    waiting, told, by_hand, taken = (world.report() for _ in range(4))
    major, complex_ = (world.report(severity=each) for each in (Severity.MAJOR, Severity.COMPLEX))
    complaint = world.report(kind=Kind.COMPLAINT, channel=Channel.EMAIL)
    clock.forward(minutes=20)
    for ticket in (waiting, told, taken, major):
        world.do("", service.take, TakeTicket, ticket)
    world.do("", service.move, MoveTicket, waiting, to_status=WAITING_CUSTOMER)
    late_on = {"kind": ClockKind.SOLVE, "due_at": clock.now + timedelta(days=2)}
    world.do("", service.set_due, SetDue, by_hand, **late_on)
    clock.forward(minutes=50)
    heard = TellCustomer(told, "工程师下午上门，请留一位同事", Channel.PHONE)
    world.backend.command(service.tell_customer, heard)
    regraded = {"kind": Kind.TECHNICAL, "severity": Severity.MAJOR}
    world.do("", service.classify, Classify, taken, **regraded)
    solved = world.report()
    world.do("", service.take, TakeTicket, solved)
    world.do("", service.solve, SolveTicket, solved, solution=SOLUTION)
    clock.forward(hours=2)
    done = {"outcome": Outcome.SOLVED, "rating": Rating.CONTENT}
    world.do("", service.close, CloseTicket, solved, **done)
    world.do("", service.reopen, ReopenTicket, solved, reason="又卡纸了，问题还在")
    return [waiting, told, by_hand, taken, major, complex_, complaint, solved]


def open_dues(world, tickets):
    """When what is open is due, by ticket, kind and instance."""
    clocks = {ticket: world.backend.query(queries.clocks, ticket) for ticket in tickets}
    return {
        (ticket, row.kind, row.instance): row.due_at
        for ticket, rows in clocks.items()
        for row in rows
        if row.is_open
    }


def with_targets(now, position, **targets):
    """The policies with other promises in one of them: seconds and hours, or None for none."""
    policies = list(now.policies)
    kept = dict(policies[position].targets)
    for kind, target in targets.items():
        kept.pop(ClockKind(kind), None)
        if target:
            kept[ClockKind(kind)] = Target(*target)
    policies[position] = replace(policies[position], targets=kept)
    return tuple(policies)


def closed_on(now, days_on):
    """The working calendar with one more holiday, so many days after the rules were saved."""
    day = now.calendar.local_date(now.since) + timedelta(days=days_on)
    return replace(now.calendar, holidays={**now.calendar.holidays, day: "店庆"})


EDITS = {
    "one target": lambda now: (with_targets(now, -1, solve=(3 * HOUR, Hours.ELAPSED)), None),
    "other hours": lambda now: (with_targets(now, -1, solve=(4 * HOUR, Hours.ELAPSED)), None),
    "dropped": lambda now: (with_targets(now, -1, accept=None, progress=None), None),
    "a new promise": lambda now: (with_targets(now, -1, plan=(HOUR, Hours.WORKING)), None),
    "another policy": lambda now: (with_targets(now, 3, solve=(9 * HOUR, Hours.WORKING)), None),
    "a policy in front": lambda now: (
        (Policy("mail", {ClockKind.SOLVE: Target(HOUR)}, channel="email"), *now.policies), None
    ),
    "a holiday": lambda now: (None, closed_on(now, 0)),
    "a holiday next month": lambda now: (None, closed_on(now, 30)),
    "longer days": lambda now: (
        None, replace(now.calendar, weekly=dict.fromkeys(range(7), (Span.of("08:00", "20:00"),)))
    ),
    "nothing": lambda now: (None, None),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_foretold_is_what_saving_does(world, clock, edit):
    tickets = desk_at_work(world, clock)
    policies, calendar = EDITS[edit](rules(world))
    before = open_dues(world, tickets)
    found = tried(world, policies, calendar)
    foretold = {
        (row.ticket_id, row.kind, row.instance): (row.due_now, row.due_then) for row in found.rows
    }
    if policies:
        world.backend.command(rules_service.save_policies, SavePolicies(policies, rules(world).id))
    if calendar:
        hours = {day: [span.texts() for span in spans] for day, spans in calendar.weekly.items()}
        written = (calendar.zone, hours, calendar.holidays, {}, calendar.known_until)
        cmd = SaveCalendar(*written, seen_rules_id=rules(world).id)
        world.backend.command(rules_service.save_calendar, cmd)
    stays = tried(world)  # nothing has followed the saved rules yet, so all of it is still to come
    while world.backend.command(sweep, "test").result.has_more:
        pass
    after = open_dues(world, tickets)
    assert foretold == {
        key: (before.get(key), after.get(key))
        for key in before.keys() | after.keys()
        if before.get(key) != after.get(key)
    }
    assert stays.rows == found.rows
    assert tried(world).rows == ()
    assert bool(foretold) == (edit not in ("nothing", "a holiday next month"))


def test_it_says_how_far_it_is_and_can_be_stopped(world, monkeypatch):
    monkeypatch.setattr("app.tickets.what_if._BATCH", 2)
    for _ in range(5):
        world.report()
    steps: list[tuple[int, int]] = []
    tried(world, progress=Progress(lambda done, total: steps.append((done, total))))
    assert steps == [(0, 5), (2, 5), (4, 5), (5, 5)]
    with pytest.raises(Cancelled):
        tried(world, progress=Progress(is_cancelled=lambda: len(steps) > 0))


def test_what_was_found_is_there_before_all_is_done(world, monkeypatch):
    monkeypatch.setattr("app.tickets.what_if._BATCH", 2)
    for _ in range(5):
        world.report()
    so_far, seen = [], []
    progress = Progress(lambda *_step: seen.append(len(so_far)))
    now = rules(world)
    found = world.backend.query(due_changes, progress, shorter(world), now.calendar, so_far)
    assert seen == [0, 2, 4, 5]
    assert tuple(so_far) == found.rows


def test_it_reads_in_batches_and_writes_nothing(world):
    for _ in range(12):
        world.report()
    statements: list[str] = []

    def keep(_conn, _cursor, statement, *_rest):
        statements.append(statement)

    engines = world.backend.engines
    event.listen(engines.reads, "before_cursor_execute", keep)
    try:
        tried(world, shorter(world))
    finally:
        event.remove(engines.reads, "before_cursor_execute", keep)
    assert not [one for one in statements if one.lstrip().upper().startswith(("INS", "UPD", "DEL"))]
    assert len(statements) < 15  # however many tickets there are
