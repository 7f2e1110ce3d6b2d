"""What is said on a ticket: notes among us, and what the customer was told."""

from app.db.uow import UnitOfWork
from app.tickets import rules
from app.tickets.dto import Comment, TellCustomer
from app.tickets.events import TicketToldCustomer
from app.tickets.history import note
from app.tickets.rules import EventType
from app.tickets.working import changing, load, phrases


def comment(uow: UnitOfWork, cmd: Comment) -> None:
    """Add an internal note; it changes nothing else, so it never conflicts.

    Raises:
        NotFound, PermissionDenied.
        Invalid: the text is empty.
    """
    ticket = load(uow, cmd.ticket_id, "ticket.comment")
    text = rules.required("text", cmd.text)
    note(uow, ticket, EventType.COMMENTED, text=text)
    uow.changes.touch("ticket", ticket.id)


def tell_customer(uow: UnitOfWork, cmd: TellCustomer) -> None:
    """Note what the customer was told: it accepts the ticket and starts the progress clock anew.

    Raises:
        NotFound, PermissionDenied.
        Invalid: the text is empty or says nothing.
    """
    with changing(uow, cmd.ticket_id, "ticket.comment") as ticket:
        text = rules.concrete("text", cmd.text, phrases(uow))
        note(uow, ticket, EventType.TOLD_CUSTOMER, "channel", None, cmd.channel, text)
        ticket.accepted_at = ticket.accepted_at or uow.now()
    uow.emit(
        TicketToldCustomer(
            ticket_id=ticket.id,
            customer_id=ticket.customer_id,
            contact_id=ticket.contact_id,
            number=ticket.number,
            title=ticket.title,
            text=text,
            channel=cmd.channel,
            is_confidential=ticket.is_confidential,
        )
    )
