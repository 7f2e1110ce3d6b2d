"""Merging a ticket into another one, and taking that apart again.

Nothing is copied: the history is append-only, so the merged ticket keeps its lines and they are
read along with those of the other (``family.members``). Taking it apart is therefore exact.
"""

from dataclasses import dataclass

from app.core.errors import Invalid, InvalidTransition
from app.core.undo import Undo
from app.db.uow import UnitOfWork
from app.tickets import rules
from app.tickets.events import TicketReopened, TicketWithdrawn
from app.tickets.history import note
from app.tickets.rules import EventType, Outcome
from app.tickets.tables import Ticket, TicketMerge
from app.tickets.withdrawing import end, put_where_it_was
from app.tickets.working import finish, load, place_of

INTO = "merged_into"  # the field of the line that names the other ticket


@dataclass(frozen=True)
class MergeTickets:
    """Merge ``ticket_id`` into ``into_id``; of another customer only if that is said."""

    ticket_id: int
    seen_version: int
    into_id: int | None
    into_version: int
    is_across_customers: bool = False


@dataclass(frozen=True)
class TakeApart:
    """Take a ticket out again that was merged into another."""

    ticket_id: int
    seen_version: int


def merge(uow: UnitOfWork, cmd: MergeTickets) -> None:
    """Close a ticket as part of another, where its history is read from now on.

    Raises:
        NotFound, Conflict, PermissionDenied: of either ticket.
        InvalidTransition: one of them is closed.
        Invalid: no other ticket is named, the same one, or one of another customer unawares.
    """
    into_id = rules.check_other(cmd.ticket_id, cmd.into_id, "into_id")
    ticket = load(uow, cmd.ticket_id, "ticket.merge", cmd.seen_version)
    into = load(uow, into_id, "ticket.merge", cmd.into_version)
    rules.check_not_closed(place_of(ticket))
    rules.check_not_closed(place_of(into))
    if ticket.customer_id != into.customer_id and not cmd.is_across_customers:
        raise Invalid({"into_id": "other_customer"})
    with uow.session.no_autoflush:
        end(uow, ticket, Outcome.MERGED, EventType.MERGED)
        note(uow, ticket, EventType.MERGED, INTO, None, into.number)
        note(uow, into, EventType.MERGED, None, None, ticket.number)
    _finish_both(uow, ticket, into)
    uow.session.add(TicketMerge(ticket_id=ticket.id, into_id=into.id))
    uow.emit(TicketWithdrawn(ticket.id, ticket.customer_id))
    back = TakeApart(ticket.id, ticket.version)
    uow.undo = Undo("undo.ticket.merged", take_apart, (back,))


def take_apart(uow: UnitOfWork, cmd: TakeApart) -> None:
    """Undo a merge, also later: the ticket stands where it stood, the other keeps what is its own.

    Raises:
        NotFound, PermissionDenied: of either ticket.
        Conflict: somebody changed the merged ticket since.
        InvalidTransition: it is not merged.
    """
    ticket = load(uow, cmd.ticket_id, "ticket.merge", cmd.seen_version)
    stored = uow.session.get(TicketMerge, ticket.id)
    if stored is None:
        raise InvalidTransition(reason="not_merged")
    into = load(uow, stored.into_id, "ticket.merge")
    with uow.session.no_autoflush:
        put_where_it_was(uow, ticket, EventType.UNMERGED)
        note(uow, ticket, EventType.UNMERGED, INTO, into.number, None)
        note(uow, into, EventType.UNMERGED, None, ticket.number, None)
    _finish_both(uow, ticket, into)
    uow.session.delete(stored)
    uow.emit(TicketReopened(ticket.id, ticket.customer_id))


def _finish_both(uow: UnitOfWork, ticket: Ticket, into: Ticket) -> None:
    """In the order of their ids, so that two desks never wait for each other in a circle."""
    for one in sorted((ticket, into), key=lambda row: row.id):
        finish(uow, one)
