"""One step on many tickets: what the rules allow is done, the rest says why, undo takes all."""

import pytest

from app.core.errors import Conflict, InvalidTransition, PermissionDenied
from app.tickets import service
from app.tickets.dto import AssignTicket, MoveTicket, SetPriority, TakeTicket
from app.tickets.rules import ASSIGNED, CLOSED, IN_PROGRESS, NEW, WAITING_CUSTOMER, Priority


def seen(world, ticket_id: int) -> int:
    return world.detail(ticket_id).row.version


def places(world, ids) -> list[str]:
    return [world.detail(ticket_id).row.status for ticket_id in ids]


@pytest.fixture
def three(world) -> list[int]:
    return [world.report(title=f"第 {number} 张") for number in range(3)]


def test_each_ticket_follows_its_own_rules_and_the_others_say_why(world, three):
    mine, stale, shut = three
    world.do("", service.take, TakeTicket, mine)
    old = seen(world, stale)
    world.do("赵敏", service.take, TakeTicket, stale)
    steps = (
        MoveTicket(mine, WAITING_CUSTOMER, seen(world, mine)),
        MoveTicket(stale, WAITING_CUSTOMER, old),
        MoveTicket(shut, CLOSED, seen(world, shut)),
    )
    result = world.backend.command(service.do_each, steps).result
    assert result.done == (mine,)
    assert [one.ticket_id for one in result.refused] == [stale, shut]
    conflict, forbidden = (one.error for one in result.refused)
    assert isinstance(conflict, Conflict)
    assert isinstance(forbidden, InvalidTransition)
    assert places(world, three) == [WAITING_CUSTOMER, IN_PROGRESS, NEW]


def test_a_refused_ticket_keeps_no_trace(world, three):
    lines = [len(world.history(ticket_id)) for ticket_id in three]
    steps = tuple(MoveTicket(ticket_id, CLOSED, seen(world, ticket_id)) for ticket_id in three)
    outcome = world.backend.command(service.do_each, steps)
    assert (outcome.result.done, outcome.undo, bool(outcome.changes)) == ((), None, False)
    assert [len(world.history(ticket_id)) for ticket_id in three] == lines


def test_what_a_person_may_not_do_is_refused_ticket_by_ticket(world, three):
    """An agent takes what nobody has, and nothing of a colleague."""
    world.do("王磊", service.take, TakeTicket, three[0])
    steps = tuple(TakeTicket(ticket_id, seen(world, ticket_id)) for ticket_id in three)
    result = world.of("赵敏").command(service.do_each, steps).result
    assert result.done == tuple(three[1:])
    assert isinstance(result.refused[0].error, PermissionDenied)


def test_one_undo_takes_all_of_it_back(world, three):
    world.do("", service.take, TakeTicket, three[0])
    owner = world.people["王磊"].user_id
    steps = tuple(AssignTicket(one, owner, seen(world, one)) for one in three)
    outcome = world.backend.command(service.do_each, steps)
    assert {world.detail(one).row.owner_id for one in three} == {owner}
    world.backend.command(outcome.undo.command, *outcome.undo.args)
    assert places(world, three) == [IN_PROGRESS, NEW, NEW]
    assert world.detail(three[0]).row.owner_id == world.backend.actor.user_id


def test_undo_is_refused_as_a_whole_when_somebody_went_on(world, three):
    steps = tuple(
        AssignTicket(one, world.people["王磊"].user_id, seen(world, one)) for one in three
    )
    undo = world.backend.command(service.do_each, steps).undo
    world.do("王磊", service.take, TakeTicket, three[1])
    with pytest.raises(Conflict):
        world.backend.command(undo.command, *undo.args)
    assert places(world, three) == [ASSIGNED, IN_PROGRESS, ASSIGNED]


def test_priority_is_set_noted_and_taken_back(world, three):
    steps = tuple(SetPriority(one, Priority.URGENT, seen(world, one)) for one in three)
    undo = world.backend.command(service.do_each, steps).undo
    assert {world.detail(one).row.priority for one in three} == {Priority.URGENT}
    line = world.history(three[0])[-1]
    assert (line.field, line.before, line.after) == ("priority", "normal", "urgent")
    world.backend.command(undo.command, *undo.args)
    assert {world.detail(one).row.priority for one in three} == {Priority.NORMAL}


def test_the_same_priority_again_is_no_news(world, three):
    before = seen(world, three[0])
    steps = (SetPriority(three[0], Priority.NORMAL, before),)
    outcome = world.backend.command(service.do_each, steps)
    assert outcome.undo is None
    assert seen(world, three[0]) == before
