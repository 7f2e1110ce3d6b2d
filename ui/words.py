"""Names of coded things in the language of the window."""

from PySide6.QtCore import QCoreApplication

from app.core.words import ENGLISH


def word(key: str) -> str:
    """The name of ``key`` (``ticket.status.new``); a code without a name stands for itself."""
    english = ENGLISH.get(key)
    if english is None:
        return key.rsplit(".", 1)[-1]
    return QCoreApplication.translate("Words", english)


def named(prefix: str, key: str, own_name: str | None = None) -> str:
    """The name of a row that keeps its default name as a key until somebody renames it."""
    return own_name or word(f"{prefix}.{key}")
