"""What a clock asks for next: its steps in time, and how it reads now. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from app.sla.calendar import BusinessCalendar
from app.sla.clock import Clock, ClockState
from app.sla.policy import Action, LadderStep, Whom

WARNING, BREACH = 0, 1  # levels; above that a clock escalates


@dataclass(frozen=True, order=True)
class Step:
    """One thing to do at one moment; (clock, epoch, level) happens once.

    Attributes:
        level: 0 is the warning, 1 the breach, above that escalation.
    """

    at: datetime
    level: int
    action: Action
    whom: Whom


@dataclass(frozen=True)
class Reading:
    """A clock as it reads now, in seconds of its own calendar.

    Attributes:
        elapsed: used so far, rounded down.
        left: until it is due; negative is how much it is late.
        breached: missed, or open and past its due time.
    """

    elapsed: int
    left: int
    breached: bool


def schedule(clock: Clock) -> tuple[Step, ...]:
    """Return the steps of an open clock, earliest first.

    While a pause lasts only the steps from before it remain; a finished clock has none.
    """
    if not clock.is_open:
        return ()
    dated = ((_moment(clock, step), step) for step in clock.terms.policy.ladder)
    steps = [
        Step(at, step.level, step.action, step.whom)
        for at, step in dated
        if clock.paused_since is None or at <= clock.paused_since
    ]
    return tuple(sorted(steps))


def next_step(clock: Clock, levels_done: Collection[int]) -> Step | None:
    """Return the earliest step whose level was not yet recorded in the clock's epoch."""
    return next((step for step in schedule(clock) if step.level not in levels_done), None)


def reading(clock: Clock, now: datetime) -> Reading:
    """Return elapsed and left seconds of a clock at ``now`` (aware, the server's time)."""
    if clock.used_seconds is not None:
        elapsed = clock.used_seconds
        return Reading(elapsed, clock.target_seconds - elapsed, clock.state is ClockState.MISSED)
    elapsed = clock.terms.calendar.worked(clock.started_at, now, clock.pauses)
    left = left_seconds(clock.terms.calendar, clock.due_at, now)
    return Reading(elapsed, left, breached=now > clock.due_at)


def is_told(calendar: BusinessCalendar, now: datetime, *, is_urgent: bool) -> bool:
    """Whether people who work by ``calendar`` are told something at ``now`` (aware).

    What is not urgent waits until their next working instant.
    """
    return is_urgent or calendar.is_open(now)


def left_seconds(calendar: BusinessCalendar, due_at: datetime, now: datetime) -> int:
    """Return the seconds of ``calendar`` until ``due_at``; negative is how much it is late.

    It needs no pauses: those that are over are already in the due time.
    """
    if now <= due_at:
        return calendar.worked(now, due_at)
    return -calendar.worked(due_at, now)


def _moment(clock: Clock, step: LadderStep) -> datetime:
    """Return when a step is due; a step of no seconds falls on the due time itself."""
    calendar = clock.terms.calendar
    if step.after is None:
        share = int(clock.target_seconds * clock.terms.policy.warn_share)
        return calendar.due(clock.started_at, share, clock.pauses)
    if step.after.seconds == 0:
        return clock.due_at
    counted_in = clock.terms.rules.calendar(step.after.hours)
    return counted_in.due(clock.due_at, step.after.seconds, clock.pauses)
