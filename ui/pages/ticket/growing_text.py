"""A field for text that is one line high until more is written."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from ui.theme import current
from ui.widgets.filing_text import FilingTextArea

_MOST_LINES = 5


class GrowingText(FilingTextArea):
    """Leaves its room to what stands above it while there is little in it."""

    def __init__(self) -> None:
        super().__init__(lines=1)
        self.document().setDocumentMargin(1)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))
        is_long = lines > _MOST_LINES
        on, off = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(on if is_long else off)
        inside = min(lines, _MOST_LINES) * self.fontMetrics().lineSpacing()
        around = 2 * (round(self.document().documentMargin()) + current().px("xs") + 1)
        self.setFixedHeight(max(inside + around, current().px("input")))

    def _restyle(self) -> None:
        """The height follows from the text alone."""
        self._fit()
