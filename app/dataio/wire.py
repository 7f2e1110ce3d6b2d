"""Cells as JSON lines between the reading process and the program.

JSON and not pickle: the sender has just read a stranger's file.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import cast

from app.dataio.sheets import Cell, Formula, Row

_PACK: tuple[tuple[type, str, Callable[..., str]], ...] = (
    (datetime, "datetime", datetime.isoformat),  # before date: a datetime is a date too
    (date, "date", date.isoformat),
    (time, "time", time.isoformat),
    (Decimal, "decimal", str),
    (Formula, "formula", lambda formula: formula.text),
)
_UNPACK: Mapping[str, Callable[[str], Cell]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "decimal": Decimal,
    "formula": Formula,
}


def _pack(value: object) -> dict[str, str]:
    for kind, tag, write in _PACK:
        if isinstance(value, kind):
            return {tag: write(value)}
    raise TypeError(type(value).__name__)


_ENCODER = json.JSONEncoder(ensure_ascii=False, default=_pack)


def dump(message: object) -> str:
    """Return ``message`` (lists, dicts, cells) as one line."""
    return _ENCODER.encode(message)


def load(text: str) -> object:
    """Return the cell or list of cells that ``dump`` wrote."""
    message = json.loads(text)
    return [_unpack(value) for value in message] if isinstance(message, list) else _unpack(message)


def load_row(message: list[object]) -> Row:
    """Return the row sent as ``[number, hidden, cells]``."""
    number, hidden, cells = message
    return Row(
        cast(int, number), tuple(map(_unpack, cast(list[object], cells))), cast(bool, hidden)
    )


def _unpack(value: object) -> Cell:
    if isinstance(value, dict):
        ((tag, text),) = value.items()
        return _UNPACK[tag](text)
    return cast(Cell, value)
