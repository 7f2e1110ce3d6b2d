"""Why a clock is due when it is: what counted, what was left out, by which policy. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.sla.calendar import BusinessCalendar, Interval
from app.sla.clock import Clock, ClockState
from app.sla.pieces import Piece, pieces
from app.sla.policy import Hours, Why
from app.sla.watch import reading

_LEAST_SHOWN = timedelta(hours=1)


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
class Difference:
    """A condition of a policy that a ticket does not meet."""

    fact: str
    wanted: str
    actual: str | None


@dataclass(frozen=True)
class PassedOver:
    """A policy that stands before the one that applies, and why it does not fit."""

    position: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Explanation:
    """One deadline, taken apart.

    Attributes:
        passed: the policies before the one that applies.
        zone: zone whose wall clock the hours were counted in.
        until: the due time; for a paused clock the start of its pause.
        used_seconds: of the target by ``asked_at``; None for a promise that is only tried.
        left_seconds: negative is how much it is late.
        special_days: local dates that had hours of their own (make-up days).
        beyond_known: whether it reaches past the last year whose holidays are announced.
        pieces: all the time from the start to the due time, and on to now where it is late.
    """

    policy_key: str
    policy_version: int
    calendar_version: int
    why: Why
    passed: tuple[PassedOver, ...]
    target_seconds: int
    hours: Hours
    by_hand: bool
    zone: str
    state: ClockState
    started_at: datetime
    due_at: datetime
    until: datetime
    done_at: datetime | None
    asked_at: datetime | None
    used_seconds: int | None
    left_seconds: int | None
    counted: tuple[Counted, ...]
    holidays: tuple[HolidayLeftOut, ...]
    special_days: tuple[date, ...]
    pauses: tuple[PauseLeftOut, ...]
    beyond_known: bool
    pieces: tuple[Piece, ...]


def explain(clock: Clock, now: datetime | None = None) -> Explanation:
    """Return what led from the start of a clock to its due time.

    Args:
        now: aware; with it the answer says how much is used. None for a promise that is tried.
    """
    terms, start = clock.terms, clock.started_at
    calendar = terms.calendar
    until = _until(clock)
    last = calendar.local_date(until)
    used = None if now is None else reading(clock, now)
    return Explanation(
        policy_key=terms.policy.key,
        policy_version=terms.rules.policy_version,
        calendar_version=terms.rules.calendar_version,
        why=terms.why,
        passed=_passed(clock),
        target_seconds=clock.target_seconds,
        hours=terms.target.hours,
        by_hand=clock.by_hand,
        zone=terms.rules.working.zone,
        state=clock.state,
        started_at=start,
        due_at=clock.due_at,
        until=until,
        done_at=clock.done_at,
        asked_at=now,
        used_seconds=used.elapsed if used else None,
        left_seconds=used.left if used else None,
        counted=_counted(clock, until),
        holidays=_holidays(calendar, calendar.local_date(start), last),
        special_days=_special_days(calendar, calendar.local_date(start), last),
        pauses=_pauses(clock, until),
        beyond_known=calendar.known_until is not None and last.year > calendar.known_until,
        pieces=_pieces(clock, until, now),
    )


def _until(clock: Clock) -> datetime:
    if clock.state is ClockState.PAUSED and clock.paused_since is not None:
        return max(clock.started_at, clock.paused_since)
    return clock.due_at


def _passed(clock: Clock) -> tuple[PassedOver, ...]:
    why, policies = clock.terms.why, clock.terms.rules.policies
    return tuple(
        PassedOver(
            position,
            tuple(
                Difference(fact, wanted, getattr(why.facts, fact))
                for fact, wanted in policy.conditions.items()
                if getattr(why.facts, fact) != wanted
            ),
        )
        for position, policy in enumerate(policies[: why.position - 1], start=1)
    )


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


def _pieces(clock: Clock, until: datetime, now: datetime | None) -> tuple[Piece, ...]:
    """What is late or paused is shown no longer than what came before it: that is what counts."""
    start = clock.started_at
    stands_at = clock.done_at or now or until
    end = max(until, min(stands_at, until + max(until - start, _LEAST_SHOWN)))
    lasting: tuple[Interval, ...] = ()
    if clock.state is ClockState.PAUSED:
        lasting = ((until, end),)
    return pieces(clock.terms.calendar, start, end, (*clock.pauses, *lasting))


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
