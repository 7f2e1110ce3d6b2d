"""Write a row unless it is there already: what makes a step happen once for many clients."""

from typing import Any

from sqlalchemy import Insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.db.base import Row


def insert_new(session: Session, table: type[Row], values: dict[str, Any]) -> int | None:
    """Insert a row; return its id, or None if a unique constraint says that it exists.

    On PostgreSQL it waits for another transaction that is writing the same row.
    """
    dialect = session.get_bind().dialect.name
    statement: Insert
    if dialect == "sqlite":
        statement = sqlite.insert(table).on_conflict_do_nothing()
    else:
        statement = postgresql.insert(table).on_conflict_do_nothing()
    return session.execute(statement.values(values).returning(table.id)).scalar()
