"""InlineMessage: something to know or do, standing in the layout, never over it."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.theme import current, pixmap
from ui.theme.painting import PaintKit
from ui.theme.states import state_icon
from ui.theme.tokens import RADIUS_CARD
from ui.widgets.button import Button, IconButton
from ui.widgets.label import Label

MessageTone = Literal["info", "success", "warning", "error"]


class InlineMessage(QWidget):
    """A banner of one tone with an optional action; hidden until ``show_message``."""

    triggered = Signal()

    def __init__(self, *, closable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone: MessageTone = "info"
        self._picture = QLabel()
        self._text = Label(wrap=True, selectable=True)
        self._action = Button(kind="quiet")
        self._action.clicked.connect(self.triggered)
        self._close = IconButton("dismiss")
        self._close.clicked.connect(self.hide)
        self._close.setVisible(closable)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._picture)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._action)
        self._row.addWidget(self._close)
        current().changed.connect(self._restyle)
        self.retranslate()
        self._restyle()
        self.hide()

    def show_message(self, text: str, tone: MessageTone = "info", action: str = "") -> None:
        """Show a sentence in a tone; ``action`` names a button that emits ``triggered``."""
        self._tone = tone
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self._restyle()
        self.show()

    def text(self) -> str:
        """Return the sentence last shown."""
        return self._text.text()

    def retranslate(self) -> None:
        self._close.set_name(self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = PaintKit(current()).tone("message", self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tone.solid, 1))
        painter.setBrush(current().color("surface"))
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, RADIUS_CARD, RADIUS_CARD)

    def _restyle(self) -> None:
        theme = current()
        self._row.setContentsMargins(theme.px("m"), theme.px("xs"), theme.px("s"), theme.px("xs"))
        self._row.setSpacing(theme.px("s"))
        self.setMinimumHeight(theme.px("input"))
        name, filled = state_icon("message", self._tone)
        color = PaintKit(theme).tone("message", self._tone).solid
        size = theme.px("icon")
        dpr = self.devicePixelRatioF()
        self._picture.setPixmap(pixmap(name, size, color, dpr, filled))
        self.update()
