"""The board, the table and the search."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event

from app.settings import service as settings
from app.settings.dto import ChangeSetting
from app.tickets import board, queries, service
from app.tickets.dto import CloseTicket, TakeTicket, TicketFilter, TicketSort
from app.tickets.past import PastStep, PastTicket
from app.tickets.rules import (
    CLOSED,
    IN_PROGRESS,
    NEW,
    Category,
    EventType,
    Kind,
    Outcome,
    Priority,
    Rating,
    Severity,
)
from tests.tickets_world import SOLUTION


@contextmanager
def statements():
    """The statements that are run inside."""
    run: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        run.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield run
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def columns(world, wanted=None, per_column=board.PER_COLUMN):
    found = world.backend.query(board.board, wanted or TicketFilter(), per_column)
    return {column.status.key: column for column in found}


def test_the_board_has_every_column_in_its_order(world):
    assert list(columns(world)) == [
        "new",
        "assigned",
        "in_progress",
        "waiting_customer",
        "to_confirm",
        "closed",
    ]
    assert all(column.total == 0 and column.rows == () for column in columns(world).values())


def test_a_column_is_sorted_by_deadline_then_priority(world, clock):
    low = world.report(priority=Priority.LOW)
    urgent = world.report(priority=Priority.URGENT)
    clock.forward(minutes=-5)
    earlier = world.report()
    column = columns(world)[NEW]
    assert [row.id for row in column.rows] == [earlier, urgent, low]
    assert (column.total, column.next_cursor) == (3, None)


def test_the_closed_column_shows_what_was_closed_last(world, clock):
    tickets = [world.report() for _ in range(3)]
    for ticket_id in reversed(tickets):
        clock.forward(minutes=1)
        answers = {"outcome": Outcome.SOLVED, "rating": Rating.CONTENT, "solution": SOLUTION}
        world.do("", service.close, CloseTicket, ticket_id, **answers)
    assert [row.id for row in columns(world)[CLOSED].rows] == tickets


def close(world, clock, days_ago: int) -> int:
    """A ticket that was closed some days ago, a moment before this time of day."""
    at = clock.now - timedelta(days=days_ago, minutes=1)
    steps = (PastStep(at, EventType.CLOSED, to_status=CLOSED),)
    past = PastTicket(world.customer_id, Kind.INQUIRY, "旧问题", at, steps=steps)
    return world.backend.command(service.record_history, [past]).result[0]


def test_of_closed_tickets_the_board_shows_those_of_the_last_days(world, clock):
    fresh, old = close(world, clock, 7), close(world, clock, 8)
    column = columns(world)[CLOSED]
    assert ([row.id for row in column.rows], column.total) == ([fresh], 1)
    assert column.hides_older
    ask = (TicketFilter(), board.PER_COLUMN)
    whole = world.backend.query(board.board, *ask, is_whole=True)[-1]
    assert [row.id for row in whole.rows] == [fresh, old]
    assert (whole.total, whole.hides_older) == (2, False)


def test_how_many_days_is_a_setting(world, clock):
    old = close(world, clock, 20)
    world.backend.command(settings.change, ChangeSetting("board.closed_days", 30))
    column = columns(world)[CLOSED]
    assert [row.id for row in column.rows] == [old]
    assert not column.hides_older


def test_who_searches_finds_old_closed_tickets_too(world, clock):
    old = close(world, clock, 200)
    for wanted in (TicketFilter(text="旧问题"), TicketFilter(customer_id=world.customer_id)):
        assert [row.id for row in columns(world, wanted)[CLOSED].rows] == [old]


def test_a_page_of_closed_tickets_ends_where_the_board_ends(world, clock):
    fresh, old = close(world, clock, 1), close(world, clock, 30)
    status = columns(world)[CLOSED].status
    ask = (TicketFilter(), status, None)
    few = world.backend.query(board.column_page, *ask)
    assert [row.id for row in few.rows] == [fresh]
    whole = world.backend.query(board.column_page, *ask, is_whole=True)
    assert [row.id for row in whole.rows] == [fresh, old]


@pytest.mark.parametrize("status", [NEW, CLOSED])
def test_a_long_column_comes_in_pages_without_gaps(world, clock, status):
    steps = ()
    if status == CLOSED:
        steps = (PastStep(clock.now, EventType.CLOSED, to_status=CLOSED),)
    past = [
        PastTicket(
            world.customer_id,
            Kind.INQUIRY,
            f"第 {n} 个",
            clock.now - timedelta(minutes=n % 7),
            steps=steps,
            priority=list(Priority)[n % 4],
        )
        for n in range(130)
    ]
    ids = world.backend.command(service.record_history, past).result
    first = columns(world, per_column=20)[status]
    assert (first.total, len(first.rows)) == (130, 20)
    rows, cursor = list(first.rows), first.next_cursor
    while cursor is not None:
        page = world.backend.query(board.column_page, TicketFilter(), first.status, cursor)
        rows += page.rows
        cursor = page.next_cursor
    assert sorted(row.id for row in rows) == sorted(ids)
    whole = columns(world, per_column=500)[status]
    assert [row.id for row in rows] == [row.id for row in whole.rows]
    assert whole.next_cursor is None


def test_the_same_number_of_statements_for_few_tickets_and_for_many(world):
    def count(query, *args):
        with statements() as run:
            world.backend.query(query, *args)
        return len(run)

    def counts():
        return [
            count(board.board, TicketFilter()),
            count(queries.ticket_page, TicketFilter(), TicketSort()),
            count(queries.search, "卡纸"),
            count(queries.filter_counts),
            count(queries.ticket_detail, 1),
        ]

    world.do("赵敏", service.take, TakeTicket, world.report())
    few = counts()
    for _ in range(12):
        world.report(kind=Kind.COMPLAINT)
    assert counts() == few
    begun = few[1] - 2  # the table: tickets that are due, then those that are not
    assert few[0] == 4 + begun  # the board: statuses, setting, totals, first tickets


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (TicketFilter(kinds=(Kind.COMPLAINT,)), {"投诉"}),
        (TicketFilter(severities=(Severity.MAJOR,)), {"重大"}),
        (TicketFilter(priorities=(Priority.URGENT,)), {"重大"}),
        (TicketFilter(categories=(Category.OPEN,)), {"投诉", "重大", "在办"}),
        (TicketFilter(statuses=(IN_PROGRESS,)), {"在办"}),
        (TicketFilter(unowned=True), {"重大"}),
        (TicketFilter(tiers=("vip",)), set()),
        (TicketFilter(tiers=("ordinary",)), {"投诉", "重大", "在办"}),
        (TicketFilter(text="tousu"), {"投诉"}),
        (TicketFilter(text="云帆"), {"投诉", "重大", "在办"}),
        (TicketFilter(text="yfkj"), {"投诉", "重大", "在办"}),
        (TicketFilter(customer_id=0), set()),
        (TicketFilter(department_ids=(0,)), set()),
    ],
)
def test_the_filter_narrows_table_board_and_count_alike(world, wanted, expected):
    world.report(title="投诉", kind=Kind.COMPLAINT)
    world.report(title="重大", severity=Severity.MAJOR, priority=Priority.URGENT)
    world.do("赵敏", service.take, TakeTicket, world.report(title="在办"))
    page = world.backend.query(queries.ticket_page, wanted, TicketSort("number"))
    shown = [row for column in columns(world, wanted).values() for row in column.rows]
    assert {row.title for row in page.rows} == expected
    assert {row.title for row in shown} == expected
    assert world.backend.query(queries.ticket_count, wanted) == len(expected)


def test_owners_and_nobody_add_up(world):
    world.report(title="投诉", kind=Kind.COMPLAINT)
    world.report(title="没人")
    world.do("赵敏", service.take, TakeTicket, world.report(title="在办"))
    mine = TicketFilter(owner_ids=(world.people["赵敏"].user_id,), unowned=True)
    page = world.backend.query(queries.ticket_page, mine, TicketSort("number"))
    assert [row.title for row in page.rows] == ["没人", "在办"]


@pytest.mark.parametrize("by", ["due", "number", "reported", "priority", "progress", "status"])
@pytest.mark.parametrize("descending", [False, True])
def test_the_table_pages_through_every_sort(world, clock, by, descending):
    past = [
        PastTicket(
            world.customer_id,
            Kind.INQUIRY,
            "报价",
            clock.now - timedelta(minutes=n % 3),
            steps=(PastStep(clock.now, EventType.CLOSED, to_status=CLOSED),) if n % 2 else (),
            priority=list(Priority)[n % 4],
        )
        for n in range(205)
    ]
    ids = world.backend.command(service.record_history, past).result
    seen, cursor, pages = [], None, 0
    while pages == 0 or cursor is not None:
        page = world.backend.query(
            queries.ticket_page, TicketFilter(), TicketSort(by, descending), cursor
        )
        seen += [row.id for row in page.rows]
        cursor, pages = page.next_cursor, pages + 1
    assert (sorted(seen), pages) == (sorted(ids), 3)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("T-20260302-0002", ["报价"]),
        ("t-20260302", ["报价", "打印机卡纸"]),
        ("#2", ["报价"]),
        ("0001", ["打印机卡纸"]),
        ("0302-0002", ["报价"]),
        ("卡纸", ["打印机卡纸"]),
        ("dyj", ["打印机卡纸"]),
        ("baojia", ["报价"]),
        ("云帆", ["报价", "打印机卡纸"]),
        ("没有", []),
        ("  ", []),
        ("'\"*", []),
    ],
)
def test_the_search_finds_numbers_words_and_pinyin(world, text, found):
    world.report()
    world.report(title="报价", kind=Kind.INQUIRY)
    assert [hit.title for hit in world.backend.query(queries.search, text)] == found
