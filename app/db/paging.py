"""Keyset pages: the same speed on the first page and on the thousandth, never OFFSET."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, or_
from sqlalchemy.orm import Session

from app.core.paging import PAGE_SIZE, Cursor, Page

R = TypeVar("R")


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
    statement: Select[*tuple[Any, ...]],
    keys: Sequence[Key],
    make: Callable[[Any], R],
    cursor: Cursor | None = None,
    size: int = PAGE_SIZE,
) -> Page[R]:
    """Read one page of ``statement`` after ``cursor``; the last key must be unique (the id)."""
    found = session.execute(first_after(statement, keys, cursor, size + 1)).all()
    rows = found[:size]
    last = tuple(rows[-1][key.position] for key in keys) if len(found) > size else None
    return Page(tuple(make(row) for row in rows), last)


def first_after(
    statement: Select[*tuple[Any, ...]], keys: Sequence[Key], cursor: Cursor | None, count: int
) -> Select[*tuple[Any, ...]]:
    """``statement`` in the order of ``keys``, cut to the first ``count`` rows after ``cursor``."""
    for key in keys:
        statement = statement.order_by(*key.order())
    if cursor is not None:
        statement = statement.where(_after(keys, cursor))
    return statement.limit(count)


def _after(keys: Sequence[Key], cursor: Cursor) -> ColumnElement[bool]:
    branches = []
    for depth, key in enumerate(keys):
        equal = [before.same(value) for before, value in zip(keys[:depth], cursor, strict=False)]
        branches.append(and_(*equal, key.after(cursor[depth])))
    first = keys[0]
    if first.nullable:
        return or_(*branches)
    # Said apart, so that the database begins there in the index instead of reading up to it.
    return and_(first.not_before(cursor[0]), or_(*branches))
