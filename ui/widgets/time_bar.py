"""TimeBar: the time of one deadline as a strip: what counted, what did not, now and due."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.sla.clock import ClockState
from app.sla.explain import Explanation
from app.sla.pieces import Part, Piece
from ui.theme import current
from ui.theme.painting import CENTER, PaintKit
from ui.theme.tokens import RADIUS_CHIP
from ui.widgets.deadline_words import moment_name, span_text
from ui.widgets.label import escaped

_STRIP, _LABEL = 24, 18  # design pixels
_EDGE = 5  # pixels at the foot of what still counts
_LEAST = 3  # pixels of a piece, so that a minute can still be pointed at


@dataclass(frozen=True)
class Stretch:
    """A piece as it is painted: counted time is cut where it is used up, and where it is late."""

    piece: Piece
    is_used: bool = False
    is_late: bool = False


class TimeBar(QWidget):
    """Arrow keys and the mouse choose a stretch, ``chosen`` says it in words."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: Explanation | None = None
        self._zone = ZoneInfo("UTC")
        self._at = 0
        self.stretches: tuple[Stretch, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        current().changed.connect(self.update)

    def show_deadline(self, told: Explanation | None) -> None:
        """Show a deadline; None for nothing."""
        self._told = told
        self._zone = ZoneInfo(told.zone) if told else self._zone
        self.stretches = tuple(_stretches(told)) if told else ()
        self._at = self._under(self._x(told.asked_at)) if told and told.asked_at else 0
        self.setVisible(bool(self.stretches))
        self._say()
        self.update()

    def legend(self) -> str:
        """What the looks of the strip mean."""
        return self.tr(
            "Filled: used. Underlined: still left. Plain: nobody works. Striped: holiday. "
            "Dotted: paused. Red: too late."
        )

    def texts(self) -> list[str]:
        """Every stretch in words, from the start on."""
        return [self._text(one) for one in self.stretches]

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(theme.scaled(320), theme.scaled(_STRIP + 2 * _LABEL))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._told is None or not self.stretches:
            return
        kit, painter = PaintKit(current()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one in self.stretches:
            self._paint_stretch(painter, kit, one)
        painter.setPen(QPen(kit.color("border_strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._strip().adjusted(0, 0, -1, -1))
        self._paint_days(painter, kit)
        self._paint_marks(painter, kit)
        if self.hasFocus():
            place = self._place(self.stretches[self._at]).adjusted(-2, -2, 2, 2)
            kit.focus_ring(painter, place, RADIUS_CHIP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.stretches) - 1
        steps = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        wanted = steps.get(Qt.Key(event.key()))
        if wanted is None or last < 0:
            super().keyPressEvent(event)
        else:
            self._choose(min(max(wanted, 0), last))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self._under(event.position().toPoint().x()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._say()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            if self.stretches:
                text = self._text(self.stretches[self._under(event.pos().x())])
                QToolTip.showText(event.globalPos(), escaped(text), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self.update()

    def _choose(self, index: int) -> None:
        self._at = index
        self._say()
        self.update()

    def _say(self) -> None:
        if self._told is None or not self.stretches:
            return
        text = self._text(self.stretches[self._at])
        place = self.tr("{0} of {1}").format(self._at + 1, len(self.stretches))
        self.setAccessibleName(self.tr("Time bar, arrow keys go from stretch to stretch"))
        self.setAccessibleDescription(f"{text} ({place})")
        self.chosen.emit(text)

    def _text(self, one: Stretch) -> str:
        piece = one.piece
        start, end = piece.start.astimezone(self._zone), piece.end.astimezone(self._zone)
        is_same_day = start.date() == end.date()
        until = f"{end:%H:%M}" if is_same_day else moment_name(end, self._zone)
        seconds = round((piece.end - piece.start).total_seconds())
        begins = moment_name(start, self._zone)
        return f"{begins}–{until}  {self.what(one)}  {span_text(seconds)}"

    def what(self, one: Stretch) -> str:
        """What a stretch is, in words."""
        match one.piece.part:
            case Part.CLOSED:
                return self.tr("not counted: night or break")
            case Part.DAY_OFF:
                return self.tr("not counted: day off")
            case Part.HOLIDAY:
                return self.tr("not counted: holiday {0}").format(one.piece.name).strip()
            case Part.PAUSED:
                return self.tr("not counted: paused")
            case _ if one.is_late:
                return self.tr("too late")
            case _ if one.is_used:
                return self.tr("counted, used")
            case _:
                return self.tr("counts, still left")

    def _paint_stretch(self, painter: QPainter, kit: PaintKit, one: Stretch) -> None:
        place, part = self._place(one), one.piece.part
        painter.fillRect(place, kit.color("subtle"))
        if part is Part.COUNTED:
            tone = kit.tone("sla", "overdue" if one.is_late else "ontrack")
            painter.fillRect(place, tone.solid if one.is_used else tone.background)
            if not one.is_used:
                painter.fillRect(place.adjusted(0, place.height() - _EDGE, 0, 0), tone.solid)
        elif part is Part.PAUSED:
            tone = kit.tone("sla", "paused")
            painter.fillRect(place, tone.background)
            painter.fillRect(place, QBrush(tone.solid, Qt.BrushStyle.Dense6Pattern))
        elif part is Part.HOLIDAY:
            ink = kit.color("border_strong")
            painter.fillRect(place, QBrush(ink, Qt.BrushStyle.BDiagPattern))

    def _paint_days(self, painter: QPainter, kit: PaintKit) -> None:
        """A tick at every midnight, its date where there is room for it."""
        strip, free = self._strip(), -1
        below = strip.bottom() + 1
        for midnight in self._midnights():
            left = self._x(midnight)
            painter.setPen(QPen(kit.color("border_strong"), 1))
            painter.drawLine(left, strip.top(), left, below + 4)
            text = f"{midnight.astimezone(self._zone):%m-%d}"
            width = kit.width(text, "small")
            if left + 3 > free and left + 3 + width <= self.width():
                area = QRect(left + 3, below, width + 2, self.height() - below)
                kit.text(painter, area, text, "small", "text_muted")
                free = left + width + kit.px("s")

    def _paint_marks(self, painter: QPainter, kit: PaintKit) -> None:
        told = self._told
        if told is None:
            return
        marks: list[tuple[datetime, str, str]] = []
        if told.asked_at is not None and told.done_at is None:
            marks.append((told.asked_at, self.tr("now"), "accent"))
        if told.done_at is not None:
            marks.append((told.done_at, self.tr("done"), "accent"))
        if told.state is not ClockState.PAUSED:
            marks.append((told.due_at, self.tr("due"), "text"))
        free = self.width()
        for at, text, color in sorted(marks, key=lambda mark: mark[0], reverse=True):
            free = self._paint_mark(painter, kit, at, text, color, free)

    def _paint_mark(
        self, painter: QPainter, kit: PaintKit, at: datetime, text: str, color: str, free: int
    ) -> int:
        """A line through the strip with its word above; returns where the next word must end."""
        strip, left = self._strip(), self._x(at)
        ink = kit.color(color)
        painter.setPen(QPen(ink, 2))
        painter.drawLine(left, strip.top() - 2, left, strip.bottom() + 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        tip = float(strip.top())
        points = [QPointF(left - 4, tip - 6), QPointF(left + 4, tip - 6), QPointF(left, tip)]
        painter.drawPolygon(QPolygonF(points))
        width = kit.width(text, "small") + 4
        begin = max(0, min(left - width // 2, free - width))
        area = QRect(begin, 0, width, strip.top() - 6)
        kit.text(painter, area, text, "small", ink, CENTER)
        return begin - kit.px("xs")

    def _strip(self) -> QRect:
        theme = current()
        side = theme.px("xs")
        return QRect(side, theme.scaled(_LABEL), self.width() - 2 * side, theme.scaled(_STRIP))

    def _place(self, one: Stretch) -> QRect:
        strip = self._strip()
        left, right = self._x(one.piece.start), self._x(one.piece.end)
        return QRect(left, strip.top(), max(right - left, _LEAST), strip.height())

    def _x(self, at: datetime) -> int:
        """Where a moment is; one before or after the strip is at its edge."""
        strip, start, end = self._strip(), self.stretches[0].piece.start, self._end()
        share = (at - start) / (end - start)
        return strip.left() + round(min(max(share, 0.0), 1.0) * (strip.width() - 1))

    def _end(self) -> datetime:
        return self.stretches[-1].piece.end

    def _under(self, x: int) -> int:
        """The stretch at a place, the last that begins before it."""
        found = [n for n, one in enumerate(self.stretches) if self._x(one.piece.start) <= x]
        return found[-1] if found else 0

    def _midnights(self) -> Iterator[datetime]:
        day = self.stretches[0].piece.start.astimezone(self._zone).date()
        while True:
            day += timedelta(days=1)
            midnight = datetime.combine(day, datetime.min.time(), self._zone).astimezone(UTC)
            if midnight >= self._end():
                return
            yield midnight


def _stretches(told: Explanation) -> Iterator[Stretch]:
    """Cut what counted at the due time and where it is used up."""
    stands_at = told.done_at or told.asked_at or told.started_at
    for piece in told.pieces:
        if piece.part is not Part.COUNTED:
            yield Stretch(piece)
            continue
        inside = (at for at in {told.due_at, stands_at} if piece.start < at < piece.end)
        edges = [piece.start, *sorted(inside), piece.end]
        for start, end in pairwise(edges):
            yield Stretch(
                replace(piece, start=start, end=end),
                is_used=end <= stands_at,
                is_late=start >= told.due_at and told.state is not ClockState.PAUSED,
            )
