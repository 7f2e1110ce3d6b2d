"""Chip: a state as icon, word and colour."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current
from ui.theme.painting import PaintKit
from ui.theme.tokens import Group


class Chip(QWidget):
    """Shows one state; ``group`` and ``key`` are those of the tokens, e.g. "sla", "overdue"."""

    def __init__(
        self,
        text: str = "",
        group: Group = "status",
        key: str = "onhold",
        icon_name: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current().changed.connect(self._restyle)
        self._kit = PaintKit(current())
        self.set_state(text, group, key, icon_name)

    def set_state(self, text: str, group: Group, key: str, icon_name: str | None = None) -> None:
        """Show another state; ``icon_name`` replaces the icon that belongs to it."""
        self._text = text
        self._group: Group = group
        self._key = key
        self._icon_name = icon_name
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return the word shown."""
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(self._kit.chip_width(self._text), self._kit.px("chip"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._kit.chip(painter, self.rect(), self._text, self._group, self._key, self._icon_name)

    def _restyle(self) -> None:
        self._kit = PaintKit(current())
        self.updateGeometry()
        self.update()
