"""Copies of attachments that other programs show: a folder of our own that never outlives us."""

import os
import shutil
from pathlib import Path

from PySide6.QtCore import QLockFile, QStandardPaths

_OURS_ONLY = 0o700
_LOCK = ".lock"


class OpenedFiles:
    """Each running program has a folder beside those of others, held by a lock.

    It is emptied at the end; what a kill left is removed at the next start.

    Args:
        base: where the folders lie; None takes the cache of the person's account.
    """

    def __init__(self, base: Path | None = None) -> None:
        self._given = base
        self._lock: QLockFile | None = None
        self._count = 0

    def place(self, name: str) -> Path:
        """A new path for a file called ``name``, readable by this account only."""
        own = self._own()
        if self._lock is None:
            _make(own.parent)
            self._lock = QLockFile(f"{own}{_LOCK}")
            self._lock.setStaleLockTime(0)
            self._lock.tryLock(0)
            _make(own)
        self._count += 1
        inside = own / str(self._count)
        _make(inside)
        return inside / name

    def sweep(self) -> None:
        """Remove what programs that do not run any more left behind."""
        base = self._base()
        if not base.is_dir():
            return
        for folder in base.iterdir():
            if folder.is_dir() and folder != self._own():
                lock = QLockFile(f"{folder}{_LOCK}")
                lock.setStaleLockTime(0)
                if lock.tryLock(0):
                    shutil.rmtree(folder, ignore_errors=True)
                    lock.unlock()

    def clear(self) -> None:
        """Remove our own; what another program still holds goes at the next start."""
        if self._lock is not None:
            shutil.rmtree(self._own(), ignore_errors=True)
            self._lock.unlock()
            self._lock = None

    def _own(self) -> Path:
        return self._base() / str(os.getpid())

    def _base(self) -> Path:
        if self._given is not None:
            return self._given
        cache = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)
        return Path(cache) / "opened"


def _make(folder: Path) -> None:
    folder.mkdir(mode=_OURS_ONLY, parents=True, exist_ok=True)
    folder.chmod(_OURS_ONLY)  # it may be there, made by somebody less careful
