"""What the customer writes on a ticket of his: it is noted, and a ticket that waited goes on."""

from dataclasses import replace

from sqlalchemy import inspect
from sqlalchemy.orm.attributes import flag_modified

from app.core.actor import Actor
from app.core.permissions import Role
from app.db.doors import call, is_server
from app.db.uow import UnitOfWork
from app.tickets.dto import CustomerWrote
from app.tickets.events import TicketCustomerWrote, TicketReopened
from app.tickets.history import note, take_noted, write_noted
from app.tickets.rules import IN_PROGRESS, Category, EventType
from app.tickets.tables import Ticket
from app.tickets.working import derive, load, place, put

NOBODY = Actor(0, "", Role.OWNER)  # no person of ours did it


def customer_wrote(uow: UnitOfWork, cmd: CustomerWrote) -> None:
    """Note what a customer wrote. A ticket that waits is in progress again; its clocks go on.

    Whoever takes in the mail needs no right to the ticket. On a server a function writes it, which
    asks for an incoming message that was put on this ticket in the same transaction.

    Raises:
        PermissionDenied: the actor does not take in what comes.
        NotFound: no such ticket, or the actor may not see it.
    """
    uow.require("intake.take")
    at, ticket = uow.now(), seen_ticket(uow, cmd.ticket_id)
    was_closed = ticket.category == Category.CLOSED
    with uow.session.no_autoflush:
        _note(replace(uow, actor=NOBODY), ticket, cmd)
        derive(uow, ticket)
    _write(uow, ticket)
    uow.changes.touch("ticket", ticket.id)
    uow.changes.touch("customer", ticket.customer_id)
    if was_closed and cmd.reopens:
        uow.emit(TicketReopened(ticket.id, ticket.customer_id))
    uow.emit(
        TicketCustomerWrote(
            ticket_id=ticket.id,
            customer_id=ticket.customer_id,
            contact_id=cmd.contact_id,
            owner_id=ticket.owner_id,
            number=ticket.number,
            title=ticket.title,
            text=cmd.text,
            channel=cmd.channel,
            is_confidential=ticket.is_confidential,
            at=at,
        )
    )


def seen_ticket(uow: UnitOfWork, ticket_id: int) -> Ticket:
    """A ticket that the actor may see.

    Raises:
        NotFound: no such ticket, or the actor may not see it.
    """
    return load(uow, ticket_id, "ticket.see")


def _note(uow: UnitOfWork, ticket: Ticket, cmd: CustomerWrote) -> None:
    note(uow, ticket, EventType.CUSTOMER_WROTE, "channel", None, cmd.channel, cmd.text)
    if ticket.category == Category.CLOSED and cmd.reopens:
        ticket.reopen_count += 1
        ticket.outcome = ticket.rating = None  # it takes a new word of the customer
    elif ticket.category != Category.WAITING:
        return
    put(uow, ticket, place(uow, IN_PROGRESS), EventType.CUSTOMER_WROTE)


def _write(uow: UnitOfWork, ticket: Ticket) -> None:
    session = uow.session
    if not is_server(session):
        flag_modified(ticket, "updated_at")
        write_noted(session, ticket)
        session.flush()
        return
    lines = take_noted(session, ticket)
    changed = [attr.key for attr in inspect(ticket).attrs if attr.history.has_changes()]
    changes = {name: getattr(ticket, name) for name in changed}
    ticket_id, version = ticket.id, ticket.version
    session.expire(ticket)
    call(
        session,
        "customer_wrote",
        of_ticket=ticket_id,
        seen=version,
        changes=changes,
        lines=lines,
        noted=uow.now(),
    )
