"""Hours in which notices wait silently in the notice centre, such as ``22:00-08:00``."""

import re
from datetime import time

_HOURS = re.compile(r"\s*(\d{1,2}):(\d{2})\s*[-–—~至到]\s*(\d{1,2}):(\d{2})\s*")


def quiet_hours(text: str) -> tuple[time, time] | None:
    """Read "22:00-08:00"; None for an empty text (never quiet).

    Raises:
        ValueError: the text is neither empty nor two times of day.
    """
    if not text.strip():
        return None
    found = _HOURS.fullmatch(text.replace("：", ":"))
    if found is None:
        raise ValueError(text)
    first_hour, first_minute, last_hour, last_minute = map(int, found.groups())
    return time(first_hour, first_minute), time(last_hour, last_minute)


def is_quiet(text: str, at: time) -> bool:
    """Whether ``at`` (wall clock) lies in the hours; the last minute no longer does.

    Raises:
        ValueError: as ``quiet_hours``.
    """
    hours = quiet_hours(text)
    if hours is None:
        return False
    begin, end = hours
    return begin <= at < end if begin <= end else at >= begin or at < end
