"""Recording tickets from before, with their events at their true times. Nobody is told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Table, bindparam, insert, select, update

from app.audit.recorder import record_action
from app.customers.tables import Customer
from app.db.numbers import ticket_numbers
from app.db.uow import UnitOfWork
from app.sla import service as sla
from app.sla.dto import Subject
from app.sla.policy import TicketFacts
from app.tickets.changing import words_of
from app.tickets.events import TicketsRecorded
from app.tickets.history import Line, categories, clock_events, facts_text
from app.tickets.rules import (
    NEW,
    Category,
    Channel,
    EventType,
    Kind,
    Outcome,
    Priority,
    Rating,
    Severity,
    priority_rank,
)
from app.tickets.tables import Ticket

_CHUNK = 500


@dataclass(frozen=True)
class PastStep:
    """One thing that happened.

    Attributes:
        type: took, moved, solved, closed, reopened, told_customer, commented, routed …
        to_status: where the ticket went by it.
        percent: how far it was then.
    """

    at: datetime
    type: EventType
    actor_id: int | None = None
    to_status: str | None = None
    percent: int | None = None
    text: str | None = None


@dataclass(frozen=True)
class PastTicket:
    """A ticket from before; ``steps`` in order say how it came to where it is.

    Attributes:
        is_silent: its clocks are kept but never ring.
    """

    customer_id: int
    kind: Kind
    title: str
    reported_at: datetime
    channel: Channel = Channel.PHONE
    steps: tuple[PastStep, ...] = ()
    description: str = ""
    contact_id: int | None = None
    sub_kind: str | None = None
    severity: Severity = Severity.REGULAR
    priority: Priority = Priority.NORMAL
    occurred_at: datetime | None = None
    wanted_by: datetime | None = None
    department_id: int | None = None
    owner_id: int | None = None
    reporter_id: int | None = None
    solution: str | None = None
    outcome: Outcome | None = None
    rating: Rating | None = None
    feedback: str | None = None
    improvement: str | None = None
    root_cause: str | None = None
    external_no: str | None = None
    external_source: str = ""
    is_silent: bool = True
    uid: UUID = field(default_factory=uuid4)


def record_history(uow: UnitOfWork, tickets: Sequence[PastTicket]) -> list[int]:
    """Record tickets from before, any number of them; returns their ids in the order given.

    Their numbers are those of the days on which they were reported. No notice, no survey, no
    follow-up comes of it; clocks ring only for tickets that are not silent.

    Raises:
        PermissionDenied: the actor may not import.
        KeyError: a step leads to a status that does not exist.
    """
    uow.require("import.run")
    kinds = categories(uow.session)
    numbers = _numbers(uow, tickets)
    ids: list[int] = []
    for start in range(0, len(tickets), _CHUNK):
        part = tickets[start : start + _CHUNK]
        ids += _record(uow, part, numbers[start : start + _CHUNK], kinds)
    record_action(uow.session, uow.actor, uow.now(), "ticket.import", count=len(ids))
    uow.changes.touch("ticket", *ids)
    uow.emit(TicketsRecorded(frozenset(ticket.customer_id for ticket in tickets)))
    return ids


def _numbers(uow: UnitOfWork, tickets: Sequence[PastTicket]) -> list[str]:
    """A number of its day for each ticket, with one statement per day."""

    def day(position: int) -> date:
        return tickets[position].reported_at.astimezone(uow.zone).date()

    numbers = [""] * len(tickets)
    for of_day, group in groupby(sorted(range(len(tickets)), key=day), key=day):
        positions = list(group)
        taken = ticket_numbers(uow.session, of_day, len(positions))
        for position, number in zip(positions, taken, strict=True):
            numbers[position] = number
    return numbers


def _record(
    uow: UnitOfWork,
    tickets: Sequence[PastTicket],
    numbers: Sequence[str],
    kinds: Mapping[str, str],
) -> list[int]:
    rows = [
        _columns(uow, ticket, number, kinds)
        for ticket, number in zip(tickets, numbers, strict=True)
    ]
    added = insert(_TICKET).returning(_TICKET.c.id, sort_by_parameter_order=True)
    ids = list(uow.session.execute(added, rows).scalars())
    tiers = _tiers(uow, tickets)
    subjects: list[Subject] = []
    lines: list[dict[str, Any]] = []
    for id_, ticket in zip(ids, tickets, strict=True):
        found = list(_lines(id_, ticket, tiers[ticket.customer_id]))
        happened = [Line(*(line[name] for name in Line._fields)) for line in found]
        events = clock_events(happened, kinds)
        subjects.append(Subject("ticket", id_, TicketFacts(), events, ticket.is_silent))
        lines += found
    uow.session.execute(insert(_EVENT), lines)
    dues = [
        {"of_ticket": id_, "due": due.at, "due_kind": due.kind}
        for id_, due in sla.refresh_new(uow, subjects).items()
        if due is not None
    ]
    if dues:
        uow.session.execute(_SET_DUE, dues)
    return ids


_TICKET: Table = Ticket.metadata.tables["ticket"]
_EVENT: Table = Ticket.metadata.tables["ticket_event"]
_SET_DUE = (
    update(_TICKET)
    .where(_TICKET.c.id == bindparam("of_ticket"))
    .values(next_due_at=bindparam("due"), next_due_kind=bindparam("due_kind"))
)


def _columns(
    uow: UnitOfWork, ticket: PastTicket, number: str, kinds: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "uid": ticket.uid,
        "version": 1,
        "created_at": uow.now(),
        "updated_at": uow.now(),
        "created_by_id": ticket.reporter_id or uow.actor.user_id,
        "updated_by_id": uow.actor.user_id,
        "number": number,
        "external_no": ticket.external_no,
        "external_source": ticket.external_source,
        "title": ticket.title,
        "description": ticket.description,
        "search_text": words_of(ticket.title, number, ticket.external_no),
        "customer_id": ticket.customer_id,
        "contact_id": ticket.contact_id,
        "channel": ticket.channel,
        "kind": ticket.kind,
        "sub_kind": ticket.sub_kind,
        "severity": ticket.severity,
        "priority": ticket.priority,
        "priority_rank": priority_rank(ticket.priority),
        "occurred_at": ticket.occurred_at,
        "reported_at": ticket.reported_at,
        "wanted_by": ticket.wanted_by,
        "department_id": ticket.department_id,
        "owner_id": ticket.owner_id,
        "solution": ticket.solution,
        "outcome": ticket.outcome,
        "rating": ticket.rating,
        "feedback": ticket.feedback,
        "improvement": ticket.improvement,
        "root_cause": ticket.root_cause,
        **_came_to(ticket, kinds),
    }


def _came_to(ticket: PastTicket, kinds: Mapping[str, str]) -> dict[str, Any]:
    """Where the steps led."""
    state: dict[str, Any] = {
        "status": NEW,
        "category": Category.OPEN,
        "assigned_at": ticket.reported_at if ticket.owner_id else None,
        "accepted_at": None,
        "solved_at": None,
        "closed_at": None,
        "progress": 0,
        "progress_at": None,
        "reopen_count": 0,
    }
    for step in ticket.steps:
        if step.type in (EventType.TOOK, EventType.MOVED, EventType.TOLD_CUSTOMER):
            state["accepted_at"] = state["accepted_at"] or step.at
        if step.percent is not None:
            state |= {"progress": step.percent, "progress_at": step.at}
        if step.to_status is None:
            continue
        category = Category(kinds[step.to_status])
        is_done = category in (Category.SOLVED, Category.CLOSED)
        state["reopen_count"] += step.type is EventType.REOPENED
        state |= {
            "status": step.to_status,
            "category": category,
            "solved_at": (state["solved_at"] or step.at) if is_done else None,
            "closed_at": step.at if category is Category.CLOSED else None,
        }
        if is_done:
            state |= {"progress": 100, "progress_at": step.at}
    return state


def _lines(ticket_id: int, ticket: PastTicket, tier: str) -> Iterator[dict[str, Any]]:
    """The history: the report, then each step with the status it came from."""
    facts = TicketFacts(tier, ticket.kind, ticket.sub_kind, ticket.severity, ticket.channel)
    yield {
        "ticket_id": ticket_id,
        "at": ticket.reported_at,
        "actor_id": ticket.reporter_id,
        "type": EventType.IMPORTED if ticket.is_silent else EventType.REPORTED,
        "field": "facts",
        "before": None,
        "after": facts_text(facts),
        "text": None,
    }
    status, progress = NEW, 0
    for step in ticket.steps:
        changed: list[tuple[str | None, str | None, str | None]] = []
        if step.to_status is not None:
            changed.append(("status", status, step.to_status))
            status = step.to_status
        if step.percent is not None:
            changed.append(("progress", str(progress), str(step.percent)))
            progress = step.percent
        if step.type is EventType.TOLD_CUSTOMER:
            changed.append(("channel", None, ticket.channel))
        for field_, before, after in changed or [(None, None, None)]:
            yield {
                "ticket_id": ticket_id,
                "at": step.at,
                "actor_id": step.actor_id,
                "type": step.type,
                "field": field_,
                "before": before,
                "after": after,
                "text": step.text,
            }


def _tiers(uow: UnitOfWork, tickets: Sequence[PastTicket]) -> dict[int, str]:
    wanted = {ticket.customer_id for ticket in tickets}
    rows = uow.session.execute(select(Customer.id, Customer.tier).where(Customer.id.in_(wanted)))
    return dict(rows.all())
