"""What each feature adds to a customer's timeline: selects with the same columns in one order.

``kind, id, at, what, who_id, record_id, number, code, title, text, before, after, due_at``.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import (
    FromClause,
    Select,
    Text,
    case,
    cast,
    column,
    func,
    literal,
    null,
    or_,
    select,
)

from app.audit.tables import AuditEvent
from app.core.audited import TOLD_FIELDS
from app.core.permissions import Scope
from app.customers.tables import Customer
from app.db.reading import Reading
from app.db.types import UtcDateTime
from app.followups.rules import FollowUpState
from app.followups.tables import FollowUp
from app.interactions.tables import Interaction
from app.surveys.rules import InvitationState
from app.surveys.tables import Invitation, Response
from app.tickets.filters import visible
from app.tickets.rules import EventType
from app.tickets.tables import Ticket, TicketEvent
from app.timeline.dto import EntryKind

Part = Select[*tuple[Any, ...]]
_NOTHING = cast(null(), Text)
_NEVER = cast(null(), UtcDateTime)


def _part(kind: EntryKind, id_: Any, at: Any, what: Any, **columns: Any) -> Part:
    """One select; columns that are not named are empty."""
    texts = ("number", "code", "title", "text", "before", "after")
    return select(
        literal(str(kind), Text).label("kind"),
        id_.label("id"),
        at.label("at"),
        what.label("what"),
        columns["who_id"].label("who_id"),
        columns["record_id"].label("record_id"),
        *(columns.get(name, _NOTHING).label(name) for name in texts),
        columns.get("due_at", _NEVER).label("due_at"),
    )


def _interactions(_read: Reading, customer_id: int) -> list[Part]:
    part = _part(
        EntryKind.INTERACTION,
        Interaction.id,
        Interaction.at,
        literal("logged", Text),
        who_id=Interaction.user_id,
        record_id=Interaction.id,
        code=Interaction.channel,
        title=Interaction.subject,
        text=Interaction.body,
        after=Interaction.direction,
    )
    return [part.where(Interaction.customer_id == customer_id, Interaction.deleted_at.is_(None))]


def _tickets(read: Reading, customer_id: int) -> list[Part]:
    """Reports and moves; of confidential tickets only what the reader may see."""
    reports = (EventType.REPORTED, EventType.IMPORTED)
    part = _part(
        EntryKind.TICKET,
        TicketEvent.id,
        TicketEvent.at,
        case((TicketEvent.type.in_(reports), "reported"), else_="moved"),
        who_id=TicketEvent.actor_id,
        record_id=Ticket.id,
        number=Ticket.number,
        code=Ticket.kind,
        title=Ticket.title,
        text=TicketEvent.text,
        before=TicketEvent.before,
        after=TicketEvent.after,
    )
    return [
        part.join(Ticket, Ticket.id == TicketEvent.ticket_id).where(
            Ticket.customer_id == customer_id,
            Ticket.deleted_at.is_(None),
            visible(read),
            or_(TicketEvent.type.in_(reports), TicketEvent.field == "status"),
        )
    ]


def _follow_ups(_read: Reading, customer_id: int) -> list[Part]:
    """Each once: planned while it is open, then done or cancelled."""
    is_open = FollowUp.state == FollowUpState.OPEN
    part = _part(
        EntryKind.FOLLOWUP,
        FollowUp.id,
        func.coalesce(FollowUp.done_at, FollowUp.created_at, type_=UtcDateTime),
        case((is_open, "planned"), else_=FollowUp.state),
        who_id=case((is_open, FollowUp.owner_id), else_=FollowUp.done_by_id),
        record_id=FollowUp.id,
        code=FollowUp.kind,
        title=FollowUp.note,
        text=FollowUp.result,
        due_at=case((is_open, FollowUp.due_at)),
    )
    return [part.where(FollowUp.customer_id == customer_id, FollowUp.deleted_at.is_(None))]


def _surveys(read: Reading, customer_id: int) -> list[Part]:
    """Each once; an anonymous answer stands at the time of its invitation, its own is not kept.

    So does every answer for who may see none: a server does not let them ask.
    """
    sees_answers = read.actor.scope("survey.answers") is not Scope.NONE
    answered_at = Response.answered_at if sees_answers else _NEVER
    part = _part(
        EntryKind.SURVEY,
        Invitation.id,
        func.coalesce(answered_at, Invitation.opened_at, type_=UtcDateTime),
        case((Invitation.state == InvitationState.OPEN, "invited"), else_=Invitation.state),
        who_id=Invitation.owner_id,
        record_id=Invitation.id,
        number=Invitation.number,
        code=Invitation.occasion,
    )
    if sees_answers:
        part = part.outerjoin(Response, Response.invitation_id == Invitation.id)
    return [part.where(Invitation.customer_id == customer_id, Invitation.deleted_at.is_(None))]


def _customer(read: Reading, customer_id: int) -> list[Part]:
    """The registration, and the changes of ``TOLD_FIELDS`` as the audit recorded them."""
    registered = _part(
        EntryKind.CUSTOMER,
        literal(0),
        Customer.created_at,
        literal("registered", Text),
        who_id=Customer.created_by_id,
        record_id=Customer.id,
        number=Customer.number,
    ).where(Customer.id == customer_id)
    told = _told_changes(read, customer_id)
    changed = _part(
        EntryKind.CUSTOMER,
        told.c.id,
        told.c.at,
        literal("changed", Text),
        who_id=told.c.actor_id,
        record_id=told.c.row_id,
        before=told.c.before,
        after=told.c.after,
    )
    return [registered, changed]


def _told_changes(read: Reading, customer_id: int) -> FromClause:
    """Lines of the audit log; a server opens no more of it than these, by a function."""
    line = AuditEvent
    columns = (line.id, line.at, line.actor_id, line.row_id, line.before, line.after)
    if read.session.get_bind().dialect.name != "sqlite":
        typed = (column(one.key, one.type) for one in columns)
        return func.laike.customer_story(customer_id).table_valued(*typed)
    return (
        select(*columns)
        .where(
            line.table_name == Customer.__tablename__,
            line.row_id == customer_id,
            line.op == "update",
            or_(*(line.after.contains(f'"{one}":', autoescape=True) for one in TOLD_FIELDS)),
        )
        .subquery()
    )


PARTS: Mapping[EntryKind, Callable[[Reading, int], list[Part]]] = {
    EntryKind.CUSTOMER: _customer,
    EntryKind.FOLLOWUP: _follow_ups,
    EntryKind.INTERACTION: _interactions,
    EntryKind.SURVEY: _surveys,
    EntryKind.TICKET: _tickets,
}
