"""Everybody works a day: what their role allows goes through under their own login."""

import pytest

from app.core.errors import PermissionDenied
from app.customers import queries as customers
from app.customers import service as customer_service
from app.customers.dto import NewContact, NewCustomer, PointInput
from app.customers.rules import PointKind
from app.tickets import queries as tickets
from app.tickets import service as ticket_service
from app.tickets.dto import Comment, MoveTicket, ReportTicket, SolveTicket, TakeTicket
from app.tickets.rules import Kind
from app.timeline.dto import EntryKind
from app.timeline.queries import timeline

DESK = ("front", "agent", "supervisor", "manager")


def register(team, login, name="星河科技", **more):
    owner_id = more.pop("owner_id", team.ids[login])
    wang = NewContact("王小明", points=(PointInput(PointKind.PHONE, "13800138000"),))
    cmd = NewCustomer(name=name, owner_id=owner_id, contacts=(wang,), **more)
    return team[login].command(customer_service.register, cmd).result


def report(team, login, customer_id, **more):
    cmd = ReportTicket(customer_id=customer_id, title="打不开", kind=Kind.TECHNICAL, **more)
    return team[login].command(ticket_service.report, cmd).result


@pytest.mark.parametrize("login", DESK)
def test_everybody_of_the_desk_registers_and_reports(team, login):
    customer_id = register(team, login)
    ticket_id = report(team, login, customer_id)
    row = team[login].query(customers.customer_detail, customer_id).row
    assert (row.name, row.open_tickets) == ("星河科技", 1)
    assert team[login].query(tickets.ticket_detail, ticket_id).row.version >= 1
    told = {entry.kind for entry in team[login].query(timeline, customer_id).rows}
    assert {EntryKind.CUSTOMER, EntryKind.TICKET} <= told


def test_an_administrator_sees_no_customer(team):
    register(team, "front")
    with pytest.raises(PermissionDenied):
        team["admin"].query(customers.search, "星河")


def test_a_ticket_goes_its_way(team):
    ticket_id = report(team, "front", register(team, "front"))
    agent = team["agent"]

    def version():
        return agent.query(tickets.ticket_detail, ticket_id).row.version

    agent.command(ticket_service.take, TakeTicket(ticket_id, version()))
    team["front"].command(ticket_service.comment, Comment(ticket_id, "客户又来电话了"))
    agent.command(ticket_service.solve, SolveTicket(ticket_id, "重装以后可以打开了", version()))
    cmd = MoveTicket(ticket_id, "in_progress", version())
    with pytest.raises(PermissionDenied):
        team["stranger"].command(ticket_service.move, cmd)
    assert agent.query(tickets.ticket_detail, ticket_id).row.status == "to_confirm"
