"""Many records at once, per record, beside the same statements through the bare driver."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from app.backend import Backend
from app.bootstrap import open_store
from app.customers.bulk import register_many
from app.demo import customers as forms
from app.demo.tickets import Desk, solved
from app.tickets.importing import record_history
from tests.bench.table import Line
from tests.bench.timing import BareDriver, medians, statements

TITLE = "Many at once, per record; bare is the same statements by the driver"
_COUNT = 500
_ROUNDS = 5


def run() -> Iterator[Line]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ours.laike"
        backend = open_store(path)
        random, now, owner = Random(7), backend.clock(), backend.actor.user_id
        ids = backend.command(
            register_many, forms.customers(random, _COUNT, now, [owner]), is_history=True
        ).result

        def register() -> object:
            made = forms.customers(random, _COUNT, now, [owner])
            return backend.command(register_many, made, is_history=True)

        def record() -> object:
            desk = Desk(dict.fromkeys(("sales", "support", "service"), 1), _everybody(owner))
            return backend.command(record_history, solved(random, ids, _COUNT, now, desk))

        yield _line("register_many", backend, path, register)
        yield _line("record_history, a closed ticket", backend, path, record)
        backend.close()


def _everybody(owner: int) -> dict[str, list[int]]:
    return {key: [owner] for key in ("sales", "support", "service")}


def _line(name: str, backend: Backend, path: Path, work: Callable[[], object]) -> Line:
    """Each replay goes into its own copy of the store as it was before the work."""
    now = BareDriver(str(path))
    copies = [path.with_name(f"{name.split()[0]}{number}") for number in range(_ROUNDS + 1)]
    for copy in copies:
        now.copy_to(str(copy))
    now.close()
    asked = statements(backend.engines.writes, work)
    waiting = iter([BareDriver(str(copy)) for copy in copies])
    ours, bare = medians((work, lambda: next(waiting).replay(asked)), _ROUNDS)
    return Line(name, ours / _COUNT, bare / _COUNT)
