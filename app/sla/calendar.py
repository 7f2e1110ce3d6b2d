"""Working time: what counts between two instants, and when a target is used up. Pure.

One generator, ``_working``, yields what counts: ``worked`` adds it up and ``due`` walks along it,
so the two can never disagree. Instants are compared in UTC, opening hours are wall clock in the
calendar's zone. A wall time that a clock change skips stands for the instant of the change; one
that happens twice stands for its first passing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.sla.errors import BadHours, NeverOpens, PastHorizon, UnknownZone
from app.sla.span import DAY, Span, check_overlap, check_overnight

HORIZON_YEARS = 10
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Interval = tuple[datetime, datetime]  # half open, aware, UTC when we made it
Spans = tuple[Span, ...]

_MIDNIGHT = datetime.min.time()
# Python's dates end with the years 1 and 9999; the search needs room on both sides.
_FIRST_YEAR, _LAST_YEAR = 2, 9980


@dataclass(frozen=True)
class BusinessCalendar:
    """Weekly opening hours in one zone. Per date: special day before holiday before weekly hours.

    Attributes:
        zone: IANA name of the zone the hours are written in.
        weekly: weekday (Monday = 0) -> opening hours, several a day when there is a break.
        holidays: local date -> name; no opening hours on it.
        special: local date -> its own hours (make-up day, short day; empty means closed).
        known_until: last year whose public holidays are official; None when nobody announces them.

    Raises:
        UnknownZone, BadHours, OverlappingHours, NeverOpens: see ``app.sla.errors``.
    """

    zone: str
    weekly: Mapping[int, Spans]
    holidays: Mapping[date, str] = field(default_factory=dict)
    special: Mapping[date, Spans] = field(default_factory=dict)
    known_until: int | None = None
    _tz: ZoneInfo = field(init=False, repr=False, compare=False)
    _opened: dict[int, tuple[Interval, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        weekly = {day: tuple(sorted(spans)) for day, spans in self.weekly.items() if spans}
        special = {day: tuple(sorted(spans)) for day, spans in self.special.items()}
        object.__setattr__(self, "weekly", MappingProxyType(weekly))
        object.__setattr__(self, "holidays", MappingProxyType(dict(self.holidays)))
        object.__setattr__(self, "special", MappingProxyType(special))
        object.__setattr__(self, "_tz", load_zone(self.zone))
        self._check()

    def due(self, start: datetime, seconds: int, pauses: Iterable[Interval] = ()) -> datetime:
        """Return the first instant at which ``seconds`` of working time after ``start`` end.

        Args:
            start: aware, any zone; outside working time (or in a pause) counts from its end.
            seconds: target in seconds of working time, >= 0; 0 gives the next working instant.
            pauses: aware half-open intervals that do not count; they may overlap each other.

        Returns:
            Aware datetime in UTC, exact to the microsecond of ``start``. A target used up exactly
            at closing time is due at closing time.

        Raises:
            PastHorizon: not used up within ``HORIZON_YEARS``.
            ValueError: a naive datetime, a negative target or a pause that ends before it starts.
        """
        if seconds < 0:
            raise ValueError("seconds must be >= 0")
        left = timedelta(seconds=seconds)
        begin = _utc(start)
        last = begin + timedelta(days=366 * HORIZON_YEARS)
        for opens, closes in self._working(begin, last, pauses):
            if left <= closes - opens:
                return opens + left
            left -= closes - opens
        raise PastHorizon(years=HORIZON_YEARS)

    def worked(self, start: datetime, end: datetime, pauses: Iterable[Interval] = ()) -> int:
        """Return the whole seconds of working time in [start, end), 0 when ``end`` is earlier.

        Arguments and refusals as for ``due``.
        """
        working = self._working(_utc(start), _utc(end), pauses)
        total = sum((closes - opens for opens, closes in working), start=timedelta())
        return total // timedelta(seconds=1)

    def is_open(self, at: datetime) -> bool:
        """Return whether the instant ``at`` is working time."""
        return next(self.spans(at, at + timedelta(microseconds=1)), None) is not None

    def spans(
        self, start: datetime, end: datetime, pauses: Iterable[Interval] = ()
    ) -> Iterator[Interval]:
        """Yield the UTC intervals of working time in [start, end), in order, without the pauses.

        Intervals that touch (midnight of a 24-hour day) come as one.
        """
        return _joined(self._working(_utc(start), _utc(end), pauses))

    def hours_on(self, day: date) -> Spans:
        """Return the wall-clock hours that begin on the local date ``day``."""
        if day in self.special:
            return self.special[day]
        if day in self.holidays:
            return ()
        return self.weekly.get(day.weekday(), ())

    def local_date(self, at: datetime) -> date:
        """Return the date ``at`` falls on in the calendar's zone."""
        return at.astimezone(self._tz).date()

    def closing_of_nth_working_day(self, start: datetime, n: int) -> datetime:
        """Return closing time, in UTC, of the ``n``-th working day after the day of ``start``.

        Args:
            start: aware, any zone; its own local day is not counted.
            n: working days, >= 1. A working day is a date on which opening hours begin.

        Raises:
            PastHorizon: there are not so many within ``HORIZON_YEARS``.
        """
        if n < 1:
            raise ValueError("n must be >= 1")
        first = self.local_date(_utc(start)).toordinal() + 1
        left = n
        for ordinal in range(first, first + 366 * HORIZON_YEARS):
            openings = self._openings_on(ordinal)
            left -= bool(openings)
            if left == 0:
                return openings[-1][1]
        raise PastHorizon(years=HORIZON_YEARS)

    def _working(
        self, begin: datetime, last: datetime, pauses: Iterable[Interval]
    ) -> Iterator[Interval]:
        """Yield what counts in [begin, last): the opening hours without the pauses."""
        return _without(self._openings(begin, last), _ordered(pauses))

    def _openings(self, begin: datetime, last: datetime) -> Iterator[Interval]:
        """Yield opening hours clipped to [begin, last), one by one as they were written."""
        if begin >= last:
            return
        # Yesterday's hours may run overnight; the day before that cannot reach today.
        first_day = self.local_date(begin).toordinal() - 1
        last_day = last.toordinal() + 1  # no zone is a whole day ahead of UTC
        for ordinal in range(first_day, last_day + 1):
            for opens, closes in self._openings_on(ordinal):
                if opens >= last:
                    return
                if closes > begin:
                    yield max(opens, begin), min(closes, last)

    def _openings_on(self, ordinal: int) -> tuple[Interval, ...]:
        known = self._opened.get(ordinal)
        if known is None:
            day = date.fromordinal(ordinal)
            hours = self.hours_on(day)
            bounds = (
                (self._instant(day, span.start), self._instant(day, span.end)) for span in hours
            )
            known = tuple((opens, closes) for opens, closes in bounds if opens < closes)
            self._opened[ordinal] = known
        return known

    def _instant(self, day: date, seconds: int) -> datetime:
        """Return the UTC instant of wall-clock ``seconds`` after midnight of ``day``."""
        wall = datetime.combine(day, _MIDNIGHT) + timedelta(seconds=seconds)
        instant = wall.replace(tzinfo=self._tz).astimezone(UTC)
        if instant.astimezone(self._tz).replace(tzinfo=None) == wall:
            return instant
        return self._clock_change(wall, instant)

    def _clock_change(self, wall: datetime, after: datetime) -> datetime:
        """Return the instant of the clock change that skipped ``wall``, to the second."""
        before = wall.replace(tzinfo=self._tz, fold=1).astimezone(UTC)
        old_offset = before.astimezone(self._tz).utcoffset()
        while after - before > timedelta(seconds=1):
            middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
            if middle.astimezone(self._tz).utcoffset() == old_offset:
                before = middle
            else:
                after = middle
        return after

    def _check(self) -> None:
        if not self.weekly and not any(self.special.values()):
            raise NeverOpens
        for day, spans in self.weekly.items():
            if day not in range(7):
                raise BadHours(value=day)
            check_overlap(WEEKDAYS[day], spans)
            check_overnight(WEEKDAYS[day], self.weekly.get((day - 1) % 7, ()), spans)
        for on, spans in self.special.items():
            check_overlap(on.isoformat(), spans)
            # A night may run into a special morning, and a special night into the next morning.
            for morning in (on, on + timedelta(days=1)):
                night = self.hours_on(morning - timedelta(days=1))
                check_overnight(morning.isoformat(), night, self.hours_on(morning))


def load_zone(name: str) -> ZoneInfo:
    """Return the IANA zone ``name``.

    Raises:
        UnknownZone: there is none of that name.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZone(zone=name) from error


ALWAYS = BusinessCalendar("UTC", {day: (Span(0, DAY),) for day in range(7)})
"""Elapsed time: every second counts."""


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a datetime must be timezone-aware")
    if not _FIRST_YEAR <= at.year <= _LAST_YEAR:
        raise PastHorizon(years=HORIZON_YEARS)
    return at.astimezone(UTC)


def _joined(intervals: Iterable[Interval]) -> Iterator[Interval]:
    """Join intervals that touch. They come in order and do not overlap."""
    current: Interval | None = None
    for opens, closes in intervals:
        if current is None:
            current = opens, closes
        elif current[1] == opens:
            current = current[0], closes
        else:
            yield current
            current = opens, closes
    if current is not None:
        yield current


def _ordered(pauses: Iterable[Interval]) -> list[Interval]:
    ordered = sorted((_utc(start), _utc(end)) for start, end in pauses)
    if any(end < start for start, end in ordered):
        raise ValueError("a pause must not end before it starts")
    return [(start, end) for start, end in ordered if start < end]


def _without(intervals: Iterator[Interval], pauses: list[Interval]) -> Iterator[Interval]:
    """Cut the pauses, sorted by their start, out of the intervals."""
    if not pauses:
        yield from intervals
        return
    for opens, closes in intervals:
        rest = opens
        for pause_start, pause_end in pauses:
            if pause_start >= closes:
                break
            if pause_start > rest:
                yield rest, pause_start
            rest = max(rest, pause_end)
        if rest < closes:
            yield rest, closes
