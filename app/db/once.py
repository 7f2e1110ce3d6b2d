"""Write rows unless they are there already: what makes a step happen once for many clients."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Insert
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from app.db.base import Row


def insert_new(session: Session, table: type[Row], values: dict[str, Any]) -> int | None:
    """Insert a row; return its id, or None if a unique constraint says that it exists.

    On PostgreSQL it waits for another transaction that is writing the same row.
    """
    return session.execute(_insert(session, table).values(values).returning(table.id)).scalar()


def insert_all_new(
    session: Session,
    table: type[Row],
    values: Sequence[dict[str, Any]],
    told: Sequence[str],
) -> set[tuple[Any, ...]]:
    """Insert those rows that do not exist; return their values in the columns named by ``told``."""
    if not values:
        return set()
    columns = [table.__table__.c[name] for name in told]
    statement = _insert(session, table).values(list(values)).returning(*columns)
    return {tuple(row) for row in session.execute(statement)}


def _insert(session: Session, table: type[Row]) -> Insert:
    if session.get_bind().dialect.name == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing()
    from sqlalchemy.dialects import postgresql  # every start would load it for nothing

    return postgresql.insert(table).on_conflict_do_nothing()
