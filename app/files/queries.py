"""Reads about attachments."""

from hashlib import sha256
from typing import Any

from sqlalchemy import Select, func, select

from app.core.errors import NotFound
from app.core.paging import PAGE_SIZE, Cursor, Page
from app.db.paging import Key, page
from app.db.reading import Reading
from app.files.dto import AttachmentRow, FileDamaged, Holder
from app.files.holders import Standing, holder_of, of_holder, standing
from app.files.rules import label
from app.files.tables import Attachment, Blob, BlobChunk
from app.identity.tables import UserAccount


def attachments(
    read: Reading, holder: Holder, cursor: Cursor | None = None, size: int = PAGE_SIZE
) -> Page[AttachmentRow]:
    """The files of a record, newest first.

    Raises:
        PermissionDenied, NotFound: as for the record itself.
    """
    found = standing(read, holder)
    statement = _rows().where(of_holder(holder), Attachment.deleted_at.is_(None))
    keys = [Key(Attachment.id, 0, descending=True)]
    return page(read.session, statement, keys, lambda row: _row(read, found, row), cursor, size)


def attachment_count(read: Reading, holder: Holder) -> int:
    """How many files hang on a record.

    Raises:
        PermissionDenied, NotFound: as for the record itself.
    """
    standing(read, holder)
    asked = select(func.count()).where(of_holder(holder), Attachment.deleted_at.is_(None))
    return read.session.execute(asked).scalar_one()


def attachment(read: Reading, attachment_id: int) -> AttachmentRow:
    """One file, without its bytes.

    Raises:
        NotFound: it was removed, its record is gone, or may not be seen.
    """
    kept = _kept(read, attachment_id)
    found = standing(read, holder_of(kept))
    row = read.session.execute(_rows().where(Attachment.id == attachment_id)).one()
    return _row(read, found, row)


def piece(read: Reading, attachment_id: int, position: int) -> bytes:
    """The bytes at ``position`` (from 0) of a file, 256 KB or what is left.

    Raises:
        NotFound: as ``attachment``.
        FileDamaged: they are missing.
    """
    kept = _kept(read, attachment_id)
    standing(read, holder_of(kept))
    asked = select(BlobChunk.data).where(
        BlobChunk.blob_id == kept.blob_id, BlobChunk.position == position
    )
    data = read.session.execute(asked).scalar()
    if data is None:
        raise FileDamaged(name=label(kept.name))
    return data


def content(read: Reading, attachment_id: int) -> bytes:
    """All bytes of a file, for a small picture of it.

    Raises:
        NotFound: as ``attachment``.
        FileDamaged: they are not those that were attached.
    """
    row = attachment(read, attachment_id)
    blob_id = select(Attachment.blob_id).where(Attachment.id == attachment_id).scalar_subquery()
    asked = select(BlobChunk.data).where(BlobChunk.blob_id == blob_id)
    data = b"".join(read.session.scalars(asked.order_by(BlobChunk.position)))
    if sha256(data).hexdigest() != row.sha256:
        raise FileDamaged(name=row.name)
    return data


def _kept(read: Reading, attachment_id: int) -> Attachment:
    read.require("ticket.see")
    kept = read.session.get(Attachment, attachment_id)
    if kept is None or kept.deleted_at is not None:
        raise NotFound(entity="attachment", id=attachment_id)
    return kept


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Attachment.id,
            Attachment.name,
            Blob.size,
            Blob.mime,
            Blob.sha256,
            Attachment.created_by_id,
            UserAccount.name,
            Attachment.created_at,
            Attachment.version,
        )
        .join(Blob, Blob.id == Attachment.blob_id)
        .outerjoin(UserAccount, UserAccount.id == Attachment.created_by_id)
    )


def _row(read: Reading, found: Standing, row: Any) -> AttachmentRow:
    """The label is cleaned once more: psql may have written any."""
    may_change = found.may_change(read.actor, row.created_by_id)
    return AttachmentRow(row.id, may_change, label(row.name), *row[2:])
