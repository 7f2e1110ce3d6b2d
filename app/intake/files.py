"""The files that come with a message: kept with it at once, on its ticket once it is one."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, select

from app.core.progress import Progress
from app.db.doors import call, is_server
from app.db.uow import UnitOfWork
from app.files import blobs
from app.files.rules import label
from app.files.sources import Bytes, FileRefused
from app.files.tables import Attachment
from app.intake.rules import left_out
from app.intake.tables import Incoming
from app.tickets.answering import NOBODY
from app.tickets.history import note
from app.tickets.rules import EventType
from app.tickets.tables import Ticket

_QUIET = Progress()


def keep(uow: UnitOfWork, found: Incoming, files: Sequence[Bytes]) -> None:
    """Hang the files on the message; one that cannot be kept is named on it, with the reason."""
    lines = []
    for file in files:
        name = label(file.name)
        try:
            blob_id = blobs.keep(uow, file, name, _QUIET)
        except FileRefused as refused:
            lines.append(left_out(name, len(file.data), refused.params.get("limit")))
        else:
            uow.add(Attachment(incoming_id=found.id, name=name, blob_id=blob_id))
    if lines:
        found.left_out = "\n".join(lines)


def hand_over(uow: UnitOfWork, found: Incoming, ticket_id: int) -> None:
    """Hang them on the ticket that the message is, or stands on, now. Nobody of the desk did it.

    Whoever takes in the mail needs no right to the ticket. On a server a function does it, which
    asks for a message that was put on this ticket in the same transaction.
    """
    uow.session.flush()
    if is_server(uow.session):
        call(uow.session, "files_came", of_incoming=found.id, noted=uow.now())
    else:
        _move(uow, found, ticket_id)
    uow.changes.touch("attachment", ticket_id)


def throw_away(uow: UnitOfWork, found: Incoming) -> None:
    """Put the files of spam in the recycle bin: their bytes go after 30 days."""
    for one in _of(uow, found, Attachment.deleted_at.is_(None)):
        uow.delete(one)


def bring_back(uow: UnitOfWork, found: Incoming) -> None:
    """Take them out again, as far as they are still there."""
    for one in _of(uow, found, Attachment.deleted_at.is_not(None)):
        one.deleted_at = one.deleted_by_id = None


def _of(uow: UnitOfWork, found: Incoming, which: ColumnElement[bool]) -> Sequence[Attachment]:
    theirs = select(Attachment).where(Attachment.incoming_id == found.id, which)
    return uow.session.scalars(theirs.order_by(Attachment.id)).all()


def _move(uow: UnitOfWork, found: Incoming, ticket_id: int) -> None:
    ticket = uow.session.get_one(Ticket, ticket_id)
    for one in _of(uow, found, Attachment.deleted_at.is_(None)):
        one.ticket_id, one.incoming_id, one.created_by_id = ticket_id, None, None
        sender = replace(uow, actor=NOBODY)
        note(sender, ticket, EventType.ATTACHED, "file", None, one.id, one.name)
    uow.session.flush()
