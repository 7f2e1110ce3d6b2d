"""Canned replies: texts with placeholders, and what is changed along with telling them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, select

from app.core.errors import Invalid, InvalidTransition, NotFound
from app.core.undo import Undo
from app.db.reading import Reading
from app.db.uow import UnitOfWork
from app.tickets import rules
from app.tickets.changing import set_priority
from app.tickets.dto import MoveTicket, SetPriority, TakeTicket, TellCustomer
from app.tickets.moving import PutBack, move, put_back, take
from app.tickets.rules import Channel, Priority
from app.tickets.steps_dto import ApplyTemplate
from app.tickets.tables import CannedReply, ChecklistTemplate, Ticket
from app.tickets.talking import tell_customer
from app.tickets.templates import apply_template
from app.tickets.undoing import undo_each
from app.tickets.whose import bring_back, offered, put, take_out, to_see
from app.tickets.working import load

TOPIC = "reply"
UNDO_CHANGES = "undo.ticket.reply"
PLACEHOLDERS = ("customer", "contact", "number", "due", "me")
_PLACEHOLDER = re.compile(r"\{(" + "|".join(PLACEHOLDERS) + r")\}")

_ROW: tuple[Any, ...] = (
    CannedReply.id, CannedReply.name, CannedReply.text, CannedReply.user_id.is_(None),
    CannedReply.status, CannedReply.priority, CannedReply.takes, CannedReply.version,
    CannedReply.template_id, ChecklistTemplate.name,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reply:
    """A canned reply; with ``status``, ``priority``, ``takes`` or a template it is a macro.

    ``template_name`` is read along: None where the template is no longer there.
    """

    id: int
    name: str
    text: str
    is_shared: bool
    status: str | None = None
    priority: str | None = None
    takes: bool = False
    version: int = 0
    template_id: int | None = None  # of a checklist that is put on the ticket
    template_name: str | None = None

    @property
    def is_macro(self) -> bool:
        """Whether telling it changes something, too."""
        return bool(self.status or self.priority or self.takes or self.template_id)


@dataclass(frozen=True)
class SaveReply:
    """Add a reply (id 0) or change the one with the id, as seen in its version."""

    reply: Reply


@dataclass(frozen=True)
class RemoveReply:
    """Take a reply out of the list."""

    reply_id: int
    seen_version: int


@dataclass(frozen=True)
class UseReply:
    """Tell the customer ``text``, which was made from a reply, and do what goes with it.

    ``channel`` None: the way the ticket reached us.
    """

    ticket_id: int
    reply_id: int
    text: str
    channel: Channel | None
    seen_version: int


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its placeholders filled in; those without a value stay as they are."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1]) or found[0], text)


def replies(read: Reading) -> tuple[Reply, ...]:
    """The reader's own replies and everybody's, by name."""
    statement = (
        select(*_ROW)
        .outerjoin(ChecklistTemplate, its_template(read.actor.user_id))
        .where(offered(CannedReply, read.actor.user_id))
        .order_by(CannedReply.name, CannedReply.id)
    )
    return tuple(Reply(*row) for row in read.session.execute(statement))


def its_template(user_id: int) -> ColumnElement[bool]:
    """What ties a reply to its template, for a person to whom that is offered."""
    is_its = ChecklistTemplate.id == CannedReply.template_id
    return and_(is_its, offered(ChecklistTemplate, user_id))


def save_reply(uow: UnitOfWork, cmd: SaveReply) -> int:
    """Add or change a reply; returns its id.

    Raises:
        PermissionDenied: it is, or becomes, everybody's, and the actor may not set up things.
        NotFound, Conflict.
        Invalid: it has no name or no text, or its template is not there for whoever has the reply.
    """
    reply = cmd.reply
    _check_template(uow, reply)
    values = {
        "name": rules.required("name", reply.name),
        "text": rules.required("text", reply.text),
        "status": reply.status,
        "priority": reply.priority,
        "takes": reply.takes,
        "template_id": reply.template_id,
    }
    stored = put(uow, CannedReply, reply.id, reply.version, values, is_shared=reply.is_shared)
    uow.changes.touch(TOPIC, stored.id)
    return stored.id


def remove_reply(uow: UnitOfWork, cmd: RemoveReply) -> None:
    """Take a reply out of the list; undo brings it back.

    Raises:
        PermissionDenied, NotFound, Conflict.
    """
    stored = take_out(uow, CannedReply, cmd.reply_id, cmd.seen_version)
    uow.changes.touch(TOPIC, stored.id)
    back = RemoveReply(stored.id, stored.version)
    uow.undo = Undo("undo.reply.removed", bring_back_reply, (back,))


def bring_back_reply(uow: UnitOfWork, cmd: RemoveReply) -> None:
    """Undo a removal.

    Raises:
        PermissionDenied.
        Conflict: somebody changed it since.
    """
    bring_back(uow, CannedReply, cmd.reply_id, cmd.seen_version)
    uow.changes.touch(TOPIC, cmd.reply_id)


def use_reply(uow: UnitOfWork, cmd: UseReply) -> None:
    """Tell the customer and make the reply's changes, all of it or nothing.

    Undo takes the changes back; what was told stays told.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: the rules forbid the move that goes with it, its template is no longer
            there, or the checklist would be too long.
        Invalid: the text is empty or says nothing.
    """
    ticket = load(uow, cmd.ticket_id, "ticket.comment", cmd.seen_version)
    reply = to_see(uow, CannedReply, cmd.reply_id)
    status, owner_id, department_id = ticket.status, ticket.owner_id, ticket.department_id
    priority = Priority(ticket.priority)
    channel = cmd.channel or Channel(ticket.channel)
    tell_customer(uow, TellCustomer(ticket.id, cmd.text, channel))
    if reply.takes and ticket.owner_id != uow.actor.user_id:
        take(uow, TakeTicket(ticket.id, ticket.version))
    if reply.priority and reply.priority != ticket.priority:
        set_priority(uow, SetPriority(ticket.id, Priority(reply.priority), ticket.version))
    undos = _put_lines(uow, ticket, reply.template_id)
    _move(uow, ticket, reply.status)
    if (ticket.status, ticket.owner_id) != (status, owner_id):
        back = PutBack(
            ticket.id, status, owner_id, department_id, ticket.version, priority, was_told=True
        )
        undos.append(Undo(UNDO_CHANGES, put_back, (back,)))
    elif ticket.priority != priority:
        back_to = SetPriority(ticket.id, priority, ticket.version)
        undos.append(Undo(UNDO_CHANGES, set_priority, (back_to,)))
    uow.undo = Undo(UNDO_CHANGES, undo_each, (tuple(undos),)) if undos else None


def _check_template(uow: UnitOfWork, reply: Reply) -> None:
    if reply.template_id is None:
        return
    try:
        template = to_see(uow, ChecklistTemplate, reply.template_id)
    except NotFound:
        raise Invalid({"template_id": "not_a_choice"}) from None
    if reply.is_shared and template.user_id is not None:
        raise Invalid({"template_id": "own_template"})


def _put_lines(uow: UnitOfWork, ticket: Ticket, template_id: int | None) -> list[Undo]:
    """Put the template's lines on the ticket; returns what takes them off again.

    That comes first: who gives the ticket back may not change its checklist any more.
    """
    if template_id is None:
        return []
    try:
        apply_template(uow, ApplyTemplate(ticket.id, template_id))
    except NotFound:
        raise InvalidTransition(reason="template_gone") from None
    except Invalid:
        raise InvalidTransition(reason="checklist_full") from None
    return [uow.undo] if uow.undo is not None else []


def _move(uow: UnitOfWork, ticket: Ticket, status: str | None) -> None:
    if status and status != ticket.status:
        move(uow, MoveTicket(ticket.id, status, ticket.version))
