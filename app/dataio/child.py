"""The reading process: one file in, JSON lines out, then gone.

``python -m app.dataio.child JOB OUT`` (a frozen program: ``laike --read-sheet JOB OUT``). A hostile
file can only hurt this process, which caps its own memory and is killed when its time is up.
Lines written: ``{"sheets": [[name, hidden], ...]}``, for each sheet ``{"sheet": name}`` and its
rows ``[number, hidden, cells]``, at last ``{"end": true}``; or ``{"error": code, "params": ...}``.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol, TextIO

from app.core.errors import AppError
from app.dataio import wire
from app.dataio.csv_text import read_rows
from app.dataio.sheets import FileTooLarge, Limits, NoSheet, Row, SheetInfo
from app.dataio.xls import XlsFile
from app.dataio.xlsx import XlsxFile

FLAG = "--read-sheet"
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class _Book(Protocol):
    sheets: list[SheetInfo]

    def rows(self, sheet: str) -> Iterator[Row]: ...


class _TextFile:
    """A .csv as a book of one sheet without a name."""

    def __init__(self, path: str) -> None:
        self._data = Path(path).read_bytes()
        self.sheets = [SheetInfo("")]

    def rows(self, sheet: str) -> Iterator[Row]:
        return read_rows(self._data)


def main(arguments: Sequence[str]) -> int:
    """Read the file that the JSON file ``arguments[0]`` names into ``arguments[1]``."""
    job = json.loads(Path(arguments[0]).read_text("utf-8"))
    limits = Limits(**job["limits"])
    _cap_memory(limits.memory)
    with open(arguments[1], "w", encoding="utf-8", errors="surrogatepass", newline="\n") as out:
        try:
            _read(job["path"], job["sheet"], limits, out)
        except AppError as error:
            _send(out, {"error": error.code, "params": error.params})
        except MemoryError:
            _send(out, {"error": FileTooLarge.code, "params": {"limit": "memory"}})
    return 0


def _cap_memory(size: int) -> None:
    try:
        import resource  # not on Windows, where only the time is capped
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > size:
        resource.setrlimit(resource.RLIMIT_AS, (size, hard))


def _read(path: str, wanted: str | None, limits: Limits, out: TextIO) -> None:
    book = _open(path, limits)
    _send(out, {"sheets": [[sheet.name, sheet.hidden] for sheet in book.sheets]})
    names = [sheet.name for sheet in book.sheets if not sheet.hidden]
    if wanted is not None:
        if wanted not in (sheet.name for sheet in book.sheets):
            raise NoSheet(sheet=wanted, sheets=[sheet.name for sheet in book.sheets])
        names = [wanted]
    count = cells = 0
    for name in names:
        _send(out, {"sheet": name})
        for row in book.rows(name):
            count += 1
            cells += len(row.cells)
            if count > limits.rows:
                raise FileTooLarge(limit="rows", max=limits.rows)
            if cells > limits.cells:
                raise FileTooLarge(limit="cells", max=limits.cells)
            _send(out, [row.number, row.hidden, row.cells])
    _send(out, {"end": True})


def _open(path: str, limits: Limits) -> _Book:
    """Open by what the file is, not by what its name says."""
    with open(path, "rb") as file:
        head = file.read(8)
    if head.startswith(_ZIP):
        return XlsxFile(path, limits)
    if head == _OLE:
        return XlsFile(path)
    return _TextFile(path)


def _send(out: TextIO, message: object) -> None:
    out.write(wire.dump(message) + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
