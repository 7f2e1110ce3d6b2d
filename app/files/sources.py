"""Where the bytes of a new file come from: a file of this computer, or the clipboard."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from app.core.errors import AppError
from app.files.rules import LARGEST, PIECE, label


class FileRefused(AppError):
    """The file cannot be attached; ``name`` is its label, ``reason`` says why."""

    code = "file_refused"


class Source(Protocol):
    """A file to be stored. ``pieces`` begins anew each time: a command may be tried again."""

    @property
    def name(self) -> str: ...

    def size(self) -> int:
        """Bytes.

        Raises:
            FileRefused: it is no file that can be stored.
        """

    def pieces(self) -> Iterator[bytes]:
        """Its bytes, in pieces of 256 KB.

        Raises:
            FileRefused: it cannot be read, or changes while it is read.
        """


@dataclass(frozen=True)
class Bytes:
    """What was pasted, or came in a message."""

    name: str
    data: bytes = field(repr=False)

    def size(self) -> int:
        return _checked(self.name, len(self.data))

    def pieces(self) -> Iterator[bytes]:
        for start in range(0, self.size(), PIECE):
            yield self.data[start : start + PIECE]


@dataclass(frozen=True)
class DiskFile:
    """A file of this computer. Only plain files are read: nothing waits for a pipe or a device."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    def size(self) -> int:
        try:
            return self._size_of(os.stat(self.path))
        except OSError as error:
            raise self._refused("unreadable") from error

    def _size_of(self, found: os.stat_result) -> int:
        if stat.S_ISDIR(found.st_mode):
            raise self._refused("folder")
        if not stat.S_ISREG(found.st_mode):
            raise self._refused("no_file")
        return _checked(self.name, found.st_size)

    def pieces(self) -> Iterator[bytes]:
        self.size()  # asked before opening, which already waits at a pipe
        try:
            descriptor = os.open(
                self.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
            )
            with open(descriptor, "rb") as file:
                expected = self._size_of(os.fstat(descriptor))
                yield from self._read(file, expected)
        except OSError as error:
            raise self._refused("unreadable") from error

    def _read(self, file: "_Readable", expected: int) -> Iterator[bytes]:
        done = 0
        while piece := file.read(PIECE):
            done += len(piece)
            if done > expected:
                raise self._refused("changing")
            yield piece
        if done != expected:
            raise self._refused("changing")

    def _refused(self, reason: str) -> FileRefused:
        return FileRefused(reason=reason, name=label(self.name))


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def _checked(name: str, size: int) -> int:
    if size == 0:
        raise FileRefused(reason="empty", name=label(name))
    if size > LARGEST:
        raise FileRefused(reason="too_large", name=label(name), limit=LARGEST // 1024**2)
    return size
