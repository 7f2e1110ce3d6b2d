"""Backing up a SQLite store through SQLite itself; the live file is never read as a file.

(Reading it with ``open`` in our own process drops its locks and loses later commits.)
"""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from app.core.errors import StoreError
from app.db.engine import sqlite_uri
from app.db.refusals import refusals


class BackupFailed(StoreError):
    """The copy was not sound and has been removed; the store itself is untouched."""

    code = "backup_failed"


def backup_sqlite(source: Path, target: Path) -> None:
    """Copy ``source`` to ``target`` while it may be in use; the copy is checked in full.

    Raises:
        BackupFailed: the copy does not pass the integrity check.
        StoreError: the disk is full, the file does not answer; nothing is left of the copy.
    """
    partial = target.with_name(target.name + ".part")
    partial.unlink(missing_ok=True)
    try:
        with refusals(file=str(source)):
            is_sound = _copy(source, partial)
        if not is_sound:
            raise BackupFailed(file=str(source))
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> bool:
    """Whether the copy passes the integrity check."""
    from sqlcipher3 import dbapi2

    with (
        closing(dbapi2.connect(sqlite_uri(source, "mode=rw"), uri=True)) as reader,
        closing(dbapi2.connect(sqlite_uri(target, "mode=rwc"), uri=True)) as writer,
    ):
        reader.backup(writer)
        writer.execute("PRAGMA journal_mode=DELETE")  # a copy must open on read-only media
        return bool(writer.execute("PRAGMA integrity_check").fetchone()[0] == "ok")


def backup_before_upgrade(store: Path, version: int, now: datetime) -> Path:
    """A copy beside the store, named by its schema version and the moment."""
    target = store.with_name(f"{store.stem}-v{version}-{now:%Y%m%d-%H%M%S}.bak")
    backup_sqlite(store, target)
    return target
