"""Canned replies: texts with placeholders, and what is changed along with telling them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from app.core.undo import Undo
from app.db.reading import Reading
from app.db.uow import UnitOfWork
from app.tickets import rules
from app.tickets.changing import set_priority
from app.tickets.dto import MoveTicket, SetPriority, TakeTicket, TellCustomer
from app.tickets.moving import PutBack, move, put_back, take
from app.tickets.rules import Channel, Priority
from app.tickets.tables import CannedReply, Ticket
from app.tickets.talking import tell_customer
from app.tickets.whose import bring_back, offered, put, take_out, to_see
from app.tickets.working import load

TOPIC = "reply"
UNDO_CHANGES = "undo.ticket.reply"
PLACEHOLDERS = ("customer", "contact", "number", "due", "me")
_PLACEHOLDER = re.compile(r"\{(" + "|".join(PLACEHOLDERS) + r")\}")


@dataclass(frozen=True, slots=True)
class Reply:
    """A canned reply; with ``status``, ``priority`` or ``takes`` it is a macro."""

    id: int
    name: str
    text: str
    is_shared: bool
    status: str | None = None
    priority: str | None = None
    takes: bool = False
    version: int = 0

    @property
    def is_macro(self) -> bool:
        """Whether telling it changes something, too."""
        return bool(self.status or self.priority or self.takes)


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
        select(
            CannedReply.id,
            CannedReply.name,
            CannedReply.text,
            CannedReply.user_id.is_(None),
            CannedReply.status,
            CannedReply.priority,
            CannedReply.takes,
            CannedReply.version,
        )
        .where(offered(CannedReply, read.actor.user_id))
        .order_by(CannedReply.name, CannedReply.id)
    )
    return tuple(Reply(*row) for row in read.session.execute(statement))


def save_reply(uow: UnitOfWork, cmd: SaveReply) -> int:
    """Add or change a reply; returns its id.

    Raises:
        PermissionDenied: it is, or becomes, everybody's, and the actor may not set up things.
        NotFound, Conflict.
        Invalid: it has no name or no text.
    """
    reply = cmd.reply
    values = {
        "name": rules.required("name", reply.name),
        "text": rules.required("text", reply.text),
        "status": reply.status,
        "priority": reply.priority,
        "takes": reply.takes,
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
        InvalidTransition: the rules forbid the move that goes with it.
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
    _move(uow, ticket, reply.status)
    uow.undo = None
    if (ticket.status, ticket.owner_id) != (status, owner_id):
        back = PutBack(
            ticket.id, status, owner_id, department_id, ticket.version, priority, was_told=True
        )
        uow.undo = Undo(UNDO_CHANGES, put_back, (back,))
    elif ticket.priority != priority:
        back_to = SetPriority(ticket.id, priority, ticket.version)
        uow.undo = Undo(UNDO_CHANGES, set_priority, (back_to,))


def _move(uow: UnitOfWork, ticket: Ticket, status: str | None) -> None:
    if status and status != ticket.status:
        move(uow, MoveTicket(ticket.id, status, ticket.version))
