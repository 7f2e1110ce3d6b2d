"""Puts what the server enforces into a database: after every migration, in its transaction."""

import re
from importlib.resources import files
from typing import Any

from sqlalchemy import Connection

from app.access import audit, policies

_HEADER = re.compile(r"-- role: (\w+)\n")
_TABLES = """
    SELECT c.relname, a.attname
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
    WHERE n.nspname = 'laike' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY c.relname, a.attnum
"""
_FUNCTIONS = """
    SELECT p.oid, p.ctid::text, p.oid::regprocedure::text, p.proowner::regrole::text
    FROM pg_catalog.pg_proc p
    JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'laike'
"""
_DEFINERS = "@prefix@_desk, @prefix@_audit, @prefix@_people"


def apply(connection: Connection, prefix: str) -> None:
    """Make functions, grants, policies and guards as the program has them; repeat at will.

    Functions that an older program made and this one does not are dropped.

    Call it on a connection that may take the installation's roles (an administrator's, or the
    migrator's), inside a transaction. ``00_roles.sql`` must have run.

    Raises:
        RuntimeError: a table stands in no rule, so that nobody would reach it.
    """
    cursor = _Cursor(connection, prefix)
    before = {row[:2] for row in cursor.rows(_FUNCTIONS)}
    cursor.become("owner")
    cursor.run(f"GRANT CREATE ON SCHEMA laike TO {_DEFINERS}")
    for name in sql_names():
        if name.startswith("00"):
            continue  # the roles themselves: an administrator's step
        text = sql_text(name)
        found = _HEADER.match(text)
        cursor.become(found[1] if found else "owner")
        cursor.run(audit.filled(text))
    cursor.become("owner")
    _fill_permissions(cursor)
    columns = table_columns(cursor)
    forgotten = policies.unruled(columns)
    if forgotten:
        raise RuntimeError(f"no rule says who reaches {', '.join(sorted(forgotten))}")
    for statement in policies.statements(prefix, columns):
        cursor.run(statement)
    cursor.run(f"REVOKE CREATE ON SCHEMA laike FROM {_DEFINERS}")
    cursor.run("RESET ROLE")
    for *seen, signature, owner in cursor.rows(_FUNCTIONS):
        if tuple(seen) in before:  # not written anew: its row stands where it stood
            cursor.run(f"SET LOCAL ROLE {owner}")
            cursor.run(f"DROP FUNCTION {signature}")
            cursor.run("RESET ROLE")


def sql_names() -> list[str]:
    """The SQL texts in their order."""
    folder = files("app.access") / "sql"
    return sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))


def sql_text(name: str) -> str:
    """One SQL text; ``@prefix@`` stands for the installation's prefix."""
    return (files("app.access") / "sql" / name).read_text(encoding="utf-8")


class _Cursor:
    """Runs texts of several statements, which SQLAlchemy's own way takes for one."""

    def __init__(self, connection: Connection, prefix: str) -> None:
        self._cursor: Any = connection.connection.cursor()
        self._prefix = prefix

    def become(self, role: str) -> None:
        self.run("RESET ROLE")
        self.run(f"SET LOCAL ROLE @prefix@_{role}")

    def run(self, text: str) -> Any:
        return self._cursor.execute(text.replace("@prefix@", self._prefix))

    def fill(self, text: str, rows: list[tuple[Any, ...]]) -> None:
        self._cursor.executemany(text, rows)

    def rows(self, text: str) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self.run(text).fetchall()
        return found


def table_columns(cursor: _Cursor) -> dict[str, list[str]]:
    """The tables of the schema with their columns, as the database has them."""
    found: dict[str, list[str]] = {}
    for table, column in cursor.rows(_TABLES):
        found.setdefault(table, []).append(column)
    return found


def _fill_permissions(cursor: _Cursor) -> None:
    cursor.run("DELETE FROM laike.permission")
    cursor.fill(
        "INSERT INTO laike.permission (action, role, scope) VALUES (%s, %s, %s)",
        list(policies.scopes()),
    )
