"""A file that appears whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.core.errors import AppError


class CannotWrite(AppError):
    """The file could not be written; ``path`` names it, ``reason`` is the system's word."""

    code = "cannot_write"


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Yield a temporary name in the same folder and rename it to ``path`` at the end.

    If the block raises, the temporary file goes and an older file of that name stays.
    The file is readable by its owner only: it holds customers.

    Raises:
        CannotWrite: the folder is missing or read-only, the disk is full, or another
            program (Excel on Windows) holds the old file.
    """
    try:
        with _temporary(path) as part:
            yield part
            _flush(part)
            os.replace(part, path)
    except OSError as error:
        raise CannotWrite(path=str(path), reason=error.strerror or str(error)) from error


@contextmanager
def _temporary(path: Path) -> Iterator[Path]:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=path.suffix)  # mode 0600
    os.close(handle)
    part = Path(name)
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def _flush(part: Path) -> None:
    """Bring the content to the disk before the name points at it."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
