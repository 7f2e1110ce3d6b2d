"""Writing a ticket's history, and reading it as the clocks need it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.db.uow import UnitOfWork
from app.sla import history as sla
from app.sla.policy import FACTS, ClockKind, TicketFacts
from app.tickets.rules import EventType
from app.tickets.tables import Ticket, TicketEvent, TicketStatus

# Who routes or takes a move back has not acted on the ticket yet, nor has the customer for us.
_NO_ACT = frozenset(
    {EventType.ROUTED, EventType.UNDONE, EventType.UNMERGED, EventType.CUSTOMER_WROTE}
)
_WITHDRAWALS = frozenset({EventType.WITHDRAWN, EventType.MERGED})
_PLACES = ("status", "owner_id", "department_id")
_MOVES = frozenset({*_PLACES, "progress"})
_PLAIN = {
    EventType.TOOK: sla.EventType.TOOK,
    EventType.TOLD_CUSTOMER: sla.EventType.TOLD_CUSTOMER,
    EventType.PLAN_FILED: sla.EventType.PLAN_FILED,
}


def note(
    uow: UnitOfWork,
    ticket: Ticket,
    type_: EventType,
    field: str | None = None,
    before: object = None,
    after: object = None,
    text: str | None = None,
) -> None:
    """Append one line to a ticket's history, by the actor and at this moment."""
    uow.session.add(
        TicketEvent(
            ticket_id=ticket.id,
            at=uow.now(),
            actor_id=uow.actor.user_id or None,
            type=type_,
            field=field,
            before=as_text(before),
            after=as_text(after),
            text=text,
        )
    )


def categories(session: Session) -> dict[str, str]:
    """The category of every status, retired ones too."""
    rows = session.execute(select(TicketStatus.key, TicketStatus.category))
    return dict(rows.all())


def as_text(value: object) -> str | None:
    """A value as a line of the history keeps it: moments in ISO form, an empty one as None."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, datetime) else str(value)


def facts_text(facts: TicketFacts) -> str:
    """What a policy can ask about, kept with the report."""
    return json.dumps(asdict(facts), ensure_ascii=False)


_LINE_COLUMNS = ("ticket_id", "at", "actor_id", "type", "field", "before", "after", "text")


class Line(NamedTuple):
    """What the clocks need of one line."""

    at: datetime
    type: str
    field: str | None
    after: str | None


def lines_of(session: Session, ticket_id: int) -> list[Line]:
    """Every line of a ticket's history in the order in which things happened."""
    statement = (
        select(TicketEvent.at, TicketEvent.type, TicketEvent.field, TicketEvent.after)
        .where(TicketEvent.ticket_id == ticket_id)
        .order_by(TicketEvent.at, TicketEvent.id)
    )
    return [Line(*row) for row in session.execute(statement)]


def last_mover(session: Session, ticket_id: int) -> int | None:
    """Who put a ticket where it is, or gave it to whom it belongs."""
    statement = (
        select(TicketEvent.actor_id)
        .where(TicketEvent.ticket_id == ticket_id, TicketEvent.field.in_(_PLACES))
        .order_by(TicketEvent.id.desc())
        .limit(1)
    )
    return session.execute(statement).scalar()


def write_noted(session: Session, ticket: Ticket) -> None:
    """Write the noted lines of a ticket before its row: who may note them is judged by the ticket
    as it was (a server asks whose it is).
    """
    rows = take_noted(session, ticket)
    if rows:
        session.connection().execute(insert(TicketEvent), rows)


def take_noted(session: Session, ticket: Ticket | None = None) -> list[dict[str, Any]]:
    """Take the noted lines of a ticket, or of all, out of the session as rows to be written."""
    events = _noted(session, ticket)
    rows = [{name: getattr(event, name) for name in _LINE_COLUMNS} for event in events]
    for event in events:
        session.expunge(event)
    return rows


def _noted(session: Session, ticket: Ticket | None) -> list[TicketEvent]:
    events = (event for event in session.new if isinstance(event, TicketEvent))
    return [event for event in events if ticket is None or event.ticket_id == ticket.id]


def noted(session: Session, ticket: Ticket) -> list[Line]:
    """The lines of a ticket's history that are not written yet, in the order of their noting."""
    return [
        Line(event.at, event.type, event.field, event.after) for event in _noted(session, ticket)
    ]


def is_silent(lines: Iterable[Line]) -> bool:
    """Whether the ticket is history from before, whose clocks never ring."""
    return any(line.type == EventType.IMPORTED for line in lines)


def clock_events(
    lines: Sequence[Line], categories: Mapping[str, str]
) -> tuple[sla.TicketEvent, ...]:
    """The history as the clocks need it.

    Args:
        lines: in order.
        categories: status key -> category.
    """
    taken_back = _taken_back(lines)
    found: list[sla.TicketEvent] = []
    facts = TicketFacts()
    is_withdrawn = False
    for line in lines:
        type_ = EventType(line.type)
        if type_ in (EventType.REPORTED, EventType.IMPORTED):
            facts = _facts(line.after or "{}")
            found.append(sla.TicketEvent(sla.EventType.REPORTED, line.at, facts=facts))
        elif line.field == "status" and type_ in _WITHDRAWALS:
            found.append(sla.TicketEvent(sla.EventType.WITHDRAWN, line.at))
            is_withdrawn = True
        elif line.field == "status":
            if is_withdrawn:
                found.append(sla.TicketEvent(sla.EventType.RESTORED, line.at))
                is_withdrawn = False
            is_act = type_ not in _NO_ACT and line.at not in taken_back
            found.append(_status_event(line, categories, is_act=is_act))
        elif type_ is EventType.DUE_BY_HAND:
            found.append(_due_event(line))
        elif type_ is EventType.TOOK and line.at in taken_back:
            continue
        elif type_ in _PLAIN:
            found.append(sla.TicketEvent(_PLAIN[type_], line.at))
        elif line.field in FACTS:
            facts = replace(facts, **{line.field: line.after})
            found.append(sla.TicketEvent(sla.EventType.CLASSIFIED, line.at, facts=facts))
    return tuple(found)


@lru_cache(maxsize=1024)  # tickets of a kind begin alike
def _facts(text: str) -> TicketFacts:
    return TicketFacts(**json.loads(text))


def _taken_back(lines: Iterable[Line]) -> set[datetime]:
    """The moments of moves that were undone: nobody has acted by them."""
    moments: set[datetime] = set()
    last: datetime | None = None
    for line in lines:
        if line.field not in _MOVES:
            continue
        if line.type != EventType.UNDONE:
            last = line.at
        elif last is not None:
            moments.add(last)
    return moments


def _status_event(line: Line, categories: Mapping[str, str], *, is_act: bool) -> sla.TicketEvent:
    category = sla.Category(categories[line.after or ""])
    return sla.TicketEvent(
        sla.EventType.STATUS_CHANGED, line.at, by_person=is_act, category=category
    )


def _due_event(line: Line) -> sla.TicketEvent:
    return sla.TicketEvent(
        sla.EventType.DUE_BY_HAND,
        line.at,
        clock=ClockKind(line.field or ""),
        due_at=datetime.fromisoformat(line.after or ""),
    )
