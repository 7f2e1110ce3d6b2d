"""The ladder under faults (K-01 to K-09, U-05): nothing missing, nothing twice, in time."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from sqlalchemy import text

from app.bootstrap import open_store
from app.core.clock import system_clock
from app.customers import queries, service
from app.customers.dto import ChangeCustomer
from app.sla.cases import verify
from app.workflows import sweep as watcher
from tests.faults.figures import Figure
from tests.faults.kills import FORKS
from tests.faults.office import Office, carried_out, judge, on_a_file, on_a_server, storm
from tests.postgres import PostgresServer
from tests.sla_world import add_many, sweep_all

WITHIN_S = 60
_TICK_S = 3
_CASES = Path(__file__).parents[1] / "data" / "sla_cases.json"


def once(office: Office, late: int, kills: int, where: str, lease_s: float | None = None) -> Figure:
    """K-01, K-02: all desks at once, their clocks apart, some of them killed."""
    desks = len(office.addresses)
    figure = Figure(f"K-01 {where}: {desks} desks, clocks 10 min apart, {kills} killed")
    lease = watcher.LEASE_LENGTH.total_seconds() if lease_s is None else lease_s
    seconds = storm(office, figure, late, kills, lease)
    judge(office, figure)
    figure.missed = seconds > WITHIN_S
    figure.note = f"last escalation after {seconds:.1f} s; lost = missing, half = twice"
    return figure


def killed_often(office: Office, rounds: int, late: int, where: str) -> Figure:
    """K-03: again and again two of the desks are killed amid a batch."""
    figure = Figure(f"K-03 {where}: two desks killed at a time, {rounds} times")
    longest = max(storm(office, figure, late, kills=2, lease_s=1) for _ in range(rounds))
    judge(office, figure)
    figure.note = f"longest round {longest:.1f} s"
    return figure


def locked(office: Office, late: int) -> Figure:
    """K-04: an agent holds a lock on each of his tickets while a colleague's desk looks."""
    figure = Figure("K-04 PostgreSQL: every ticket locked FOR UPDATE", n=late)
    office.add_late(late)
    agent, manager = open_store(office.addresses[0]), open_store(office.addresses[-1])
    with agent.engines.writes.begin() as connection:
        held = connection.execute(text("SELECT id FROM laike.ticket FOR UPDATE")).all()
        began = time.monotonic()
        sweep_all(manager, "manager")
        seconds = time.monotonic() - began
    figure.corrupt += len(held) != late
    judge(office, figure)
    figure.missed = seconds > _TICK_S
    figure.note = f"the look took {seconds:.1f} s"
    agent.close()
    manager.close()
    return figure


def due_times() -> Figure:
    """K-07: due times worked out by hand or published by others: clock changes, leap day, years."""
    passed, failed = verify(_CASES)
    figure = Figure("K-07 due times against published and hand-made ones", passed + len(failed))
    figure.lost = len(failed)
    return figure


def killed_while_telling(office: Office, late: int, where: str) -> Figure:
    """K-09: a desk dies with steps and notices written and not yet committed."""
    figure = Figure(f"K-09 {where}: killed while it tells people")
    office.add_late(late)
    child = FORKS.Process(target=_tell_and_die, args=(office.addresses[0],))
    child.start()
    child.join()
    figure.corrupt += child.exitcode != -signal.SIGKILL
    figure.half += sum(office.backend.query(carried_out)[0].values())
    storm(office, figure, 1, kills=0, lease_s=1)
    figure.n += late
    judge(office, figure)
    figure.note = "told by another desk, each person once"
    return figure


def _tell_and_die(address: str | Path) -> None:
    tell = watcher.tell
    watcher.LEASE_LENGTH = timedelta(seconds=1)

    def tell_and_die(*args: Any) -> Any:
        tell(*args)
        os.kill(os.getpid(), signal.SIGKILL)

    watcher.tell = tell_and_die
    open_store(address).command(watcher.sweep, "dies")


def asleep(office: Office, late: int, server: PostgresServer | None, seconds: float) -> Figure:
    """U-05: a desk is stopped amid its work, the server restarts, others go on; then it wakes."""
    where = "PostgreSQL, restarted" if server else "SQLite"
    figure = Figure(f"U-05 {where}: a desk stopped for {seconds:g} s")
    office.add_late(late)
    ours, theirs = FORKS.Pipe()
    args = (office.addresses[-1], office.customer_id, theirs)
    child = FORKS.Process(target=_sleep_and_save, args=args)
    child.start()
    theirs.close()
    ours.recv()
    with _stopped(child.pid):
        if server is not None:
            server.restart()
        time.sleep(seconds)
        storm(office, figure, 1, kills=0, lease_s=1)
        ours.send(None)
    figure.n += late
    figure.half += ours.recv() != "saved"
    child.join()
    figure.corrupt += child.exitcode != 0
    judge(office, figure)
    figure.note = "half = told twice, or a conflict that was none"
    return figure


@contextmanager
def _stopped(pid: int | None) -> Iterator[None]:
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def _sleep_and_save(address: str | Path, customer_id: int, pipe: Connection) -> None:
    """Read a customer, be stopped, save him and look at the clocks."""
    backend = open_store(address)
    version = backend.query(queries.customer_detail, customer_id).row.version
    watcher.BATCH = 20
    backend.command(watcher.sweep, "asleep")
    pipe.send(None)
    pipe.recv()
    backend.command(service.change, ChangeCustomer(customer_id, version, {"remark": "醒来"}))
    sweep_all(backend, "asleep")
    pipe.send("saved")
    backend.close()


def liars(office: Office, late: int) -> Figure:
    """T18: desks that send a server their own time; it carries out what is due by its own."""
    offsets = (timedelta(hours=3), timedelta(days=1), timedelta(days=365))
    figure = Figure("T18 PostgreSQL: desks that send their own time, up to a year off", n=late)
    office.add_late(late)
    soon, of = system_clock() + timedelta(hours=2), office.customer_id
    add_many(office.backend, late, soon, office.owner_id, customer_id=of)
    for number, off in enumerate((*offsets, *(-off for off in offsets))):
        desk = open_store(office.addresses[number % len(office.addresses)])
        desk.clock = partial(_lie, off)
        sweep_all(desk, f"liar {number}")
        desk.close()
    judge(office, figure)
    figure.note = "as many again are due in two hours: half = rung too early"
    return figure


def _lie(off: timedelta) -> datetime:
    return system_clock() + off


@contextmanager
def desks_on(
    server: Callable[[], PostgresServer] | None, folder: Path, desks: int
) -> Iterator[Office]:
    """An office on a server that is started first, or on a file."""
    with on_a_server(server(), desks) if server else on_a_file(folder, desks) as office:
        yield office


def runs(server: Callable[[], PostgresServer] | None) -> dict[str, Callable[[Path], Figure]]:
    """All of it, on files or, with a way to a server, there."""
    where = "PostgreSQL" if server else "SQLite"

    def on(work: Callable[[Office], Figure], desks: int) -> Callable[[Path], Figure]:
        def run(folder: Path) -> Figure:
            with desks_on(server, folder, desks) as office:
                return work(office)

        return run

    found = {
        "once": on(lambda office: once(office, 5_000, 2, where), 8),
        "killed": on(lambda office: killed_often(office, 50, 600, where), 4),
        "telling": on(lambda office: killed_while_telling(office, 200, where), 4),
        "asleep": on(lambda office: asleep(office, 200, server and server(), 20), 4),
    }
    if server:
        found |= {
            "locked": on(lambda office: locked(office, 200), 4),
            "liars": on(lambda office: liars(office, 200), 4),
        }
    else:
        found["due"] = lambda _folder: due_times()
    return {f"watcher-{where}-{name}": run for name, run in found.items()}
