"""A stored file read again: piece by piece, and only handed out if it is what was attached."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from app.core.progress import Progress
from app.core.target import whole_file
from app.files import queries
from app.files.dto import AttachmentRow, FileDamaged


class Store(Protocol):
    """What is needed of ``app.backend.Backend``, which stands above this package."""

    def query(self, fn: Callable[..., Any], *args: Any) -> Any: ...


def write_copy(store: Store, progress: Progress, attachment_id: int, path: Path) -> Path:
    """Save a file to ``path``, whole or not at all, marked as one that came from elsewhere.

    Raises:
        NotFound: it was removed in the meantime.
        FileDamaged: its bytes are not those that were attached.
        CannotWrite: the disk is full or the folder is write-protected.
        Cancelled: the person stopped it; nothing is left.
    """
    row: AttachmentRow = store.query(queries.attachment, attachment_id)
    with whole_file(path) as part, part.open("wb") as file:
        for data in _pieces(store, progress, row):
            file.write(data)
    if os.name == "nt":
        _mark(path)
    return path


def _pieces(store: Store, progress: Progress, row: AttachmentRow) -> Iterator[bytes]:
    digest, done, position = sha256(), 0, 0
    while done < row.size:
        progress.step(done, row.size)
        data: bytes = store.query(queries.piece, row.id, position)
        digest.update(data)
        done, position = done + len(data), position + 1
        yield data
    if done != row.size or digest.hexdigest() != row.sha256:
        raise FileDamaged(name=row.name)
    progress.step(done, row.size)


def _mark(path: Path) -> None:
    """Tell Windows that a stranger made it, so that its programs are careful with it."""
    with suppress(OSError):  # a disk that keeps no such mark
        Path(f"{path}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n", "ascii")
