"""What other rules would do to the open tickets: nothing is written, only worked out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.core.progress import Progress
from app.customers.tables import Customer
from app.db.reading import Reading
from app.sla import queries as sla
from app.sla.calendar import BusinessCalendar
from app.sla.clock import derive_open
from app.sla.history import TicketEvent
from app.sla.policy import ClockKind, Hours, Policy, TicketFacts
from app.sla.rulebook import rule_book
from app.sla.terms import Rules
from app.tickets import filters, tables
from app.tickets.history import Line, categories, clock_events
from app.tickets.rules import Category
from app.tickets.tables import Ticket

_BATCH = 200
_EVERY = frozenset(ClockKind)
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


class _Edit:
    """What other rules promise that those that hold do not; most tickets are left as they are."""

    def __init__(self, newest: Rules, tried: Rules) -> None:
        self._newest, self._tried = newest, tried
        self._same_hours = {
            hours for hours in Hours if newest.calendar(hours) == tried.calendar(hours)
        }
        self._kinds: dict[TicketFacts, frozenset[ClockKind]] = {}

    def kinds(self, facts: TicketFacts) -> frozenset[ClockKind]:
        """The clocks of such a ticket that may be due at another time."""
        if facts not in self._kinds:
            moved = (kind for kind in ClockKind if self._is_other(kind, facts))
            self._kinds[facts] = frozenset(moved)
        return self._kinds[facts]

    def _is_other(self, kind: ClockKind, facts: TicketFacts) -> bool:
        before, after = self._newest.terms(kind, facts), self._tried.terms(kind, facts)
        if before is None or after is None:
            return before is not after
        return before.target != after.target or after.target.hours not in self._same_hours


def _facts(events: Sequence[TicketEvent]) -> TicketFacts:
    """What a policy can ask about, as it is now."""
    return next(event.facts for event in reversed(events) if event.facts is not None)


def due_changes(
    read: Reading,
    progress: Progress,
    policies: tuple[Policy, ...],
    calendar: BusinessCalendar,
    so_far: list[DueChange] | None = None,
) -> DueChanges:
    """Work out which open deadlines these rules would move if they held from now on.

    Args:
        so_far: grows by what was found, for whoever shows it before all is done.

    Raises:
        Cancelled: the person asked to stop.
        PastHorizon: a target is not used up within years.
    """
    session, now = read.session, read.now()
    newest_id, book = rule_book(session)
    tried = (*book, Rules(max(now, book[-1].since), policies, calendar))
    edit = _Edit(*tried[-2:])
    known = categories(session)
    subjects = _subjects(session, _is_ticking(read))
    rows = [] if so_far is None else so_far
    rows.clear()  # what is asked again after a lost connection begins anew
    for checked in range(0, len(subjects), _BATCH):
        progress.step(checked, len(subjects))
        batch = subjects[checked : checked + _BATCH]
        for subject, lines, clocks in _with_clocks(session, batch):
            events = clock_events(lines, known)
            # What follows older rules is due by these at another time anyhow.
            follows = clocks.rules_ids <= {newest_id}
            kinds = edit.kinds(_facts(events)) if follows else _EVERY
            if not kinds:
                continue
            today = {key: due_at for key, due_at in clocks.dues.items() if key[0] in kinds}
            then = {
                (one.kind, one.instance): one.due_at for one in derive_open(events, tried, kinds)
            }
            rows += _differences(subject, today, then, now)
    progress.step(len(subjects), len(subjects))
    return DueChanges(len(subjects), tuple(rows))


def _is_ticking(read: Reading) -> ColumnElement[bool]:
    """Tickets that still have something to be kept; those that are solved have it behind them."""
    categories_open = [Category.OPEN, Category.WAITING]
    return (
        filters.visible(read)
        & Ticket.deleted_at.is_(None)
        & filters.is_open()
        & Ticket.category.in_(categories_open)
    )


def _subjects(session: Session, condition: ColumnElement[bool]) -> list[_Subject]:
    statement = (
        select(Ticket.id, Ticket.number, Ticket.title, Customer.name)
        .join(Customer, Customer.id == Ticket.customer_id)
        .where(condition)
        .order_by(Ticket.id)
    )
    return [_Subject(*row) for row in session.connection().execute(statement)]


def _with_clocks(
    session: Session, batch: list[_Subject]
) -> Iterator[tuple[_Subject, list[Line], sla.OpenClocks]]:
    """Each ticket with its history and the deadlines that are open by today's rules."""
    ids = [subject.id for subject in batch]
    event = tables.TicketEvent
    statement = (
        select(event.ticket_id, event.at, event.type, event.field, event.after)
        .where(event.ticket_id.in_(ids))
        .order_by(event.ticket_id, event.at, event.id)
    )
    found = groupby(session.connection().execute(statement), key=itemgetter(0))
    lines = {ticket_id: [Line(*row[1:]) for row in rows] for ticket_id, rows in found}
    clocks = sla.open_clocks(session, "ticket", ids)
    for subject in batch:
        yield subject, lines[subject.id], clocks[subject.id]


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
