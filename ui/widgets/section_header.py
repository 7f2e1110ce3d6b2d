"""SectionHeader: the title of a part of a page, with room for a small action."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import current
from ui.widgets.label import Label


class SectionHeader(QWidget):
    """A title, an optional count beside it, and widgets added at the right."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(title, "h2")
        self._note = Label(role="small", color="text_muted")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._title)
        self._row.addWidget(self._note)
        self._row.addStretch(1)
        current().changed.connect(self._restyle)
        self._restyle()

    def set_title(self, title: str, note: str = "") -> None:
        """Name the section; ``note`` is a count or a hint in small letters."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._note.setText(note)

    def add_action(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._row.addWidget(widget)

    def _restyle(self) -> None:
        self._row.setSpacing(current().px("s"))
