"""Whoever takes in the mail needs no right to the tickets it answers, and learns nothing of them."""

import pytest

from app.core.errors import NotFound
from app.customers import queries as customers
from app.customers import service as customer
from app.customers.dto import NewContact, NewCustomer, PointInput
from app.customers.rules import PointKind
from app.intake import queries, service
from app.intake.dto import Message
from app.intake.rules import Reason, State
from app.tickets import queries as tickets
from app.tickets import service as ticket
from app.tickets.dto import MoveTicket, ReportTicket, TicketFilter, TicketSort
from app.tickets.rules import Channel, EventType, Kind

WANG = "wang@example.cn"


@pytest.fixture
def desk(team):
    """A customer of the manager's; gives a way to report a ticket of his."""
    wang = NewContact("王小明", points=(PointInput(PointKind.EMAIL, WANG),))
    manager = team["manager"]
    customer_id = manager.command(
        customer.register, NewCustomer("星河科技", contacts=(wang,))
    ).result

    def report(**fields):
        cmd = ReportTicket(customer_id, Kind.TECHNICAL, "打不开", **fields)
        return detail(manager.command(ticket.report, cmd).result)

    def detail(id_):
        return manager.query(tickets.ticket_detail, id_)

    report.detail = detail
    return report


def answer(number, key="1"):
    return Message(key, Channel.EMAIL, f"Re: [{number}]", "还是打不开", "王小明", WANG)


def test_the_front_desk_takes_in_an_answer_to_somebody_else_s_ticket(team, desk):
    row = desk(owner_id=team.ids["agent"]).row
    for status in ("in_progress", "waiting_customer"):
        version = desk.detail(row.id).row.version
        team["agent"].command(ticket.move, MoveTicket(row.id, status, version))
    taken = team["front"].command(service.take_in, answer(row.number)).result
    now = desk.detail(row.id).row
    line = team["manager"].query(tickets.history, row.id).rows
    written = [one for one in line if one.type is EventType.CUSTOMER_WROTE]
    assert (taken.ticket_id, taken.is_reply, now.status) == (row.id, True, "in_progress")
    assert {one.actor_name for one in written} == {None}
    assert now.owner_id == team.ids["agent"]


def test_an_answer_on_a_confidential_ticket_waits_for_who_sees_it(team, desk):
    row = desk(owner_id=team.ids["manager"], is_confidential=True).row
    taken = team["front"].command(service.take_in, answer(row.number)).result
    waiting = team["front"].query(queries.incoming_page).rows[0]
    assert (taken.state, waiting.reason) == (State.WAITING, Reason.CONFIDENTIAL)
    assert team["front"].command(service.take_waiting).result == 0
    assert team["manager"].command(service.take_waiting).result == 1
    found = team["manager"].query(tickets.ticket_page, TicketFilter(), TicketSort()).rows
    assert [one.id for one in found] == [row.id]


def test_what_was_put_on_a_confidential_ticket_is_for_who_sees_that(team, desk):
    row = desk(owner_id=team.ids["manager"], is_confidential=True).row
    came = team["front"].command(service.take_in, answer(row.number)).result
    assert team["manager"].command(service.take_waiting).result == 1
    assert team["manager"].query(queries.incoming_text, came.id) == "还是打不开"
    assert len(team["manager"].query(queries.incoming_page, False).rows) == 1
    assert team["front"].query(queries.incoming_page, False).rows == ()
    with pytest.raises(NotFound):
        team["front"].query(queries.incoming_text, came.id)
    again = team["front"].command(service.take_in, answer(row.number)).result
    assert (again.state, again.is_new) == (State.TAKEN, False)


def test_an_address_for_a_name_names_no_customer(team):
    sent = Message("1", Channel.EMAIL, "询价", "多少钱", "li@example.com", "li@example.com")
    id_ = team["front"].command(service.take_in, sent).result.ticket_id
    row = team["manager"].query(tickets.ticket_detail, id_).row
    found = team["manager"].query(customers.customer_detail, row.customer_id)
    assert found.row.name == "li"
