"""Tickets from before, and the rows they become. Pure, so that it can be done before a store waits.

Ids, numbers and stamps are given by the transaction that writes them, see ``importing``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from app.sla import service as sla
from app.sla.dto import Subject
from app.sla.policy import TicketFacts
from app.sla.terms import Rules
from app.tickets.changing import title_words
from app.tickets.history import Line, clock_events, facts_text
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

_Row = dict[str, Any]


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
        reopened: how often it was taken up again at moments nobody noted.
        is_solve_noted: False where only its closing is known, not when it was solved.
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
    reopened: int = 0
    is_solve_noted: bool = True
    is_silent: bool = True
    uid: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A ticket from before and its rows.

    Attributes:
        tier: the customer's, by which the clocks were derived.
        words: what it is found by, its number apart.
    """

    past: PastTicket
    tier: str
    words: str
    columns: _Row
    lines: tuple[_Row, ...]
    clocks: tuple[_Row, ...]


def belonging(item: Prepared, customer_id: int) -> Prepared:
    """The same of another customer: of one who was registered since it was prepared."""
    past = replace(item.past, customer_id=customer_id)
    return replace(item, past=past, columns=item.columns | {"customer_id": customer_id})


def prepared(
    past: PastTicket, tier: str, kinds: Mapping[str, str], rules: tuple[int, Sequence[Rules]]
) -> Prepared:
    """Work out the rows of a ticket.

    Args:
        kinds: status key -> category.
        rules: the id of the newest rules, and all of them.

    Raises:
        KeyError: a step leads to a status that does not exist.
    """
    lines = tuple(_lines(past, tier))
    happened = [Line(*(line[name] for name in Line._fields)) for line in lines]
    events = clock_events(happened, kinds)
    first = sla.first_clocks(rules, Subject("ticket", 0, TicketFacts(), events, past.is_silent))
    due = {
        "next_due_at": first.due.at if first.due else None,
        "next_due_kind": first.due.kind if first.due else None,
    }
    columns = {**_form(past), **_came_to(past, kinds), **due}
    words = title_words(past.title, past.external_no)
    return Prepared(past, tier, words, columns, lines, first.rows)


def _form(ticket: PastTicket) -> _Row:
    return {
        "uid": ticket.uid,
        "external_no": ticket.external_no,
        "external_source": ticket.external_source,
        "title": ticket.title,
        "description": ticket.description,
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
    }


def _came_to(ticket: PastTicket, kinds: Mapping[str, str]) -> _Row:
    """Where the steps led."""
    state: _Row = {
        "status": NEW,
        "category": Category.OPEN,
        "assigned_at": ticket.reported_at if ticket.owner_id else None,
        "accepted_at": None,
        "solved_at": None,
        "closed_at": None,
        "progress": 0,
        "progress_at": None,
        "reopen_count": ticket.reopened,
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
        is_noted = ticket.is_solve_noted or category is Category.SOLVED
        state["reopen_count"] += step.type is EventType.REOPENED
        state |= {
            "status": step.to_status,
            "category": category,
            "solved_at": (state["solved_at"] or step.at) if is_done and is_noted else None,
            "closed_at": step.at if category is Category.CLOSED else None,
        }
        if is_done:
            state |= {"progress": 100, "progress_at": step.at}
    return state


def _lines(ticket: PastTicket, tier: str) -> Iterator[_Row]:
    """The history: the report, then each step with the status it came from."""
    facts = TicketFacts(tier, ticket.kind, ticket.sub_kind, ticket.severity, ticket.channel)
    yield {
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
        is_told = step.type is EventType.TOLD_CUSTOMER
        if step.to_status is not None:
            changed.append(("status", status, step.to_status))
            status = step.to_status
        if step.percent is not None:
            changed.append(("progress", str(progress), str(step.percent)))
            progress = step.percent
        if is_told:
            changed.append(("channel", None, ticket.channel))
        for field_, before, after in changed or [(None, None, None)]:
            is_aside = is_told and field_ != "channel"  # the customer was told once, by the channel
            yield {
                "at": step.at,
                "actor_id": step.actor_id,
                "type": EventType.CHANGED if is_aside else step.type,
                "field": field_,
                "before": before,
                "after": after,
                "text": None if is_aside else step.text,
            }
