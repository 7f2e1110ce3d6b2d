"""The months, or days, a report covers."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

_MONTH = re.compile(r"(\d{4})(?:-(\d{1,2}))?")
_WEEK = re.compile(r"\d{4}-W\d{2}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

THIS_MONTH, LAST_MONTH, THIS_QUARTER, LAST_QUARTER, THIS_YEAR, LAST_YEAR, TWELVE_MONTHS = (
    "this_month",
    "last_month",
    "this_quarter",
    "last_quarter",
    "this_year",
    "last_year",
    "twelve_months",
)

THIS_WEEK, LAST_WEEK = "this_week", "last_week"


@dataclass(frozen=True)
class Period:
    """Whole months.

    Attributes:
        first, last: first days of the first and of the last month, both included.
    """

    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2026``, ``2026-03`` or ``2026-01..2026-03``.

        Raises:
            ValueError: it is none of these, or ends before it begins.
        """
        begin, _, end = text.strip().partition("..")
        first, last = _months(begin)[0], _months(end or begin)[1]
        if last < first:
            raise ValueError(text)
        return cls(first, last)

    @classmethod
    def named(cls, name: str, today: date) -> Self:
        """Return a period by its name, as seen from ``today`` (company date).

        Raises:
            KeyError: no such name.
        """
        this = today.year * 12 + today.month - 1
        quarter = this - this % 3
        year = today.year * 12
        first, last = {
            THIS_MONTH: (this, this),
            LAST_MONTH: (this - 1, this - 1),
            THIS_QUARTER: (quarter, quarter + 2),
            LAST_QUARTER: (quarter - 3, quarter - 1),
            THIS_YEAR: (year, year + 11),
            LAST_YEAR: (year - 12, year - 1),
            TWELVE_MONTHS: (this - 11, this),
        }[name]
        return cls(_first_day(first), _first_day(last))

    @property
    def text(self) -> str:
        """As ``parse`` reads it: ``2026-03`` or ``2026-01..2026-03``."""
        if self.first == self.last:
            return f"{self.first:%Y-%m}"
        return f"{self.first:%Y-%m}..{self.last:%Y-%m}"

    def begins_at(self, zone: ZoneInfo) -> datetime:
        """When its first day begins in the company's zone; UTC."""
        return datetime.combine(self.first, time(), zone).astimezone(UTC)

    def ends_at(self, zone: ZoneInfo) -> datetime:
        """When the day after its last one begins in the company's zone; UTC."""
        after = _first_day(self.last.year * 12 + self.last.month)
        return datetime.combine(after, time(), zone).astimezone(UTC)


@dataclass(frozen=True)
class Days(Period):
    """Any days, from ``first`` to ``last``, both included."""

    @property
    def text(self) -> str:
        """A week as ``2026-W10``, else ``2026-03-02..2026-03-08``."""
        if self.first.weekday() == 0 and self.last - self.first == timedelta(days=6):
            return f"{self.first:%G-W%V}"
        return f"{self.first:%Y-%m-%d}..{self.last:%Y-%m-%d}"

    def ends_at(self, zone: ZoneInfo) -> datetime:
        return datetime.combine(self.last + timedelta(days=1), time(), zone).astimezone(UTC)


def week_of(day: date) -> Days:
    """The week, Monday to Sunday, of a day."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=6))


def named_period(name: str, today: date) -> Period:
    """Weeks and months by their names, as seen from ``today`` (company date).

    Raises:
        KeyError: no such name.
    """
    if name == THIS_WEEK:
        return week_of(today)
    if name == LAST_WEEK:
        return week_of(today - timedelta(days=7))
    return Period.named(name, today)


def parse_period(text: str) -> Period:
    """Read ``2026-W10``, ``2026-03-02..2026-03-08``, or months as ``Period.parse`` does.

    Raises:
        ValueError: it is none of these, or ends before it begins.
    """
    begin, _, end = text.strip().partition("..")
    if _WEEK.fullmatch(begin) and not end:
        return week_of(date.fromisoformat(f"{begin}-1"))
    if not _DAY.fullmatch(begin):
        return Period.parse(text)
    first, last = date.fromisoformat(begin), date.fromisoformat(end or begin)
    if last < first:
        raise ValueError(text)
    return Days(first, last)


def _months(text: str) -> tuple[date, date]:
    match = _MONTH.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    year, month = int(match[1]), int(match[2] or 0)
    return date(year, month or 1, 1), date(year, month or 12, 1)


def _first_day(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)
