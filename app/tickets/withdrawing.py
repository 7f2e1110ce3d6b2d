"""Closing what is no case of its own: a duplicate of another ticket, or spam."""

from dataclasses import dataclass

from sqlalchemy import select

from app.core.errors import Invalid, InvalidTransition, PermissionDenied
from app.core.undo import Undo
from app.db.uow import UnitOfWork
from app.tickets import links, rules
from app.tickets.events import TicketReopened, TicketWithdrawn
from app.tickets.history import last_mover, note
from app.tickets.rules import CLOSED, WITHDRAWN, EventType, LinkKind, Outcome
from app.tickets.tables import Ticket, TicketEvent
from app.tickets.working import changing, load, place, place_of


@dataclass(frozen=True)
class WithdrawTicket:
    """Close as a duplicate of ``of_id``, or as spam."""

    ticket_id: int
    outcome: Outcome
    seen_version: int
    of_id: int | None = None


@dataclass(frozen=True)
class BringBack:
    """The inverse: ``unlink_from`` is the ticket that the duplicate was linked with by it."""

    ticket_id: int
    seen_version: int
    unlink_from: int | None = None


def withdraw(uow: UnitOfWork, cmd: WithdrawTicket) -> None:
    """Close a duplicate or spam: no clock is met or missed by it, the customer hears nothing.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: it is closed.
        Invalid: of a duplicate the other ticket is not named, is the same one, or is closed as no
            case of its own.
    """
    if cmd.outcome not in (Outcome.DUPLICATE, Outcome.SPAM):
        raise Invalid({"outcome": "unknown"})
    tied_to: int | None = None
    with changing(uow, cmd.ticket_id, "ticket.work", cmd.seen_version) as ticket:
        rules.check_not_closed(place_of(ticket))
        if cmd.outcome is Outcome.DUPLICATE:
            other = _original(uow, ticket, cmd.of_id)
            if links.tie(uow, ticket, other, LinkKind.DUPLICATE_OF):
                tied_to = other.id
        end(uow, ticket, cmd.outcome, EventType.WITHDRAWN)
    uow.emit(TicketWithdrawn(ticket.id, ticket.customer_id))
    back = BringBack(ticket.id, ticket.version, tied_to)
    uow.undo = Undo(f"undo.ticket.{cmd.outcome}", bring_back, (back,))


def bring_back(uow: UnitOfWork, cmd: BringBack) -> None:
    """Undo the closing: the ticket stands where it stood, its clocks go on.

    Raises:
        NotFound, PermissionDenied.
        Conflict: somebody worked on it since.
    """
    with changing(uow, cmd.ticket_id, "ticket.work", cmd.seen_version) as ticket:
        if last_mover(uow.session, ticket.id) != uow.actor.user_id:
            raise PermissionDenied(action="ticket.work")
        if cmd.unlink_from is not None:
            other = load(uow, cmd.unlink_from, "ticket.comment")
            links.untie(uow, ticket, other, LinkKind.DUPLICATE_OF)
        put_where_it_was(uow, ticket, EventType.UNDONE)
    uow.emit(TicketReopened(ticket.id, ticket.customer_id))


def end(uow: UnitOfWork, ticket: Ticket, outcome: Outcome, type_: EventType) -> None:
    """Write that a ticket ended as no case of its own: nobody accepted or solved it by that."""
    to = place(uow, CLOSED)
    note(uow, ticket, type_, "outcome", ticket.outcome, outcome)
    note(uow, ticket, type_, "status", ticket.status, to.key)
    ticket.outcome = outcome
    ticket.status, ticket.category = to.key, to.category
    ticket.closed_at = uow.now()


def put_where_it_was(uow: UnitOfWork, ticket: Ticket, type_: EventType) -> None:
    """The inverse of ``end``, read from the history; all else of the ticket it left alone.

    Raises:
        InvalidTransition: the ticket did not end that way.
        NotFound: the column it stood in is no more.
    """
    if ticket.outcome not in WITHDRAWN:
        raise InvalidTransition(reason="not_closed")
    to = place(uow, _before(uow, ticket, "status") or "")
    outcome = _before(uow, ticket, "outcome")
    note(uow, ticket, type_, "outcome", ticket.outcome, outcome)
    note(uow, ticket, type_, "status", ticket.status, to.key)
    ticket.outcome = outcome
    ticket.status, ticket.category = to.key, to.category
    ticket.closed_at = None


def _original(uow: UnitOfWork, ticket: Ticket, of_id: int | None) -> Ticket:
    other = load(uow, rules.check_other(ticket.id, of_id, "of_id"), "ticket.comment")
    if other.outcome in WITHDRAWN:
        raise Invalid({"of_id": "withdrawn"})
    return other


def _before(uow: UnitOfWork, ticket: Ticket, field: str) -> str | None:
    """What stood in a field before the ticket ended."""
    return uow.session.execute(
        select(TicketEvent.before)
        .where(
            TicketEvent.ticket_id == ticket.id,
            TicketEvent.type.in_((EventType.WITHDRAWN, EventType.MERGED)),
            TicketEvent.field == field,
        )
        .order_by(TicketEvent.id.desc())
        .limit(1)
    ).scalar()
