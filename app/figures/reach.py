"""Which tickets a person's figures may cover, and which of them are asked for."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, case, literal, not_, or_, select

from app.core.permissions import Scope
from app.customers.tables import Customer
from app.db.reading import Reading
from app.figures.dto import By, FiguresFilter, Key
from app.figures.formulas import Verdict
from app.sla.policy import ClockKind
from app.sla.tables import SlaClock
from app.tickets import filters
from app.tickets.rules import WITHDRAWN, Category, priority_rank
from app.tickets.tables import Ticket

ACTION = "figures.see"
DONE = (Category.SOLVED, Category.CLOSED)
_Conditions = Iterator[ColumnElement[bool]]


def reached(read: Reading, wanted: FiguresFilter) -> list[ColumnElement[bool]]:
    """What a ticket must meet, its time apart.

    Raises:
        PermissionDenied: the reader may see no figures.
    """
    read.require(ACTION)
    return [
        Ticket.deleted_at.is_(None),
        filters.visible(read),
        *_scope(read),
        *_chosen(wanted),
    ]


def reported(wanted: FiguresFilter) -> _Conditions:
    """Whether it was reported in the period, and as a case of its own."""
    yield or_(Ticket.outcome.is_(None), Ticket.outcome.not_in(WITHDRAWN))
    yield from in_period(wanted)


def left_out(wanted: FiguresFilter, outcomes: Sequence[str] = WITHDRAWN) -> _Conditions:
    """Whether it was reported in the period, but is no case of its own, for one of these."""
    yield Ticket.outcome.in_(outcomes)
    yield from in_period(wanted)


def in_period(wanted: FiguresFilter) -> _Conditions:
    """Whether it was reported in the period, whatever became of it."""
    if wanted.begins_at is not None:
        yield Ticket.reported_at >= wanted.begins_at
    if wanted.ends_at is not None:
        yield Ticket.reported_at < wanted.ends_at


def of_group(by: By, key: Key) -> ColumnElement[bool]:
    """Whether it belongs to a group."""
    if by is By.TIER:
        return _in_tier(str(key))
    if by is By.PRIORITY:
        return _is_priority(key)
    column = {
        By.DEPARTMENT: Ticket.department_id,
        By.PERSON: Ticket.owner_id,
        By.KIND: Ticket.kind,
    }[by]
    return column.is_(None) if key is None else column == key


def verdict(now: Any) -> ColumnElement[int]:
    """How a ticket stands with one clock; an open one past its due time has missed it."""
    # A paused clock was never past its due time when the pause began, see app.sla.clock.
    return case(
        (SlaClock.state == "missed", literal(int(Verdict.MISSED))),
        (and_(SlaClock.state == "running", SlaClock.due_at < now), literal(int(Verdict.MISSED))),
        (SlaClock.state == "running", literal(int(Verdict.RUNNING))),
        (SlaClock.state == "paused", literal(int(Verdict.PAUSED))),
        (SlaClock.state == "met", literal(int(Verdict.MET))),
        else_=literal(int(Verdict.NONE)),
    )


def is_noted(kind: ClockKind) -> ColumnElement[bool]:
    """Whether anybody noted when the clock ended; of imported tickets that is not always known."""
    match kind:
        case ClockKind.ACCEPT:
            return not_(and_(Ticket.accepted_at.is_(None), Ticket.category.in_(DONE)))
        case ClockKind.SOLVE:
            return not_(has_unsolved_end())
        case _:
            return literal(value=True)


def has_missed(kind: ClockKind, now: Any) -> ColumnElement[bool]:
    """Whether a ticket has missed a clock of this kind."""
    found = (
        select(SlaClock.id)
        .where(
            SlaClock.record_type == "ticket",
            SlaClock.record_id == Ticket.id,
            SlaClock.kind == kind,
            verdict(now) == int(Verdict.MISSED),
        )
        .correlate(Ticket)  # lists join the clock that runs next
    )
    return and_(is_noted(kind), found.exists())


def has_unsolved_end() -> ColumnElement[bool]:
    """Whether it is closed without a time of its solution."""
    return and_(Ticket.category == Category.CLOSED, Ticket.solved_at.is_(None))


def is_waiting_for_us() -> ColumnElement[bool]:
    """Whether it is neither solved nor closed."""
    return and_(filters.is_open(), Ticket.category != Category.SOLVED)


def _scope(read: Reading) -> _Conditions:
    own = or_(Ticket.owner_id == read.actor.user_id, Ticket.created_by_id == read.actor.user_id)
    match read.actor.scope(ACTION):
        case Scope.ALL:
            return
        case Scope.DEPARTMENT if read.actor.department_id is not None:
            yield or_(Ticket.department_id == read.actor.department_id, own)
        case _:
            yield own


def _chosen(wanted: FiguresFilter) -> _Conditions:
    if wanted.department_id is not None:
        yield Ticket.department_id == wanted.department_id
    if wanted.owner_id is not None:
        yield Ticket.owner_id == wanted.owner_id
    if wanted.kind is not None:
        yield Ticket.kind == wanted.kind
    if wanted.priority is not None:
        yield _is_priority(wanted.priority)
    if wanted.tier is not None:
        yield _in_tier(wanted.tier)


def _in_tier(tier: str) -> ColumnElement[bool]:
    return Ticket.customer_id.in_(select(Customer.id).where(Customer.tier == tier))


def _is_priority(key: Any) -> ColumnElement[bool]:
    return Ticket.priority_rank == priority_rank(key)  # the column the indexes of lists have
