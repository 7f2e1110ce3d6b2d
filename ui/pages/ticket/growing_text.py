"""A field for text that is one line high until more is written."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QResizeEvent

from ui.theme import current
from ui.widgets.fields import TextArea
from ui.widgets.file_sources import holds_files

_MOST_LINES = 5


class GrowingText(TextArea):
    """Leaves its room to what stands above it while there is little in it.

    Files and pictures that are pasted are for somebody else; those that are dropped go to what it
    stands in.
    """

    files_given = Signal(object)  # QMimeData, only within the slot

    def __init__(self) -> None:
        super().__init__(lines=1)
        self.document().setDocumentMargin(1)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return holds_files(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if holds_files(source):
            self.files_given.emit(source)
        else:
            super().insertFromMimeData(source)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

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
