"""Reads behind the figures: one slim row for each ticket, then ``formulas``."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import case, func, select

from app.customers.tables import Customer, Tier
from app.db.reading import Reading
from app.figures import formulas, reach
from app.figures.dto import (
    TICKET_CLOCKS,
    By,
    Figures,
    FigureSet,
    FiguresFilter,
    GroupFigures,
    Key,
    LeftOut,
    Span,
)
from app.figures.formulas import BACKLOG_DAYS, Verdict
from app.figures.working_time import WorkingTime
from app.identity.tables import Department, UserAccount
from app.sla import queries as sla
from app.sla.tables import SlaClock
from app.tickets.rules import WITHDRAWN, Category, Kind, Priority
from app.tickets.tables import Ticket

_NOTHING_SOLVED = (Category.OPEN, Category.WAITING)


class _Case(NamedTuple):
    """What one ticket gives to the figures; the clocks as verdicts in order of their kinds."""

    key: Key
    reported_at: datetime
    accepted_at: datetime | None
    solved_at: datetime | None
    category: str
    reopen_count: int
    verdicts: tuple[int, ...]

    @property
    def has_unsolved_end(self) -> bool:
        return self.category == Category.CLOSED and self.solved_at is None


def figures(read: Reading, wanted: FiguresFilter, by: By = By.DEPARTMENT) -> Figures:
    """The figures of the tickets reported in a period, as a whole and by group.

    The backlog counts what is open now, whenever it was reported.

    Raises:
        PermissionDenied: the reader may see no figures.
    """
    cases = _cases(read, wanted, by)
    backlog = _backlog(read, wanted, by)
    worked = _working_time(read, cases)
    by_key: dict[Key, list[_Case]] = {key: [] for key in backlog}
    for one in cases:
        by_key.setdefault(one.key, []).append(one)
    names = _names(read, by)
    groups = [
        GroupFigures(key, *names(key), _set(some, worked, backlog.get(key)))
        for key, some in by_key.items()
    ]
    ages = [sum(places) for places in zip(*backlog.values(), strict=True)] or None
    return Figures(by, _set(cases, worked, ages), tuple(_in_order(by, groups)))


def left_out(read: Reading, wanted: FiguresFilter) -> LeftOut:
    """How many tickets reported in the period are in no figure, by what they were closed as.

    Raises:
        PermissionDenied: the reader may see no figures.
    """
    rows = read.session.execute(
        select(Ticket.outcome, func.count())
        .where(*reach.reached(read, wanted), *reach.left_out(wanted))
        .group_by(Ticket.outcome)
    )
    counts = dict(rows.all())
    return {outcome: counts[outcome] for outcome in WITHDRAWN if outcome in counts}


def people_in_figures(read: Reading) -> tuple[tuple[int, str], ...]:
    """Who can be chosen: id and name of those in charge of a ticket in the reader's reach.

    Raises:
        PermissionDenied: the reader may see no figures.
    """
    in_charge = select(Ticket.owner_id).where(*reach.reached(read, FiguresFilter()))
    rows = read.session.execute(
        select(UserAccount.id, UserAccount.name)
        .where(UserAccount.id.in_(in_charge))
        .order_by(UserAccount.sort_key, UserAccount.id)
    )
    return tuple((id_, name) for id_, name in rows)


def _cases(read: Reading, wanted: FiguresFilter, by: By) -> list[_Case]:
    verdict = reach.verdict(read.now())
    worst = [
        func.coalesce(func.max(case((SlaClock.kind == kind, verdict))), int(Verdict.NONE))
        for kind in TICKET_CLOCKS
    ]
    key = _key(by)
    fixed = (
        Ticket.reported_at, Ticket.accepted_at, Ticket.solved_at, Ticket.category,
        Ticket.reopen_count,
    )  # fmt: skip
    statement = (
        select(key, *fixed, *worst)
        .select_from(Ticket)
        .outerjoin(
            SlaClock,
            (SlaClock.record_type == "ticket") & (SlaClock.record_id == Ticket.id),
        )
        .where(*reach.reached(read, wanted), *reach.reported(wanted))
        .group_by(Ticket.id, key)
    )
    if by is By.TIER:
        statement = statement.join(Customer, Customer.id == Ticket.customer_id)
    return [_case(row) for row in read.session.execute(statement)]


def _key(by: By) -> Any:
    """The column that says whose group a ticket belongs to."""
    return {
        By.DEPARTMENT: Ticket.department_id,
        By.PERSON: Ticket.owner_id,
        By.TIER: Customer.tier,
        By.KIND: Ticket.kind,
        By.PRIORITY: Ticket.priority,
    }[by]


def _case(row: Any) -> _Case:
    key, reported_at, accepted_at, solved_at, category, reopened, *verdicts = row
    is_done = category not in _NOTHING_SOLVED
    if is_done and accepted_at is None:
        verdicts[0] = Verdict.NONE  # accept: see reach.is_noted
    if category == Category.CLOSED and solved_at is None:
        verdicts[1] = Verdict.NONE
    return _Case(key, reported_at, accepted_at, solved_at, category, reopened, tuple(verdicts))


def _set(
    cases: Sequence[_Case], worked: WorkingTime | None, backlog: Sequence[int] | None
) -> FigureSet:
    levels = {
        kind: formulas.level(one.verdicts[place] for one in cases)
        for place, kind in enumerate(TICKET_CLOCKS)
    }
    levels = {kind: level for kind, level in levels.items() if level != formulas.Level()}
    reopened = sum(one.reopen_count > 0 for one in cases)
    return FigureSet(
        tickets=len(cases),
        levels=levels,
        level=formulas.together(levels.values()),
        first_answer=_span(worked, ((one.reported_at, one.accepted_at) for one in cases)),
        solve=_span(worked, ((one.reported_at, one.solved_at) for one in cases)),
        unsolved_ends=sum(one.has_unsolved_end for one in cases),
        solved=sum(
            one.solved_at is not None or one.reopen_count > 0 or one.has_unsolved_end
            for one in cases
        ),
        reopened=reopened,
        backlog=tuple(backlog or FigureSet().backlog),
    )


def _span(worked: WorkingTime | None, moments: Iterable[tuple[datetime, datetime | None]]) -> Span:
    known = [(start, end) for start, end in moments if end is not None]
    if worked is None:
        return Span()
    return Span(
        formulas.times((end - start).total_seconds() for start, end in known),
        formulas.times(worked.between(start, end) for start, end in known),
    )


def _working_time(read: Reading, cases: Sequence[_Case]) -> WorkingTime | None:
    """The hours of all that is measured, added up once; None where there is nothing."""
    ends = [end for one in cases for end in (one.accepted_at, one.solved_at) if end is not None]
    if not ends:
        return None
    first = min(one.reported_at for one in cases)
    return WorkingTime(sla.working_calendar(read.session), first, max(ends))


def _backlog(read: Reading, wanted: FiguresFilter, by: By) -> dict[Key, tuple[int, ...]]:
    """Open tickets by group and age."""
    now = read.now()
    ages = range(len(BACKLOG_DAYS) + 1)
    counts = [func.sum(case((_is_of_age(place, now), 1), else_=0)) for place in ages]
    key = _key(by)
    statement = (
        select(key, *counts)
        .select_from(Ticket)
        .where(*reach.reached(read, wanted), reach.is_waiting_for_us())
        .group_by(key)
    )
    if by is By.TIER:
        statement = statement.join(Customer, Customer.id == Ticket.customer_id)
    return {row[0]: tuple(map(int, row[1:])) for row in read.session.execute(statement)}


def _is_of_age(place: int, now: datetime) -> Any:
    after, before = formulas.age_bounds(place, now)
    if after is None:
        return Ticket.reported_at < before
    if before is None:
        return Ticket.reported_at >= after
    return (Ticket.reported_at >= after) & (Ticket.reported_at < before)


def _names(read: Reading, by: By) -> Callable[[Key], tuple[str | None, str | None]]:
    """Code and own name of a group."""
    known = dict(_named(read, by))

    def find(key: Key) -> tuple[str | None, str | None]:
        return known.get(key, (key, None) if isinstance(key, str) else (None, None))

    return find


def _named(read: Reading, by: By) -> Iterator[tuple[Key, tuple[str | None, str | None]]]:
    ask = read.session.execute
    if by is By.DEPARTMENT:
        for id_, code, name in ask(select(Department.id, Department.key, Department.name)):
            yield id_, (code, name)
    elif by is By.PERSON:
        for id_, name in ask(select(UserAccount.id, UserAccount.name)):
            yield id_, (None, name)
    elif by is By.TIER:
        for code, name in ask(select(Tier.key, Tier.name)):
            yield code, (code, name)


_ORDERS: dict[By, list[str]] = {
    By.KIND: list(Kind),
    By.PRIORITY: [Priority.URGENT, Priority.HIGH, Priority.NORMAL, Priority.LOW],
}


def _in_order(by: By, groups: Iterable[GroupFigures]) -> list[GroupFigures]:
    """Coded groups in their own order, others by size; nobody's last."""
    if by in _ORDERS:
        return sorted(groups, key=lambda group: _ORDERS[by].index(str(group.key)))
    return sorted(groups, key=_by_size)


def _by_size(group: GroupFigures) -> tuple[bool, int, str]:
    return group.key is None, -group.figures.tickets, group.name or group.code or ""
