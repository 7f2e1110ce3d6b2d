"""An official list of days off and make-up working days 调休, read from a workbook or a text file.

One row a day, or a row with the first and the last day of a holiday; columns in any order. A word
says whether people work; a row without one is a day off.
"""

from datetime import date, datetime, timedelta
from pathlib import Path

from app.core.errors import AppError
from app.core.progress import Progress
from app.dataio import values
from app.dataio.reading import read_workbook
from app.dataio.sheets import Cell, Row
from app.sla.public_holidays import PublicHolidays

_OFF = {"休", "休息", "放假", "休假", "假日", "节假日", "法定节假日", "off", "holiday", "closed"}
_WORK = {"班", "上班", "补班", "工作", "工作日", "调休", "调休上班", "work", "workday", "working"}
_LONGEST = 60  # days of one holiday; more is a slip of the pen


class NoDays(AppError):
    """The file holds no list of days: no date in it, or a period (row ``row``) that cannot be."""

    code = "no_days"


def read_day_list(_backend: object, progress: Progress, path: Path) -> PublicHolidays:
    """Read a list of days; a job of the window.

    Returns:
        ``known_until`` is the last year of which the list names a day off.

    Raises:
        NoDays: there is no date in the file.
        FileUnreadable, FileEncrypted, FileTooLarge: see ``read_workbook``.
        Cancelled: the person asked to stop.
    """
    book = read_workbook(path, progress=lambda rows: progress.step(rows, 0))
    holidays: dict[date, str] = {}
    workdays: set[date] = set()
    for row in (row for grid in book.grids for row in grid.rows):
        days, is_work, name = _read(row)
        for day in days:
            if is_work:
                workdays.add(day)
                holidays.pop(day, None)
            else:
                holidays[day] = name
                workdays.discard(day)
    if not holidays and not workdays:
        raise NoDays(file=path.name)
    last = max((day.year for day in holidays), default=None)
    return PublicHolidays(dict(sorted(holidays.items())), tuple(sorted(workdays)), last)


def _read(row: Row) -> tuple[list[date], bool, str]:
    """The days of a row, whether people work on them, and what they are called."""
    dates: list[date] = []
    words: list[str] = []
    for cell in row.cells:
        day = _day(cell)
        if day is not None:
            dates.append(day)
        elif isinstance(cell, str) and values.clean(cell):
            words.append(values.clean(cell))
    said = {word.casefold() for word in words}
    names = [word for word in words if word.casefold() not in _OFF | _WORK]
    is_work = bool(said & _WORK) and not said & _OFF
    return _period(row, dates), is_work, names[0] if names else ""


def _day(cell: Cell) -> date | None:
    if not isinstance(cell, (str, date, datetime)):
        return None  # a number is a count or an index, not a day
    try:
        return values.day(cell)
    except values.BadValue:
        return None


def _period(row: Row, dates: list[date]) -> list[date]:
    if len(dates) < 2:
        return dates
    first, last = dates[0], dates[1]
    length = (last - first).days
    if not 0 <= length < _LONGEST:
        raise NoDays(row=row.number)
    return [first + timedelta(days=n) for n in range(length + 1)]
