"""Several desks with watchers on one store with late tickets, and what they did to them."""

import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from app.backend import Backend
from app.bootstrap import open_store
from app.core.clock import Clock, system_clock
from app.core.errors import StoreBusy
from app.core.permissions import Role
from app.customers import service as customers
from app.customers.dto import NewCustomer
from app.db.server_clock import ServerClock
from app.notifications.tables import Notice
from app.sla.tables import SlaStep
from app.tickets.tables import TicketEvent
from app.workflows import sweep as watcher
from app.workflows.watching import news
from tests.faults.figures import Figure
from tests.faults.kills import FORKS
from tests.faults.stores import make
from tests.postgres import PostgresServer
from tests.sla_world import add_many
from tests.team import make_team

APART = timedelta(minutes=10)
_LATE = timedelta(hours=3)  # late by the slowest clock of a desk, too
_ROLES = (Role.AGENT, Role.FRONT, Role.SUPERVISOR, Role.MANAGER)


@dataclass(frozen=True)
class Office:
    """A store with late tickets and the addresses by which its desks reach it."""

    backend: Backend
    addresses: tuple[str | Path, ...]
    owner_id: int
    customer_id: int

    def add_late(self, count: int) -> None:
        """Tickets that should have been escalated long ago; nobody looked."""
        due_at = system_clock() - _LATE
        add_many(self.backend, count, due_at, self.owner_id, customer_id=self.customer_id)


@contextmanager
def on_a_file(folder: Path, desks: int) -> Iterator[Office]:
    """Several processes on one file, all of them the owner's."""
    path = make(folder / "office.laike")
    backend = open_store(path)
    yield Office(backend, (path,) * desks, backend.actor.user_id, _customer(backend))
    backend.close()


@contextmanager
def on_a_server(server: PostgresServer, desks: int) -> Iterator[Office]:
    """Several people with logins of their own; the first has the tickets."""
    name, url = server.copy_database("laike_template")
    people = {
        f"look{number}": (f"同事{number}", _ROLES[number % len(_ROLES)], "support")
        for number in range(desks)
    }
    team = make_team(url, lambda sql: server.run(sql, database=name), people)
    addresses = tuple(team.address(login) for login in people)
    yield Office(team.owner, addresses, team.ids["look0"], _customer(team.owner))
    team.close()
    server.drop_database(name)


def _customer(backend: Backend) -> int:
    return backend.command(customers.register, NewCustomer("北京润达商贸有限公司")).result


def storm(office: Office, figure: Figure, late: int, kills: int, lease_s: float) -> float:
    """Let all desks look at ``late`` more tickets; the seconds until nothing was left to do.

    Their clocks are ``APART``, the middle one right. ``kills`` times the desk that has just carried
    out a batch is killed amid its next.
    """
    office.add_late(late)
    middle = len(office.addresses) // 2
    desks = [
        Desk(address, (number - middle) * APART, lease_s)
        for number, address in enumerate(office.addresses)
    ]
    for desk in desks:
        desk.wait()
    began = time.monotonic()
    for desk in desks:
        desk.go()
    left = {desk.pipe: desk for desk in desks}
    while left:
        for pipe in wait(list(left)):
            desk = left[pipe]  # type: ignore[index]  # they are the pipes that were given
            if desk.is_over():
                figure.corrupt += desk.failed()
                del left[desk.pipe]
            elif kills:
                kills -= 1
                desk.kill()
                del left[desk.pipe]
    figure.n += late
    figure.corrupt += kills  # a kill that did not happen proves nothing
    return time.monotonic() - began


def judge(office: Office, figure: Figure) -> None:
    """Count what is missing and what was done twice: steps, lines of histories, things told."""
    steps, lines, told = office.backend.query(carried_out)
    found = [steps[0], steps[1], steps[2], lines["sla_breached"], lines["escalated"]]
    for count in (*found, *(told.values() or [0])):
        figure.lost += max(0, figure.n - count)
        figure.half += max(0, count - figure.n)


def carried_out(read: Any) -> tuple[Counter[int], Counter[str], Counter[int]]:
    """Steps by level, lines of histories by type, things told by person."""
    by_level = select(SlaStep.level, func.count()).group_by(SlaStep.level)
    by_type = select(TicketEvent.type, func.count()).group_by(TicketEvent.type)
    steps = Counter(dict(read.session.execute(by_level).all()))
    lines = Counter(dict(read.session.execute(by_type).all()))
    told: Counter[int] = Counter()
    for user_id, params in read.session.execute(select(Notice.user_id, Notice.params)):
        told[user_id] += json.loads(params).get("count", 1)
    return steps, lines, told


class Desk:
    """A process with a watcher."""

    def __init__(self, address: str | Path, off: timedelta, lease_s: float) -> None:
        self.pipe, theirs = FORKS.Pipe()
        self.process = FORKS.Process(target=_watch, args=(address, off, lease_s, theirs))
        self.process.start()
        theirs.close()

    def wait(self) -> None:
        """Until it has opened the store."""
        self.pipe.recv()

    def go(self) -> None:
        """Let it look."""
        self.pipe.send(None)

    def is_over(self) -> bool:
        """Whether it found nothing more to do; else it carried out a batch."""
        try:
            self.pipe.recv()
        except EOFError:
            self.process.join()
            return True
        return False

    def failed(self) -> bool:
        """Whether it ended otherwise than by finding nothing more to do."""
        return self.process.exitcode != 0

    def kill(self) -> None:
        """Kill it at whatever it does."""
        self.process.kill()
        self.process.join()


def _watch(address: str | Path, off: timedelta, lease_s: float, pipe: Connection) -> None:
    """What the window's watcher does, on a computer whose clock is ``off``."""
    watcher.LEASE_LENGTH = timedelta(seconds=lease_s)
    backend = open_store(address)
    backend.clock = clock_of(backend, lambda: system_clock() + off)
    pipe.send(None)
    pipe.recv()
    holder, before = str(os.getpid()), None
    while True:
        try:
            result = backend.command(watcher.sweep, holder, before).result
        except StoreBusy:  # the others kept it waiting: a watcher looks again
            before = None
            continue
        if result.steps:
            pipe.send(result.steps)
        before = result if result.has_more else None
        if before is None:
            next_at = backend.query(news)[1]
            if next_at is None or next_at > backend.clock():
                break
            time.sleep(0.5)  # as the watcher waits while another desk is at it
    backend.close()


def clock_of(backend: Backend, own: Clock) -> Clock:
    """On a server its time counts, on a file that of the computer."""
    return ServerClock(backend.engines.writes, own=own) if backend.is_shared else own
