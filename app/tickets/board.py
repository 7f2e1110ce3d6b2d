"""Reads for the board: the first tickets of every column at once, more of one column by page.

A column is sorted by next deadline, then priority; the closed column by what was closed last.
"""

from collections import defaultdict
from typing import Any, Final

from sqlalchemy import Select, func, select, union_all

from app.core.paging import Cursor, Page
from app.db.paging import Key, page
from app.db.reading import Reading
from app.tickets import filters
from app.tickets.dto import BoardColumn, StatusRow, TicketFilter, TicketRow
from app.tickets.queries import ROW_WIDTH, make_row, rows_statement, statuses
from app.tickets.rules import Category
from app.tickets.tables import Ticket

PER_COLUMN = 200
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
    read: Reading, wanted: TicketFilter, per_column: int = PER_COLUMN
) -> tuple[BoardColumn, ...]:
    """Every column with its total and its first tickets, in three statements."""
    shown = [row for row in statuses(read) if not wanted.statuses or row.key in wanted.statuses]
    totals = column_totals(read, wanted)
    found = _first_of_each(read, wanted, shown, per_column)
    return tuple(
        BoardColumn(
            status,
            totals.get(status.key, 0),
            tuple(make_row(row) for row in found[status.key]),
            _cursor(status, found[status.key], totals.get(status.key, 0)),
        )
        for status in shown
    )


def column_totals(read: Reading, wanted: TicketFilter) -> dict[str, int]:
    """How many tickets each column has; empty columns are left out."""
    statement = (
        select(Ticket.status, func.count())
        .where(*filters.conditions(read, wanted))
        .group_by(Ticket.status)
    )
    return dict(read.session.execute(statement).all())


def column_page(
    read: Reading, wanted: TicketFilter, status: StatusRow, cursor: Cursor | None
) -> Page[TicketRow]:
    """More of one column, after ``cursor``."""
    statement = rows_statement(*_TAIL).where(
        *filters.conditions(read, wanted), Ticket.status == status.key
    )
    return page(read.session, statement, _keys(status), make_row, cursor)


def _first_of_each(
    read: Reading, wanted: TicketFilter, shown: list[StatusRow], limit: int
) -> dict[str, list[Any]]:
    by_status: dict[str, list[Any]] = defaultdict(list)
    if not shown:
        return by_status
    firsts = union_all(*(_first_ids(read, wanted, status, limit) for status in shown)).subquery()
    statement = (
        rows_statement(*_TAIL)
        .join(firsts, firsts.c.id == Ticket.id)
        .order_by(Ticket.closed_at.desc(), *(part for key in _DUE_KEYS for part in key.order()))
    )
    for row in read.session.execute(statement):
        by_status[row.status].append(row)
    return by_status


def _first_ids(
    read: Reading, wanted: TicketFilter, status: StatusRow, limit: int
) -> Select[tuple[int]]:
    statement = select(Ticket.id).where(
        *filters.conditions(read, wanted), Ticket.status == status.key
    )
    if status.category is not Category.CLOSED:
        statement = statement.where(filters.is_open())
    for key in _keys(status):
        statement = statement.order_by(*key.order())
    first = statement.limit(limit).subquery()
    return select(first.c.id)


def _keys(status: StatusRow) -> tuple[Key, ...]:
    return _CLOSED_KEYS if status.category is Category.CLOSED else _DUE_KEYS


def _cursor(status: StatusRow, found: list[Any], total: int) -> Cursor | None:
    if len(found) >= total:
        return None
    return tuple(found[-1][key.position] for key in _keys(status))
