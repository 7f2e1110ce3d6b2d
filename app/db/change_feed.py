"""What did other desks write? Topics only: whoever hears of one reads again what he may see.

SQLite counts the commits of other connections for us; PostgreSQL sends a notification with each
commit. Anybody who may sign in may send notifications, so nothing in one is believed: it can make
pages read again, and that is all.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from app.core.changes import ChangeFeed, Changes
from app.core.errors import StoreUnreachable
from app.db.refusals import refusals

CHANNEL = "laike_changes"
_LONGEST = 1_000  # characters of a notification that is looked at
_NOTIFY = text("SELECT pg_notify(:channel, :payload)").bindparams(channel=CHANNEL)


def change_feed(writes: Engine, desk: str) -> ChangeFeed:
    """The feed of a store, given the engine of its writes; ``desk`` is the name of our own."""
    return FileFeed(writes) if writes.dialect.name == "sqlite" else ServerFeed(writes, desk)


def announce(session: Session, desk: str, changes: Changes) -> None:
    """Tell the other desks of a server, with the commit, which topics changed."""
    if session.get_bind().dialect.name == "sqlite" or not changes:
        return
    topics = None if changes.is_everything else sorted(changes.ids)
    session.execute(_NOTIFY, {"payload": json.dumps({"desk": desk, "topics": topics})})


class FileFeed:
    """Commits of other processes on a SQLite file.

    On the one connection that all our commits take, ``PRAGMA data_version`` rises for everybody
    else's only.
    """

    def __init__(self, writes: Engine) -> None:
        self._writes = writes
        self._seen: int | None = None

    def open(self) -> None:
        with refusals():
            self._seen = self._data_version()

    def take(self) -> Changes:
        with refusals():
            version = self._data_version()
        is_news = version != self._seen
        self._seen = version
        return Changes(is_everything=is_news)

    def close(self) -> None:
        """Nothing of it is held."""

    def _data_version(self) -> int | None:
        connection = self._writes.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("PRAGMA data_version")
            (version,) = cursor.fetchone() or (None,)
            cursor.close()
        finally:
            connection.close()
        return version


class ServerFeed:
    """Notifications of a PostgreSQL server, on a connection that does nothing else."""

    def __init__(self, writes: Engine, desk: str) -> None:
        self._writes = writes
        self._desk = desk
        self._connection: Any = None  # psycopg's own, out of the pool

    def open(self) -> int:
        self.close()
        with _lost():
            lent = self._writes.raw_connection()
            self._connection = lent.dbapi_connection
            lent.detach()
            self._connection.autocommit = True
            self._connection.execute(f"LISTEN {CHANNEL}")
            return int(self._connection.fileno())

    def take(self) -> Changes:
        news = Changes()
        with _lost():
            server = self._connection.pgconn
            server.consume_input()
            while (heard := server.notifies()) is not None:
                _read(heard.extra, self._desk, news)
        return news

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


@contextmanager
def _lost() -> Iterator[None]:
    """Raise what psycopg says of a broken connection as the refusal it is."""
    import psycopg  # loaded long since with the engine

    try:
        with refusals():
            yield
    except psycopg.Error as error:
        raise StoreUnreachable() from error


def _read(payload: bytes, desk: str, news: Changes) -> None:
    """Add what a notification says; one that is no word of ours may mean anything."""
    try:
        said = json.loads(payload[:_LONGEST])
        sender, topics = said["desk"], said["topics"]
        if sender == desk:
            return
        for topic in topics:
            news.touch(str(topic))
    except (ValueError, KeyError, TypeError):
        news.is_everything = True
