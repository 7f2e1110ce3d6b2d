"""Backing up a SQLite store through SQLite itself; the live file is never read as a file.

(Reading it with ``open`` in our own process drops its locks and loses later commits.)
"""

from datetime import datetime
from pathlib import Path

from app.core.errors import StoreError


class BackupFailed(StoreError):
    """The copy was not sound and has been removed; the store itself is untouched."""

    code = "backup_failed"


def backup_sqlite(source: Path, target: Path) -> None:
    """Copy ``source`` to ``target`` while it may be in use; the copy is checked in full.

    Raises:
        BackupFailed: the copy does not pass the integrity check.
    """
    from sqlcipher3 import dbapi2

    partial = target.with_name(target.name + ".part")
    partial.unlink(missing_ok=True)
    reader = dbapi2.connect(str(source))
    writer = dbapi2.connect(str(partial))
    try:
        reader.backup(writer)
        writer.execute("PRAGMA journal_mode=DELETE")  # a copy must open on read-only media
        sound = writer.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    finally:
        writer.close()
        reader.close()
    if not sound:
        partial.unlink(missing_ok=True)
        raise BackupFailed(file=str(source))
    partial.replace(target)


def backup_before_upgrade(store: Path, version: int, now: datetime) -> Path:
    """A copy beside the store, named by its schema version and the moment."""
    target = store.with_name(f"{store.stem}-v{version}-{now:%Y%m%d-%H%M%S}.bak")
    backup_sqlite(store, target)
    return target
