"""Saying what one ticket is to another, and taking that back."""

from dataclasses import dataclass

from app.core.undo import Undo
from app.db.uow import UnitOfWork
from app.tickets import rules
from app.tickets.history import note
from app.tickets.rules import EventType, LinkKind
from app.tickets.tables import Ticket, TicketLink
from app.tickets.working import load

BACK = ".back"  # behind a kind, in the history of the second ticket


@dataclass(frozen=True)
class LinkTickets:
    """``ticket_id`` is a ``kind`` of ``other_id``; who may work on the first may say so."""

    ticket_id: int
    other_id: int | None
    kind: LinkKind


def link(uow: UnitOfWork, cmd: LinkTickets) -> None:
    """Link two tickets; neither changes otherwise, so it never conflicts.

    Raises:
        NotFound, PermissionDenied.
        Invalid: no other ticket is named, or the same one.
    """
    ticket = load(uow, cmd.ticket_id, "ticket.work")
    other = load(uow, rules.check_other(ticket.id, cmd.other_id, "other_id"), "ticket.comment")
    if tie(uow, ticket, other, cmd.kind):
        uow.undo = Undo("undo.ticket.linked", unlink, (cmd,))


def unlink(uow: UnitOfWork, cmd: LinkTickets) -> None:
    """Take a link away; one that is gone already stays so.

    Raises:
        NotFound, PermissionDenied.
        Invalid: no other ticket is named, or the same one.
    """
    ticket = load(uow, cmd.ticket_id, "ticket.work")
    other = load(uow, rules.check_other(ticket.id, cmd.other_id, "other_id"), "ticket.comment")
    if untie(uow, ticket, other, cmd.kind):
        uow.undo = Undo("undo.ticket.unlinked", link, (cmd,))


def tie(uow: UnitOfWork, ticket: Ticket, other: Ticket, kind: LinkKind) -> bool:
    """Write a link and its lines; False where there was one, also said from the other side."""
    if _stored(uow, ticket, other, kind) is not None:
        return False
    uow.session.add(TicketLink(ticket_id=ticket.id, other_id=other.id, kind=kind))
    _note_both(uow, ticket, other, kind, EventType.LINKED)
    return True


def untie(uow: UnitOfWork, ticket: Ticket, other: Ticket, kind: LinkKind) -> bool:
    """Remove a link and write the lines that say so; False where there is none."""
    stored = _stored(uow, ticket, other, kind)
    if stored is None:
        return False
    uow.session.delete(stored)
    _note_both(uow, ticket, other, kind, EventType.UNLINKED)
    return True


def _stored(uow: UnitOfWork, ticket: Ticket, other: Ticket, kind: LinkKind) -> TicketLink | None:
    found = uow.session.get(TicketLink, (ticket.id, other.id, kind))
    if found is None and kind is LinkKind.RELATED:
        found = uow.session.get(TicketLink, (other.id, ticket.id, kind))
    return found


def _note_both(
    uow: UnitOfWork, ticket: Ticket, other: Ticket, kind: LinkKind, type_: EventType
) -> None:
    back = kind if kind is LinkKind.RELATED else f"{kind}{BACK}"
    for one, name, number in ((ticket, kind, other.number), (other, back, ticket.number)):
        before, after = (None, number) if type_ is EventType.LINKED else (number, None)
        note(uow, one, type_, name, before, after)
        uow.changes.touch("ticket", one.id)
