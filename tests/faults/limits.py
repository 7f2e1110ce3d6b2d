"""A server that is away, full, read-only or has no place left; colleagues in each other's way."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
from sqlalchemy import text

from app.backend import Backend
from app.bootstrap import open_store
from app.core.errors import AppError, NotFound, StoreError, StoreFull, StoreReadOnly
from app.customers import queries, service
from app.customers.dto import ChangeCustomer, DeleteCustomer
from app.customers.tables import Customer
from tests.faults import space
from tests.faults.figures import Figure
from tests.faults.servers import TEMPLATE, names, register, store, team
from tests.postgres import PostgresServer

_SIX_S = 6.0
_AUDITED = (
    "SELECT count(*) FROM laike.audit_event WHERE table_name = 'customer' AND op = 'update' "
    "AND actor_id = {me} AND at IS NOT NULL AND host LIKE 'laike_u_manager@%' "
    "AND before::jsonb ? 'remark' AND after::jsonb ? 'remark'"
)


def down_at_start(server: PostgresServer, times: int) -> Figure:
    """C-06: no server when a desk is opened: said at once, and no other store taken for it."""
    figure = Figure("C-06 server down when a desk is opened")
    longest = 0.0
    with store(server) as url:
        for _ in range(times):
            server.halt()
            began = time.perf_counter()
            try:
                open_store(url).close()
                figure.half += 1
            except StoreError:
                longest = max(longest, time.perf_counter() - began)
            server.resume()
            open_store(url).close()
            figure.n += 1
    figure.missed = longest > _SIX_S
    figure.note = f"said after {longest:.2f} s at most (target {_SIX_S:.0f})"
    return figure


def no_place(server: PostgresServer) -> Figure:
    """C-15: all connections of a login are taken; then one is free again."""
    figure = Figure("C-15 too many connections", n=1)
    with team(server) as people:
        address = people.address("agent")
        server.run("ALTER ROLE laike_u_agent CONNECTION LIMIT 1")
        try:
            with psycopg.connect(address):
                began, worked = time.perf_counter(), time.process_time()
                try:
                    open_store(address).close()
                    figure.half += 1
                except AppError as error:
                    figure.note = f"{type(error).__name__}, "
                waited, worked = time.perf_counter() - began, time.process_time() - worked
        finally:
            server.run("ALTER ROLE laike_u_agent CONNECTION LIMIT -1")
        figure.lost += not _works(open_store(address), "甲公司")
    figure.note += f"{waited:.1f} s waited, {worked:.2f} s of them worked; saved afterwards"
    return figure


def read_only(server: PostgresServer) -> Figure:
    """C-17: a server that only reads, as one that is being recovered."""
    figure = Figure("C-17 server that only reads", n=1)
    name, url = server.copy_database(TEMPLATE)
    server.run(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
    backend = open_store(url)
    figure.half += backend.query(queries.customer_count) != 0
    try:
        backend.command(register, "甲公司")
        figure.half += 1
    except StoreReadOnly:
        figure.note = "reads go on, a save is refused with StoreReadOnly, saved afterwards"
    backend.close()
    server.run(f'ALTER DATABASE "{name}" RESET default_transaction_read_only')
    figure.lost += not _works(open_store(url), "乙公司")
    server.drop_database(name)
    return figure


def disk_full(server: PostgresServer, folder: Path) -> Figure:
    """C-16: a store whose disk is full: said so, still readable, saved when there is space."""
    figure = Figure("C-16 disk of the server full")
    with store(server) as url, space.small_disk(folder / "disk", megabytes=40) as disk:
        if disk is None:
            return Figure(figure.what, n=1, note="not tried: may not mount")
        folder.chmod(0o755)
        home = disk / "tables"
        home.mkdir()
        server.give(home)
        server.run(f"CREATE TABLESPACE small LOCATION '{home}'")
        name = url.split("@/")[1].split("?")[0]
        server.run(f'ALTER DATABASE "{name}" SET TABLESPACE small')
        try:
            _fill_and_go_on(open_store(url), disk, figure)
        finally:
            server.run(f'ALTER DATABASE "{name}" SET TABLESPACE pg_default')
            server.run("DROP TABLESPACE small")
    figure.note = f"{figure.n - 1} saved before, refused with StoreFull, read and saved afterwards"
    return figure


def _fill_and_go_on(backend: Backend, disk: Path, figure: Figure) -> None:
    filler = space.fill(disk)
    try:
        saved, refused = _save_until_full(backend)
        there = names(backend)
    finally:
        filler.unlink()
    figure.n = len(saved) + 1
    figure.lost = len(saved - there.keys()) + (not _works(backend, refused))
    figure.half = refused in there


def _save_until_full(backend: Backend, most: int = 5_000) -> tuple[set[str], str]:
    saved: set[str] = set()
    for number in range(most):
        name = f"公司 {number} " + "长" * 60
        try:
            backend.command(register, name)
        except StoreFull:
            return saved, name
        saved.add(name)
    raise AssertionError("the disk never filled up")


def crossing(server: PostgresServer, times: int) -> Figure:
    """C-13: two commands change the same two customers in opposite order."""
    figure = Figure("C-13 two commands that lock each other out")
    with team(server) as people, ThreadPoolExecutor(2) as pool:
        desks = people["supervisor"], people["manager"]
        ids = [desks[0].command(register, name).result for name in ("甲公司", "乙公司")]
        for number in range(times):
            meet = threading.Barrier(2)
            running = [
                pool.submit(_change_both, desk, order, f"{place}-{number}", meet)
                for place, (desk, order) in enumerate(zip(desks, (ids, ids[::-1]), strict=True))
            ]
            for done in running:
                done.result()
            figure.n += 1
        versions = [desks[0].query(queries.customer_detail, id_).row.version for id_ in ids]
        figure.lost = sum(1 + 2 * times - version for version in versions)
    figure.note = "lost = changes that are not in the version"
    return figure


def _change_both(desk: Backend, ids: list[int], remark: str, meet: threading.Barrier) -> None:
    tries: list[int] = []

    def change(uow) -> None:
        tries.append(1)
        for place, id_ in enumerate(ids):
            uow.session.get(Customer, id_).remark = remark
            uow.session.flush()
            if place == 0 and len(tries) == 1:
                meet.wait(30)  # both hold their first
        uow.changes.touch("customer")

    desk.command(change)


def deleted_meanwhile(server: PostgresServer, times: int) -> Figure:
    """C-09: a colleague deletes what one is editing: said, and the text can be saved anew."""
    figure = Figure("C-09 edit of what a colleague deleted")
    with team(server) as people:
        mine, theirs = people["supervisor"], people["manager"]
        for number in range(times):
            id_ = mine.command(register, f"甲{number}").result
            version = mine.query(queries.customer_detail, id_).row.version
            theirs.command(service.delete, DeleteCustomer(id_, version))
            figure.n += 1
            try:
                mine.command(service.change, ChangeCustomer(id_, version, {"remark": "新"}))
                figure.half += 1
            except NotFound:
                figure.lost += not _works(mine, f"乙{number}", close=False)
    figure.note = "NotFound each time; saved as a new record"
    return figure


def audited(server: PostgresServer, changes: int) -> Figure:
    """S-58: every change has its line, with who, when, before and after; what a line costs."""
    figure = Figure("S-58 changes by psql and their lines of the audit", n=changes)
    rows = min(500, changes)
    with team(server) as people:
        for number in range(rows):
            people.owner.command(register, f"甲{number}")
        update = "UPDATE laike.customer SET version = version + 1, remark = 'r' || version"
        with psycopg.connect(people.address("manager"), autocommit=True) as connection:
            began = time.perf_counter()
            for _ in range(changes // rows):
                connection.execute(update)
            taken = time.perf_counter() - began
        counted = text(_AUDITED.format(me=people.ids["manager"]))
        lines = people.owner.query(lambda read: read.session.execute(counted).scalar_one())
        figure.lost = changes - lines - rows * bool(_first_without_before(people.owner))
        figure.note = f"{taken / changes * 1000:.2f} ms for a changed row with its line"
    return figure


def _first_without_before(owner: Backend) -> bool:
    """The first change of an empty remark has nothing in ``before``."""
    found = text(
        "SELECT count(*) FROM laike.audit_event WHERE table_name = 'customer' "
        "AND op = 'update' AND NOT coalesce(before, '{}')::jsonb ? 'remark'"
    )
    return bool(owner.query(lambda read: read.session.execute(found).scalar_one()))


def _works(backend: Backend, name: str, *, close: bool = True) -> bool:
    """Whether a save goes through."""
    backend.command(register, name)
    is_there = names(backend)[name] == 1
    if close:
        backend.close()
    return is_there
