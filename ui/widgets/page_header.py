"""PageHeader: title, count, search and actions, the same on every page."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import current
from ui.widgets.label import ElidedLabel, Label

_SEARCH_WIDTH = 400  # design pixels: room for a Chinese hint


class PageHeader(QWidget):
    """One row at the top of a page; the title at the left, actions at the right."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(title, "h1")
        self._subtitle = Label(role="small", color="text_muted")
        self._search: QWidget | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._title)
        self._row.addWidget(self._subtitle)
        self._row.addStretch(1)
        current().changed.connect(self._restyle)
        self._restyle()

    def set_title(self, title: str) -> None:
        """Name the page."""
        self._title.setText(title)

    def set_subtitle(self, text: str) -> None:
        """Say how many, or what this is, in small letters beside the title."""
        self._subtitle.setText(text)

    def set_search(self, field: QWidget) -> None:
        """Put a search field between title and actions."""
        self._search = field
        self._row.insertWidget(2, field, 2)
        self._restyle()

    def add_beside(self, widget: QWidget) -> None:
        """Put a widget beside the title and what stands in small letters."""
        self._row.insertWidget(self._row.indexOf(self._subtitle) + 1, widget)

    def add_action(self, widget: QWidget) -> None:
        """Put a button at the right end, after those added earlier."""
        self._row.addWidget(widget)

    def add_leading(self, widget: QWidget) -> None:
        """Put a widget (a way back, an avatar) before the title."""
        self._row.insertWidget(0, widget)

    def _restyle(self) -> None:
        theme = current()
        self._row.setSpacing(theme.px("s"))
        if self._search is not None:
            self._search.setMaximumWidth(theme.scaled(_SEARCH_WIDTH))
