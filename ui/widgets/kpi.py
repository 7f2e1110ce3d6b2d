"""Kpi: one figure as a tile."""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import current
from ui.theme.painting import PaintKit
from ui.theme.tokens import RADIUS_CARD, Group
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.label import Label

Trend = Literal["up", "down", "flat"]
_TREND_ICONS: dict[Trend, str] = {"up": "arrow_up", "down": "arrow_down", "flat": "subtract"}


class Kpi(Card):
    """A caption, a large number, and below it a hint and a chip; a click opens what is behind."""

    clicked = Signal()

    def __init__(self, caption: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = Label(caption, "small", "text_secondary")
        self._value = Label("–", "display")
        self._hint = Label(role="small", color="text_muted")
        self._chip = Chip()
        self._chip.hide()
        row = QHBoxLayout()
        row.addStrut(current().px("chip"))  # tiles beside each other stay level without a chip
        row.addWidget(self._chip)
        row.addWidget(self._hint, 1)
        self.body.addWidget(self._caption)
        self.body.addWidget(self._value)
        self.body.addLayout(row)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name()

    def set_caption(self, caption: str) -> None:
        """Name the figure."""
        self._caption.setText(caption)
        self._name()

    def set_value(self, value: str, hint: str = "", *, few: bool = False) -> None:
        """Show the figure as text; ``few`` greys it where it stands on too few answers."""
        self._value.setText(value)
        self._value.set_color("text_muted" if few else "text")
        self._hint.setText(hint)
        self._name()

    def set_state(self, text: str, group: Group, key: str) -> None:
        """Judge the figure by a state chip; an empty text takes the chip away."""
        self._chip.set_state(text, group, key)
        self._chip.setVisible(bool(text))
        self._name()

    def set_trend(self, text: str, trend: Trend) -> None:
        """Show how it moved: an arrow and a word, in a neutral colour."""
        self._chip.set_state(text, "status", "onhold", _TREND_ICONS[trend])
        self._chip.setVisible(bool(text))
        self._name()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            PaintKit(current()).focus_ring(painter, self.rect(), RADIUS_CARD)

    def _name(self) -> None:
        chip = self._chip.text() if not self._chip.isHidden() else ""
        parts = (self._caption.text(), self._value.text(), self._hint.text(), chip)
        self.setAccessibleName(" ".join(part for part in parts if part))
