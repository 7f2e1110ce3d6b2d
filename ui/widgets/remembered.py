"""What a view keeps between starts on this machine: columns, filters, the way it was shown.

Plain JSON values in the settings file of the program; the start of the program says where that is.
"""

import json
from typing import Any

from PySide6.QtCore import QSettings

_GROUP = "views"


def remember(key: str, value: object) -> None:
    """Keep a plain value under ``key``."""
    QSettings().setValue(f"{_GROUP}/{key}", json.dumps(value, ensure_ascii=False))


def forget(key: str) -> None:
    """Drop what was kept under ``key``."""
    QSettings().remove(f"{_GROUP}/{key}")


def remembered(key: str, default: Any) -> Any:
    """Return what was kept; ``default`` where nothing was, or nothing of the same type."""
    try:
        value = json.loads(str(QSettings().value(f"{_GROUP}/{key}", "null")))
    except ValueError:  # written by hand or by another version
        return default
    return value if isinstance(value, type(default)) else default
