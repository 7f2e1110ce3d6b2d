"""Lists and search on PostgreSQL under row policies, beside the same without: the superuser asks.

The large store of the other benches is copied to a server of its own for the run.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Table, select

from app.audit import queries as audit
from app.audit.dto import AuditFilter
from app.backend import Backend
from app.bootstrap import open_store
from app.customers import queries as customers
from app.customers.dto import CustomerOrder, CustomerSort
from app.db.base import Base
from app.tickets import board
from app.tickets import queries as tickets
from app.tickets.dto import TicketFilter, TicketSort
from app.tickets.rules import Category
from app.timeline.home import home
from app.timeline.queries import timeline
from tests.bench.store import large_store
from tests.bench.table import Line, Target
from tests.bench.timing import medians
from tests.postgres import PostgresServer, find_programs, prepare_template
from tests.team import PEOPLE, Team, make_team

TITLE = "Under row policies, 100,000 customers and tickets; “bare” is the superuser"
_TARGET = Target(ratio=2, or_more=10)
_PEOPLE = ("manager", "agent")
_DATABASE = "laike_template"
_OPEN = TicketFilter(categories=(Category.OPEN, Category.WAITING, Category.SOLVED))
_SERVER = {"shared_buffers": "512MB", "max_wal_size": "4GB", "work_mem": "16MB"}


def run() -> Iterator[Line]:
    programs = find_programs()
    if programs is None:
        raise SystemExit("no PostgreSQL programs found")
    with tempfile.TemporaryDirectory() as folder:
        server = PostgresServer(programs, Path(folder), "bench")
        try:
            server.start(_SERVER)
            prepare_template(server)
            yield from _lines(_filled(server))
        finally:
            server.stop()


def _lines(team: Team) -> Iterator[Line]:
    for login in _PEOPLE:
        person = team[login]
        free = Backend(team.owner.engines, person.actor, person.zone, person.clock)
        for name, ask in _asked(login).items():
            works = tuple(lambda desk=desk, ask=ask: ask(desk) for desk in (person, free))
            yield Line(f"{login}: {name}", *medians(works), _TARGET)
    team.close()


def _asked(login: str) -> dict[str, Callable[[Backend], object]]:
    def customers_by(sort: CustomerSort, *, is_descending: bool = False) -> Any:
        order = CustomerOrder(sort, is_descending)
        return lambda desk: desk.query(customers.customer_page, order=order)

    asked: dict[str, Callable[[Backend], object]] = {
        "customers by name": customers_by(CustomerSort.NAME),
        "customers by change": customers_by(CustomerSort.UPDATED, is_descending=True),
        "customers by last contact": customers_by(CustomerSort.LAST_CONTACT, is_descending=True),
        "customers, counted": lambda desk: desk.query(customers.customer_count),
        "search 科技": lambda desk: desk.query(customers.search, "科技"),
        "search zhangw": lambda desk: desk.query(customers.search, "zhangw"),
        "search 1380": lambda desk: desk.query(customers.search, "1380"),
        "a customer": lambda desk: desk.query(customers.customer_detail, 777),
        "timeline": lambda desk: desk.query(timeline, 777),
        "board": lambda desk: desk.query(board.board, TicketFilter()),
        "tickets by due": lambda desk: desk.query(
            tickets.ticket_page, TicketFilter(), TicketSort()
        ),
        "open tickets by due": lambda desk: desk.query(tickets.ticket_page, _OPEN, TicketSort()),
        "tickets by number": lambda desk: desk.query(
            tickets.ticket_page, TicketFilter(), TicketSort("number", descending=True)
        ),
        "quick filters, counted": lambda desk: desk.query(tickets.filter_counts),
        "tickets, counted": lambda desk: desk.query(tickets.ticket_count, TicketFilter()),
        "search 打印": lambda desk: desk.query(tickets.search, "打印"),
        "search #7": lambda desk: desk.query(tickets.search, "#7"),
        "a ticket": lambda desk: desk.query(tickets.ticket_detail, 777),
        "home page": lambda desk: desk.query(home),
    }
    if login == "manager":
        asked["audit page"] = lambda desk: desk.query(audit.audit_page, AuditFilter())
    return asked


def _filled(server: PostgresServer) -> Team:
    """The large store on the server, with people who own a part of it."""
    began = time.perf_counter()
    source = open_store(large_store())
    url = server.url(_DATABASE)
    with psycopg.connect(url) as connection, source.engines.reads.connect() as reading:
        connection.execute("SET session_replication_role = replica; SET search_path = laike")
        for table in Base.metadata.sorted_tables:
            _copy(table, reading, connection)
        connection.execute("UPDATE user_account SET login = 'laike' WHERE role = 'owner'")
    source.close()
    team = make_team(url, lambda sql: server.run(sql, database=_DATABASE))
    _share(url, [team.ids[login] for login in PEOPLE])
    print(f"copied to the server in {time.perf_counter() - began:.0f} s", file=sys.stderr)
    return team


def _copy(table: Table, reading: Any, connection: psycopg.Connection) -> None:
    names = [column.name for column in table.columns]
    quoted = ", ".join(f'"{name}"' for name in names)
    connection.execute(f"TRUNCATE {table.name} CASCADE")
    rows = reading.execution_options(yield_per=5_000).execute(select(table))
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table.name} ({quoted}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(tuple(row))
    if "id" in names:
        connection.execute(
            f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) "
            f"FROM {table.name} HAVING max(id) > 0"
        )


def _share(url: str, people: list[int]) -> None:
    """Give records to the people in turns, and make one ticket in fifty confidential."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica; SET search_path = laike")
        for table in ("customer", "ticket"):
            connection.execute(
                f"UPDATE {table} t SET owner_id = u.id, department_id = u.department_id "
                "FROM user_account u WHERE u.id = (%s::bigint[])[t.id %% %s + 1]",
                (people, len(people) * 2),
            )
        connection.execute("UPDATE ticket SET is_confidential = true WHERE id % 50 = 0")
        connection.execute("VACUUM ANALYZE")
