"""Tickets from before: their true times, clocks that stay silent, any number of them."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.errors import PermissionDenied
from app.customers.tables import CustomerStats
from app.notifications.tables import Notice
from app.sla import queries as sla
from app.sla.tables import SlaClock
from app.surveys.tables import Invitation
from app.tickets import queries, service
from app.tickets.dto import MoveTicket, TicketFilter, TicketSort
from app.tickets.past import PastStep, PastTicket
from app.tickets.rules import (
    CLOSED,
    IN_PROGRESS,
    TO_CONFIRM,
    WAITING_CUSTOMER,
    EventType,
    Kind,
    Outcome,
    Rating,
)
from tests.tickets_world import SOLUTION


def record(world, *tickets) -> list[int]:
    return world.backend.command(service.record_history, tickets).result


def a_closed_one(world, clock) -> PastTicket:
    """Reported three weeks ago at 10:00, taken after 10 minutes, solved after 3 hours."""
    began = clock.now - timedelta(days=21)
    owner = world.people["赵敏"].user_id

    def step(minutes, type_, status, **more):
        return PastStep(began + timedelta(minutes=minutes), type_, owner, status, **more)

    return PastTicket(
        world.customer_id,
        Kind.TECHNICAL,
        "扫描仪无法联网",
        began,
        steps=(
            step(10, EventType.TOOK, IN_PROGRESS),
            step(60, EventType.CHANGED, None, percent=50, text="更换网线后仍不通"),
            step(180, EventType.SOLVED, TO_CONFIRM),
            step(240, EventType.CLOSED, CLOSED),
        ),
        owner_id=owner,
        department_id=world.departments["support"],
        solution=SOLUTION,
        outcome=Outcome.SOLVED,
        rating=Rating.CONTENT,
        external_no="INC001",
        external_source="old",
    )


def test_the_past_keeps_its_times_and_numbers(world, clock):
    past = a_closed_one(world, clock)
    (ticket_id,) = record(world, past)
    detail = world.detail(ticket_id)
    began = past.reported_at
    assert (detail.row.number, detail.external_no) == ("T-20260209-0001", "INC001")
    assert (detail.row.reported_at, detail.accepted_at, detail.row.closed_at) == (
        began,
        began + timedelta(minutes=10),
        began + timedelta(minutes=240),
    )
    assert (detail.row.status, detail.row.progress, detail.row.owner_name) == (CLOSED, 100, "赵敏")
    history = world.history(ticket_id)
    assert [(e.type, e.field, e.before, e.after) for e in history] == [
        (EventType.IMPORTED, None, None, None),
        (EventType.TOOK, "status", "new", IN_PROGRESS),
        (EventType.CHANGED, "progress", "0", "50"),
        (EventType.SOLVED, "status", IN_PROGRESS, TO_CONFIRM),
        (EventType.CLOSED, "status", TO_CONFIRM, CLOSED),
    ]
    assert [e.at for e in history] == [began, *(step.at for step in past.steps)]


def test_a_report_to_the_customer_with_a_percentage_is_told_once(world, clock):
    began = clock.now - timedelta(days=2)
    told = PastStep(
        began + timedelta(hours=1), EventType.TOLD_CUSTOMER, None, percent=40, text="已更换网线"
    )
    past = PastTicket(world.customer_id, Kind.TECHNICAL, "断网", began, steps=(told,))
    (ticket_id,) = record(world, past)
    lines = [(e.type, e.field, e.after, e.text) for e in world.history(ticket_id)[1:]]
    assert lines == [
        (EventType.CHANGED, "progress", "40", None),
        (EventType.TOLD_CUSTOMER, "channel", "phone", "已更换网线"),
    ]


def test_the_past_has_its_clocks_and_tells_nobody(world, clock):
    (ticket_id,) = record(world, a_closed_one(world, clock))

    def read(reading):
        clocks = sla.clocks(reading.session, "ticket", ticket_id)
        notices = reading.session.execute(select(Notice.id)).all()
        surveys = reading.session.execute(select(Invitation.id)).all()
        return {str(c.kind): str(c.state) for c in clocks}, len(notices), len(surveys)

    found, notices, surveys = world.backend.query(read)
    assert (found["accept"], found["solve"]) == ("met", "met")
    assert (notices, surveys) == (0, 0)


def test_an_open_ticket_of_the_past_is_overdue_but_never_rings(world, clock):
    began = clock.now - timedelta(days=2)
    silent, loud = record(
        world,
        PastTicket(world.customer_id, Kind.INQUIRY, "旧", began),
        PastTicket(world.customer_id, Kind.INQUIRY, "新", began, is_silent=False),
    )

    def waiting(reading):
        statement = select(SlaClock.record_id).where(SlaClock.next_at.is_not(None))
        return set(reading.session.execute(statement).scalars())

    assert world.backend.query(waiting) == {loud}
    overdue = world.backend.query(
        queries.ticket_page, TicketFilter(overdue=True), TicketSort("number")
    )
    assert {row.id for row in overdue.rows} == {silent, loud}
    world.do("", service.move, MoveTicket, silent, to_status=WAITING_CUSTOMER)
    world.do("", service.move, MoveTicket, silent, to_status=IN_PROGRESS)
    assert world.backend.query(waiting) == {loud}


def test_customers_know_how_many_of_them_are_open(world, clock):
    record(
        world,
        a_closed_one(world, clock),
        PastTicket(world.customer_id, Kind.INQUIRY, "报价", clock.now - timedelta(days=1)),
    )
    count = world.backend.query(
        lambda read: read.session.execute(
            select(CustomerStats.open_tickets).where(CustomerStats.customer_id == world.customer_id)
        ).scalar_one()
    )
    assert count == 1


def test_many_come_in_the_order_given_and_are_found(world, clock):
    past = [
        PastTicket(world.customer_id, Kind.INQUIRY, f"询价 {n}", clock.now - timedelta(days=n % 9))
        for n in range(1_100)
    ]
    ids = record(world, *past)
    assert len(set(ids)) == 1_100
    titles = [world.detail(ids[n]).row.title for n in (0, 499, 500, 1_099)]
    assert titles == ["询价 0", "询价 499", "询价 500", "询价 1099"]
    page = world.backend.query(queries.ticket_page, TicketFilter(text="1099"), TicketSort())
    assert [row.id for row in page.rows] == [ids[1_099]]


def test_a_second_import_of_the_same_number_is_refused_by_the_store(world, clock):
    from sqlalchemy.exc import IntegrityError

    record(world, a_closed_one(world, clock))
    with pytest.raises(IntegrityError):
        record(world, a_closed_one(world, clock))
    assert world.backend.query(queries.ticket_count, TicketFilter()) == 1


@pytest.mark.parametrize(
    ("name", "is_allowed"), [("陈静", False), ("赵敏", False), ("周强", True), ("管理", True)]
)
def test_who_may_import(world, clock, name, is_allowed):
    past = [PastTicket(world.customer_id, Kind.INQUIRY, "报价", clock.now)]
    backend = world.of(name)
    if is_allowed:
        assert backend.command(service.record_history, past).result
        return
    with pytest.raises(PermissionDenied):
        backend.command(service.record_history, past)
