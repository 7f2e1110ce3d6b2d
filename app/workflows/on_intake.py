"""What follows from what strangers send, and from what customers write on their tickets."""

from app.customers import stats
from app.db.uow import UnitOfWork
from app.intake.events import SenderWaits, TakenIn
from app.interactions import service as interactions
from app.interactions.dto import LogInteraction
from app.interactions.rules import SUBJECT_LIMIT, Direction, InteractionChannel
from app.notifications import service as notifications
from app.tickets.events import TicketCustomerWrote
from app.tickets.tables import Ticket


def tell_taker(uow: UnitOfWork, event: TakenIn) -> None:
    """Whose desk took a mail in hears of the ticket, too, if it is theirs: it was no act of theirs.

    Everybody else in charge is told as of any new ticket.
    """
    ticket = uow.get(Ticket, event.ticket_id)
    if ticket.owner_id is None or ticket.owner_id != uow.actor.user_id:
        return
    notifications.notify(
        uow,
        ticket.owner_id,
        "ticket_came",
        "ticket",
        ticket.id,
        {"number": ticket.number, "title": ticket.title},
        f"ticket_came:{ticket.id}",
        uow.now(),
    )


def tell_who_waits(uow: UnitOfWork, event: SenderWaits) -> None:
    """Whose desk takes in the mail hears, once an hour and sender, that the rest waits."""
    notifications.notify(
        uow,
        uow.actor.user_id,
        "sender_waits",
        "incoming",
        event.incoming_id,
        {"sender": event.sender},
        f"sender_waits:{event.sender}:{event.at:%Y-%m-%dT%H}",
        event.at,
    )


def tell_owner_of_message(uow: UnitOfWork, event: TicketCustomerWrote) -> None:
    """Who is in charge hears that the customer wrote."""
    if event.owner_id is None:
        return
    notifications.notify(
        uow,
        event.owner_id,
        "customer_wrote",
        "ticket",
        event.ticket_id,
        {"number": event.number, "title": event.title},
        f"customer_wrote:{event.ticket_id}:{event.at.isoformat()}",
        event.at,
    )


def log_message(uow: UnitOfWork, event: TicketCustomerWrote) -> None:
    """What the customer wrote stands on his timeline; of a confidential ticket only when."""
    if event.is_confidential:
        stats.touch_contact(uow, event.customer_id, uow.now())
        return
    undo = uow.undo
    interactions.log(
        uow,
        LogInteraction(
            customer_id=event.customer_id,
            channel=InteractionChannel.EMAIL,
            direction=Direction.IN,
            subject=f"{event.number} {event.title}"[:SUBJECT_LIMIT],
            body=event.text,
            contact_id=event.contact_id,
            ticket_id=event.ticket_id,
        ),
    )
    uow.undo = undo
