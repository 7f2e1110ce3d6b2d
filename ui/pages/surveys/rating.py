"""RatingField: one answer from 1 to 5, by mouse or by the keys 1 to 5."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current
from ui.theme.painting import CENTER, PaintKit
from ui.theme.tokens import RADIUS_BUTTON
from ui.words import word

_CELL = 48  # design pixels
_SCORES = range(1, 6)
_CLEARING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class RatingField(QWidget):
    """Five cells and the word of the chosen one; a key 1 to 5 chooses and goes on to the next."""

    edited = Signal()

    def __init__(
        self, words: str, *, required: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make a field; ``words`` is the prefix of the scores' names (``survey.score``)."""
        super().__init__(parent)
        self._words = words
        self._is_required = required
        self._score: int | None = None
        self._kit = PaintKit(current())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current().changed.connect(self._restyle)

    def value(self) -> int | None:
        """Return the score, None while nothing is chosen."""
        return self._score

    def set_value(self, value: object) -> None:
        """Show a score; anything else shows none."""
        self._score = value if isinstance(value, int) and value in _SCORES else None
        self._describe()

    def problem(self) -> str:
        """Return what is wrong: a required answer is missing."""
        if self._is_required and self._score is None:
            return self.tr("Choose a number from 1 to 5.")
        return ""

    def sizeHint(self) -> QSize:
        widest = max(self._kit.width(self._text(score), "body") for score in _SCORES)
        return QSize(self._cells_width() + self._kit.px("m") + widest, self._kit.px("input"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text() in "12345":
            self._choose(int(event.text()))
            self.focusNextChild()
        elif event.key() in _CLEARING:
            self._choose(None)
        elif event.key() in _STEPS:
            step = _STEPS[Qt.Key(event.key())]
            self._choose(min(max((self._score or (0 if step > 0 else 6)) + step, 1), 5))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            for score in _SCORES:
                if self._cell(score).contains(event.position().toPoint()):
                    self._choose(score)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            place = self.mapFromGlobal(self.cursor().pos())
            hit = [score for score in _SCORES if self._cell(score).contains(place)]
            self.setToolTip(self._text(hit[0]) if hit else "")
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for score in _SCORES:
            self._paint_cell(painter, score)
        if self._score is not None:
            left = self._cells_width() + self._kit.px("m")
            room = self.rect().adjusted(left, 0, 0, 0)
            self._kit.text(painter, room, word(f"{self._words}.{self._score}"), "body", "text")
        if self.hasFocus():
            cells = QRect(0, 0, self._cells_width(), self.height())
            self._kit.focus_ring(painter, cells, RADIUS_BUTTON)

    def _paint_cell(self, painter: QPainter, score: int) -> None:
        is_chosen = score == self._score
        tone = self._kit.tone("csat", str(score))
        painter.setPen(QPen(tone.solid if is_chosen else self._kit.color("border_strong"), 1))
        painter.setBrush(tone.solid if is_chosen else self._kit.color("surface"))
        inset = 3.5  # room for the focus ring
        cell = QRectF(self._cell(score)).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(cell, RADIUS_BUTTON - 2, RADIUS_BUTTON - 2)
        painter.setFont(self._kit.font("strong"))
        painter.setPen(tone.on_solid if is_chosen else self._kit.color("text"))
        painter.drawText(cell, CENTER, str(score))
        if is_chosen:  # a mark beside the colour
            painter.drawLine(
                cell.bottomLeft() + QPointF(12, -4), cell.bottomRight() + QPointF(-12, -4)
            )

    def _choose(self, score: int | None) -> None:
        if score != self._score:
            self._score = score
            self._describe()
            self.edited.emit()

    def _text(self, score: int) -> str:
        return f"{score} {word(f'{self._words}.{score}')}"

    def _describe(self) -> None:
        """Say the answer to a screen reader."""
        self.setAccessibleDescription(
            self.tr("No answer yet; press 1 to 5")
            if self._score is None
            else self._text(self._score)
        )
        self.update()

    def _cell(self, score: int) -> QRect:
        width = self._kit.scaled(_CELL)
        return QRect((score - 1) * width, 0, width, self.height())

    def _cells_width(self) -> int:
        return len(_SCORES) * self._kit.scaled(_CELL)

    def _restyle(self) -> None:
        self._kit = PaintKit(current())
        self.updateGeometry()
        self.update()
