"""A year on one sheet: working days, closed days, holidays, days with hours of their own."""

from calendar import Calendar, monthrange
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import current
from ui.theme.painting import CENTER, PaintKit
from ui.theme.tokens import FOCUS_WIDTH, RADIUS_CHIP
from ui.widgets.deadline_words import day_name

_COLUMNS, _ROWS, _WEEKS = 4, 3, 6
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class DayKind(StrEnum):
    """How a day stands out: by its ground and its edge, not by colour alone."""

    WORKING = "working"  # plain
    CLOSED = "closed"  # faint
    HOLIDAY = "holiday"  # filled, bold
    SPECIAL = "special"  # framed


class YearView(QWidget):
    """Twelve small months; a click, or the arrows and Enter, choose a day."""

    chosen = Signal(object)  # date

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.year = today.year
        self.day = today
        self._kind: Callable[[date], DayKind] = lambda _day: DayKind.WORKING
        self._spoken: Callable[[date], str] = day_name
        self._kit = PaintKit(current())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        current().changed.connect(self._restyle)

    def show_year(
        self, year: int, kind: Callable[[date], DayKind], spoken: Callable[[date], str]
    ) -> None:
        """Show a year; ``kind`` tells how a day stands out, ``spoken`` what it is in words."""
        self.year, self._kind, self._spoken = year, kind, spoken
        if self.day.year != year:
            self.day = date(year, self.day.month, 1)
        self.setAccessibleDescription(spoken(self.day))
        self.update()

    def show_day(self, day: date) -> None:
        """Mark a day of the year shown."""
        if day.year == self.year:
            self.day = day
            self.setAccessibleDescription(self._spoken(day))
            self.update()

    def rect_of(self, day: date) -> QRect:
        """Where a day of the year shown stands."""
        month = self._month_rect(day.month)
        place = day.day - 1 + date(day.year, day.month, 1).weekday()
        week, weekday = divmod(place, 7)
        width, height = month.width() // 7, month.height() // (_WEEKS + 1)
        return QRect(
            month.left() + weekday * width, month.top() + (week + 1) * height, width, height
        )

    def day_at(self, where: QPoint) -> date | None:
        """The day at a point, if there is one."""
        for month in range(1, 13):
            if self._month_rect(month).contains(where):
                days = range(1, monthrange(self.year, month)[1] + 1)
                dates = (date(self.year, month, day) for day in days)
                return next((day for day in dates if self.rect_of(day).contains(where)), None)
        return None

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        theme = current()
        cell_wide, cell_high, gap = theme.scaled(17), theme.scaled(16), theme.px("s")
        width = _COLUMNS * (7 * cell_wide + gap) - gap
        return QSize(width, _ROWS * ((_WEEKS + 1) * cell_high + gap) - gap)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.show_day(day)
            self.chosen.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.show_day(self.day + timedelta(days=step))
        elif event.key() in _ENTER:
            self.chosen.emit(self.day)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, 13):
            frame = self._month_rect(month)
            head = QRect(frame.left(), frame.top(), frame.width(), frame.height() // (_WEEKS + 1))
            painter.setFont(self._kit.font("small"))
            painter.setPen(self._kit.color("text_secondary"))
            name = QLocale().standaloneMonthName(month, QLocale.FormatType.ShortFormat)
            painter.drawText(head, CENTER, name)
            for day in Calendar().itermonthdates(self.year, month):
                if day.month == month:
                    self._paint_day(painter, day)

    def _paint_day(self, painter: QPainter, day: date) -> None:
        kit, kind = self._kit, self._kind(day)
        cell = self.rect_of(day).adjusted(1, 1, -1, -1)
        ink = kit.color("text")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if kind is DayKind.HOLIDAY:
            tone = kit.tone("status", "waiting")
            painter.setBrush(tone.background)
            ink = tone.text
        elif kind is DayKind.SPECIAL:
            tone = kit.tone("status", "resolved")
            painter.setPen(QPen(tone.solid, 1))
            ink = tone.text
        elif kind is DayKind.CLOSED:
            ink = kit.color("text_muted")
        painter.drawRoundedRect(cell, RADIUS_CHIP, RADIUS_CHIP)
        font = kit.font("tiny") if kind is DayKind.HOLIDAY else kit.font("small")
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(cell, CENTER, str(day.day))
        if day == self.day and self.hasFocus():
            painter.setPen(QPen(kit.color("focus"), FOCUS_WIDTH))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell, RADIUS_CHIP, RADIUS_CHIP)

    def _month_rect(self, month: int) -> QRect:
        row, column = divmod(month - 1, _COLUMNS)
        gap = current().px("s")
        width = (self.width() + gap) // _COLUMNS
        height = (self.height() + gap) // _ROWS
        return QRect(column * width, row * height, width - gap, height - gap)

    def _restyle(self) -> None:
        self._kit = PaintKit(current())
        self.updateGeometry()
        self.update()
