"""Notices reach people in working hours, not about muted tickets, and are settled when it is done.

Reported on Monday at 10:00: to be accepted by 10:30 (warning at 10:22:30), escalated at 11:30.
"""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text

from app.customers import service as customers
from app.customers.dto import NewCustomer
from app.notifications import mutes, queries
from app.notifications.service import notify
from app.notifications.tables import Notice
from app.settings.dto import ChangeSetting
from app.settings.service import change
from app.sla.queries import clocks
from app.tickets import service as tickets
from app.tickets.dto import MoveTicket, ReportTicket, SetDue, TakeTicket
from app.tickets.rules import Kind, Severity
from app.workflows.watching import news
from tests.conftest import NOW

MINUTE = timedelta(minutes=1)
WARN, DUE, ESCALATE = NOW + 22.5 * MINUTE, NOW + 30 * MINUTE, NOW + 90 * MINUTE
SATURDAY = datetime(2026, 3, 7, 4, 0, tzinfo=UTC)  # noon in Shanghai


def announced(desk):
    return [notice.kind for notice in desk.backend.query(news)[0]]


def late_at_night(desk, **customer):
    """Reported at 10:00, solved by the clock within 24 h, which ends on Saturday at 10:00."""
    customer_id = desk.backend.command(
        customers.register, NewCustomer("上海晨光文具有限公司", **customer)
    ).result
    desk.clock.now = SATURDAY - timedelta(hours=26)
    ticket = desk.ticket(customer_id=customer_id, severity=Severity.COMPLEX)
    desk.backend.command(tickets.take, TakeTicket(ticket, desk.version(ticket)))
    desk.sweep()
    desk.clock.now = SATURDAY
    return ticket


def test_outside_working_hours_the_step_is_carried_out_and_told_when_they_begin(desk):
    late_at_night(desk)
    assert desk.sweep() > 0
    assert "sla_breach" in desk.kinds()
    assert desk.backend.query(queries.unread_count) > 0
    assert announced(desk) == []
    desk.clock.now = datetime(2026, 3, 9, 0, 59, 59, tzinfo=UTC)  # Monday, a second before nine
    assert announced(desk) == []
    desk.clock.forward(seconds=1)
    assert "sla_breach" in announced(desk)


def test_what_was_promised_to_a_vip_is_told_at_any_hour(desk):
    late_at_night(desk, tier="vip")
    desk.sweep()
    assert "sla_escalated" in announced(desk)


def test_who_wants_to_hear_of_everything_at_any_hour_does(desk):
    late_at_night(desk)
    desk.sweep()
    desk.backend.command(change, ChangeSetting("notices.always", True))
    assert "sla_breach" in announced(desk)


def test_quiet_hours_hold_for_vip_too(desk):
    late_at_night(desk, tier="vip")
    desk.sweep()
    desk.backend.command(change, ChangeSetting("notices.quiet", "11:00-13:00"))
    assert announced(desk) == []


def test_who_muted_a_ticket_hears_only_what_is_escalated_to_them(desk):
    agent, supervisor, manager = desk.team()
    ticket = desk.ticket(owner_id=agent)
    for user_id in (agent, supervisor, manager):
        desk.backend.command(as_person(user_id, mutes.mute), ticket)
    for at in (WARN, DUE, ESCALATE):
        desk.clock.now = at
        assert desk.sweep() == 1
    heard = [desk.kinds(who) for who in (agent, supervisor, manager)]
    assert heard == [[], ["sla_breach"], ["sla_escalated"]]


def test_a_ticket_that_is_no_longer_muted_warns_again(desk):
    ticket = desk.ticket(owner_id=desk.owner)
    other = desk.ticket(owner_id=desk.owner)
    desk.backend.command(mutes.mute, ticket)
    desk.backend.command(mutes.mute, ticket)  # twice is once
    assert desk.backend.query(mutes.is_muted, ticket)
    assert not desk.backend.query(mutes.is_muted, other)
    desk.clock.now = WARN
    desk.sweep()
    assert desk.kinds() == ["sla_warning"]
    desk.backend.command(mutes.unmute, ticket)
    assert not desk.backend.query(mutes.is_muted, ticket)
    desk.clock.now = ESCALATE
    desk.sweep()
    assert desk.kinds().count("sla_escalated") == 2


def test_a_storm_counts_no_muted_tickets(desk):
    found = [desk.ticket(title=f"故障 {number}", owner_id=desk.owner) for number in range(6)]
    desk.backend.command(mutes.mute, found[0])
    desk.clock.now = WARN
    desk.sweep()
    assert desk.kinds() == ["sla_warning"] * 5


def test_a_warning_is_settled_when_the_ticket_is_taken(desk):
    ticket = desk.ticket()
    desk.clock.now = DUE
    desk.sweep()
    assert desk.backend.query(queries.unread_count) == 1
    desk.backend.command(tickets.take, TakeTicket(ticket, desk.version(ticket)))
    assert desk.backend.query(queries.unread_count) == 0
    assert announced(desk) == []
    (row,) = desk.backend.query(queries.notices).rows
    assert (row.kind, row.is_settled, row.is_read) == ("sla_breach", True, False)


def test_what_is_still_late_stays_unread(desk):
    ticket = desk.ticket()
    desk.backend.command(tickets.take, TakeTicket(ticket, desk.version(ticket)))
    desk.clock.forward(days=1)
    desk.sweep()
    before = settled(desk)
    desk.backend.command(tickets.move, MoveTicket(ticket, "waiting_customer", desk.version(ticket)))
    assert (before, settled(desk)) == ({"progress": False, "solve": False},) * 2


def test_another_due_time_settles_what_was_said_of_the_old_one(desk):
    ticket = desk.ticket()
    desk.backend.command(tickets.take, TakeTicket(ticket, desk.version(ticket)))
    desk.clock.forward(days=1)
    desk.sweep()
    later = desk.clock.now + timedelta(hours=3)
    desk.backend.command(tickets.set_due, SetDue(ticket, "solve", later, desk.version(ticket)))
    assert settled(desk) == {"progress": False, "solve": True}
    desk.clock.now = later
    desk.sweep()
    assert desk.backend.query(queries.unread_count) == 2  # the new breach, the late progress


@pytest.mark.parametrize("key", ["sla:{clock}:1:1", "ticket_assigned:7"])
def test_a_server_lets_nobody_settle_what_is_late_or_other_news(team, key):
    if not team.is_server:
        pytest.skip("on a file nobody calls functions by hand")

    def write(uow):
        customer = customers.register(uow, NewCustomer("甲公司"))
        ticket = tickets.report(uow, ReportTicket(customer, Kind.TECHNICAL, title="故障"))
        given = key.format(clock=clocks(uow.session, "ticket", ticket)[0].id)
        notify(uow, uow.actor.user_id, "sla_breach", "ticket", ticket, {}, given, uow.now())
        return {"ticket": ticket, "keys": [given]}

    wanted = team.owner.command(write).result
    settle = text("SELECT * FROM laike.settle_notices('ticket', :ticket, :keys, now())")
    settled = team["agent"].command(lambda uow: uow.session.execute(settle, wanted).all()).result
    assert settled == []


def settled(desk):
    def found(read):
        rows = read.session.execute(select(Notice).where(Notice.kind.like("sla%"))).scalars()
        return {json.loads(row.params)["clock"]: row.settled_at is not None for row in rows}

    return desk.backend.query(found)


def as_person(user_id, command):
    """The command in the hands of somebody else."""

    def run(uow, *args):
        return command(replace(uow, actor=replace(uow.actor, user_id=user_id)), *args)

    return run
