"""What a file becomes once read: sheets, rows, typed cells, and the ways reading is refused."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from app.core.errors import AppError


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula whose result the file does not hold: nobody may guess its value."""

    text: str


Cell = str | int | float | Decimal | bool | datetime | date | time | Formula | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds something.

    Attributes:
        number: the row as Excel counts it, from 1.
        cells: up to the last cell that holds something.
        hidden: hidden in Excel, by hand or by a filter; it counts as data all the same.
    """

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False

    def cell(self, index: int) -> Cell:
        """Return the cell in the column ``index`` (from 0), None past the end."""
        return self.cells[index] if index < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """A sheet of the file; ``rows`` is None while it has not been read."""

    name: str
    hidden: bool = False
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet that was read: its rows that hold something, in order."""

    sheet: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file: every sheet by name, and the rows of those that were read."""

    file: str
    sheets: tuple[SheetInfo, ...]
    grids: tuple[Grid, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold before it is refused, and what reading it may cost.

    Attributes:
        seconds: wall clock.
        memory: bytes of address space of the reading process (where the system can cap it).
        file_bytes, unpacked_bytes: of the file, and of all that is zipped inside.
        ratio: how many times smaller zipping may have made it (real sheets: 5 to 60).
        entries: files inside the zip.
        rows: rows that hold something, over all sheets.
        cells: cells up to the last used column, over all rows.
    """

    seconds: float = 120.0
    memory: int = 1 << 30
    file_bytes: int = 100 << 20
    unpacked_bytes: int = 600 << 20
    ratio: int = 200
    entries: int = 5_000
    rows: int = 300_000
    cells: int = 8_000_000


class FileUnreadable(AppError):
    """The file is not a sheet we read, is damaged or cannot be opened; ``reason`` says which.

    Reasons: ``missing``, ``denied``, ``empty``, ``wrong_type``, ``damaged``, ``unsafe``,
    ``encoding``, ``quotes`` (a quote in ``row`` never closes), ``reader_died``.
    """

    code = "file_unreadable"


class FileEncrypted(AppError):
    """The workbook has a password."""

    code = "file_encrypted"


class FileTooLarge(AppError):
    """The file passes the limit named in ``limit``; ``max`` is its value."""

    code = "file_too_large"


class NoSheet(AppError):
    """The file has no sheet of that name; ``sheets`` lists those it has."""

    code = "no_sheet"


class NoHeader(AppError):
    """No row looks like column headings (or row ``row`` does not)."""

    code = "no_header"


class MissingColumn(AppError):
    """No column of the table is the required field ``field``; ``columns`` lists the headings."""

    code = "missing_column"


class BadMapping(AppError):
    """The mapping file ``file`` does not say which heading is which field."""

    code = "bad_mapping"
