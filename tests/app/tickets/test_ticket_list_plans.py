"""The lists and the board are read off narrow indexes, on both databases."""

import pytest

from app.tickets import board, queries, swimlanes
from app.tickets.dto import TicketFilter, TicketSort
from app.tickets.lanes import LaneBy
from app.tickets.rules import Kind
from tests.plans import plans

PRAISE = TicketFilter(kinds=(Kind.PRAISE,))


def is_wide(step):
    """Whether a step reads whole tickets, or sorts them all."""
    return step == "SCAN ticket" or step.startswith("USE TEMP B-TREE FOR ORDER BY")


@pytest.mark.parametrize(
    ("by", "wanted", "index"),
    [
        ("due", TicketFilter(), "ix_ticket_by_due"),
        ("due", PRAISE, "ix_ticket_by_due"),
        ("number", TicketFilter(), "ix_ticket_by_number"),
        ("number", PRAISE, "ix_ticket_by_number"),
        ("reported", TicketFilter(), "ix_ticket_by_report"),
        ("reported", PRAISE, "ix_ticket_by_report"),
        ("customer", TicketFilter(), "ix_customer_elsewhere"),
    ],
)
def test_a_page_is_read_off_the_index_of_its_order(backend, by, wanted, index):
    for sort in (TicketSort(by), TicketSort(by, descending=True)):
        found = plans(backend, lambda read, sort=sort: queries.ticket_page(read, wanted, sort))
        assert found
        for plan in found:
            assert any(index in step for step in plan), plan
            assert not any(map(is_wide, plan)), plan


@pytest.mark.parametrize("by", ["priority", "progress", "status"])
def test_what_has_few_values_is_sorted_in_a_narrow_index(sqlite_backend, by):
    (plan,) = plans(sqlite_backend, lambda read: queries.ticket_page(read, PRAISE, TicketSort(by)))
    assert any(step.startswith("SCAN ticket USING INDEX ix_ticket_") for step in plan), plan


@pytest.mark.parametrize(
    "wanted", [TicketFilter(), PRAISE, TicketFilter(overdue=True), TicketFilter(text="打印")]
)
def test_the_board_is_read_off_its_two_indexes(sqlite_backend, wanted):
    *_before, plan, _rows = plans(sqlite_backend, lambda read: board.board(read, wanted))
    read_off = {step.split("INDEX ")[1].split()[0] for step in plan if "H ticket USING" in step}
    assert "ix_ticket_board" in read_off
    assert read_off <= {"ix_ticket_board", "ix_ticket_closed"}
    assert not any(step.startswith("SCAN ticket ") for step in plan)


def test_a_search_on_the_board_is_made_once_for_open_and_once_for_closed(sqlite_backend):
    wanted = TicketFilter(text="打印")
    _statuses, plan, _rows = plans(sqlite_backend, lambda read: board.board(read, wanted))
    assert sum("ticket_fts" in step for step in plan) == 2


@pytest.mark.parametrize("by", LaneBy)
@pytest.mark.parametrize("wanted", [TicketFilter(), PRAISE, TicketFilter(overdue=True)])
def test_lanes_are_read_off_the_indexes_of_the_board(sqlite_backend, by, wanted):
    chosen = plans(sqlite_backend, lambda read: swimlanes.swimlanes(read, wanted, by))
    read_off = {
        step.split("INDEX ")[1].split()[0]
        for plan in chosen
        for step in plan
        if "H ticket USING" in step and "PRIMARY KEY" not in step
    }
    assert read_off == {"ix_ticket_board", "ix_ticket_closed"}
    assert not any(step.startswith("SCAN ticket ") for plan in chosen for step in plan)


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (queries.filter_counts, "ix_ticket_board"),
        (lambda read: queries.ticket_count(read, PRAISE), "ix_ticket_"),
        (lambda read: queries.ticket_count(read, TicketFilter(overdue=True)), "ix_ticket_"),
    ],
)
def test_counts_are_made_in_a_narrow_index(sqlite_backend, ask, index):
    (plan,) = plans(sqlite_backend, ask)
    assert index in plan[0]
