"""Clocks of a record as they are stored: what is due next, pauses, silence, leaving."""

from datetime import timedelta

import pytest
from sqlalchemy import insert

from app.customers import service as customers
from app.customers.dto import NewCustomer
from app.sla import queries, service
from app.sla.clock import ClockState
from app.sla.dto import Subject
from app.sla.history import Category, EventType, TicketEvent
from app.sla.policy import ClockKind, TicketFacts
from app.tickets.tables import Ticket
from tests.conftest import NOW

FACTS = TicketFacts(tier="ordinary", kind="technical", severity="regular")
REPORTED = TicketEvent(EventType.REPORTED, NOW, facts=FACTS)
HOUR = timedelta(hours=1)


def at(hours, type_, **fields):
    return TicketEvent(type_, NOW + hours * HOUR, **fields)


def status(hours, category):
    return at(hours, EventType.STATUS_CHANGED, category=category)


@pytest.fixture(autouse=True)
def tickets(backend):
    """What the clocks are of: a server takes none of a ticket that nobody sees."""
    customer = backend.command(customers.register, NewCustomer("甲公司")).result
    row = {
        "version": 1, "created_at": NOW, "updated_at": NOW, "reported_at": NOW,
        "title": "打印机不工作", "customer_id": customer, "channel": "phone",
        "kind": "technical", "severity": "regular", "priority": "normal", "priority_rank": 2,
        "status": "new", "category": "open",
    }  # fmt: skip
    rows = [row | {"id": id_, "number": f"T{id_}"} for id_ in (1, 2, 3, 7)]
    backend.command(lambda uow: uow.session.execute(insert(Ticket), rows) and None)


@pytest.fixture
def store_events(backend):
    def store(*events, **fields):
        subject = Subject("ticket", 7, FACTS, (REPORTED, *events), **fields)
        return backend.command(service.refresh, subject).result

    return store


@pytest.fixture
def stored(backend):
    def read():
        rows = backend.query(lambda read: queries.clocks(read.session, "ticket", 7))
        return {(row.kind, row.instance): row for row in rows}

    return read


def test_the_earliest_promise_is_due_next(store_events, stored):
    due = store_events()
    assert (due.at, due.kind) == (NOW + 0.5 * HOUR, ClockKind.ACCEPT)
    assert {kind for kind, _ in stored()} == {ClockKind.ACCEPT, ClockKind.SOLVE}
    accept = stored()[ClockKind.ACCEPT, 1]
    assert accept.warn_at == NOW + timedelta(minutes=22, seconds=30)


def test_what_is_paused_is_not_due_next(store_events, stored):
    assert store_events(at(0.1, EventType.TOOK), status(0.2, Category.WAITING)) is None
    solve = stored()[ClockKind.SOLVE, 1]
    assert (solve.state, solve.used_seconds) == (ClockState.PAUSED, 720)
    assert solve.warn_at is None
    due = store_events(
        at(0.1, EventType.TOOK), status(0.2, Category.WAITING), status(1.2, Category.OPEN)
    )
    assert (due.at, due.kind) == (NOW + 6.5 * HOUR, ClockKind.SOLVE)


def test_a_report_without_facts_takes_those_of_the_record(backend, stored):
    bare = TicketEvent(EventType.REPORTED, NOW)
    vip = TicketFacts(tier="vip")
    backend.command(service.refresh, Subject("ticket", 7, vip, (bare,)))
    assert {row.policy_key for row in stored().values()} == {"vip"}


def test_history_from_before_has_clocks_that_never_ring(backend, store_events, stored):
    store_events(is_silent=True)
    assert stored()[ClockKind.SOLVE, 1].warn_at is not None
    assert backend.query(queries.next_wakeup) is None


def test_a_withdrawn_ticket_stops_and_a_restored_one_goes_on(backend, store_events, stored):
    assert store_events(at(0.1, EventType.WITHDRAWN)) is None
    assert {row.state for row in stored().values()} == {ClockState.STOPPED}
    assert backend.query(queries.next_wakeup) is None
    store_events(at(0.1, EventType.WITHDRAWN), at(0.2, EventType.RESTORED))
    assert {row.state for row in stored().values()} == {ClockState.RUNNING}


def test_stopping_all_leaves_what_is_finished(backend, store_events, stored):
    store_events(at(0.1, EventType.TOOK))
    outcome = backend.command(service.stop_all, "ticket", 7)
    assert "sla" in outcome.changes
    states = {kind: row.state for (kind, _), row in stored().items()}
    assert states == {
        ClockKind.ACCEPT: ClockState.MET,
        ClockKind.SOLVE: ClockState.STOPPED,
        ClockKind.PROGRESS: ClockState.STOPPED,
    }
    assert backend.query(queries.next_wakeup) is None


def test_deriving_again_changes_nothing(store_events, stored):
    events = (at(0.1, EventType.TOOK), status(1, Category.SOLVED), status(2, Category.OPEN))
    store_events(*events)
    first = stored()
    store_events(*events)
    assert stored() == first
    assert first[ClockKind.SOLVE, 1].state is ClockState.RUNNING


@pytest.mark.parametrize(
    ("hours", "elapsed", "left", "is_late"),
    [(1, 3600, 10800, False), (2.5, 7200, 7200, False), (6.5, 18000, -3600, True)],
)
def test_a_stored_clock_reads_as_the_derived_one(
    backend, store_events, stored, hours, elapsed, left, is_late
):
    store_events()
    working = backend.query(lambda read: queries.working_calendar(read.session))
    reading = stored()[ClockKind.SOLVE, 1].reading(working, NOW + hours * HOUR)
    assert (reading.elapsed, reading.left, reading.breached) == (elapsed, left, is_late)


def test_clocks_of_many_records_come_in_one_answer(backend):
    for record_id in (1, 2, 3):
        subject = Subject("ticket", record_id, FACTS, (REPORTED,))
        backend.command(service.refresh, subject)
    found = backend.query(lambda read: queries.clocks_of(read.session, "ticket", {1, 3, 99}))
    assert {record_id: len(rows) for record_id, rows in found.items()} == {1: 2, 3: 2}


def test_every_deadline_explains_itself(backend):
    told = backend.query(lambda read: queries.explanations(read.session, [REPORTED], read.now()))
    solve = told[ClockKind.SOLVE, 1]
    assert solve.policy_key == "default"
    assert sum(stretch.seconds for stretch in solve.counted) == 4 * 3600
    assert solve.until == NOW + 5.5 * HOUR
