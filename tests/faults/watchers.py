"""Desks that look at the clocks of tickets at once, and desks that die over it."""

import contextlib
import multiprocessing
import os
import signal
import time
from datetime import timedelta
from random import Random
from typing import Any

from sqlalchemy import text

from app.bootstrap import open_store
from app.core.clock import system_clock
from app.core.errors import StoreBusy
from app.workflows import sweep as watcher
from tests.faults.figures import Figure
from tests.faults.servers import register, team
from tests.postgres import PostgresServer
from tests.sla_world import add_many, sweep_all
from tests.team import Team

_TARGET_S = 60
_LOGINS = ("agent", "colleague", "front", "supervisor", "manager", "stranger")
_STEPS = text("SELECT count(*), count(DISTINCT (clock_id, epoch, level)) FROM laike.sla_step")
_TWICE = text(
    "SELECT count(*) FROM (SELECT 1 FROM laike.ticket_event "
    "WHERE type IN ('sla_breached', 'escalated') "
    "GROUP BY ticket_id, type HAVING count(*) > 1) twice"
)


def at_once(server: PostgresServer, late: int) -> Figure:
    """K-01: six desks as processes look at once, each under its own login and without the lease."""
    figure = Figure("K-01 late tickets, six desks look at once", n=late)
    with team(server) as people:
        _make_late(people, late)
        began = time.perf_counter()
        looking = [_start(people.address(login)) for login in _LOGINS]
        for process in looking:
            process.join()
        taken = time.perf_counter() - began
        figure.corrupt = sum(process.exitcode != 0 for process in looking)
        sweep_all(people["manager"], "at last")
        _count(people, late, figure)
    figure.missed = taken > _TARGET_S
    figure.note = f"{taken:.1f} s (target {_TARGET_S}); half = done twice"
    return figure


def killed(server: PostgresServer, late: int, times: int) -> Figure:
    """K-03: two desks look and are killed at a random moment; the next makes it whole."""
    figure = Figure("K-03 two desks killed while they look", n=times)
    random = Random(3)
    with team(server) as people:
        _make_late(people, late)
        for _ in range(times):
            looking = [_start(people.address(login)) for login in ("agent", "supervisor")]
            time.sleep(random.uniform(0.5, 2.0))  # the moment of the kill is the test
            for process in looking:
                if process.pid is not None and process.is_alive():
                    os.kill(process.pid, signal.SIGKILL)
                process.join()
        sweep_all(people["manager"], "the next")
        _count(people, late, figure)
    figure.note = f"{late} late tickets; half = done twice"
    return figure


def _make_late(people: Team, late: int) -> None:
    owner = people.owner
    customer = owner.command(register, "甲公司").result
    since = system_clock() - timedelta(hours=2)
    add_many(owner, late, since, people.ids["agent"], customer_id=customer)


def _start(address: str) -> Any:
    process = multiprocessing.get_context("spawn").Process(target=_look, args=(address,))
    process.start()
    return process


def _look(address: str) -> None:
    watcher.leases.take = lambda *_args: True  # so that they really work side by side
    backend = open_store(address)
    with contextlib.suppress(StoreBusy):  # the others were in the way: a watcher looks again
        sweep_all(backend, "one of many")
    backend.close()


def _count(people: Team, late: int, figure: Figure) -> None:
    """Three steps for each ticket, each once; what they wrote into the history, too."""
    steps, different = people.owner.query(lambda read: read.session.execute(_STEPS).one())
    twice = people.owner.query(lambda read: read.session.execute(_TWICE).scalar_one())
    figure.lost = 3 * late - different
    figure.half = steps - different + twice
