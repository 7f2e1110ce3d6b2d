"""Columns that should hold only so many tickets: a warning, or a refusal where that is wanted."""

import pytest

from app.core.errors import Invalid, InvalidTransition, NotFound, PermissionDenied
from app.settings import service as settings
from app.settings.dto import ChangeSetting
from app.tickets import queries, service
from app.tickets.dto import MoveTicket, SetLimit, TakeTicket
from app.tickets.rules import IN_PROGRESS, NEW, WAITING_CUSTOMER


@pytest.fixture
def taken(world) -> int:
    """The one ticket that is in progress."""
    ticket_id = world.report()
    world.do("", service.take, TakeTicket, ticket_id)
    return ticket_id


@pytest.fixture
def full(world, taken) -> int:
    """A new ticket beside a column in progress that is full."""
    world.backend.command(service.set_limit, SetLimit(IN_PROGRESS, 1))
    return world.report()


@pytest.fixture
def hard(world) -> None:
    world.backend.command(settings.change, ChangeSetting("board.hard_limits", True))


def limit_of(world, key: str) -> int | None:
    return next(row.limit for row in world.backend.query(queries.statuses) if row.key == key)


def test_a_soft_limit_lets_everything_through(world, full):
    world.do("", service.take, TakeTicket, full)
    assert world.detail(full).row.status == IN_PROGRESS


def test_a_hard_limit_refuses_moving_taking_and_many_at_once(world, full, hard):
    seen = world.detail(full).row.version
    for command, step in (
        (service.move, MoveTicket(full, IN_PROGRESS, seen)),
        (service.take, TakeTicket(full, seen)),
    ):
        with pytest.raises(InvalidTransition) as refused:
            world.backend.command(command, step)
        assert refused.value.params == {"reason": "column_full", "limit": 1}
        result = world.backend.command(service.do_each, (step,)).result
        assert [one.error.params for one in result.refused] == [refused.value.params]
    assert world.detail(full).row.status == NEW


def test_other_columns_stay_open_and_what_is_undone_comes_back(world, taken, full, hard):
    undo = world.do("", service.move, MoveTicket, taken, to_status=WAITING_CUSTOMER).undo
    world.do("", service.take, TakeTicket, full)
    world.backend.command(undo.command, *undo.args)
    assert world.detail(taken).row.status == IN_PROGRESS


def test_a_limit_is_set_lifted_and_taken_back(world):
    undo = world.backend.command(service.set_limit, SetLimit(NEW, 5)).undo
    assert limit_of(world, NEW) == 5
    world.backend.command(undo.command, *undo.args)
    assert limit_of(world, NEW) is None


def test_a_limit_needs_the_right_a_column_and_a_number(world):
    with pytest.raises(PermissionDenied):
        world.of("赵敏").command(service.set_limit, SetLimit(NEW, 5))
    with pytest.raises(NotFound):
        world.backend.command(service.set_limit, SetLimit("nowhere", 5))
    with pytest.raises(Invalid):
        world.backend.command(service.set_limit, SetLimit(NEW, 0))
