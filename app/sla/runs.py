"""Which clocks a ticket has had: when each began and ended, before any target is known. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from app.sla.history import DONE, WAITING, EventType, History, Stay
from app.sla.policy import ClockKind
from app.sla.terms import Rules, rules_at


@dataclass(frozen=True)
class Run:
    """One clock from start to end.

    Attributes:
        done_at: when what it waits for happened.
        lapsed_at: when it was no longer needed; it is missed if it was late by then.
        stays: the times that may be pauses.
    """

    kind: ClockKind
    instance: int
    started_at: datetime
    done_at: datetime | None = None
    lapsed_at: datetime | None = None
    stays: tuple[Stay, ...] = ()


def ticket_runs(history: History, book: Sequence[Rules]) -> Iterator[Run]:
    """Yield every clock of a ticket; policies decide later which of them carry a target."""
    yield from _accept(history)
    yield from _solve(history, book)
    yield from _plan(history)
    yield from _progress(history)


def _accept(history: History) -> Iterator[Run]:
    yield Run(ClockKind.ACCEPT, 1, history.reported_at, history.first_act_at())


def _plan(history: History) -> Iterator[Run]:
    """A ticket solved without a plan needs none any more."""
    filed = history.first_at(EventType.PLAN_FILED)
    done = next((stay.start for stay in history.stays(DONE)), None)
    is_filed = filed is not None and (done is None or filed <= done)
    yield Run(
        ClockKind.PLAN, 1, history.reported_at, *((filed, None) if is_filed else (None, done))
    )


def _solve(history: History, book: Sequence[Rules]) -> Iterator[Run]:
    """One run over all reopenings, split where the policy asks for a fresh clock."""
    waiting, done = history.stays(WAITING), history.stays(DONE)
    start, instance, kept = history.reported_at, 1, list[Stay]()
    for stay in done:
        if stay.end is None or _starts_afresh(stay, history, book):
            yield Run(ClockKind.SOLVE, instance, start, stay.start, stays=(*waiting, *kept))
        if stay.end is None:
            return
        if _starts_afresh(stay, history, book):
            start, instance, kept = stay.end, instance + 1, []
        else:
            kept.append(stay)
    yield Run(ClockKind.SOLVE, instance, start, stays=(*waiting, *kept))


def _starts_afresh(stay: Stay, history: History, book: Sequence[Rules]) -> bool:
    if stay.end is None or stay.closed_at is None:
        return False
    policy, _ = rules_at(book, stay.end).choose(history.facts_at(stay.end))
    days = policy.fresh_after_days
    return days is not None and stay.end - stay.closed_at > timedelta(days=days)


def _progress(history: History) -> Iterator[Run]:
    """From acceptance, then from each report to the customer to the next, until it is done."""
    accepted_at = history.first_act_at()
    if accepted_at is None:
        return
    waiting, instance = history.stays(WAITING), 0
    for begin, end in _live(history.stays(DONE), accepted_at):
        told = [at for at in history.told_at() if at > begin and (end is None or at <= end)]
        for start, next_told in pairwise([begin, *told, None]):
            if start is None or start == end:
                continue
            instance += 1
            lapsed = end if next_told is None else None
            yield Run(ClockKind.PROGRESS, instance, start, next_told, lapsed, waiting)


def _live(done: Iterable[Stay], since: datetime) -> Iterator[tuple[datetime, datetime | None]]:
    """Yield the times from ``since`` on in which a ticket was neither solved nor closed."""
    begin: datetime | None = since
    for stay in done:
        if begin is not None and stay.start > begin:
            yield begin, stay.start
        begin = None if stay.end is None else max(stay.end, since)
    if begin is not None:
        yield begin, None
