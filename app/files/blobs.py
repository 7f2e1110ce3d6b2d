"""Keeping bytes once: each database its own way, behind two functions.

On a server the pieces go through narrow functions, which take the hash themselves: who knows the
hash of a file, or its id, has no way to it without sending all of its bytes.
"""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import delete, exists, insert, literal_column, select, update
from sqlalchemy.orm import Session

from app.core.progress import Progress
from app.db.doors import call, is_server
from app.db.uow import UnitOfWork
from app.files.rules import HEAD, KEPT_FOR, kind_of
from app.files.sources import Source
from app.files.tables import Attachment, Blob, BlobChunk


def keep(uow: UnitOfWork, source: Source, name: str, progress: Progress) -> int:
    """Store a file unless it is there already; the blob's id.

    Raises:
        FileRefused: it cannot be stored; nothing is.
        Cancelled: the person stopped it.
    """
    size, pieces = source.size(), source.pieces()
    first = next(pieces)
    mime = kind_of(first[:HEAD], name)
    if is_server(uow.session):
        return _send(uow, mime, _told(first, pieces, size, progress))
    return _write(uow, mime, _told(first, pieces, size, progress))


def _told(
    first: bytes, others: Iterator[bytes], size: int, progress: Progress
) -> Iterator[tuple[int, bytes]]:
    """The pieces with their positions; how far they are is told after each."""
    done, position = 0, 0
    piece: bytes | None = first
    progress.step(0, size)
    while piece is not None:
        yield position, piece
        done, position = done + len(piece), position + 1
        progress.step(min(done, size), size)
        piece = next(others, None)


def _send(uow: UnitOfWork, mime: str, pieces: Iterator[tuple[int, bytes]]) -> int:
    session = uow.session
    blob_id: int = call(session, "begin_file", mime=mime).scalar_one()
    for position, data in pieces:
        call(session, "add_piece", blob=blob_id, place=position, bytes=data)
    found: int = call(session, "finish_file", blob=blob_id, at=uow.now()).scalar_one()
    return found


def _write(uow: UnitOfWork, mime: str, pieces: Iterator[tuple[int, bytes]]) -> int:
    connection = uow.session.connection()
    new: dict[str, Any] = {"size": 0, "mime": mime, "used_at": uow.now()}
    blob_id: int = connection.execute(insert(Blob).values(new).returning(Blob.id)).scalar_one()
    digest, size = sha256(), 0
    for position, data in pieces:
        digest.update(data)
        size += len(data)
        row = {"blob_id": blob_id, "position": position, "data": data}
        connection.execute(insert(BlobChunk).values(row))
    hashed = digest.hexdigest()
    known = connection.execute(select(Blob.id).where(Blob.sha256 == hashed)).scalar()
    if known is not None:
        _drop(uow.session, [blob_id])
        blob_id = known
    values = {"sha256": hashed, "size": size, "used_at": uow.now(), "used_by_id": uow.actor.user_id}
    connection.execute(update(Blob).where(Blob.id == blob_id).values(values))
    return blob_id


def forget(session: Session, now: datetime) -> int:
    """Remove for good what was taken off 30 days ago, and bytes nobody refers to since."""
    if is_server(session):
        gone: int = call(session, "purge_files", at=now).scalar_one()
        return gone
    until = now - KEPT_FOR
    session.execute(
        delete(Attachment).where(Attachment.deleted_at < until),
        execution_options={"synchronize_session": False},
    )
    unused = select(Blob.id).where(
        Blob.used_at < until, ~exists(literal_column("1")).where(Attachment.blob_id == Blob.id)
    )
    found = list(session.scalars(unused))
    _drop(session, found)
    return len(found)


def _drop(session: Session, blob_ids: list[int]) -> None:
    for blob_id in blob_ids:
        session.execute(delete(BlobChunk).where(BlobChunk.blob_id == blob_id))
        session.execute(delete(Blob).where(Blob.id == blob_id))
