"""Many records at once, per record, and how long others wait for the store meanwhile.

Bare is the same statements by the driver.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, event

from app.backend import Backend
from app.bootstrap import open_store
from app.customers.bulk import prepare as prepare_customers
from app.customers.bulk import register_many
from app.demo import customers as forms
from app.demo.tickets import Desk, solved
from app.tickets.importing import prepare, record
from tests.bench.table import Line
from tests.bench.timing import BareDriver, medians, statements

TITLE = "Many at once, per record; bare is the same statements by the driver"
_COUNT = 500
_ROUNDS = 5
_DEPARTMENTS = ("sales", "support", "service")


def run() -> Iterator[Line]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ours.laike"
        backend = open_store(path)
        random, now, owner = Random(7), backend.clock(), backend.actor.user_id
        everybody = {key: [owner] for key in _DEPARTMENTS}
        desk = Desk(dict.fromkeys(_DEPARTMENTS, 1), everybody)
        ids = backend.command(
            register_many, forms.customers(random, _COUNT, now, [owner]), is_history=True
        ).result

        def register() -> object:
            made = forms.customers(random, _COUNT, now, [owner])
            ready = prepare_customers(made)
            drafts = [ready[form] for form in made]
            return backend.command(register_many, made, is_history=True, drafts=drafts)

        def record_tickets() -> object:
            past = solved(random, ids, _COUNT, now, desk)
            return backend.command(record, backend.query(prepare, past))

        yield from _lines("a customer registered", backend, path, register)
        yield from _lines("a closed ticket recorded", backend, path, record_tickets)
        backend.close()


def _lines(name: str, backend: Backend, path: Path, work: Callable[[], object]) -> Iterator[Line]:
    """Each replay goes into its own copy of the store as it was before the work."""
    now = BareDriver(str(path))
    copies = [path.with_name(f"{name.split()[1]}{number}") for number in range(_ROUNDS + 1)]
    for copy in copies:
        now.copy_to(str(copy))
    now.close()
    asked = statements(backend.engines.writes, work)
    held = _Held(backend.engines.writes)
    waiting = iter([BareDriver(str(copy)) for copy in copies])
    ours, bare = medians((work, lambda: next(waiting).replay(asked)), _ROUNDS)
    held.stop()
    yield Line(name, ours / _COUNT, bare / _COUNT)
    yield Line(f"{name}: others wait", held.median / _COUNT, bare / _COUNT)


class _Held:
    """Notes how long each transaction holds the store, from its beginning to its commit."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._taken: list[float] = []
        self._began = 0.0
        event.listen(engine, "begin", self._begin)
        event.listen(engine, "commit", self._commit)

    @property
    def median(self) -> float:
        """Milliseconds."""
        return statistics.median(self._taken)

    def stop(self) -> None:
        event.remove(self._engine, "begin", self._begin)
        event.remove(self._engine, "commit", self._commit)

    def _begin(self, _connection: object) -> None:
        self._began = time.perf_counter()

    def _commit(self, _connection: object) -> None:
        self._taken.append((time.perf_counter() - self._began) * 1_000)
