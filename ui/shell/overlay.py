"""A panel over the window, put away by Escape or a click beside it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import current
from ui.theme.tokens import RADIUS_DIALOG


class OverlayPanel(QWidget):
    """A rounded surface; add to ``body``. A subclass says where it stands in ``place``."""

    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._focus_before: QWidget | None = None
        self.body = QVBoxLayout(self)
        self.body.setSpacing(current().px("s"))
        window.installEventFilter(self)
        self.hide()

    def place(self) -> None:
        """Stand where it belongs in the window."""

    def open(self) -> None:
        """Come to the front."""
        self._focus_before = self._window.focusWidget()
        self.place()
        self.show()
        self.raise_()

    def close_panel(self) -> None:
        """Go away, and give the keyboard back to whoever had it."""
        if not self.isVisible():
            return
        self.hide()
        if self._focus_before is not None:
            self._focus_before.setFocus()
        self._focus_before = None
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # a click on the panel is none on the page below

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border_strong"), 1))
        painter.setBrush(theme.color("surface"))
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, RADIUS_DIALOG, RADIUS_DIALOG)
