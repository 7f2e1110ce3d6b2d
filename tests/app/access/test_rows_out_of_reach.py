"""A row that one may read but not change is a matter of rights, not of who was first."""

from dataclasses import replace

import pytest

from app.core.errors import Conflict, PermissionDenied
from app.core.permissions import Role
from app.customers import queries, service
from app.customers.dto import ChangeCustomer, NewCustomer
from app.customers.tables import Customer


@pytest.fixture
def forged(team):
    """The desk of a stranger who made his program believe that he is a manager."""
    if not team.is_server:
        pytest.skip("only a server judges again")
    desk = team["stranger"]
    desk.actor = replace(desk.actor, role=Role.MANAGER)
    return desk


@pytest.fixture
def customer(team):
    command = NewCustomer("晨光贸易", owner_id=team.ids["agent"])
    return team["manager"].command(service.register, command).result


def test_what_the_server_hides_from_a_change_is_denied(team, forged, customer):
    version = team["manager"].query(queries.customer_detail, customer).row.version
    with pytest.raises(PermissionDenied):
        forged.command(service.change, ChangeCustomer(customer, version, {"city": "杭州"}))


def test_who_is_outrun_each_time_is_told_of_a_conflict(team, customer):
    if not team.is_server:
        pytest.skip("writes of one file wait for each other")

    def outrun(uow):
        mine = uow.get(Customer, customer)
        mine.city = "杭州"
        row = team["manager"].query(queries.customer_detail, customer).row
        theirs = ChangeCustomer(customer, row.version, {"city": f"上海 {row.version}"})
        team["manager"].command(service.change, theirs)

    with pytest.raises(Conflict):
        team["agent"].command(outrun)
