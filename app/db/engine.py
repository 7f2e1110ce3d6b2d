"""Engines for both stores.

SQLite runs through sqlcipher3's DB-API, for plain files too: it brings its own current SQLite,
and two SQLites on one file lose commits. Reads begin deferred, writes begin IMMEDIATE, because a
read that turns into a write fails at once in WAL whatever the timeout.
"""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.pool import QueuePool

BUSY_TIMEOUT_MS = 8_000
_READ = "read_only"


def make_engine(address: Path | str, *, read_only: bool = False) -> Engine:
    """An engine for a SQLite file (a path) or a PostgreSQL address (a URL).

    Args:
        read_only: open a SQLite file without touching its folder (read-only media).
    """
    if isinstance(address, Path):
        return _sqlite_engine(address, read_only)
    return _postgresql_engine(make_url(address))


def _postgresql_engine(url: URL) -> Engine:
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        pool_size=5,
        max_overflow=5,
        hide_parameters=True,  # error texts must not carry phones into the log
        connect_args={
            "connect_timeout": 5,
            "keepalives_idle": 30,
            "tcp_user_timeout": 15_000,
            "application_name": "laike",
            "options": "-c statement_timeout=60000 -c timezone=UTC",
        },
    )


def _sqlite_engine(path: Path, read_only: bool) -> Engine:
    from sqlcipher3 import dbapi2

    uri = f"file:{quote(str(path))}" + ("?immutable=1" if read_only else "")
    engine = create_engine(
        "sqlite://",
        creator=lambda: dbapi2.connect(uri, uri=True, check_same_thread=False),
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=6,
        max_overflow=6,
        hide_parameters=True,
    )
    pragmas = [f"busy_timeout={BUSY_TIMEOUT_MS}", "foreign_keys=ON"]
    if not read_only:
        pragmas += ["journal_mode=WAL", "synchronous=FULL"]

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        is_read = connection.get_execution_options().get(_READ, read_only)
        connection.exec_driver_sql("BEGIN" if is_read else "BEGIN IMMEDIATE")

    return engine


def reading(engine: Engine) -> Engine:
    """The same engine for reads: transactions begin without a write lock."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(**{_READ: True})
    return engine.execution_options(postgresql_readonly=True)
