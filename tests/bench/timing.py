"""Medians of interleaved rounds, and the same SQL through the bare driver."""

import statistics
import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, event

from app.backend import Backend

ROUNDS = 15
Work = Callable[[], object]
Statement = tuple[str, Any, bool]  # SQL, parameters, whether they are many


def medians(works: tuple[Work, ...], rounds: int = ROUNDS) -> tuple[float, ...]:
    """The median milliseconds of each work; a round does them all, so noise meets them alike."""
    for work in works:
        work()
    taken: list[list[float]] = [[] for _ in works]
    for number in range(rounds):
        order = range(len(works)) if number % 2 else reversed(range(len(works)))
        for place in order:
            began = time.perf_counter()
            works[place]()
            taken[place].append((time.perf_counter() - began) * 1_000)
    return tuple(statistics.median(times) for times in taken)


def statements(engine: Engine, work: Work) -> list[Statement]:
    """What ``work`` asks of the store through ``engine``."""
    asked: list[Statement] = []

    def note(_c: object, _cursor: object, sql: str, values: Any, _x: object, _m: bool) -> None:
        if not sql.startswith("BEGIN"):  # a list: one row of values each, all by one statement
            asked.append((sql, values, isinstance(values, list)))

    event.listen(engine, "before_cursor_execute", note)
    try:
        work()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return asked


class BareDriver:
    """A connection of the driver itself to the file of a store."""

    def __init__(self, path: str) -> None:
        from sqlcipher3 import dbapi2

        self._connection = dbapi2.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA foreign_keys=ON")
        self._connection.execute("PRAGMA cache_size=-16000")  # as much as we give it

    def replay(self, asked: list[Statement]) -> None:
        """Run the statements in one transaction and fetch every row."""
        cursor = self._connection.cursor()
        cursor.execute("BEGIN")
        for sql, values, many in asked:
            if many:
                cursor.executemany(sql, values)
            else:
                cursor.execute(sql, values).fetchall()
        cursor.execute("COMMIT")

    def copy_to(self, path: str) -> None:
        """A copy of the whole store as it is now."""
        self._connection.execute("VACUUM INTO ?", (path,))

    def close(self) -> None:
        self._connection.close()


def beside_driver(
    backend: Backend, bare: BareDriver, work: Work, rounds: int = ROUNDS
) -> tuple[float, float]:
    """Milliseconds of a read, and of the same SQL through the bare driver."""
    asked = statements(backend.engines.reads, work)
    ours, theirs = medians((work, lambda: bare.replay(asked)), rounds)
    return ours, theirs
