"""What a number in a sheet means: its format decides between date, padded code and number."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from app.dataio.sheets import Cell

# Quoted text, escaped and padding characters, colours and conditions ([Red], [>9]) say nothing.
_NOISE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general', re.IGNORECASE)
_ZEROS = re.compile(r"00+")
_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}  # CJK ones too
_SECONDS_A_DAY = 86_400
_EXACT = 10**15  # a float holds whole numbers exactly up to here, and Excel writes no longer ones

Reader = Callable[[str], Cell]


def reader(format_id: int, code: str, *, since_1904: bool) -> Reader:
    """Return the function that turns a stored number's text into a cell."""
    if _ZEROS.fullmatch(code):
        return lambda text: _padded(text, len(code))
    plain = _NOISE.sub("", code).lower()
    is_duration = "[" in plain
    if not is_duration and (format_id in _BUILT_IN_DATES or re.search("[ymdhs年月日]", plain)):
        return lambda text: _moment(text, since_1904=since_1904)
    return number


def number(text: str) -> Cell:
    """Return a stored number: whole ones as int with every digit the file holds."""
    try:
        return int(text)
    except ValueError:
        value = float(text)
    return int(value) if value.is_integer() and abs(value) < _EXACT else value


def _padded(text: str, width: int) -> Cell:
    value = number(text)
    return str(value).zfill(width) if isinstance(value, int) else value


def _moment(text: str, *, since_1904: bool) -> Cell:
    serial = float(text)
    if not 0 <= serial < 2_958_466 or (not since_1904 and int(serial) == 60):
        return number(text)  # past the year 9999, or Excel's 29 February 1900: no such day
    days, part = divmod(round(serial * _SECONDS_A_DAY), _SECONDS_A_DAY)
    minutes, second = divmod(part, 60)
    clock = time(minutes // 60, minutes % 60, second)
    if days == 0:
        return clock
    first = date(1904, 1, 1) if since_1904 else date(1899, 12, 30 if days > 60 else 31)
    found = first + timedelta(days=days)
    return datetime.combine(found, clock) if part else found
