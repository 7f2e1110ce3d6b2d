"""New tickets go where the routing table sends them, whoever reports them."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.errors import Invalid, PermissionDenied
from app.customers import service as customers
from app.customers.dto import NewCustomer
from app.customers.tables import Customer
from app.identity.queries import department_by_key
from app.identity.tables import UserAccount
from app.notifications.tables import Notice
from app.tickets import queries, routes, service
from app.tickets.dto import ReportTicket
from app.tickets.route_writes import (
    PlaceRoutingRule,
    RemoveRoutingRule,
    SaveRoutingRule,
    place_routing_rule,
    remove_routing_rule,
    save_routing_rule,
)
from app.tickets.routing import RoutingFacts, RoutingRule, Way
from app.tickets.rules import Kind, Severity


def add(backend, way: Way, department_id: int | None = None, **fields) -> int:
    rule = RoutingRule(0, way, department_id, **fields)
    return backend.command(save_routing_rule, SaveRoutingRule(rule)).result


def owners(world, count: int, **fields) -> list[str | None]:
    return [world.detail(world.report(**fields)).row.owner_name for _ in range(count)]


def in_order(backend) -> list[int]:
    return [rule.id for rule in backend.query(routes.routing_rules)]


def change_customer(world, **values) -> None:
    def change(uow):
        customer = uow.session.get(Customer, world.customer_id)
        for name, value in values.items():
            setattr(customer, name, value)

    world.backend.command(change)


def deactivate(world, name: str) -> None:
    person_id = world.people[name].user_id
    world.backend.command(
        lambda uow: setattr(uow.session.get(UserAccount, person_id), "is_active", False)
    )


def test_without_a_rule_that_fits_the_kind_decides_as_before(world):
    add(world.backend, Way.DEPARTMENT, world.departments["sales"], kind="praise")
    row = world.detail(world.report(kind=Kind.COMPLAINT)).row
    assert (row.department_id, row.owner_name) == (world.departments["service"], "何欣")


def test_first_rule_that_fits_sends_the_ticket_and_raises_its_severity(world):
    add(world.backend, Way.DEPARTMENT, world.departments["sales"], words="退款", severity="complex")
    add(world.backend, Way.DEPARTMENT, world.departments["service"], kind="technical")
    ticket_id = world.report(title="要求退款")
    row = world.detail(ticket_id).row
    assert (row.department_id, row.owner_id, row.status) == (
        world.departments["sales"],
        None,
        "new",
    )
    assert row.severity is Severity.COMPLEX
    assert world.detail(world.report(title="退款", severity=Severity.MAJOR)).row.severity == "major"
    clocks = {c.kind: c.target_seconds for c in world.backend.query(queries.clocks, ticket_id)}
    assert clocks["solve"] == 24 * 3600  # promised for the severity that it got


def test_named_person_gets_it_while_he_works_here(world, clock):
    add(
        world.backend, Way.PERSON, world.departments["service"],
        person_id=world.people["林涛"].user_id, channel="phone",
    )  # fmt: skip
    row = world.detail(world.report()).row
    assert (row.owner_name, row.department_id) == ("林涛", world.departments["sales"])
    assert row.status == "assigned"
    told = world.backend.query(
        lambda read: list(read.session.execute(select(Notice.user_id)).scalars())
    )
    assert world.people["林涛"].user_id in told
    deactivate(world, "林涛")
    row = world.detail(world.report()).row
    assert (row.owner_name, row.department_id) == (None, world.departments["service"])


def test_agents_take_turns(world, clock):
    add(world.backend, Way.ROUND_ROBIN, world.departments["support"])
    given = []
    for _ in range(4):
        given += owners(world, 1)
        clock.forward(minutes=1)
    assert given == ["赵敏", "王磊", "赵敏", "王磊"]


def test_who_has_the_fewest_open_tickets_gets_the_next(world, clock):
    for _ in range(2):
        world.report(owner_id=world.people["赵敏"].user_id)
        clock.forward(minutes=1)
    add(world.backend, Way.LEAST_LOAD, world.departments["support"])
    given = []
    for _ in range(3):
        given += owners(world, 1)
        clock.forward(minutes=1)
    assert given == ["王磊", "王磊", "赵敏"]


def test_where_there_are_no_agents_the_others_of_the_department_take_turns(world):
    add(world.backend, Way.ROUND_ROBIN, world.departments["service"])
    assert sorted(owners(world, 1)) == ["陈静"]


def test_vip_goes_to_his_account_manager_or_to_who_is_in_charge_of_him(world):
    add(world.backend, Way.ACCOUNT_MANAGER, world.departments["service"], tier="vip")
    in_charge = world.people["王磊"].user_id
    change_customer(world, tier="vip", owner_id=in_charge, account_manager_id=None)
    assert owners(world, 1) == ["王磊"]
    change_customer(world, account_manager_id=world.people["林涛"].user_id)
    assert owners(world, 1) == ["林涛"]
    deactivate(world, "林涛")
    assert owners(world, 1) == ["王磊"]
    deactivate(world, "王磊")
    row = world.detail(world.report()).row
    assert (row.owner_name, row.department_id) == (None, world.departments["service"])


def test_trial_says_which_rule_decides_and_why_the_others_do_not(world):
    first = add(world.backend, Way.DEPARTMENT, world.departments["sales"], kind="complaint")
    second = add(world.backend, Way.DEPARTMENT, world.departments["sales"], words="退款")
    facts = RoutingFacts("technical", None, "ordinary", "phone", "退款")
    trial = world.backend.query(routes.try_route, facts)
    assert trial.verdicts == ((first, "kind"), (second, None))
    assert trial.to == routes.Destination(world.departments["sales"], None, None, second)


def test_order_is_changed_step_by_step_and_a_removed_rule_comes_back(world):
    backend = world.backend
    one, two, three = (add(backend, Way.DEPARTMENT, world.departments["sales"]) for _ in range(3))
    backend.command(place_routing_rule, PlaceRoutingRule(three, -1))
    backend.command(place_routing_rule, PlaceRoutingRule(one, -1))
    assert in_order(backend) == [one, three, two]
    version = backend.query(routes.routing_rules)[1].version
    done = backend.command(remove_routing_rule, RemoveRoutingRule(three, version))
    assert in_order(backend) == [one, two]
    backend.command(done.undo.command, *done.undo.args)
    assert in_order(backend) == [one, three, two]


def test_rule_names_a_department_or_person_where_its_way_needs_one(world):
    with pytest.raises(Invalid) as refusal:
        add(world.backend, Way.LEAST_LOAD)
    assert refusal.value.fields == {"department_id": "required"}
    with pytest.raises(Invalid) as refusal:
        add(world.backend, Way.PERSON)
    assert refusal.value.fields == {"person_id": "required"}


def test_only_a_manager_or_administrator_changes_the_table(team):
    place = team.owner.query(lambda read: department_by_key(read.session, "sales"))
    for login in ("front", "agent", "supervisor"):
        with pytest.raises(PermissionDenied):
            add(team[login], Way.DEPARTMENT, place)
    rule_id = add(team["manager"], Way.DEPARTMENT, place, kind="praise")
    other = add(team["admin"], Way.DEPARTMENT, place)
    team["admin"].command(place_routing_rule, PlaceRoutingRule(other, -1))
    assert in_order(team["front"]) == [other, rule_id]


@pytest.mark.parametrize("login", ["front", "agent", "stranger"])
@pytest.mark.parametrize("way", [Way.PERSON, Way.LEAST_LOAD, Way.ROUND_ROBIN])
def test_who_may_not_assign_reports_and_the_rule_assigns(team, login, way):
    support = team.owner.query(lambda read: department_by_key(read.session, "support"))
    person = team.ids["colleague"] if way is Way.PERSON else None
    add(team["manager"], way, support, person_id=person, severity="complex")
    customer_id = team["front"].command(customers.register, NewCustomer("云帆科技")).result
    ticket_id = (
        team[login]
        .command(service.report, ReportTicket(customer_id, Kind.COMPLAINT, "服务太慢"))
        .result
    )
    row = team["manager"].query(queries.ticket_detail, ticket_id).row
    assert row.owner_id in (team.ids["agent"], team.ids["colleague"])
    assert (row.department_id, row.severity, row.status) == (support, "complex", "assigned")


def test_turns_older_than_a_month_are_forgotten(world, clock):
    add(world.backend, Way.ROUND_ROBIN, world.departments["support"])
    assert owners(world, 1) == ["赵敏"]
    clock.now += timedelta(days=31)
    assert owners(world, 1) == ["赵敏"]
