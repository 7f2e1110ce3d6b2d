"""Date fields: typed the way people say it, or picked from a calendar."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QDate, QEvent, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from ui.theme import icon
from ui.widgets.fields import LineEdit

_WORDS = {
    "今天": 0,
    "明天": 1,
    "后天": 2,
    "大后天": 3,
    "昨天": -1,
    "前天": -2,
    "today": 0,
    "tomorrow": 1,
    "yesterday": -1,
}
_SHIFT = re.compile(r"([+-]\d{1,4})\s*([dwm天周月]?)", re.IGNORECASE)
_FULL = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_SHORT = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?")
_CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})")


def parse_date(text: str, today: date) -> date:
    """Return the date a person means.

    Takes 2026-11-21, 2026/11/21, 2026年11月21日, 11-21 (of this year), 今天 明天 后天, today
    tomorrow, +3d, +2w, +1m.

    Raises:
        ValueError: the text names no date.
    """
    plain = text.strip().lower()
    if plain in _WORDS:
        return today + timedelta(days=_WORDS[plain])
    if match := _SHIFT.fullmatch(plain):
        return _shifted(today, int(match[1]), match[2])
    if match := _FULL.fullmatch(plain):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _SHORT.fullmatch(plain):
        return date(today.year, int(match[1]), int(match[2]))
    raise ValueError(text)


def parse_moment(text: str, today: date, default: time) -> datetime:
    """Return the local date and time a person means, without zone; ``default`` is the time.

    Raises:
        ValueError: the text names no date, or no such time.
    """
    plain = text.strip()
    match = re.search(rf"(?:^|\s){_CLOCK.pattern}$", plain)
    if match is None:
        return datetime.combine(parse_date(plain, today), default)
    day = plain[: match.start()].strip()
    clock = time(int(match[1]), int(match[2]))
    return datetime.combine(parse_date(day, today) if day else today, clock)


def _shifted(today: date, count: int, unit: str) -> date:
    try:
        if unit in ("m", "月"):
            months = today.year * 12 + today.month - 1 + count
            first = date(months // 12, months % 12 + 1, 1)
            next_first = (first + timedelta(days=32)).replace(day=1)
            return min(first.replace(day=1) + timedelta(today.day - 1), next_first - timedelta(1))
        return today + timedelta(days=count * (7 if unit in ("w", "周") else 1))
    except OverflowError as error:
        raise ValueError(count) from error


class DateField(LineEdit):
    """A local date; a text that is no date stays in the field and is explained."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        """Make a field; ``today`` gives the local date that "tomorrow" counts from."""
        super().__init__(parent=parent)
        self._today = today
        self._calendar: QCalendarWidget | None = None
        self._open = self.addAction(icon("calendar_ltr"), QLineEdit.ActionPosition.TrailingPosition)
        self._open.triggered.connect(self.open_calendar)
        self.editingFinished.connect(self._tidy)
        self.retranslate()

    def value(self) -> Any:
        """Return the date, None for an empty or wrong field."""
        return self._parsed()

    def typed(self) -> Any:
        """Return the date, or the text as it stands where it is none."""
        value = self._parsed()
        return self.text() if value is None else value

    def set_value(self, value: Any) -> None:
        """Show a date, None for none; a text comes back as it was typed."""
        if isinstance(value, str):
            self.setText(value)
        else:
            self.setText("" if value is None else self._written(value))

    def problem(self) -> str:
        """Return what is wrong with the text."""
        if self.text().strip() and self._parsed() is None:
            return self.tr("Enter a date, such as 2026-11-21, 11-21, tomorrow or +3d.")
        return ""

    def open_calendar(self) -> None:
        """Show a month to pick from, under the field."""
        if self._calendar is None:
            self._calendar = QCalendarWidget(self)
            self._calendar.setWindowFlag(Qt.WindowType.Popup)
            self._calendar.setVerticalHeaderFormat(
                QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
            )
            self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
            self._calendar.clicked.connect(self._pick)
            self._calendar.activated.connect(self._pick)
        shown = self._parsed() or self._today()
        self._calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self._calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        self._calendar.show()

    def retranslate(self) -> None:
        self._open.setToolTip(self.tr("Open calendar"))
        self._open.setText(self.tr("Open calendar"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _parsed(self) -> date | None:
        try:
            return parse_date(self.text(), self._today())
        except ValueError:
            return None

    def _written(self, value: Any) -> str:
        return f"{value:%Y-%m-%d}"

    def _picked(self, day: date) -> Any:
        """Return the value for a day picked from the calendar."""
        return day

    def _pick(self, day: QDate) -> None:
        self.set_value(self._picked(date(day.year(), day.month(), day.day())))
        if self._calendar is not None:
            self._calendar.hide()
        self.edited.emit()

    def _tidy(self) -> None:
        """Write out what was understood, so that "tomorrow" can be checked."""
        value = self._parsed()
        if value is not None:
            self.set_value(value)


class DateTimeField(DateField):
    """A local date and time without zone; without a time it is ``default_time``."""

    def __init__(
        self,
        today: Callable[[], date],
        default_time: time = time(9, 0),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(today, parent)
        self._default_time = default_time

    def problem(self) -> str:
        """Return what is wrong with the text."""
        if self.text().strip() and self._parsed() is None:
            return self.tr("Enter date and time, such as 2026-11-21 14:30 or tomorrow 9:00.")
        return ""

    def _parsed(self) -> datetime | None:
        try:
            return parse_moment(self.text(), self._today(), self._default_time)
        except ValueError:
            return None

    def _written(self, value: Any) -> str:
        return f"{value:%Y-%m-%d %H:%M}"

    def _picked(self, day: date) -> Any:
        before = self._parsed()
        return datetime.combine(day, before.time() if before else self._default_time)
