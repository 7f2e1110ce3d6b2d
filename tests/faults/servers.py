"""What happens to saves when the server, the wire, or a colleague gets in the way."""

import itertools
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from sqlalchemy import select, text

from app.backend import Backend
from app.bootstrap import open_store
from app.core.clock import system_clock
from app.core.errors import Conflict, StoreBusy, StoreError
from app.customers import queries, service
from app.customers.dto import ChangeCustomer, NewCustomer
from app.customers.tables import Customer
from app.db.server_clock import ServerClock
from app.tickets import service as tickets
from app.tickets.dto import ReportTicket, TakeTicket
from app.tickets.queries import ticket_detail
from app.tickets.rules import Kind
from app.workflows.sweep import sweep
from tests.faults.figures import Figure
from tests.faults.wire import Wire
from tests.postgres import PostgresServer
from tests.team import Team, make_team

TEMPLATE = "laike_template"


@contextmanager
def store(server: PostgresServer) -> Iterator[str]:
    """The address of a fresh store on the server."""
    name, url = server.copy_database(TEMPLATE)
    yield url
    server.drop_database(name)


@contextmanager
def team(server: PostgresServer) -> Iterator[Team]:
    """Everybody with a login of their own on a fresh store."""
    name, url = server.copy_database(TEMPLATE)
    made = make_team(url, lambda sql: server.run(sql, database=name))
    yield made
    made.close()
    server.drop_database(name)


def register(uow, name: str) -> int:
    """Make a customer; run twice it would make two."""
    return service.register(uow, NewCustomer(name))


def names(backend: Backend) -> Counter[str]:
    """How often each name is there."""
    return Counter(backend.query(lambda read: read.session.scalars(select(Customer.name)).all()))


def restart_idle(server: PostgresServer, times: int) -> Figure:
    """C-01: the next action after a restart works without a word."""
    figure = Figure("C-01 server restarted while a desk is idle")
    with store(server) as url:
        backend = open_store(url)
        for number in range(times):
            server.restart()
            figure.n += 1
            backend.query(queries.customer_count)
            backend.command(register, f"甲{number}")
        figure.lost = times - len(names(backend))
        backend.close()
    return figure


def crash_under_writers(server: PostgresServer, crashes: int, writers: int = 4) -> Figure:
    """C-02: writers who press save again until it is said to be saved."""
    figure = Figure(f"C-02 server crashed {crashes} times under {writers} writers")
    with store(server) as url:
        backend = open_store(url)
        acknowledged: set[str] = set()
        repeats, stop = itertools.count(), threading.Event()

        def write(writer: int) -> None:
            for number in itertools.count():
                if stop.is_set():
                    return
                name, uid = f"{writer}-{number}", uuid4()
                while True:
                    try:
                        backend.command_once(uid, register, name)
                        break
                    except StoreError:
                        next(repeats)
                acknowledged.add(name)

        with ThreadPoolExecutor(writers) as pool:
            running = [pool.submit(write, number) for number in range(writers)]
            for _ in range(crashes):
                _until_more(acknowledged)
                server.restart("immediate")
            _until_more(acknowledged)
            stop.set()
            for done in running:
                done.result()
        there = names(backend)
        figure.n = len(acknowledged)
        figure.lost = len(acknowledged - there.keys())
        figure.half = sum(there.values()) - len(there)
        figure.note = f"{next(repeats)} saves pressed again; half = made twice"
        backend.close()
    return figure


def _until_more(acknowledged: set[str]) -> None:
    """Wait until some more were saved."""
    wanted, end = len(acknowledged) + 20, time.monotonic() + 60
    while len(acknowledged) < wanted:
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.01)


def cut_wire(server: PostgresServer, times: int, folder: Path) -> Figure:
    """C-03, C-04: the wire is cut at COMMIT, in turns before it arrives and after its answer."""
    figure = Figure("C-03/04 wire cut at COMMIT, saved by itself")
    with store(server) as url:
        address, _, place = url.partition("?host=")
        wire = Wire(Path(place), folder)
        backend = open_store(f"{address}?host={folder}")
        for number in range(times):
            wire.cut_at(b"COMMIT", after=bool(number % 2))
            figure.n += 1
            backend.command(register, f"甲{number}")
        there = names(backend)
        figure.lost = times - len(there)
        figure.half = sum(there.values()) - len(there)
        figure.corrupt = wire.cuts != times  # a cut that did not happen proves nothing
        figure.note = "half = made twice"
        backend.close()
        wire.close()
    return figure


def cut_sessions(server: PostgresServer, times: int) -> Figure:
    """C-07: an administrator ends every session in the middle of an edit."""
    figure = Figure("C-07 sessions ended before a save")
    with store(server) as url:
        backend = open_store(url)
        for number in range(times):
            server.run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname LIKE 'laike_test_%'"
            )
            figure.n += 1
            backend.command(register, f"甲{number}")
        figure.lost = times - sum(names(backend).values())
        backend.close()
    return figure


def conflicts(server: PostgresServer, pairs: int) -> Figure:
    """C-08: two people save over the same version at once; one wins, the other is told."""
    figure = Figure("C-08 pairs of edits over one version")
    with team(server) as people, ThreadPoolExecutor(2) as pool:
        first, second = people["supervisor"], people["manager"]
        id_ = first.command(register, "甲公司").result
        for number in range(pairs):
            version = first.query(queries.customer_detail, id_).row.version
            told: list[Conflict] = []
            saved: list[str] = []

            def save(desk: Backend, text_: str, version=version, told=told, saved=saved) -> None:
                try:
                    desk.command(service.change, ChangeCustomer(id_, version, {"remark": text_}))
                    saved.append(text_)
                except Conflict as error:
                    told.append(error)

            wanted = ((first, f"a{number}"), (second, f"b{number}"))
            for done in [pool.submit(save, *args) for args in wanted]:
                done.result()
            stands = first.query(queries.customer_detail, id_).remark
            figure.n += 1
            figure.lost += saved != [stands]
            figure.half += not (len(told) == 1 and told[0].params.get("by"))
        figure.note = "lost = overwritten in silence, half = nobody named"
    return figure


def takes(server: PostgresServer, times: int) -> Figure:
    """C-10: two agents take the same ticket at once; one wins, the other hears who."""
    figure = Figure("C-10 tickets taken by two at once")
    with team(server) as people, ThreadPoolExecutor(2) as pool:
        first, second = people["agent"], people["colleague"]
        customer = first.command(register, "甲公司").result
        for number in range(times):
            command = ReportTicket(customer, Kind.TECHNICAL, title=f"问题{number}")
            ticket = first.command(tickets.report, command).result
            take = TakeTicket(ticket, first.query(ticket_detail, ticket).row.version)
            results = [pool.submit(_take, desk, take) for desk in (first, second)]
            figure.n += 1
            told = sorted(done.result() or "" for done in results)
            owner = first.query(ticket_detail, ticket).row.owner_name
            figure.half += told != ["", owner]
        figure.note = "half = not exactly one winner whom the other was told"
    return figure


def _take(desk: Backend, take: TakeTicket) -> str | None:
    """None for who got it; else the name of who was first."""
    try:
        desk.command(tickets.take, take)
    except Conflict as error:
        return str(error.params.get("by"))
    return None


def passing(server: PostgresServer) -> Figure:
    """C-12: serialisation failures, deadlocks and locks: four times and then well, six times."""
    figure = Figure("C-12 40001, 40P01, 55P03: four, then well; six")
    with store(server) as url:
        backend = open_store(url)
        for state, times in itertools.product(("40001", "40P01", "55P03"), (4, 6)):
            name, left = f"{state}-{times}", [times]

            def save(uow, name=name, left=left, state=state) -> int:
                made = register(uow, name)
                left[0] -= 1
                if left[0] >= 0:
                    code = f"RAISE EXCEPTION 'test' USING ERRCODE = '{state}';"
                    uow.session.execute(text(f"DO $$ BEGIN {code} END $$"))
                return made

            figure.n += 1
            try:
                backend.command(save)
                figure.half += times == 6
            except StoreBusy:
                figure.lost += times == 4
            figure.half += names(backend)[name] != (times == 4)
        backend.close()
    return figure


def clocks(server: PostgresServer, late: int) -> Figure:
    """K-02: desks whose clocks are wrong see and do the same as the server's clock says."""
    figure = Figure("K-02 desks off by -10 min, +10 min, +1 year, 8 h")
    with store(server) as url:
        earlier = open_store(url, clock=lambda: system_clock() - timedelta(days=3))
        customer = earlier.command(register, "甲公司").result
        for number in range(late):
            report = ReportTicket(customer, Kind.TECHNICAL, title=f"问题{number}")
            earlier.command(tickets.report, report)
        earlier.close()
        backend = open_store(url)
        right = _seen_by(backend)
        figure.corrupt = len(right) < late
        offsets = (
            timedelta(minutes=-10), timedelta(minutes=10), timedelta(days=365), timedelta(hours=8)
        )  # fmt: skip
        for off in offsets:
            clock = ServerClock(backend.engines.writes, own=lambda off=off: system_clock() + off)
            desk = Backend(backend.engines, backend.actor, backend.zone, clock)
            figure.n += 1
            figure.half += abs((desk.clock() - backend.clock()).total_seconds()) > 1
            figure.lost += _seen_by(desk) != right
        figure.note = "lost = other sets of steps, half = more than 1 s from the server's time"
        backend.close()
    return figure


def _seen_by(desk: Backend) -> list[tuple[object, ...]]:
    """Every step that a look at the clocks has made so far."""
    desk.command(sweep, "one holder of the lease", None)
    rows = "SELECT clock_id, level, due_at FROM laike.sla_step ORDER BY 1, 2, 3"
    return [tuple(row) for row in desk.query(lambda read: read.session.execute(text(rows)).all())]
