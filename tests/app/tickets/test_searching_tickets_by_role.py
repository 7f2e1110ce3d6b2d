"""The search of tickets applies the reader's reach itself: confidential ones are found by few."""

import pytest

from app.customers import service as customer_service
from app.customers.dto import NewCustomer
from app.tickets import queries, service
from app.tickets.dto import ReportTicket, TicketFilter, TicketSort
from app.tickets.rules import Kind


@pytest.fixture
def secret(team):
    agent = team["agent"]
    owner_id = team.ids["agent"]
    customer_id = agent.command(
        customer_service.register, NewCustomer("星河科技", owner_id=owner_id)
    ).result
    cmd = ReportTicket(customer_id, Kind.COMPLAINT, "投诉退款", is_confidential=True)
    agent.command(service.report, cmd)
    return team


def found(team, login):
    wanted = TicketFilter(text="退款")
    rows = team[login].query(queries.ticket_page, wanted, TicketSort()).rows
    return [row.title for row in rows]


def test_confidential_tickets_are_found_by_those_they_concern(secret):
    assert found(secret, "agent") == found(secret, "manager") == ["投诉退款"]
    assert found(secret, "stranger") == found(secret, "front") == []


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_the_function_itself_tells_no_more(secret):
    import psycopg

    def ids(login):
        with psycopg.connect(secret.address(login), options="-c search_path=laike") as connection:
            return connection.execute("SELECT search_tickets('退 <-> 款', NULL)").fetchall()

    assert ids("agent") == ids("manager") == [(1,)]
    assert ids("stranger") == ids("front") == ids("admin") == []
