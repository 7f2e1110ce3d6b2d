"""LookAlikes: solved tickets like the one that is being opened, each a click away."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.tickets.look_alike import LookAlike
from ui.widgets.button import Button
from ui.widgets.label import escaped

_LONGEST = 30  # characters of a title, so that it does not widen the form


class LookAlikes(QWidget):
    """Stands in a form like a field, though nothing is entered in it."""

    edited = Signal()  # never: nobody enters anything here
    opened = Signal(int)  # ticket id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[Button] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    def show_rows(self, rows: tuple[LookAlike, ...]) -> None:
        """Offer these tickets; how each was solved stands in its tip."""
        for old in self.buttons:
            self._rows.removeWidget(old)
            old.deleteLater()
        self.buttons = [self._button(row) for row in rows]

    def value(self) -> Any:
        """Nothing is entered here."""
        return None

    def set_value(self, value: Any) -> None:
        """Nothing is entered here."""

    def problem(self) -> str:
        """Nothing can be wrong."""
        return ""

    def _button(self, row: LookAlike) -> Button:
        button = Button(
            f"{row.number}  {row.title}".replace("&", "&&"), "quiet", "checkmark_circle"
        )
        button.setToolTip(escaped(row.solution))
        button.setAccessibleDescription(row.solution)
        button.clicked.connect(lambda: self.opened.emit(row.id))
        self._rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button
