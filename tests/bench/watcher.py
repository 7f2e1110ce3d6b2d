"""A tick of the watcher with 100 and with 100,000 open clocks; none is due."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from app.backend import Backend
from app.bootstrap import open_store
from app.customers import service
from app.customers.dto import NewCustomer
from app.workflows.sweep import sweep
from app.workflows.watching import news
from tests.bench.table import Line, Target
from tests.bench.timing import medians
from tests.sla_world import add_many

TITLE = "A tick of the watcher; “bare” is the one with 100 clocks"
FEW, MANY = 100, 100_000
_ROUNDS = 41


def run() -> Iterator[Line]:
    with TemporaryDirectory() as folder:
        few, many = (_store(Path(folder), count) for count in (FEW, MANY))
        ours, bare = medians((lambda: _tick(many), lambda: _tick(few)), _ROUNDS)
        yield Line("100,000 clocks against 100", ours, bare, Target(ratio=1.5))
        few.close()
        many.close()


def _store(folder: Path, count: int) -> Backend:
    backend = open_store(folder / f"{count}.laike")
    customer = backend.command(service.register, NewCustomer("北京润达商贸有限公司")).result
    due_at = backend.clock() + timedelta(days=30)
    add_many(backend, count, due_at, backend.actor.user_id, customer_id=customer)
    return backend


def _tick(backend: Backend) -> None:
    """What the window's watcher does at each look."""
    backend.command(sweep, "bench")
    backend.query(news)
