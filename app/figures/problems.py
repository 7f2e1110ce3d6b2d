"""Frequent problems: what keeps coming back by sub-kind, root cause and keyword."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select

from app.core.text import fold
from app.db.reading import Reading
from app.figures import reach
from app.figures.dto import Behind, FiguresFilter, What
from app.figures.keywords import holding, keywords
from app.tickets.tables import Ticket

MOST = 10  # bars of a chart; what is rarer is added up


class Sort(StrEnum):
    """What problems are told apart by."""

    SUB_KIND = "sub_kind"
    CAUSE = "cause"
    KEYWORD = "keyword"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem and how often it came.

    Attributes:
        text: as the tickets say it.
        tickets, before: in the period, and in the one of the same length right before it.
        share: of the tickets that say something, 0..1.
        running: share of those that have this problem or one of the more frequent ones: the line
            of a Pareto chart. Keywords overlap in tickets; each ticket counts once.
    """

    text: str
    tickets: int
    before: int | None
    share: float
    running: float


@dataclass(frozen=True, slots=True)
class Problems:
    """The problems of a period.

    Attributes:
        tickets: reported in the period.
        told: those that name a sub-kind or cause; all of them for keywords.
        rarer: tickets that name one, but none of ``rows``.
    """

    sort: Sort
    tickets: int
    told: int
    rows: tuple[Problem, ...]
    rarer: int


_WHAT = {Sort.SUB_KIND: What.SUB_KIND, Sort.CAUSE: What.CAUSE, Sort.KEYWORD: What.KEYWORD}


def behind(sort: Sort, text: str) -> Behind:
    """Which tickets a bar stands for."""
    return Behind(_WHAT[sort], text=text)


def problems(read: Reading, wanted: FiguresFilter, sort: Sort) -> Problems:
    """The most frequent problems among the tickets reported in a period.

    Raises:
        PermissionDenied: the reader may see no figures.
    """
    now = _told(read, wanted, sort)
    earlier = before(wanted)
    past = _told(read, earlier, sort) if earlier is not None else None
    found = _found(sort, now)[:MOST]
    told = len(now) if sort is Sort.KEYWORD else sum(map(bool, now))
    named = {place for _, places in found for place in places}
    rows = tuple(_rows(sort, found, told, past))
    return Problems(sort, len(now), told, rows, told - len(named))


def before(wanted: FiguresFilter) -> FiguresFilter | None:
    """The same for a period as long, right before; None where it has no beginning or end."""
    if wanted.begins_at is None or wanted.ends_at is None:
        return None
    length = wanted.ends_at - wanted.begins_at
    return replace(wanted, begins_at=wanted.begins_at - length, ends_at=wanted.begins_at)


_Group = tuple[str, list[int]]  # text, places of the tickets that say it


def _told(read: Reading, wanted: FiguresFilter, sort: Sort) -> list[str]:
    """What each ticket says, "" for nothing; of keywords the title in lower case."""
    column: Any = {
        Sort.SUB_KIND: Ticket.sub_kind,
        Sort.CAUSE: Ticket.root_cause,
        Sort.KEYWORD: func.lower(Ticket.title),
    }[sort]
    statement = (
        select(func.trim(func.coalesce(column, "")))
        .where(*reach.reached(read, wanted), *reach.reported(wanted))
        .order_by(Ticket.reported_at, Ticket.id)
    )
    return list(read.session.execute(statement).scalars())


def _found(sort: Sort, told: Sequence[str]) -> list[_Group]:
    """Texts with the tickets that say them, the most frequent first."""
    if sort is Sort.KEYWORD:
        return keywords(told, most=MOST)
    groups: dict[str, list[int]] = {}
    for place, text in enumerate(told):
        if text:
            groups.setdefault(text, []).append(place)
    return sorted(groups.items(), key=lambda group: (-len(group[1]), fold(group[0])))


def _rows(
    sort: Sort, found: Iterable[_Group], told: int, past: Sequence[str] | None
) -> Iterator[Problem]:
    counts = Counter(past or ())
    seen: set[int] = set()
    for text, places in found:
        seen |= set(places)
        was = len(holding(text, past or ())) if sort is Sort.KEYWORD else counts[text]
        earlier = None if past is None else was
        yield Problem(text, len(places), earlier, len(places) / told, len(seen) / told)
