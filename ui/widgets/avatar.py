"""Avatar: a person's initials in a circle."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current
from ui.theme.painting import PaintKit


class Avatar(QWidget):
    """Shows a person; the same name has the same colour everywhere."""

    def __init__(self, name: str = "", size: int = 40, parent: QWidget | None = None) -> None:
        """Make an avatar of ``size`` design pixels."""
        super().__init__(parent)
        self._size = size
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current().changed.connect(self._restyle)
        self._kit = PaintKit(current())
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show another person."""
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        side = self._kit.scaled(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._kit.avatar(painter, self.rect(), self._name)

    def _restyle(self) -> None:
        self._kit = PaintKit(current())
        self.updateGeometry()
        self.update()
