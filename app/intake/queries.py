"""Reading what came in."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from app.core.errors import NotFound
from app.core.paging import PAGE_SIZE, Cursor, Page
from app.db.paging import Key, page
from app.db.reading import Reading
from app.files.rules import label
from app.files.tables import Attachment, Blob
from app.intake.dto import IncomingFile, IncomingRow
from app.intake.rules import State, with_left_out
from app.intake.tables import Incoming
from app.tickets import filters
from app.tickets.rules import Channel
from app.tickets.tables import Ticket

_CHUNK = 500  # below the number of parameters a statement may have
_TO_DO = (State.WAITING, State.ASIDE)


def incoming_page(
    read: Reading, to_do: bool = True, cursor: Cursor | None = None, size: int = PAGE_SIZE
) -> Page[IncomingRow]:
    """What came in, the latest first; ``to_do`` leaves only what waits or was set aside.

    What was put on a ticket that is confidential is for who sees the ticket.

    Raises:
        PermissionDenied: the reader does not take in what comes.
    """
    read.require("intake.take")
    statement = (
        select(
            Incoming.id,
            Incoming.received_at,
            Incoming.channel,
            Incoming.sender_name,
            Incoming.sender,
            Incoming.phone,
            Incoming.subject,
            Incoming.state,
            Incoming.reason,
            Incoming.ticket_id,
            Ticket.number,
            Incoming.version,
        )
        .outerjoin(Ticket, Ticket.id == Incoming.ticket_id)
        .where(Incoming.deleted_at.is_(None), _visible(read))
    )
    if to_do:
        statement = statement.where(Incoming.state.in_(_TO_DO))
    keys = (Key(Incoming.received_at, 1, descending=True), Key(Incoming.id, 0, descending=True))
    return page(read.session, statement, keys, _row, cursor, size)


def incoming_text(read: Reading, incoming_id: int) -> str:
    """The whole text of one, with the mail it answers and the files that are not kept.

    Raises:
        PermissionDenied: the reader does not take in what comes.
        NotFound: no such message, or it is on a ticket that the reader may not see.
    """
    read.require("intake.take")
    found = read.session.execute(
        select(Incoming.text, Incoming.left_out)
        .outerjoin(Ticket, Ticket.id == Incoming.ticket_id)
        .where(Incoming.id == incoming_id, Incoming.deleted_at.is_(None), _visible(read))
    ).one_or_none()
    if found is None:
        raise NotFound(entity="incoming", id=incoming_id)
    return with_left_out(*found)


def incoming_files(read: Reading, incoming_id: int) -> tuple[IncomingFile, ...]:
    """The files of one that is no ticket yet; those of a ticket are on the ticket.

    Raises:
        PermissionDenied: the reader does not take in what comes.
    """
    read.require("intake.take")
    statement = (
        select(Attachment.name, Blob.size)
        .join(Blob, Blob.id == Attachment.blob_id)
        .where(Attachment.incoming_id == incoming_id, Attachment.deleted_at.is_(None))
        .order_by(Attachment.id)
    )
    rows = read.session.execute(statement)
    return tuple(IncomingFile(label(name), size) for name, size in rows)


def is_any_waiting(read: Reading) -> bool:
    """Whether something is to be taken in.

    Raises:
        PermissionDenied: the reader does not take in what comes.
    """
    read.require("intake.take")
    waiting = select(Incoming.id).where(
        Incoming.state == State.WAITING, Incoming.deleted_at.is_(None)
    )
    return read.session.execute(waiting.limit(1)).scalar() is not None


def is_any_to_do(read: Reading) -> bool:
    """Whether something waits or was set aside for a person to decide.

    Raises:
        PermissionDenied: the reader does not take in what comes.
    """
    read.require("intake.take")
    to_do = select(Incoming.id).where(Incoming.state.in_(_TO_DO), Incoming.deleted_at.is_(None))
    return read.session.execute(to_do.limit(1)).scalar() is not None


def has_come_by(read: Reading, channel: Channel, since: datetime) -> bool:
    """Whether anything came in this way since a moment.

    Raises:
        PermissionDenied: the reader does not take in what comes.
    """
    read.require("intake.take")
    came = select(Incoming.id).where(
        Incoming.received_at >= since,
        Incoming.channel == channel,
        Incoming.deleted_at.is_(None),
    )
    return read.session.execute(came.limit(1)).scalar() is not None


def last_mail(read: Reading, mailbox: str) -> int:
    """The highest id of the mails that came in from one mailbox, 0 if there is none.

    Raises:
        PermissionDenied: the reader does not take in what comes.
    """
    read.require("intake.take")
    statement = select(func.max(Incoming.mail_uid)).where(Incoming.mailbox == mailbox)
    return read.session.execute(statement).scalar() or 0


def mails_known(read: Reading, mailbox: str, uids: Sequence[int]) -> frozenset[int]:
    """Which of these mails came in from that mailbox already.

    Raises:
        PermissionDenied: the reader does not take in what comes.
    """
    read.require("intake.take")
    known: set[int] = set()
    for start in range(0, len(uids), _CHUNK):
        statement = select(Incoming.mail_uid).where(
            Incoming.mailbox == mailbox, Incoming.mail_uid.in_(uids[start : start + _CHUNK])
        )
        known.update(uid for uid in read.session.execute(statement).scalars() if uid is not None)
    return frozenset(known)


def _visible(read: Reading) -> ColumnElement[bool]:
    return or_(Incoming.ticket_id.is_(None), filters.visible(read))


def _row(found: Any) -> IncomingRow:
    id_, at, channel, name, address, phone, *rest = found
    known = [part for part in (name, address, phone) if part]
    return IncomingRow(id_, at, channel, " · ".join(known), *rest)
