"""Before rules are saved: which open deadlines they would move; nothing is written."""

from dataclasses import replace

import pytest
from sqlalchemy import event

from app.core.errors import Cancelled
from app.core.progress import Progress
from app.sla import queries as sla
from app.sla import service as rules_service
from app.sla.dto import SavePolicies
from app.sla.policy import HOUR, ClockKind, Hours, Target
from app.tickets import queries, service
from app.tickets.dto import CloseTicket, MoveTicket, SolveTicket, TakeTicket
from app.tickets.rules import WAITING_CUSTOMER, Kind, Outcome, Rating, Severity
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


def test_what_is_foretold_is_what_happens(world):
    waiting = world.report()
    world.do("", service.take, TakeTicket, waiting)
    world.do("", service.move, MoveTicket, waiting, to_status=WAITING_CUSTOMER)
    running = world.report(severity=Severity.COMPLEX)
    plain = world.report()
    policies = shorter(world, 3 * HOUR, Hours.ELAPSED)
    foretold = {(row.ticket_id, row.kind): row.due_then for row in tried(world, policies).rows}
    world.backend.command(rules_service.save_policies, SavePolicies(policies, rules(world).id))
    before = {}
    while world.backend.command(sweep, "test").result.has_more:
        pass
    for ticket_id in (waiting, running, plain):
        for clock in world.backend.query(queries.clocks, ticket_id):
            before[ticket_id, clock.kind] = clock.due_at
    assert set(foretold) == {(waiting, ClockKind.SOLVE), (plain, ClockKind.SOLVE)}
    assert all(before[key] == due for key, due in foretold.items())


def test_it_says_how_far_it_is_and_can_be_stopped(world, monkeypatch):
    monkeypatch.setattr("app.tickets.what_if._BATCH", 2)
    for _ in range(5):
        world.report()
    steps: list[tuple[int, int]] = []
    tried(world, progress=Progress(lambda done, total: steps.append((done, total))))
    assert steps == [(0, 5), (2, 5), (4, 5), (5, 5)]
    with pytest.raises(Cancelled):
        tried(world, progress=Progress(is_cancelled=lambda: len(steps) > 0))


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
