"""What a step changes: the line in the ticket's history, the person in charge, the priority."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, inspect, select
from sqlalchemy.orm import Session

from app.db.base import Row
from app.db.doors import call, is_server
from app.db.uow import UnitOfWork
from app.identity.tables import Department, UserAccount
from app.sla.policy import Action
from app.sla.ringing import Ringing
from app.sla.watch import BREACH, Step
from app.tickets.history import note, take_noted
from app.tickets.rules import EventType, Priority, priority_rank
from app.tickets.tables import Ticket, TicketEvent
from app.tickets.working import give
from app.workflows.sweep_people import People, Watched

_RAISED = {
    Priority.LOW: Priority.NORMAL,
    Priority.NORMAL: Priority.HIGH,
    Priority.HIGH: Priority.URGENT,
}


def lock_tickets(session: Session, ringing: Sequence[Ringing], now: datetime) -> list[Ringing]:
    """Return the clocks that can be acted on now.

    A ticket that a step changes is locked first. One that somebody is saving at this moment waits
    for the next look: two who wait for each other would lose one of the two saves.
    """
    ids = {ring.row.record_id for ring in ringing if _changes_ticket(ring)}
    if not ids:
        return list(ringing)
    locked = _locked(session, ids, now)
    return [ring for ring in ringing if not _changes_ticket(ring) or ring.row.record_id in locked]


def held_tickets(session: Session, ids: Collection[int]) -> set[int]:
    """Those that somebody is saving at this moment; all others are locked for us."""
    asked = select(Ticket.id).where(Ticket.id.in_(ids))
    there = set(session.execute(asked).scalars())
    return there - set(session.execute(asked.with_for_update(skip_locked=True)).scalars())


def carry_out(
    uow: UnitOfWork, ring: Ringing, step: Step, record: Watched, people: People
) -> int | None:
    """Do what a step does besides telling; returns who took the ticket over."""
    if step.level >= BREACH:
        _record(uow, ring, step)
    if step.action is Action.RAISE_PRIORITY:
        _raise_priority(uow, record)
    if step.action is Action.REASSIGN:
        return _reassign(uow, step, record, people)
    return None


def hold(session: Session, ringing: Sequence[Ringing]) -> list[Row]:
    """Load what the steps of a batch change or name, once; a session keeps only what is held."""
    actions = {step.action for ring in ringing for step in ring.steps}
    changed = [ring.row.record_id for ring in ringing if _changes_ticket(ring)]
    asked: list[Select[Any]] = []
    if changed:
        asked.append(select(Ticket).where(Ticket.id.in_(changed)))
    if Action.REASSIGN in actions:
        asked += [select(UserAccount), select(Department)]
    return [row for statement in asked for row in session.execute(statement).scalars()]


def settle(uow: UnitOfWork) -> None:
    """Write what the steps of a batch did to their tickets.

    On a server the desk that looks may belong to somebody without a right to these tickets: a
    function does it, which asks for the steps that were recorded in this transaction.
    """
    session = uow.session
    if not is_server(session):
        return  # the unit of work writes it
    lines = take_noted(session)
    changes = []
    for ticket in [row for row in session.dirty if isinstance(row, Ticket)]:
        attributes = inspect(ticket).attrs
        names = [each.key for each in attributes if each.history.has_changes()]
        changes.append({"id": ticket.id, **{name: getattr(ticket, name) for name in names}})
        session.expire(ticket)
    if lines or changes:
        call(session, "escalate", changes=changes, lines=lines, noted=uow.now())


def _locked(session: Session, ids: set[int], now: datetime) -> set[int]:
    """Lock those that nobody else has; a server lets a person lock only what he may change."""
    if is_server(session):
        return set(call(session, "lock_due", tickets=sorted(ids), noted=now).scalars())
    locking = select(Ticket.id).where(Ticket.id.in_(ids)).with_for_update(skip_locked=True)
    return set(session.execute(locking).scalars())


def _changes_ticket(ring: Ringing) -> bool:
    return any(step.action is not Action.NOTIFY for step in ring.steps)


def _record(uow: UnitOfWork, ring: Ringing, step: Step) -> None:
    """Append the breach or escalation to the history, at the moment at which it was due."""
    type_ = EventType.SLA_BREACHED if step.level == BREACH else EventType.ESCALATED
    uow.session.add(
        TicketEvent(ticket_id=ring.row.record_id, at=step.at, type=type_, field=ring.kind)
    )
    uow.changes.touch("ticket", ring.row.record_id)


def _raise_priority(uow: UnitOfWork, record: Watched) -> None:
    ticket = uow.get(Ticket, record.id)
    before = Priority(ticket.priority)
    after = _RAISED.get(before)
    if after is None:
        return
    ticket.priority, ticket.priority_rank = after, priority_rank(after)
    note(uow, ticket, EventType.ESCALATED, "priority", before, after)


def _reassign(uow: UnitOfWork, step: Step, record: Watched, people: People) -> int | None:
    taker = next(iter(people.whom(step.whom, record)), None)
    ticket = uow.get(Ticket, record.id)
    if taker is None or taker == ticket.owner_id:
        return None
    give(uow, ticket, taker, EventType.ESCALATED)
    return taker
