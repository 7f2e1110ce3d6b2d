"""Keyset pages: the same speed on the first page and on the thousandth, never OFFSET."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, or_
from sqlalchemy.orm import Session

from app.core.paging import PAGE_SIZE, Cursor, Page

R = TypeVar("R")
_Statement = Select[*tuple[Any, ...]]


class Key:
    """One sort column. ``position`` is where its value stands in the selected row.

    Nullable columns sort their empty values last in both directions.
    """

    def __init__(
        self,
        column: SQLColumnExpression[Any],
        position: int,
        *,
        descending: bool = False,
        nullable: bool = False,
    ) -> None:
        self.column = column
        self.position = position
        self.descending = descending
        self.nullable = nullable

    def order(self) -> list[ColumnElement[Any]]:
        """The ORDER BY parts."""
        direction = self.column.desc() if self.descending else self.column.asc()
        return [direction.nulls_last()] if self.nullable else [direction]

    def after(self, value: object) -> ColumnElement[bool]:
        """The condition "sorts strictly after ``value``"."""
        if value is None:
            return self.column.is_not(None) & self.column.is_(None)  # nothing follows the empty
        later = self.column < value if self.descending else self.column > value
        return or_(later, self.column.is_(None)) if self.nullable else later

    def not_before(self, value: object) -> ColumnElement[bool]:
        """The condition "sorts after ``value`` or equal to it", of a column that is never empty."""
        return self.column <= value if self.descending else self.column >= value

    def same(self, value: object) -> ColumnElement[bool]:
        """The condition "sorts equal to ``value``"."""
        return self.column.is_(None) if value is None else self.column == value


def page(
    session: Session,
    statement: _Statement,
    keys: Sequence[Key],
    make: Callable[[Any], R],
    cursor: Cursor | None = None,
    size: int = PAGE_SIZE,
    widen: Callable[[_Statement], _Statement] | None = None,
) -> Page[R]:
    """Read one page of ``statement`` after ``cursor``; the last key must be unique (the id).

    Args:
        widen: makes the rows of a narrow statement that is cut to this page; the keys' positions
            are those in the wide rows.
    """
    found: list[Any] = []
    for part in _parts(statement, keys, cursor):
        wanted = part.limit(size + 1 - len(found))
        found += session.execute(widen(wanted) if widen else wanted)
        if len(found) > size:
            break
    rows = found[:size]
    last = tuple(rows[-1][key.position] for key in keys) if len(found) > size else None
    return Page(tuple(make(row) for row in rows), last)


def _ordered(statement: _Statement, keys: Sequence[Key]) -> _Statement:
    """``statement`` in the order of ``keys``."""
    return statement.order_by(*(part for key in keys for part in key.order()))


def _parts(
    statement: _Statement, keys: Sequence[Key], cursor: Cursor | None
) -> Iterator[_Statement]:
    """What follows ``cursor`` in the order of ``keys``, in one statement after the other.

    Where the first key may be empty, the rows without it are asked for apart: no index of a server
    has them last when it is read backwards, and none begins after a row or an empty one.
    """
    first, rest = keys[0], keys[1:]
    if not first.nullable:
        yield _following(statement, keys, cursor)
        return
    filled = Key(first.column, first.position, descending=first.descending)
    if cursor is None or cursor[0] is not None:
        yield _following(statement.where(first.column.is_not(None)), [filled, *rest], cursor)
        cursor = None
    empty = _ordered(statement.where(first.column.is_(None)), [filled])  # as its index has them
    yield from _parts(empty, rest, cursor[1:] if cursor else None)


def _following(statement: _Statement, keys: Sequence[Key], cursor: Cursor | None) -> _Statement:
    if cursor is not None:
        statement = statement.where(_after(keys, cursor))
    return _ordered(statement, keys)


def _after(keys: Sequence[Key], cursor: Cursor) -> ColumnElement[bool]:
    branches = []
    for depth, key in enumerate(keys):
        equal = [before.same(value) for before, value in zip(keys[:depth], cursor, strict=False)]
        branches.append(and_(*equal, key.after(cursor[depth])))
    # Said apart, so that the database begins there in the index instead of reading up to it.
    return and_(keys[0].not_before(cursor[0]), or_(*branches))
