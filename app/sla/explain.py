"""Why a clock is due when it is: what counted, what was left out, by which policy. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.sla.calendar import BusinessCalendar
from app.sla.clock import Clock, ClockState
from app.sla.policy import Hours, Why


@dataclass(frozen=True)
class Counted:
    """A stretch that used up ``seconds`` of the target."""

    start: datetime
    end: datetime
    seconds: int


@dataclass(frozen=True)
class HolidayLeftOut:
    """A local date on which the desk would have been open."""

    on: date
    name: str


@dataclass(frozen=True)
class PauseLeftOut:
    """A pause and how many seconds of the calendar it cost (0 outside working time)."""

    start: datetime
    end: datetime
    seconds: int


@dataclass(frozen=True)
class Explanation:
    """One deadline, taken apart.

    Attributes:
        zone: zone whose wall clock the hours were counted in.
        until: the due time; for a paused clock the start of its pause.
        special_days: local dates that had hours of their own (make-up days).
        beyond_known: whether it reaches past the last year whose holidays are announced.
    """

    policy_key: str
    policy_version: int
    calendar_version: int
    why: Why
    target_seconds: int
    hours: Hours
    by_hand: bool
    zone: str
    started_at: datetime
    until: datetime
    counted: tuple[Counted, ...]
    holidays: tuple[HolidayLeftOut, ...]
    special_days: tuple[date, ...]
    pauses: tuple[PauseLeftOut, ...]
    beyond_known: bool


def explain(clock: Clock) -> Explanation:
    """Return what led from the start of a clock to its due time."""
    terms, start = clock.terms, clock.started_at
    calendar = terms.calendar
    until = _until(clock)
    last = calendar.local_date(until)
    return Explanation(
        policy_key=terms.policy.key,
        policy_version=terms.rules.policy_version,
        calendar_version=terms.rules.calendar_version,
        why=terms.why,
        target_seconds=clock.target_seconds,
        hours=terms.target.hours,
        by_hand=clock.by_hand,
        zone=terms.rules.working.zone,
        started_at=start,
        until=until,
        counted=_counted(clock, until),
        holidays=_holidays(calendar, calendar.local_date(start), last),
        special_days=_special_days(calendar, calendar.local_date(start), last),
        pauses=_pauses(clock, until),
        beyond_known=calendar.known_until is not None and last.year > calendar.known_until,
    )


def _until(clock: Clock) -> datetime:
    if clock.state is ClockState.PAUSED and clock.paused_since is not None:
        return max(clock.started_at, clock.paused_since)
    return clock.due_at


def _counted(clock: Clock, until: datetime) -> tuple[Counted, ...]:
    calendar = clock.terms.calendar
    return tuple(
        Counted(opens, closes, calendar.worked(opens, closes))
        for opens, closes in calendar.spans(clock.started_at, until, clock.pauses)
    )


def _pauses(clock: Clock, until: datetime) -> tuple[PauseLeftOut, ...]:
    worked = clock.terms.calendar.worked
    return tuple(
        PauseLeftOut(start, end, worked(max(start, clock.started_at), end))
        for start, end in clock.pauses
        if start < until
    )


def _holidays(calendar: BusinessCalendar, first: date, last: date) -> tuple[HolidayLeftOut, ...]:
    return tuple(
        HolidayLeftOut(day, calendar.holidays[day])
        for day in _days(first, last)
        if day in calendar.holidays
        and day not in calendar.special
        and day.weekday() in calendar.weekly
    )


def _special_days(calendar: BusinessCalendar, first: date, last: date) -> tuple[date, ...]:
    return tuple(day for day in _days(first, last) if day in calendar.special)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
