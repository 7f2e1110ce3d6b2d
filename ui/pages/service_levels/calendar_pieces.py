"""The working calendar in pieces that two people may change apart: weekdays, and single days."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from app.sla.calendar import BusinessCalendar
from app.sla.span import hours_text
from ui.pages.service_levels.merging import Pieces
from ui.widgets.deadline_words import day_name

_WEEKDAY, _DAY = "weekday ", "day "


def calendar_pieces(calendar: BusinessCalendar) -> Pieces:
    """Zone, last known year, each weekday that is open, and each day that is not like it."""
    days = {*calendar.holidays, *calendar.special}
    return {
        "zone": calendar.zone,
        "known_until": calendar.known_until,
        **{f"{_WEEKDAY}{day}": spans for day, spans in calendar.weekly.items()},
        **{
            f"{_DAY}{day.isoformat()}": (calendar.holidays.get(day), calendar.special.get(day))
            for day in days
        },
    }


def calendar_of(pieces: Pieces) -> BusinessCalendar:
    """The calendar of its pieces.

    Raises:
        CalendarError: it cannot be used.
    """
    there = {name: value for name, value in pieces.items() if value is not None}
    days = {
        date.fromisoformat(name.removeprefix(_DAY)): value
        for name, value in there.items()
        if name.startswith(_DAY)
    }
    return BusinessCalendar(
        zone=there["zone"],
        weekly={
            int(name.removeprefix(_WEEKDAY)): spans
            for name, spans in there.items()
            if name.startswith(_WEEKDAY)
        },
        holidays={day: name for day, (name, _) in days.items() if name is not None},
        special={day: spans for day, (_, spans) in days.items() if spans is not None},
        known_until=there.get("known_until"),
    )


def calendar_piece_name(name: str) -> str:
    """A weekday, a day, or what else it is."""
    if name.startswith(_WEEKDAY):
        return QLocale().dayName(int(name.removeprefix(_WEEKDAY)) + 1)
    if name.startswith(_DAY):
        return day_name(date.fromisoformat(name.removeprefix(_DAY)))
    if name == "zone":
        return QCoreApplication.translate("CalendarPieces", "Time zone")
    return QCoreApplication.translate("CalendarPieces", "Holidays known until")


def calendar_piece_text(name: str, value: object) -> str:
    """The hours or the holiday; a piece that is not there has nothing special, or is closed."""
    closed = QCoreApplication.translate("CalendarPieces", "closed")
    if name.startswith(_WEEKDAY):
        return hours_text(value) if isinstance(value, tuple) else closed
    if name.startswith(_DAY):
        if not isinstance(value, tuple):
            return QCoreApplication.translate("CalendarPieces", "like its weekday")
        holiday, spans = value
        hours = (hours_text(spans) or closed) if spans is not None else ""
        return " ".join(part for part in (holiday or "", hours) if part) or closed
    return str(value) if value is not None else "–"
