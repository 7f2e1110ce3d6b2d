"""C-18: an administrator upgrades the server while desks work, with a version made for it."""

import itertools
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from app import migrate
from app.access.address import ServerAddress
from app.backend import Backend
from app.bootstrap import open_store
from app.core.errors import StoreError, StoreReadOnly
from app.core.permissions import Role
from app.customers import queries
from app.server import setup
from tests.faults.figures import Figure
from tests.faults.kills import FORKS
from tests.faults.servers import TEMPLATE, names, register
from tests.postgres import PostgresServer
from tests.team import make_team

_NEXT_VERSION = (
    "ALTER TABLE customer ADD COLUMN fault_note text",
    "UPDATE customer SET fault_note = 'new'",
    "SELECT pg_sleep(1.5)",  # a large store takes its time
    "UPDATE alembic_version SET version_num = '{next:04}'",
)


def under_desks(server: PostgresServer, desks: int) -> Figure:
    """Desks save until they are told that the store is of a newer program; they read on.

    ``lost``: saves that were acknowledged and are not there. ``half``: what was saved by a desk of
    the old version after the upgrade, or a desk that was not told which version the store needs.
    """
    figure = Figure(f"C-18 upgrade by an administrator under {desks} desks", n=desks)
    name, url = server.copy_database(TEMPLATE)
    people = {f"desk{one}": (f"同事{one}", Role.AGENT, "support") for one in range(desks)}
    team = make_team(url, lambda sql: server.run(sql, database=name), people)
    migrator = server.url(name, "laike_migrator")
    work = _Work()
    with ThreadPoolExecutor(desks + 1) as pool:
        running = [pool.submit(work.save, open_store(team.address(who)), who) for who in people]
        work.wait_for(desks * 3)
        watching = pool.submit(work.watch, open_store(team.address("desk0")))
        child = FORKS.Process(target=_upgrade, args=(migrator,))
        child.start()
        child.join()
        told = [done.result() for done in running]
        work.is_over.set()
        was_said = watching.result()
    there = names(team.owner)
    figure.lost = len(work.saved - there.keys())
    figure.half = sum(there.values()) - len(work.saved) + sum(not one for one in told)
    figure.corrupt = child.exitcode != 0
    figure.missed = not was_said
    figure.note = (
        f"{len(work.saved)} saved before, longest wait {work.longest:.1f} s; missed = nobody was "
        "told that an upgrade runs"
    )
    team.close()
    server.drop_database(name)
    return figure


class _Work:
    """What the desks did."""

    def __init__(self) -> None:
        self.saved: set[str] = set()
        self.longest = 0.0
        self.is_over = threading.Event()

    def save(self, desk: Backend, who: str) -> bool:
        """Save until refused as too old; whether the version was named and reading goes on."""
        for number in itertools.count():
            began = time.monotonic()
            try:
                desk.command(register, f"{who}-{number}")
            except StoreReadOnly as error:
                is_told = error.params.get("reason") == "newer" and desk.is_read_only
                reads_on = desk.query(queries.customer_count) > 0
                desk.close()
                return is_told and reads_on
            except StoreError:
                continue
            self.saved.add(f"{who}-{number}")
            self.longest = max(self.longest, time.monotonic() - began)
        return False

    def watch(self, desk: Backend) -> bool:
        """Ask for a sign of life as the window does; whether one said that an upgrade runs."""
        said = False
        while not said and not self.is_over.is_set():
            try:
                said = desk.ping()
            except StoreError:
                continue
            time.sleep(0.05)  # the window asks every four seconds
        desk.close()
        return said

    def wait_for(self, count: int) -> None:
        """Until so many were saved."""
        while len(self.saved) < count:
            time.sleep(0.01)


def _upgrade(address: str) -> None:
    """The administrator's own computer, with the next version of the program."""
    migrate.HEAD += 1
    migrate._run = _next_version
    report = setup.upgrade(ServerAddress.parse(address))
    assert report.version == migrate.HEAD


def _next_version(connection: Any) -> None:
    for statement in _NEXT_VERSION:
        connection.exec_driver_sql(statement.format(next=migrate.HEAD))
