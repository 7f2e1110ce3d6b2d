"""Tickets from before are prepared while nobody waits, then recorded in short."""

from datetime import timedelta

from app.customers import service as customers
from app.customers.dto import ChangeCustomer
from app.customers.queries import customer_detail
from app.sla import queries as sla
from app.tickets import importing, queries
from app.tickets.past import PastStep, PastTicket
from app.tickets.rules import IN_PROGRESS, EventType, Kind


def an_open_one(world, clock) -> PastTicket:
    """Reported this morning at 9:50, in work, and its clocks ring."""
    began = clock.now - timedelta(minutes=10)
    taken = PastStep(began + timedelta(minutes=5), EventType.TOOK, to_status=IN_PROGRESS)
    return PastTicket(
        world.customer_id, Kind.TECHNICAL, "扫描仪无法联网", began, steps=(taken,), is_silent=False
    )


def solve_target(world, ticket_id):
    found = world.backend.query(lambda read: sla.clocks(read.session, "ticket", ticket_id))
    return next(clock.policy_key for clock in found if clock.kind == "solve")


def test_what_was_prepared_is_recorded_as_in_one_go(world, clock):
    past = an_open_one(world, clock)
    prepared = world.backend.query(importing.prepare, [past])
    (one,) = world.backend.command(importing.record, prepared).result
    (other,) = world.backend.command(importing.record_history, [an_open_one(world, clock)]).result
    shown = [world.detail(id_).row for id_ in (one, other)]
    assert [row.number for row in shown] == ["T-20260302-0001", "T-20260302-0002"]
    assert shown[0].next_due_at == shown[1].next_due_at is not None
    assert shown[0].version == shown[1].version == 1
    assert [hit.id for hit in world.backend.query(queries.search, "saomiaoyi")] == [other, one]
    assert [hit.id for hit in world.backend.query(queries.search, "#2")] == [other]


def test_a_tier_that_changed_after_preparing_holds(world, clock):
    prepared = world.backend.query(importing.prepare, [an_open_one(world, clock)])
    seen = world.backend.query(customer_detail, world.customer_id).row.version
    vip = ChangeCustomer(world.customer_id, seen, {"tier": "vip"})
    world.backend.command(customers.change, vip)
    (ticket_id,) = world.backend.command(importing.record, prepared).result
    assert solve_target(world, ticket_id) == "vip"
