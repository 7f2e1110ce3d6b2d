"""What follows from a ticket in other parts of the desk."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.errors import Invalid
from app.customers.tables import CustomerStats
from app.followups.tables import FollowUp
from app.interactions.tables import Interaction
from app.notifications.tables import Notice
from app.surveys.tables import Invitation
from app.tickets import service
from app.tickets.dto import AssignTicket, CloseTicket, ReopenTicket, TakeTicket, TellCustomer
from app.tickets.rules import Channel, Kind, Outcome, Rating
from tests.tickets_world import SOLUTION

TOLD = "告知客户配件周三到货，届时电话预约上门"


def rows(world, *columns):
    return world.backend.query(lambda read: list(read.session.execute(select(*columns))))


def open_tickets(world) -> int:
    return rows(world, CustomerStats.open_tickets)[0][0]


def close(world, ticket_id, outcome=Outcome.SOLVED) -> None:
    answers = {"outcome": outcome, "rating": Rating.MOSTLY, "solution": SOLUTION}
    world.do("", service.close, CloseTicket, ticket_id, **answers)


def test_the_customer_counts_open_tickets(world):
    first = world.report()
    world.report()
    assert open_tickets(world) == 2
    close(world, first)
    assert open_tickets(world) == 1
    world.do("", service.reopen, ReopenTicket, first, reason="客户来电：当晚又卡纸")
    assert open_tickets(world) == 2


def test_the_new_owner_hears_of_it_and_who_took_it_does_not(world):
    ticket_id = world.report(kind=Kind.COMPLAINT)
    world.do("吴倩", service.assign, AssignTicket, ticket_id, owner_id=world.people["赵敏"].user_id)
    world.do("林涛", service.take, TakeTicket, world.report(kind=Kind.INQUIRY))
    told = rows(world, Notice.user_id, Notice.kind, Notice.subject_id)
    assert [tuple(row) for row in told] == [
        (world.people["何欣"].user_id, "ticket_assigned", ticket_id),
        (world.people["赵敏"].user_id, "ticket_assigned", ticket_id),
    ]


def test_what_the_customer_was_told_stands_on_the_timeline(world, clock):
    ticket_id = world.report(contact_id=world.contact_id)
    clock.forward(hours=1)
    cmd = TellCustomer(ticket_id, TOLD, Channel.HOTLINE)
    outcome = world.of("赵敏").command(service.tell_customer, cmd)
    assert [tuple(row) for row in rows(
        world, Interaction.ticket_id, Interaction.channel, Interaction.direction, Interaction.body,
        Interaction.contact_id,
    )] == [(ticket_id, "phone", "out", TOLD, world.contact_id)]  # fmt: skip
    assert rows(world, CustomerStats.last_contact_at)[0][0] == clock.now
    assert outcome.undo is None
    assert {"ticket", "interaction", "customer"} <= outcome.changes.ids.keys()


def test_a_confidential_ticket_leaves_only_the_time_on_the_customer(world, clock):
    ticket_id = world.report(is_confidential=True)
    clock.forward(hours=1)
    world.backend.command(service.tell_customer, TellCustomer(ticket_id, TOLD, Channel.PHONE))
    assert rows(world, Interaction.id) == []
    assert rows(world, CustomerStats.last_contact_at)[0][0] == clock.now


def test_a_refused_text_leaves_nothing_anywhere(world):
    ticket_id = world.report()
    with pytest.raises(Invalid):
        world.backend.command(service.tell_customer, TellCustomer(ticket_id, "已联系", Channel.WEB))
    assert rows(world, Interaction.id) == []
    assert len(world.history(ticket_id)) == 2


def test_a_closed_ticket_opens_a_survey(world):
    ticket_id = world.report(contact_id=world.contact_id)
    close(world, ticket_id)
    assert [tuple(row) for row in rows(world, Invitation.ticket_id, Invitation.contact_id)] == [
        (ticket_id, world.contact_id)
    ]


def test_what_was_solved_in_part_is_followed_up_each_time(world, clock):
    ticket_id = world.report()
    close(world, ticket_id, Outcome.PARTLY)
    mine = (FollowUp.ticket_id, FollowUp.kind, FollowUp.due_at, FollowUp.owner_id)
    expected = (
        ticket_id,
        "partly_solved",
        clock.now + timedelta(hours=24),
        world.backend.actor.user_id,
    )
    assert [tuple(row) for row in rows(world, *mine) if row[0]] == [expected]
    world.do("", service.reopen, ReopenTicket, ticket_id, reason="客户来电：当晚又卡纸")
    close(world, ticket_id, Outcome.PARTLY)
    assert [tuple(row) for row in rows(world, *mine) if row[0]] == [expected, expected]


def test_what_was_solved_whole_needs_no_follow_up(world):
    close(world, world.report())
    assert [row for row in rows(world, FollowUp.ticket_id) if row[0]] == []
