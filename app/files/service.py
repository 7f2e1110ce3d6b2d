"""Attaching, renaming and removing files."""

from app.core.errors import Invalid, NotFound, PermissionDenied
from app.core.permissions import Scope
from app.core.progress import Progress
from app.core.undo import Undo
from app.db.uow import UnitOfWork, conflict_over
from app.files import blobs
from app.files.dto import AttachFile, Record, RemoveAttachment, RenameAttachment
from app.files.holders import ATTACH, Standing, columns_of, holder_of, standing
from app.files.rules import label
from app.files.tables import Attachment
from app.tickets.history import note
from app.tickets.rules import EventType
from app.tickets.tables import Ticket

_QUIET = Progress()


def attach(uow: UnitOfWork, cmd: AttachFile, progress: Progress = _QUIET) -> int:
    """Keep a file with a record; the same bytes are stored once.

    Raises:
        PermissionDenied, NotFound.
        FileRefused: it is empty, too large, no plain file, or changes while it is read.
        Cancelled: the person stopped it; nothing is kept.
    """
    found = standing(uow, cmd.holder)
    if uow.actor.scope(ATTACH) is Scope.NONE:
        raise PermissionDenied(action=ATTACH)
    name = label(cmd.name or cmd.source.name)
    blob_id = blobs.keep(uow, cmd.source, name, progress)
    attachment = uow.add(Attachment(**columns_of(cmd.holder), name=name, blob_id=blob_id))
    _tell(uow, found, attachment, EventType.ATTACHED)
    inverse = RemoveAttachment(attachment.id, attachment.version)
    uow.undo = Undo("undo.file.attached", remove, (inverse,))
    return attachment.id


def rename(uow: UnitOfWork, cmd: RenameAttachment) -> None:
    """Give a file another label.

    Raises:
        PermissionDenied, NotFound, Conflict.
        Invalid: the label is empty.
    """
    if not cmd.name.strip():
        raise Invalid({"name": "required"})
    attachment, found = _own_or_worked_on(uow, cmd.attachment_id, cmd.seen_version)
    before, attachment.name = attachment.name, label(cmd.name)
    uow.session.flush()
    _touch(uow, found)
    inverse = RenameAttachment(attachment.id, before, attachment.version)
    uow.undo = Undo("undo.file.renamed", rename, (inverse,))


def remove(uow: UnitOfWork, cmd: RemoveAttachment) -> None:
    """Take a file off its record; who attached it may, and whoever may work on the record.

    Raises:
        PermissionDenied, NotFound, Conflict.
    """
    attachment, found = _own_or_worked_on(uow, cmd.attachment_id, cmd.seen_version)
    uow.delete(attachment)
    _tell(uow, found, attachment, EventType.DETACHED)
    uow.undo = Undo("undo.file.removed", restore, (attachment.id,))


def remove_all(uow: UnitOfWork, commands: tuple[RemoveAttachment, ...]) -> None:
    """Remove several files, all of them or none.

    Raises:
        PermissionDenied, NotFound, Conflict.
    """
    for cmd in commands:
        remove(uow, cmd)
    uow.undo = Undo("undo.files.removed", restore_all, (tuple(c.attachment_id for c in commands),))


def restore_all(uow: UnitOfWork, attachment_ids: tuple[int, ...]) -> None:
    """Bring several removed files back, all of them or none.

    Raises:
        PermissionDenied, NotFound: as ``restore``.
    """
    for attachment_id in attachment_ids:
        restore(uow, attachment_id)


def restore(uow: UnitOfWork, attachment_id: int) -> None:
    """Bring a removed file back, within 30 days.

    Raises:
        PermissionDenied: somebody else removed it, and the actor may not work on the record.
        NotFound: it is gone for good, or its record is.
    """
    uow.require_some("ticket.see")
    attachment = uow.session.get(Attachment, attachment_id)
    if attachment is None or attachment.deleted_at is None:
        raise NotFound(entity="attachment", id=attachment_id)
    found = standing(uow, holder_of(attachment))
    _check_change(uow, found, attachment)
    attachment.deleted_at = attachment.deleted_by_id = None
    _tell(uow, found, attachment, EventType.ATTACHED)


def purge(uow: UnitOfWork) -> int:
    """Remove for good what was taken off more than 30 days ago; how many files went.

    Bytes that another record refers to stay.
    """
    return blobs.forget(uow.session, uow.now())


def _own_or_worked_on(
    uow: UnitOfWork, attachment_id: int, seen_version: int
) -> tuple[Attachment, Standing]:
    attachment = uow.get(Attachment, attachment_id)
    found = standing(uow, holder_of(attachment))
    if attachment.version != seen_version:
        raise conflict_over(attachment)
    _check_change(uow, found, attachment)
    return attachment, found


def _check_change(uow: UnitOfWork, found: Standing, attachment: Attachment) -> None:
    if not found.may_change(uow.actor, attachment.created_by_id):
        raise PermissionDenied(action=found.work_action)


def _tell(uow: UnitOfWork, found: Standing, attachment: Attachment, type_: EventType) -> None:
    """A ticket's history says so, too: the line leads to the file."""
    uow.session.flush()
    if found.holder.record is Record.TICKET:
        ticket = uow.session.get_one(Ticket, found.holder.id)
        note(uow, ticket, type_, "file", None, attachment.id, attachment.name)
    _touch(uow, found)


def _touch(uow: UnitOfWork, found: Standing) -> None:
    uow.changes.touch("attachment", found.holder.id)
    uow.changes.touch(str(found.holder.record), found.holder.id)
