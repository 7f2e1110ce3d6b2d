"""Typing Chinese in tests, the way an input method does it."""

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


def commit(field: QWidget, text: str) -> None:
    """Let an input method commit ``text`` into a field (QTest types Latin keys only)."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)
