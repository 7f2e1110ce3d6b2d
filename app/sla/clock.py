"""Clocks, derived from a ticket's events; nothing is counted up and stored. Pure.

A clock that is open follows the newest policies and calendar; one that is finished keeps those that
held when it finished, so an edit never rewrites what was met or missed.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from app.sla.calendar import Interval
from app.sla.history import EventType, History, Stay, TicketEvent, ended
from app.sla.policy import ClockKind, TicketFacts
from app.sla.runs import Run, ticket_runs
from app.sla.terms import Rules, Terms, rules_at


class ClockState(StrEnum):
    """Where a clock stands; whether a running one is late depends on now, see ``reading``."""

    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    MISSED = "missed"
    STOPPED = "stopped"


OPEN_STATES = frozenset({ClockState.RUNNING, ClockState.PAUSED})


@dataclass(frozen=True)
class Clock:
    """One promise and how it stands.

    Attributes:
        instance: 1, 2 ... where a kind starts afresh (progress, reopening after a long time).
        epoch: rises when the target changes or a due time is set by hand, never on a pause.
        target_seconds: in the calendar of ``terms``; by hand: from the start to that due time.
        started_at: when it began; inside a pause it counts from the pause's end.
        due_at: while paused as it stood when the pause began; it moves when the pause ends.
        done_at: when it was met or missed for good.
        paused_since: start of the pause that lasts; set on a running clock that was late before it.
        used_seconds: of the target, for clocks that do not run; None while running.
        pauses: those that are over and may have cost nothing.
    """

    kind: ClockKind
    instance: int
    epoch: int
    terms: Terms
    target_seconds: int
    started_at: datetime
    state: ClockState
    due_at: datetime
    done_at: datetime | None = None
    paused_since: datetime | None = None
    used_seconds: int | None = None
    by_hand: bool = False
    pauses: tuple[Interval, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it can still be met or missed."""
        return self.state in OPEN_STATES


def derive(events: Iterable[TicketEvent], book: Sequence[Rules]) -> tuple[Clock, ...]:
    """Return every clock of a ticket, finished ones included.

    Args:
        events: all events of the ticket.
        book: the rules in force over time, oldest first; the first also covers what was before.

    Raises:
        ValueError: no report among the events, or no rules.
        PastHorizon: the calendar does not open for so long that a target cannot be used up.
    """
    history = History(events)
    ages = _ages(history, book)
    runs = ticket_runs(history, book)
    clocks = (_clock(run, _end(run, history), history, ages) for run in runs)
    return tuple(clock for clock in clocks if clock is not None)


def derive_open(
    events: Iterable[TicketEvent], book: Sequence[Rules], kinds: Collection[ClockKind]
) -> tuple[Clock, ...]:
    """Return what ``derive`` does, of some kinds and only what can still be met or missed."""
    history = History(events)
    ages = _ages(history, book)
    runs = (run for run in ticket_runs(history, book) if run.kind in kinds)
    clocks = (_clock(run, None, history, ages) for run in runs if _end(run, history) is None)
    return tuple(clock for clock in clocks if clock is not None and clock.is_open)


def single(
    kind: ClockKind,
    facts: TicketFacts,
    started_at: datetime,
    book: Sequence[Rules],
    done_at: datetime | None = None,
) -> Clock | None:
    """Return a clock that only starts and ends (callback, answer), or None without a target."""
    report = TicketEvent(EventType.REPORTED, started_at, facts=facts)
    history, run = History([report]), Run(kind, 1, started_at, done_at)
    return _clock(run, _end(run, history), history, _ages(history, book))


def promises(facts: TicketFacts, start: datetime, rules: Rules) -> tuple[Clock, ...]:
    """Return what each clock would promise if it started at ``start``: the what-if."""
    clocks = (single(kind, facts, start, (rules,)) for kind in ClockKind)
    return tuple(clock for clock in clocks if clock is not None)


_EVER = datetime.min.replace(tzinfo=UTC)


class _Age(NamedTuple):
    """A time in which neither the rules nor what they ask of the ticket change."""

    since: datetime
    rules: Rules
    facts: TicketFacts


def _ages(history: History, book: Sequence[Rules]) -> list[_Age]:
    """The ages of a ticket in order, worked out once for all of its clocks."""
    changes = [_EVER, *sorted({*history.fact_changes(), *(rules.since for rules in book)})]
    return [_Age(at, rules_at(book, at), history.facts_at(at)) for at in changes]


@dataclass(frozen=True)
class _End:
    """When and how a clock ended: met or missed by its due time, or stopped."""

    at: datetime
    is_done: bool = False
    is_lapsed: bool = False


@dataclass(frozen=True)
class _Agreement:
    """What was promised over the life of a clock, as it holds at its end or now."""

    started_at: datetime
    epoch: int
    terms: Terms
    due_by_hand: datetime | None
    dropped_at: datetime | None  # when a change of the ticket took the promise away


def _clock(run: Run, end: _End | None, history: History, ages: Sequence[_Age]) -> Clock | None:
    agreement = _agreement(run, end, history, ages)
    if agreement is None:
        return None
    if agreement.dropped_at:
        end = _End(agreement.dropped_at)
    start, terms, by_hand = agreement.started_at, agreement.terms, agreement.due_by_hand
    stays = (*run.stays, *history.absences)  # nobody works on what is withdrawn
    pauses, paused_since = ((), None) if by_hand else _pauses(stays, start, end)
    due_at = by_hand or terms.calendar.due(start, terms.target.seconds, pauses)
    state = _state(due_at, end, paused_since)
    stands_at = end.at if end else paused_since if state is ClockState.PAUSED else None
    used = None if stands_at is None else terms.calendar.worked(start, stands_at, pauses)
    return Clock(
        kind=run.kind,
        instance=run.instance,
        epoch=agreement.epoch,
        terms=terms,
        target_seconds=terms.calendar.worked(start, by_hand) if by_hand else terms.target.seconds,
        started_at=start,
        state=state,
        due_at=due_at,
        done_at=end.at if end and state is not ClockState.STOPPED else None,
        paused_since=paused_since,
        used_seconds=used,
        by_hand=by_hand is not None,
        pauses=pauses,
    )


def _end(run: Run, history: History) -> _End | None:
    withdrawn = history.withdrawn_at
    ends = [
        _End(run.done_at, is_done=True) if run.done_at else None,
        _End(run.lapsed_at, is_lapsed=True) if run.lapsed_at else None,
        _End(withdrawn) if withdrawn else None,
    ]
    return min((end for end in ends if end), key=lambda end: end.at, default=None)


def _state(due_at: datetime, end: _End | None, paused_since: datetime | None) -> ClockState:
    if end is None:
        is_paused = paused_since is not None and due_at > paused_since
        return ClockState.PAUSED if is_paused else ClockState.RUNNING
    if end.at > due_at and (end.is_done or end.is_lapsed):
        return ClockState.MISSED
    return ClockState.MET if end.is_done else ClockState.STOPPED


def _agreement(
    run: Run, end: _End | None, history: History, ages: Sequence[_Age]
) -> _Agreement | None:
    """Follow the target through every change of the ticket and of the rules up to the end.

    A promise that began with the report is recomputed from there; one that applies only later
    starts then.
    """
    later = bisect_right(ages, run.started_at, key=attrgetter("since"))
    promised = [
        (at, age.rules.terms(run.kind, age.facts))
        for at, age in [
            (run.started_at, ages[later - 1]),
            *((age.since, age) for age in ages[later:]),
        ]
        if end is None or at <= end.at
    ]
    start = next((at for at, terms in promised if terms), None)
    if start is None:
        return None
    hands = [
        event
        for event in history.due_by_hand(run.kind)
        if event.at >= start and (end is None or event.at <= end.at)
    ]
    if hands:  # from then on nothing else touches it
        promised = [(at, terms) for at, terms in promised if at <= hands[0].at]
    kept = [terms for _, terms in promised if terms]
    raised = sum(old.target != new.target for old, new in pairwise(kept))
    last_at, last_terms = promised[-1]
    return _Agreement(
        started_at=start,
        epoch=1 + raised + len(hands),
        terms=kept[-1],
        due_by_hand=hands[-1].due_at if hands else None,
        dropped_at=None if last_terms else last_at,
    )


def _pauses(
    stays: Iterable[Stay], start: datetime, end: _End | None
) -> tuple[tuple[Interval, ...], datetime | None]:
    """Return the pauses that are over and the start of the one that lasts."""
    relevant = [stay for stay in stays if end is None or stay.start < end.at]
    if end is not None:
        closed = [(stay.start, min(stay.end or end.at, end.at)) for stay in relevant]
        lasting = None
    else:
        closed = ended(relevant)
        lasting = next((stay.start for stay in relevant if stay.end is None), None)
    return tuple(sorted(pause for pause in closed if pause[1] > start)), lasting
