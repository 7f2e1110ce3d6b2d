"""The mails behind the lines of a ticket's history, whole: for whoever sees the ticket."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from app.core.errors import NotFound
from app.customers.tables import Contact
from app.db.reading import Reading
from app.files.rules import label
from app.files.tables import Attachment, Blob
from app.intake import rules
from app.intake.dto import IncomingFile, WholeMail
from app.intake.tables import Incoming
from app.tickets import filters
from app.tickets.rules import Channel, EventType
from app.tickets.tables import Ticket, TicketEvent

_MOST_LINES = 500  # of a history in one moment

# A ticket made of a mail bears its uid; what an answer said stands there since it was taken in.
_BEGAN_IT = and_(TicketEvent.type == EventType.REPORTED, Incoming.uid == Ticket.uid)
_CAME_LATER = and_(
    TicketEvent.type == EventType.CUSTOMER_WROTE,
    TicketEvent.field == "channel",
    TicketEvent.after == Channel.EMAIL,
    TicketEvent.at == Incoming.taken_at,
    Incoming.uid != Ticket.uid,
)


def mails_behind(read: Reading, event_ids: Sequence[int]) -> frozenset[int]:
    """Which of these lines of a history came with a mail; those of hidden tickets did not.

    Raises:
        PermissionDenied: the reader sees no tickets at all.
    """
    asked = _behind(read, TicketEvent.id).where(TicketEvent.id.in_(event_ids))
    return frozenset(read.session.execute(asked).scalars())


def whole_mail(read: Reading, event_id: int) -> WholeMail:
    """The mail that a line of a ticket's history came with.

    Raises:
        PermissionDenied: the reader sees no tickets at all.
        NotFound: no mail came with it, or it is on a ticket that the reader may not see.
    """
    asked = (
        _behind(
            read,
            Incoming.id,
            func.substr(Incoming.text, 1, rules.WHOLE_LENGTH).label("text"),
            func.length(Incoming.text).label("length"),
            Incoming.subject,
            Incoming.left_out,
            Incoming.sender_name,
            Contact.name.label("contact"),
            Incoming.mailbox,
            Incoming.received_at,
            TicketEvent.text.label("said"),
            TicketEvent.ticket_id,
            TicketEvent.at,
        )
        .outerjoin(Contact, Contact.id == Incoming.contact_id)
        .where(TicketEvent.id == event_id)
    )
    # A server asked for their order would rather walk through all mails there are.
    found: Any = sorted(read.session.execute(asked), key=lambda one: one.id)
    if not found:
        raise NotFound(entity="incoming", id=event_id)
    mail = next((one for one in found if _says_it(one)), found[0])
    names = (mail.sender_name, mail.contact)
    return WholeMail(
        sender=" · ".join(dict.fromkeys(name for name in names if name)),
        mailbox=rules.mailbox_address(mail.mailbox or ""),
        received_at=mail.received_at,
        subject=mail.subject,
        text=rules.with_left_out(mail.text, mail.left_out),
        is_cut=mail.length >= rules.WHOLE_LENGTH,
        files=_files(read, event_id, mail),
    )


def _behind(read: Reading, *columns: Any) -> Select[Any]:
    """Lines of histories with the mails behind them."""
    return (
        select(*columns)
        .select_from(TicketEvent)
        .join(Ticket, Ticket.id == TicketEvent.ticket_id)
        .join(Incoming, Incoming.ticket_id == Ticket.id)
        .where(
            Incoming.channel == Channel.EMAIL,
            Incoming.state == rules.State.TAKEN,
            Incoming.deleted_at.is_(None),
            Ticket.deleted_at.is_(None),
            filters.visible(read),
            or_(_BEGAN_IT, _CAME_LATER),
        )
    )


def _says_it(mail: Any) -> bool:
    """Several that waited are taken in at one moment: each left its own words on the ticket."""
    return bool(mail.said == rules.landed(mail.text, mail.subject, mail.left_out))


def _files(read: Reading, event_id: int, mail: Any) -> tuple[IncomingFile, ...]:
    """Its files that are still on the ticket: told of right behind it, in the same moment."""
    attached = and_(TicketEvent.type == EventType.ATTACHED, TicketEvent.actor_id.is_(None))
    lines = (
        select(TicketEvent.type, TicketEvent.after)
        .where(
            TicketEvent.ticket_id == mail.ticket_id,
            TicketEvent.at == mail.at,
            TicketEvent.id > event_id,
            or_(
                attached,
                and_(TicketEvent.type == EventType.CUSTOMER_WROTE, TicketEvent.field == "channel"),
            ),
        )
        .order_by(TicketEvent.id)
        .limit(_MOST_LINES)
    )
    ids = []
    for type_, after in read.session.execute(lines):
        if type_ != EventType.ATTACHED:
            break  # the next mail
        ids.append(int(after or 0))
    rows = read.session.execute(
        select(Attachment.name, Blob.size)
        .join(Blob, Blob.id == Attachment.blob_id)
        .where(
            Attachment.id.in_(ids),
            Attachment.ticket_id == mail.ticket_id,
            Attachment.deleted_at.is_(None),
        )
        .order_by(Attachment.id)
    )
    return tuple(IncomingFile(label(name), size) for name, size in rows)
