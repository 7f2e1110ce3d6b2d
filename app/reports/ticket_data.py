"""Tickets with every field of the tracking form, read in batches of a few statements each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from app.core.errors import NotFound
from app.core.paging import Cursor, Page
from app.customers.tables import Customer
from app.db.reading import Reading
from app.identity.tables import Department, UserAccount
from app.reports import reach
from app.reports.job import ReportParams
from app.sla.clock import ClockState
from app.sla.tables import SlaClock
from app.tickets import filters, queries
from app.tickets.dto import TicketFilter, TicketRow
from app.tickets.tables import Ticket, TicketEvent, TicketStatus

_maker = aliased(UserAccount)
_FORM = (
    Ticket.id, Ticket.external_no, Ticket.description, Ticket.channel, Ticket.occurred_at,
    Ticket.wanted_by, Ticket.assigned_at, Ticket.accepted_at, Ticket.progress_at,
    Ticket.feedback, Ticket.solution, Ticket.outcome, Ticket.rating, Ticket.improvement,
    Ticket.root_cause, Ticket.solved_at, Ticket.reopen_count, Customer.number.label("customer_no"),
    Department.key.label("department_key"), Department.name.label("department_name"),
    TicketStatus.name.label("status_name"), _maker.name.label("created_by"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deadline:
    """The latest clock of its kind. ``state`` is missed as soon as a running one is late."""

    kind: str
    due_at: datetime
    done_at: datetime | None
    state: str


@dataclass(frozen=True, slots=True)
class Case:
    """One ticket. ``form`` holds the fields that a list on the screen does not have."""

    row: TicketRow
    form: Mapping[str, Any]
    deadlines: Mapping[str, Deadline]


def ticket_by_number(read: Reading, number: str) -> int:
    """The id of the ticket with this number.

    Raises:
        NotFound: there is none, or the reader may not see it.
    """
    statement = select(Ticket.id).where(
        Ticket.number == number.strip().upper(),
        Ticket.deleted_at.is_(None),
        filters.visible(read),
    )
    found = read.session.execute(statement).scalar()
    if found is None:
        raise NotFound(entity="ticket", number=number)
    return found


def count(read: Reading, params: ReportParams) -> int:
    """How many tickets of the reader's reach the report covers."""
    return queries.ticket_count(read, _wanted(read, params), _within(read, params))


def cases(read: Reading, params: ReportParams, cursor: Cursor | None, size: int) -> Page[Case]:
    """The next ``size`` tickets of the report, in its order."""
    page = queries.ticket_page(
        read, _wanted(read, params), params.ticket_sort, cursor, size, _within(read, params)
    )
    return Page(_cases(read, page.rows), page.next_cursor)


def _wanted(read: Reading, params: ReportParams) -> TicketFilter:
    if params.period is None:
        return params.tickets
    return replace(
        params.tickets,
        reported_from=params.period.begins_at(read.zone),
        reported_before=params.period.ends_at(read.zone),
    )


def _within(read: Reading, params: ReportParams) -> list[Any]:
    one = [] if params.ticket_id is None else [Ticket.id == params.ticket_id]
    return [*reach.tickets(read), *one]


def _cases(read: Reading, rows: tuple[TicketRow, ...]) -> tuple[Case, ...]:
    ids = [row.id for row in rows]
    statement = (
        select(*_FORM)
        .select_from(Ticket)
        .join(Customer, Customer.id == Ticket.customer_id)
        .outerjoin(TicketStatus, TicketStatus.key == Ticket.status)
        .outerjoin(Department, Department.id == Ticket.department_id)
        .outerjoin(_maker, _maker.id == Ticket.created_by_id)
        .where(Ticket.id.in_(ids))
    )
    forms = {found.id: found._asdict() for found in read.session.execute(statement)}
    deadlines = _deadlines(read, ids)
    return tuple(
        Case(row, forms[row.id], deadlines.get(row.id, {})) for row in rows if row.id in forms
    )


def _deadlines(read: Reading, ids: list[int]) -> dict[int, dict[str, Deadline]]:
    statement = (
        select(SlaClock.record_id, SlaClock.kind, SlaClock.due_at, SlaClock.met_at, SlaClock.state)
        .where(SlaClock.record_type == "ticket", SlaClock.record_id.in_(ids))
        .order_by(SlaClock.started_at, SlaClock.instance)
    )
    found: dict[int, dict[str, Deadline]] = {}
    for id_, kind, due_at, done_at, state in read.session.execute(statement):
        is_late = state == ClockState.RUNNING and due_at < read.now()
        state = ClockState.MISSED.value if is_late else state
        found.setdefault(id_, {})[kind] = Deadline(kind, due_at, done_at, state)
    return found


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done about a ticket.

    Attributes:
        name: the kind of event where somebody said something, else the field that changed.
        own_status: the name of the new status, where it has one of its own.
    """

    at: datetime
    by: str | None  # None: by rule
    name: str
    after: str | None
    own_status: str | None
    text: str | None


_SPOKEN = ("reported", "imported", "told_customer", "commented", "plan_filed")
_TOLD_FIELDS = ("status", "owner_id", "progress", "solution")


def steps_of(read: Reading, ticket_id: int) -> tuple[Step, ...]:
    """What was said and done about a ticket, oldest first; changed texts are left out.

    Nothing of a ticket that the reader may not see.

    Raises:
        PermissionDenied: the reader sees no tickets.
    """
    statement = (
        select(
            TicketEvent.at, UserAccount.name, TicketEvent.type, TicketEvent.field,
            TicketEvent.after, TicketStatus.name, TicketEvent.text,
        )
        .join(Ticket, Ticket.id == TicketEvent.ticket_id)
        .outerjoin(UserAccount, UserAccount.id == TicketEvent.actor_id)
        .outerjoin(
            TicketStatus, (TicketEvent.field == "status") & (TicketStatus.key == TicketEvent.after)
        )
        .where(TicketEvent.ticket_id == ticket_id, filters.visible(read))
        .where(TicketEvent.type.in_(_SPOKEN) | TicketEvent.field.in_(_TOLD_FIELDS))
        .order_by(TicketEvent.at, TicketEvent.id)
    )  # fmt: skip
    found = []
    for at, by, type_, field, after, own_status, text in read.session.execute(statement):
        name = type_ if type_ in _SPOKEN else str(field)
        is_solution = name == "solution"
        said = after if is_solution else text
        found.append(Step(at, by, name, None if is_solution else after, own_status, said))
    return tuple(found)
