"""DropArea: a part of a page on which files may be dropped; it says so while they hover."""

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from ui.theme import current
from ui.theme.painting import PaintKit
from ui.theme.tokens import RADIUS_CARD
from ui.widgets.file_sources import holds_files


class _Hint(QWidget):
    """Lies over the area while files are held above it; the mouse goes through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        kit, painter = PaintKit(current()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(kit.color("accent"), 2, Qt.PenStyle.DashLine)
        edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = kit.color("surface")
        ground.setAlphaF(0.9)
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRoundedRect(edge, RADIUS_CARD, RADIUS_CARD)
        painter.setPen(kit.color("text"))
        painter.setFont(kit.font("h2"))
        painter.drawText(
            self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Drop the files here to attach them")
        )


class DropArea(QWidget):
    """Lay out in it what belongs to the area."""

    dropped = Signal(object)  # QMimeData, only within the slot

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._hint = _Hint(self)

    def is_inviting(self) -> bool:
        """Whether files are held above it."""
        return self._hint.isVisible()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        is_ours = event.source() is not None  # dragged out of here: it is attached already
        is_copied = bool(event.possibleActions() & Qt.DropAction.CopyAction)
        if self._takes(event.mimeData()) and is_copied and not is_ours:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._hint.setGeometry(self.rect())
            self._hint.raise_()
            self._hint.show()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)  # never a move: the sender would remove it
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._hint.hide()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(event.mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.setGeometry(self.rect())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._hint.update()
        super().changeEvent(event)

    def _takes(self, mime: QMimeData) -> bool:
        return self.isEnabled() and holds_files(mime)
