"""The clocks follow what happens to a ticket. Now is Monday 2026-03-02 10:00 in Shanghai."""

from datetime import UTC, datetime

import pytest

from app.core.errors import Invalid
from app.sla import queries as sla
from app.tickets import queries, service
from app.tickets.dto import (
    AssignTicket,
    Classify,
    CloseTicket,
    FilePlan,
    MoveTicket,
    ReopenTicket,
    SetDue,
    SolveTicket,
    TakeTicket,
    TellCustomer,
    TicketFilter,
)
from app.tickets.rules import (
    IN_PROGRESS,
    WAITING_CUSTOMER,
    Channel,
    Kind,
    Outcome,
    Rating,
    Severity,
)
from tests.conftest import SHANGHAI
from tests.tickets_world import SOLUTION


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


def clocks(world, ticket_id):
    """Clocks by kind; of a kind that started afresh the last one."""
    found = world.backend.query(lambda read: sla.clocks(read.session, "ticket", ticket_id))
    return {str(clock.kind): clock for clock in found}


def test_a_report_starts_accept_and_solve(world):
    ticket_id = world.report()
    found = clocks(world, ticket_id)
    assert {kind: (c.state, c.due_at) for kind, c in found.items()} == {
        "accept": ("running", at(2, 10, 30)),
        "solve": ("running", at(2, 15, 30)),
    }
    row = world.detail(ticket_id).row
    assert (row.next_due_at, row.next_due_kind) == (at(2, 10, 30), "accept")
    assert row.warn_at == at(2, 10, 22).replace(second=30)


def test_being_assigned_does_not_accept_and_taking_does(world, clock):
    ticket_id = world.report()
    taker = world.people["赵敏"].user_id
    world.do("吴倩", service.assign, AssignTicket, ticket_id, owner_id=taker)
    assert clocks(world, ticket_id)["accept"].state == "running"
    clock.forward(minutes=10)
    world.do("赵敏", service.take, TakeTicket, ticket_id)
    found = clocks(world, ticket_id)
    assert (found["accept"].state, found["accept"].done_at) == ("met", at(2, 10, 10))
    assert found["progress"].due_at == at(2, 15, 40)


def test_a_late_take_misses_the_promise(world, clock):
    ticket_id = world.report()
    clock.forward(minutes=31)
    world.do("赵敏", service.take, TakeTicket, ticket_id)
    assert clocks(world, ticket_id)["accept"].state == "missed"


def test_waiting_for_the_customer_stops_the_clocks_and_moves_the_due_time(world, clock):
    ticket_id = world.report()
    world.do("赵敏", service.take, TakeTicket, ticket_id)
    clock.now = at(2, 11)
    world.do("赵敏", service.move, MoveTicket, ticket_id, to_status=WAITING_CUSTOMER)
    row = world.detail(ticket_id).row
    assert (row.next_due_at, row.is_paused) == (None, True)
    assert clocks(world, ticket_id)["solve"].state == "paused"
    clock.now = at(2, 14)  # an hour before lunch and half an hour after it are not counted
    world.do("赵敏", service.move, MoveTicket, ticket_id, to_status=IN_PROGRESS)
    assert clocks(world, ticket_id)["solve"].due_at == at(2, 17)
    assert world.detail(ticket_id).row.is_paused is False


def test_telling_the_customer_accepts_and_starts_the_progress_clock_anew(world, clock):
    ticket_id = world.report()
    told = TellCustomer(ticket_id, "告知客户配件周三到货，届时电话预约上门", Channel.PHONE)
    world.of("赵敏").command(service.tell_customer, told)
    assert clocks(world, ticket_id)["accept"].state == "met"
    clock.now = at(2, 11)
    world.of("赵敏").command(service.tell_customer, told)
    progress = clocks(world, ticket_id)["progress"]
    assert (progress.instance, progress.due_at) == (2, at(2, 16, 30))


def test_reopening_goes_on_with_the_time_used(world, clock):
    ticket_id = world.report()
    clock.now = at(2, 12)  # two hours used
    world.do("", service.solve, SolveTicket, ticket_id, solution=SOLUTION)
    assert clocks(world, ticket_id)["solve"].state == "met"
    answers = {"outcome": Outcome.SOLVED, "rating": Rating.CONTENT}
    world.do("", service.close, CloseTicket, ticket_id, **answers)
    assert world.detail(ticket_id).row.next_due_at is None
    clock.now = at(3, 9)
    world.do("", service.reopen, ReopenTicket, ticket_id, reason="客户来电：当晚又卡纸")
    solve = clocks(world, ticket_id)["solve"]
    assert (solve.state, solve.due_at) == ("running", at(3, 11))


def test_a_higher_severity_begins_a_new_epoch_from_the_report_on(world, clock):
    ticket_id = world.report()
    clock.now = at(2, 11)
    cmd = {"kind": Kind.TECHNICAL, "severity": Severity.MAJOR}
    world.do("", service.classify, Classify, ticket_id, **cmd)
    found = clocks(world, ticket_id)
    assert (found["solve"].epoch, found["solve"].due_at) == (2, at(5, 10))
    assert (found["plan"].state, found["plan"].started_at) == ("running", at(2, 11))
    world.do("", service.file_plan, FilePlan, ticket_id, text="明天上午带备件上门更换")
    assert clocks(world, ticket_id)["plan"].state == "met"


def test_a_due_time_by_hand_wins(world, clock):
    ticket_id = world.report()
    cmd = {"kind": "solve", "due_at": at(4, 12)}
    world.do("", service.set_due, SetDue, ticket_id, **cmd)
    solve = clocks(world, ticket_id)["solve"]
    assert (solve.due_at, solve.is_by_hand, solve.epoch) == (at(4, 12), True, 2)
    with pytest.raises(Invalid) as past:
        world.do("", service.set_due, SetDue, ticket_id, **(cmd | {"due_at": at(2, 9)}))
    with pytest.raises(Invalid) as none:
        world.do("", service.set_due, SetDue, ticket_id, **(cmd | {"kind": "plan"}))
    assert past.value.fields == {"due_at": "in_the_past"}
    assert none.value.fields == {"kind": "no_clock"}


def test_a_vip_promise_runs_through_the_night(world):
    from app.customers import service as customers
    from app.customers.dto import NewCustomer

    vip = world.backend.command(customers.register, NewCustomer("贵宾", tier="vip")).result
    assert clocks(world, world.report(customer_id=vip))["solve"].due_at == at(2, 14)


def test_a_new_tier_moves_the_promises_of_open_tickets(world, clock):
    ticket_id = world.report()
    clock.forward(minutes=5)
    world.backend.command(service.note_tier, world.customer_id, "ordinary", "vip")
    solve = clocks(world, ticket_id)["solve"]
    assert (solve.epoch, solve.due_at) == (2, at(2, 14))


def test_overdue_and_due_today_are_counted(world, clock):
    late = world.report()
    world.do("赵敏", service.take, TakeTicket, world.report())
    waiting = world.report()
    world.do("赵敏", service.move, MoveTicket, waiting, to_status=WAITING_CUSTOMER)
    clock.now = at(2, 11)
    counts = world.of("赵敏").query(queries.filter_counts)
    assert (counts.mine, counts.overdue, counts.due_today, counts.unowned) == (2, 1, 1, 1)
    for wanted, expected in (
        (TicketFilter(overdue=True), [late]),
        (TicketFilter(unowned=True), [late]),
        (TicketFilter(due_today=True), [late + 1]),
    ):
        page = world.backend.query(queries.ticket_page, wanted, queries.TicketSort())
        assert [row.id for row in page.rows] == expected


def test_every_deadline_can_be_explained(world, clock):
    ticket_id = world.report()
    world.do("赵敏", service.move, MoveTicket, ticket_id, to_status=WAITING_CUSTOMER)
    clock.now = at(2, 11)
    world.do("赵敏", service.move, MoveTicket, ticket_id, to_status=IN_PROGRESS)
    found = world.backend.query(queries.explanations, ticket_id)
    assert {(str(kind), instance) for (kind, instance) in found} >= {("accept", 1), ("solve", 1)}
    shown, calendar = world.backend.query(queries.clocks_now, ticket_id)
    left = {str(c.kind): c.reading(calendar, clock.now).left for c in shown if c.is_open}
    assert left["solve"] == 4 * 3600
