"""Values of fields as a draft keeps them."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

_TYPES: dict[str, Callable[[str], Any]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "decimal": Decimal,
}


def plain(value: Any) -> Any:
    """A field's value as JSON takes it; dates and amounts are marked."""
    match value:
        case datetime():
            return {"type": "datetime", "value": value.isoformat()}
        case date():
            return {"type": "date", "value": value.isoformat()}
        case Decimal():
            return {"type": "decimal", "value": str(value)}
        case list() | tuple():
            return [plain(item) for item in value]
        case _:
            return value


def typed(value: Any) -> Any:
    """The value that ``plain`` made this of."""
    match value:
        case {"type": str(kind), "value": str(text)} if kind in _TYPES:
            return _TYPES[kind](text)
        case list():
            return [typed(item) for item in value]
        case _:
            return value
