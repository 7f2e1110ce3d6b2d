"""Working time between many pairs of instants of one calendar. Pure.

``BusinessCalendar.worked`` walks day by day, which is right for one ticket and slow for many. Here
the hours of the whole stretch are added up once; each pair then costs two look-ups.
"""

from bisect import bisect_right
from datetime import UTC, datetime

from app.sla.calendar import BusinessCalendar


class WorkingTime:
    """The working seconds of a calendar between ``first`` and ``last``."""

    def __init__(self, calendar: BusinessCalendar, first: datetime, last: datetime) -> None:
        """
        Args:
            first, last: aware; nothing outside is asked for later.
        """
        self._opens: list[float] = []
        self._closes: list[float] = []
        self._before: list[float] = []  # what was worked before each opening
        total = 0.0
        for opens, closes in calendar.spans(first.astimezone(UTC), last.astimezone(UTC)):
            self._opens.append(opens.timestamp())
            self._closes.append(closes.timestamp())
            self._before.append(total)
            total += self._closes[-1] - self._opens[-1]

    def between(self, start: datetime, end: datetime) -> float:
        """Return the working seconds in [start, end), 0 where ``end`` is earlier."""
        return max(self._until(end.timestamp()) - self._until(start.timestamp()), 0.0)

    def _until(self, at: float) -> float:
        place = bisect_right(self._opens, at) - 1
        if place < 0:
            return 0.0
        return self._before[place] + min(at, self._closes[place]) - self._opens[place]
