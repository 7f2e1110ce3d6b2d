"""A field for a password: hidden while typed, never trimmed, never part of a draft."""

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.fields import LineEdit


class PasswordField(LineEdit):
    """One line whose letters are not shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def value(self) -> Any:
        """Return the text with every blank that was typed."""
        return self.text()
