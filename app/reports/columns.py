"""What stands in a column and how one value becomes one cell.

A spreadsheet knows numbers and text only; this file decides which of the two a value is.
A number too long for a spreadsheet's fifteen digits is written as text rather than changed.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from enum import StrEnum

CELL_LIMIT = 32_767  # UTF-16 units, Excel's own limit
DIGITS_KEPT = 15  # a spreadsheet number is a double
WIDEST = 60  # characters; longer texts wrap or run out of sight
FIRST_YEAR = 1901  # Excel has no dates before 1900 and a wrong leap day in that year

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Excel reads "_x0041_" as "A"; "_x005F_" is its way to write the underscore.
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_SIGNS = "=+-@＝＋－＠"

Cell = str | int | float | datetime | date | None


class Kind(StrEnum):
    """What the values of a column are."""

    TEXT = "text"  # also phones, numbers of records, anything with leading zeros
    INT = "int"
    DECIMAL = "decimal"
    MONEY = "money"  # Decimal; the currency stands in the title or in its own column
    DATE = "date"
    DATETIME = "datetime"  # aware; shown in the zone of `Display`
    PERCENT = "percent"  # a share: 0.25 shows as 25.0%
    DURATION = "duration"  # timedelta; shown as hours:minutes


NUMBER_FORMATS = {
    Kind.TEXT: "@",
    Kind.INT: "0",
    Kind.DECIMAL: "0.00",
    Kind.MONEY: "#,##0.00",
    Kind.DATE: "yyyy-mm-dd",
    Kind.DATETIME: "yyyy-mm-dd hh:mm",
    Kind.PERCENT: "0.0%",
    Kind.DURATION: "[h]:mm",
}
_LEAST_WIDTH = {Kind.DATE: 12, Kind.DATETIME: 17, Kind.MONEY: 13}


@dataclass(frozen=True)
class Column:
    """A column of a list or table; the title is already in the reader's language.

    Attributes:
        width: in characters; None takes it from the first rows.
    """

    title: str
    kind: Kind = Kind.TEXT
    width: int | None = None


@dataclass(frozen=True)
class Display:
    """How values are shown.

    Attributes:
        zone: the zone times are written in (a spreadsheet knows none).
        cut_note: what stands at the end of a text that was too long for a cell.
    """

    zone: tzinfo = UTC
    cut_note: str = "… (cut)"


def clean(text: str) -> str:
    """Return the text without characters that no workbook may hold; line ends become one \\n."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(text: str) -> str:
    """Write ``_x0041_`` so that Excel shows these seven characters and not an A."""
    return _ESCAPE_LIKE.sub("_x005F_", text)


def is_too_long(text: str) -> bool:
    """Tell whether a cell cannot hold the text."""
    return len(text) > CELL_LIMIT // 2 and _utf16_units(text) > CELL_LIMIT


def cut(text: str, note: str) -> str:
    """Shorten a text to what a cell holds, the note included."""
    if not is_too_long(text):
        return text
    room = (CELL_LIMIT - _utf16_units(note)) * 2
    # "ignore" drops the half of a pair that the cut may have left behind.
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + note


def looks_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet might take the text for a formula when it is typed in."""
    return text.lstrip()[:1] in _FORMULA_SIGNS if text.strip() else False


def text_width(text: str) -> int:
    """Return the width of the longest line in characters; CJK characters count two."""
    return max(sum(2 if ord(c) > 0x2E7F else 1 for c in line) for line in text.split("\n"))


def converter(kind: Kind, display: Display) -> Callable[[object], Cell]:
    """Return the function that turns values of this kind into what the cell gets.

    A string in a column of another kind stays a string: "–" is a fair answer to "how much?".
    """
    of_kind = _CONVERTERS[kind]

    def convert(value: object) -> Cell:
        if value is None or value == "":
            return None
        if isinstance(value, str):
            return clean(value)
        return of_kind(value, display)

    return convert


class Widths:
    """Column widths from the titles and the first rows."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = columns
        # Three more than the title: the filter button sits on it.
        self._seen = [text_width(column.title) + 3 for column in columns]

    def see(self, cells: Sequence[Cell]) -> None:
        """Take one converted row into account."""
        for number, cell in enumerate(cells):
            if isinstance(cell, (str, int, float)):
                # A day's fraction has many digits and shows few.
                shown = str(cell) if isinstance(cell, (str, int)) else f"{cell:,.2f}"
                self._seen[number] = max(self._seen[number], text_width(shown) + 1)

    def all(self) -> list[int]:
        """Return one width per column."""
        return [
            column.width or min(max(seen, _LEAST_WIDTH.get(column.kind, 6)), WIDEST)
            for column, seen in zip(self._columns, self._seen, strict=True)
        ]


def _utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _text(value: object, _display: Display) -> Cell:
    return clean(str(value))


def _number(value: object, _display: Display) -> Cell:
    if isinstance(value, int):
        return value if len(str(abs(value))) <= DIGITS_KEPT else str(value)
    if isinstance(value, Decimal):
        return _exact(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    raise TypeError(f"not a number: {type(value).__name__}")


def _exact(value: Decimal) -> Cell:
    if not value.is_finite():
        return None
    digits = len(value.normalize().as_tuple().digits)
    return float(value) if digits <= DIGITS_KEPT else f"{value:f}"


def _date(value: object, _display: Display) -> Cell:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError(f"not a date: {type(value).__name__}")
    return value if value.year >= FIRST_YEAR else value.isoformat()


def _datetime(value: object, display: Display) -> Cell:
    if not isinstance(value, datetime):
        raise TypeError(f"not a time: {type(value).__name__}")
    if value.tzinfo is None:
        raise ValueError("a time without a zone")
    local = value.astimezone(display.zone).replace(tzinfo=None, microsecond=0)
    return local if local.year >= FIRST_YEAR else f"{local:%Y-%m-%d %H:%M}"


def _duration(value: object, _display: Display) -> Cell:
    if not isinstance(value, timedelta):
        raise TypeError(f"not a duration: {type(value).__name__}")
    if value < timedelta(0):  # a spreadsheet shows ##### for it
        return "-" + hours_minutes(-value)
    return value / timedelta(days=1)


def hours_minutes(value: timedelta) -> str:
    """Return a duration >= 0 as ``h:mm``."""
    minutes = int(value.total_seconds()) // 60
    return f"{minutes // 60}:{minutes % 60:02d}"


_CONVERTERS: dict[Kind, Callable[[object, Display], Cell]] = {
    Kind.TEXT: _text,
    Kind.INT: _number,
    Kind.DECIMAL: _number,
    Kind.MONEY: _number,
    Kind.DATE: _date,
    Kind.DATETIME: _datetime,
    Kind.PERCENT: _number,
    Kind.DURATION: _duration,
}
