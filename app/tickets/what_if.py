"""What other rules would do to the open tickets: nothing is written, only worked out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.core.progress import Progress
from app.customers.tables import Customer
from app.db.reading import Reading
from app.sla import queries as sla
from app.sla.calendar import BusinessCalendar
from app.sla.clock import derive
from app.sla.policy import ClockKind, Policy
from app.sla.rulebook import rule_book
from app.sla.terms import Rules
from app.tickets import filters
from app.tickets.history import Line, categories, clock_events
from app.tickets.rules import Category
from app.tickets.tables import Ticket, TicketEvent

_BATCH = 200
_Dues = Mapping[tuple[ClockKind, int], datetime]  # of the open clocks, by kind and instance


@dataclass(frozen=True, slots=True)
class DueChange:
    """One open deadline that would move.

    Attributes:
        due_now, due_then: None where the promise does not exist by those rules.
        is_late_now, is_late_then: whether that due time has passed.
    """

    ticket_id: int
    number: str
    title: str
    customer_name: str
    kind: ClockKind
    instance: int
    due_now: datetime | None
    due_then: datetime | None
    is_late_now: bool
    is_late_then: bool


@dataclass(frozen=True)
class DueChanges:
    """What the rules would change.

    Attributes:
        checked: open tickets that were looked at.
        rows: in the order of the tickets' numbers.
    """

    checked: int
    rows: tuple[DueChange, ...]

    @property
    def tickets(self) -> int:
        """How many tickets have a deadline that moves."""
        return len({row.ticket_id for row in self.rows})

    @property
    def newly_late(self) -> int:
        """How many deadlines would have passed that have not by today's rules."""
        return sum(row.is_late_then and not row.is_late_now for row in self.rows)


class _Subject(NamedTuple):
    id: int
    number: str
    title: str
    customer_name: str


def due_changes(
    read: Reading, progress: Progress, policies: tuple[Policy, ...], calendar: BusinessCalendar
) -> DueChanges:
    """Work out which open deadlines these rules would move if they held from now on.

    Raises:
        Cancelled: the person asked to stop.
        PastHorizon: a target is not used up within years.
    """
    session, now = read.session, read.now()
    _, book = rule_book(session)
    newest = book[-1]
    tried = (*book, Rules(max(now, newest.since), policies, calendar))
    known = categories(session)
    condition = _is_ticking(read)
    total = session.execute(select(func.count(Ticket.id)).where(condition)).scalar_one()
    checked = 0
    rows: list[DueChange] = []
    for batch in _batches(session, condition):
        progress.step(checked, total)
        for subject, lines, today in _with_clocks(session, batch):
            clocks = derive(clock_events(lines, known), tried)
            then = {(one.kind, one.instance): one.due_at for one in clocks if one.is_open}
            rows += _differences(subject, today, then, now)
        checked += len(batch)
    progress.step(checked, total)
    return DueChanges(checked, tuple(rows))


def _is_ticking(read: Reading) -> ColumnElement[bool]:
    """Tickets that still have something to be kept; those that are solved have it behind them."""
    categories_open = [Category.OPEN, Category.WAITING]
    return (
        filters.visible(read)
        & Ticket.deleted_at.is_(None)
        & filters.is_open()
        & Ticket.category.in_(categories_open)
    )


def _batches(session: Session, condition: ColumnElement[bool]) -> Iterator[list[_Subject]]:
    statement = (
        select(Ticket.id, Ticket.number, Ticket.title, Customer.name)
        .join(Customer, Customer.id == Ticket.customer_id)
        .where(condition)
        .order_by(Ticket.id)
        .limit(_BATCH)
    )
    after = 0
    while batch := [_Subject(*row) for row in session.execute(statement.where(Ticket.id > after))]:
        yield batch
        after = batch[-1].id


def _with_clocks(
    session: Session, batch: list[_Subject]
) -> Iterator[tuple[_Subject, list[Line], _Dues]]:
    """Each ticket with its history and the deadlines that are open by today's rules."""
    ids = [subject.id for subject in batch]
    event = TicketEvent
    statement = (
        select(event.ticket_id, event.at, event.type, event.field, event.after)
        .where(event.ticket_id.in_(ids))
        .order_by(event.ticket_id, event.at, event.id)
    )
    found = groupby(session.execute(statement), key=lambda row: row.ticket_id)
    lines = {ticket_id: [Line(*row[1:]) for row in rows] for ticket_id, rows in found}
    clocks = sla.clocks_of(session, "ticket", ids)
    for subject in batch:
        today = clocks.get(subject.id, ())
        dues = {(row.kind, row.instance): row.due_at for row in today if row.is_open}
        yield subject, lines[subject.id], dues


def _differences(
    subject: _Subject, today: _Dues, then: _Dues, now: datetime
) -> Iterator[DueChange]:
    for kind, instance in dict.fromkeys((*today, *then)):
        before, after = today.get((kind, instance)), then.get((kind, instance))
        if before != after:
            yield DueChange(
                ticket_id=subject.id,
                number=subject.number,
                title=subject.title,
                customer_name=subject.customer_name,
                kind=kind,
                instance=instance,
                due_now=before,
                due_then=after,
                is_late_now=before is not None and before < now,
                is_late_then=after is not None and after < now,
            )
