"""Reads for the board: the first tickets of every column at once, more of one column by page.

A column is sorted by next deadline, then priority; the closed column by what was closed last. Of
closed tickets only those of the last days are shown, unless one searches or asks for all.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    SQLColumnExpression,
    func,
    literal,
    null,
    select,
    union_all,
)

from app.core.paging import Cursor, Page
from app.db.paging import Key, page
from app.db.reading import Reading
from app.settings.queries import read_setting
from app.tickets import filters
from app.tickets.dto import StatusRow, TicketFilter, TicketRow
from app.tickets.lanes import BoardColumn, LanePart
from app.tickets.queries import ROW_WIDTH, make_row, rows_statement, statuses
from app.tickets.rules import Category
from app.tickets.tables import Ticket

PER_COLUMN = 200
_OLDER: Final = -1  # stands for a total: older closed tickets are not shown
_TAIL: Final = (Ticket.next_due_at, Ticket.closed_at, Ticket.priority_rank, Ticket.id)
_LAST_KEYS: Final = (
    Key(Ticket.priority_rank.expression, ROW_WIDTH + 2),
    Key(Ticket.id.expression, ROW_WIDTH + 3),
)
_DUE_KEYS: Final = (Key(Ticket.next_due_at.expression, ROW_WIDTH, nullable=True), *_LAST_KEYS)
_CLOSED_KEYS: Final = (
    Key(Ticket.closed_at.expression, ROW_WIDTH + 1, descending=True),
    *_LAST_KEYS,
)


def board(
    read: Reading, wanted: TicketFilter, per_column: int = PER_COLUMN, *, is_whole: bool = False
) -> tuple[BoardColumn, ...]:
    """Every column with its total and its first tickets, in four statements at most.

    Args:
        is_whole: closed tickets of every age, not only of the last days.
    """
    shown = [row for row in statuses(read) if not wanted.statuses or row.key in wanted.statuses]
    since = closed_since(read, wanted, is_whole=is_whole)
    totals, ids, hiding = _totals_and_firsts(read, wanted, shown, per_column, since)
    found = _rows(read, ids)
    return tuple(
        BoardColumn(
            status,
            totals.get(status.key, 0),
            tuple(make_row(row) for row in found[status.key]),
            cursor_after(status, found[status.key], totals.get(status.key, 0)),
            status.key in hiding,
        )
        for status in shown
    )


def column_page(
    read: Reading,
    wanted: TicketFilter,
    status: StatusRow,
    cursor: Cursor | None,
    *,
    is_whole: bool = False,
    lane: LanePart | None = None,
) -> Page[TicketRow]:
    """More of one column, or of its cell in one swimlane, after ``cursor``."""
    statement = rows_statement(*_TAIL).where(
        Ticket.status == status.key, *filters.conditions(read, wanted)
    )
    if lane is not None:
        statement = statement.where(filters.in_lane(lane))
    if status.category is not Category.CLOSED:
        statement = statement.where(filters.is_open())
    else:
        since = closed_since(read, wanted, is_whole=is_whole)
        recent = () if since is None else (Ticket.closed_at >= since,)
        statement = statement.where(filters.is_closed(), *recent)
    return page(read.session, statement, _keys(status), make_row, cursor)


def closed_since(read: Reading, wanted: TicketFilter, *, is_whole: bool) -> datetime | None:
    """From when on closed tickets are shown; None: all. Who searches wants to find old ones."""
    is_search = wanted.text or wanted.customer_id is not None or wanted.question is not None
    if is_whole or is_search:
        return None
    return filters.midnight(read, -int(str(read_setting(read.session, "board.closed_days"))))


def _totals_and_firsts(
    read: Reading,
    wanted: TicketFilter,
    shown: list[StatusRow],
    limit: int,
    since: datetime | None,
) -> tuple[dict[str, int], list[int], set[str]]:
    """How many tickets each column has, the ids of the first of all, who hides older ones."""
    totals: dict[str, int] = {}
    ids: list[int] = []
    hiding: set[str] = set()
    statement = union_all(*_parts(read, wanted, shown, limit, since))
    for status, total, id_ in read.session.execute(statement):
        if status is None:
            ids.append(id_)
        elif total == _OLDER:
            hiding.add(status)
        else:
            totals[status] = total
    return totals, ids, hiding


def _parts(
    read: Reading,
    wanted: TicketFilter,
    shown: list[StatusRow],
    limit: int,
    since: datetime | None,
) -> Iterator[Select[*tuple[Any, ...]]]:
    """Totals as (status, total, 0), first tickets as (None, 0, id), and (status, _OLDER, 0) where
    there are older ones than ``since``.

    Open and closed tickets stand in indexes of their own.
    """
    for half, at, is_closed in (
        (filters.is_open(), Ticket.next_due_at.expression, False),
        (filters.is_closed(), Ticket.closed_at.expression, True),
    ):
        found = _found(read, wanted, half, at)
        of_late = () if since is None or not is_closed else (found.c.at >= since,)
        counted = select(found.c.status, func.count(), literal(0)).group_by(found.c.status)
        yield counted.where(*of_late)
        order = found.c.at.desc() if is_closed else found.c.at.asc().nulls_last()
        for status in shown:
            if (status.category is Category.CLOSED) is is_closed:
                of_status = select(found.c.id).where(found.c.status == status.key)
                first = (
                    of_status.where(*of_late)
                    .order_by(order, found.c.priority_rank, found.c.id)
                    .limit(limit)
                    .subquery()
                )
                yield select(null(), literal(0), first.c.id)
                if of_late:
                    is_older = of_status.where(found.c.at < since).exists()
                    yield select(literal(status.key), literal(_OLDER), literal(0)).where(is_older)


def _found(
    read: Reading,
    wanted: TicketFilter,
    half: ColumnElement[bool],
    at: SQLColumnExpression[datetime | None],
) -> FromClause:
    """Open or closed tickets, read off their index; what must be looked up elsewhere is looked up
    once, not by each column.
    """
    found: Select[*tuple[Any, ...]] = select(
        Ticket.id, Ticket.status, Ticket.priority_rank, at.label("at")
    ).where(half, *filters.conditions(read, wanted))
    if wanted.text or wanted.tiers:
        return found.cte().prefix_with("MATERIALIZED")
    return found.subquery()


def _rows(read: Reading, ids: list[int]) -> dict[str, list[Any]]:
    """The rows of tickets by status, each column in its order."""
    by_status: dict[str, list[Any]] = defaultdict(list)
    for row in cards(read, ids):
        by_status[row.status].append(row)
    return by_status


def cards(read: Reading, ids: list[int]) -> Iterator[Any]:
    """The rows of tickets, in the order that every column and cell has."""
    statement = (
        rows_statement(*_TAIL)
        .where(Ticket.id.in_(ids))
        .order_by(Ticket.closed_at.desc(), *(part for key in _DUE_KEYS for part in key.order()))
    )
    yield from read.session.execute(statement)


def _keys(status: StatusRow) -> tuple[Key, ...]:
    return _CLOSED_KEYS if status.category is Category.CLOSED else _DUE_KEYS


def cursor_after(status: StatusRow, found: list[Any], total: int) -> Cursor | None:
    """Where to read on below the rows found; None where there are no more."""
    if len(found) >= total:
        return None
    return tuple(found[-1][key.position] for key in _keys(status))
