"""Engines for both stores.

SQLite runs through sqlcipher3's DB-API, for plain files too: it brings its own current SQLite,
and two SQLites on one file lose commits. Reads begin deferred, writes begin IMMEDIATE, because a
read that turns into a write fails at once in WAL whatever the timeout. All writes of a process
take one connection: they queue here instead of at the file, and ``PRAGMA data_version`` on it
then tells the commits of other processes from our own.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.pool import QueuePool

BUSY_TIMEOUT_MS = 8_000
_POOL_TIMEOUT_S = 600  # a save waits for a long import of the same desk


@dataclass(frozen=True)
class Engines:
    """How to read and how to write one store; on PostgreSQL both share their connections."""

    reads: Engine
    writes: Engine

    def close(self) -> None:
        """Give all connections back."""
        self.reads.dispose()
        self.writes.dispose()


def make_engines(address: Path | str, *, read_only: bool = False) -> Engines:
    """Engines for a SQLite file (a path) or a PostgreSQL address (a URL).

    Args:
        read_only: open a SQLite file without touching its folder (read-only media).
    """
    if isinstance(address, Path):
        reads = _sqlite(address, read_only, "BEGIN", connections=12)
        begin = "BEGIN" if read_only else "BEGIN IMMEDIATE"
        return Engines(reads, _sqlite(address, read_only, begin, connections=1))
    engine = _postgresql(address)
    return Engines(engine.execution_options(postgresql_readonly=True), engine)


def _postgresql(url: str) -> Engine:
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
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


def _sqlite(path: Path, read_only: bool, begin: str, connections: int) -> Engine:
    from sqlcipher3 import dbapi2

    uri = f"file:{quote(str(path))}" + ("?immutable=1" if read_only else "")
    engine = create_engine(
        "sqlite://",
        creator=lambda: dbapi2.connect(uri, uri=True, check_same_thread=False),
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=_POOL_TIMEOUT_S,
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
        connection.exec_driver_sql(begin)

    return engine
