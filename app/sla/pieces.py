"""A stretch of time cut into what counted for a clock and what did not. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from app.sla.calendar import BusinessCalendar, Interval, load_zone


class Part(StrEnum):
    """Why a piece counted or did not."""

    COUNTED = "counted"
    CLOSED = "closed"  # a night or a break of a day that is worked
    DAY_OFF = "day_off"  # a day of the week on which nobody works
    HOLIDAY = "holiday"
    PAUSED = "paused"


@dataclass(frozen=True)
class Piece:
    """A half-open stretch in UTC; ``name`` is that of a holiday."""

    part: Part
    start: datetime
    end: datetime
    name: str = ""


def pieces(
    calendar: BusinessCalendar, start: datetime, end: datetime, pauses: Iterable[Interval]
) -> tuple[Piece, ...]:
    """Return [start, end) without a gap, in order.

    Args:
        start, end: aware, any zone.
        pauses: aware half-open intervals; a pause is one also where nobody would have worked.
    """
    begin, last = start.astimezone(UTC), end.astimezone(UTC)
    stops = _within(pauses, begin, last)
    found: list[Piece] = []
    rest = begin
    for stop_start, stop_end in [*stops, (last, last)]:
        found += _working(calendar, rest, stop_start)
        if stop_start < stop_end:
            found.append(Piece(Part.PAUSED, stop_start, stop_end))
        rest = stop_end
    return tuple(_joined(found))


def _within(pauses: Iterable[Interval], begin: datetime, last: datetime) -> list[Interval]:
    """The pauses inside [begin, last), in order, those that overlap as one."""
    found: list[Interval] = []
    for start, end in sorted((s.astimezone(UTC), e.astimezone(UTC)) for s, e in pauses):
        low, high = max(start, begin), min(end, last)
        if low >= high:
            continue
        if found and low <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], high)
        else:
            found.append((low, high))
    return found


def _working(calendar: BusinessCalendar, begin: datetime, last: datetime) -> Iterator[Piece]:
    """Opening hours and what lies between them, where nothing pauses."""
    rest = begin
    for opens, closes in calendar.spans(begin, last):
        yield from _idle(calendar, rest, opens)
        yield Piece(Part.COUNTED, opens, closes)
        rest = closes
    yield from _idle(calendar, rest, last)


def _idle(calendar: BusinessCalendar, begin: datetime, last: datetime) -> Iterator[Piece]:
    """Time in which nobody works, day by day."""
    zone, rest = load_zone(calendar.zone), begin
    while rest < last:
        day = calendar.local_date(rest)
        tomorrow = datetime.combine(day + timedelta(days=1), datetime.min.time(), zone)
        until = min(tomorrow.astimezone(UTC), last)
        part, name = Part.CLOSED, ""
        if day in calendar.holidays and day not in calendar.special:
            part, name = Part.HOLIDAY, calendar.holidays[day]
        elif not calendar.hours_on(day):
            part = Part.DAY_OFF
        yield Piece(part, rest, until, name)
        rest = until


def _joined(found: Iterable[Piece]) -> Iterator[Piece]:
    """Join neighbours of one kind and name."""
    current: Piece | None = None
    for piece in found:
        if current is not None and (piece.part, piece.name) == (current.part, current.name):
            current = replace(current, end=piece.end)
        else:
            if current is not None:
                yield current
            current = piece
    if current is not None:
        yield current
