"""Engines for both stores.

SQLite runs through sqlcipher3's DB-API, for plain files too: it brings its own current SQLite,
and two SQLites on one file lose commits. Reads begin deferred, writes begin IMMEDIATE, because a
read that turns into a write fails at once in WAL whatever the timeout. All writes of a process
take one connection: they queue here instead of at the file, and ``PRAGMA data_version`` on it
then tells the commits of other processes from our own.
"""

import logging
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from app.access.address import ServerAddress
from app.access.roles import SCHEMA
from app.core.errors import StoreUnreachable

BUSY_TIMEOUT_MS = 8_000
_LOG_HEADER = 32  # bytes; what follows in a -wal are its frames
_CACHE_KB = 16_000  # a connection; SQLite's own 2 MB hold a small part of a large list
SESSION_OPTIONS = f"-c search_path={SCHEMA} -c statement_timeout=60000 -c timezone=UTC"
_SERVER_CONNECTIONS = 3  # a login may have five: one draws numbers, one listens for others
_POOL_TIMEOUT_S = 600  # a save waits for a long import of the same desk


@dataclass
class ServerLogin:
    """Where and as whom new connections to a server sign in; no text of it shows the password."""

    address: ServerAddress
    password: str | None = field(repr=False)


@dataclass(frozen=True)
class Engines:
    """How to read and how to write one store; on PostgreSQL both share their connections.

    Attributes:
        login: of a server; a password that was changed must be put there.
        numbers: of a server: one connection that draws running numbers and commits them at once,
            because all desks draw from one row and would wait for each other's whole commands.
    """

    reads: Engine
    writes: Engine
    login: ServerLogin | None = None
    numbers: Engine | None = None

    def spare_one(self) -> None:
        """Give the connection that draws numbers back; the next number makes a new one."""
        if self.numbers is not None:
            self.numbers.dispose()

    def close(self) -> None:
        """Give all connections back."""
        self.reads.dispose()
        self.writes.dispose()
        if self.numbers is not None:
            self.numbers.dispose()


def make_engines(
    address: Path | str, *, read_only: bool = False, password: str | None = None
) -> Engines:
    """Engines for a SQLite file (a path) or a PostgreSQL address (a URL).

    Args:
        read_only: open a SQLite file without changing it or its neighbours (read-only media).
        password: for the server; None leaves it to PGPASSWORD and the password file.

    Raises:
        AddressRefused: the address is malformed or asks for too little safety.
    """
    if isinstance(address, Path):
        reads = _sqlite(address, read_only, "BEGIN", connections=12)
        begin = "BEGIN" if read_only else "BEGIN IMMEDIATE"
        return Engines(reads, _sqlite(address, read_only, begin, connections=1))
    login = ServerLogin(ServerAddress.parse(address), password)
    engine = _postgresql(login, _SERVER_CONNECTIONS)
    reads = engine.execution_options(postgresql_readonly=True)
    numbers = _postgresql(login, connections=1).execution_options(isolation_level="AUTOCOMMIT")
    return Engines(reads, engine, login, numbers)


def sqlite_uri(path: Path, query: str) -> str:
    """The URI of a file, whatever its name; ``query`` is ``mode=rw`` and the like."""
    return f"file:{quote(os.fsencode(path))}?{query}"


def _postgresql(login: ServerLogin, connections: int) -> Engine:
    engine = create_engine(
        URL.create("postgresql+psycopg", host=login.address.host or None),
        pool_pre_ping=True,
        pool_size=connections,
        max_overflow=0,
        hide_parameters=True,  # error texts must not carry phones into the log
    )

    logging.getLogger("psycopg").addFilter(_is_news)

    @event.listens_for(engine, "do_connect")
    def _tell(_dialect: object, _record: object, _args: object, told: dict[str, Any]) -> None:
        told.update(login.address.connection(login.password), options=SESSION_OPTIONS)

    return engine


def _is_news(record: logging.LogRecord) -> bool:
    """What broke several statements sent at once is raised; that ending them fails too is known."""
    return not str(record.msg).startswith("error ignored terminating")


def _sqlite(path: Path, read_only: bool, begin: str, connections: int) -> Engine:
    from sqlcipher3 import dbapi2

    # Never mode=rwc: a file that went away while open must not come back empty.
    uri = sqlite_uri(path, _without_a_trace(path) if read_only else "mode=rw")
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
    pragmas = [
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "foreign_keys=ON",
        f"cache_size={-_CACHE_KB}",
    ]
    if not read_only:
        pragmas += ["journal_mode=WAL", "synchronous=FULL"]

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    opened = _identity(path)

    def check_place() -> None:
        if _identity(path) != opened:
            raise StoreUnreachable(reason="moved", file=str(path))

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        check_place()
        connection.exec_driver_sql(begin)

    @event.listens_for(engine, "commit")
    def _commit(_connection: Any) -> None:
        check_place()

    return engine


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file stands at ``path``; asked by its name, so no lock of SQLite is lost.

    A file that is unlinked while open takes commits as before, and they are gone at the end.
    """
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _without_a_trace(path: Path) -> str:
    """How to read a file and its log without changing either.

    What was committed last may stand in the ``-wal`` only: after a kill, or while another program
    is at work. ``immutable`` reads past it and takes no lock, so it is for a file without one, or
    with one that a kill left at its header: SQLite tries to read that for 10 s and then gives up
    ("locking protocol").
    """
    log, shared = (Path(f"{path}{suffix}") for suffix in ("-wal", "-shm"))
    if log.exists() and log.stat().st_size == _LOG_HEADER:
        return "immutable=1"
    if log.exists() and shared.exists():
        return "mode=ro&readonly_shm=1"
    return "mode=ro" if log.exists() and log.stat().st_size else "immutable=1"
