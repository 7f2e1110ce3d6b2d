"""Who else has a record open."""

from uuid import uuid4

import pytest

from app.backend import Backend
from app.core.actor import Actor
from app.core.permissions import Role
from app.identity.dto import SavePerson
from app.identity.service import save_person
from app.presence.dto import Looking
from app.presence.queries import viewers
from app.presence.service import leave, look


@pytest.fixture
def colleague(backend):
    """The desk of 李雷, on the same store."""
    id_ = backend.command(save_person, SavePerson("李雷", Role.AGENT, 1)).result
    actor = Actor(id_, "李雷", Role.AGENT, 1)
    return Backend(backend.engines, actor, backend.zone, backend.clock)


def looking(desk, record_id=7, topic="ticket"):
    return Looking(desk.desk, topic, record_id)


def seen(desk, record_id=7, topic="ticket"):
    return [viewer.name for viewer in desk.query(viewers, topic, record_id)]


def test_everybody_sees_who_else_looks_and_nobody_sees_himself(backend, colleague):
    outcome = colleague.command(look, looking(colleague))
    assert "presence" in outcome.changes
    assert seen(backend) == ["李雷"]
    assert seen(colleague) == []
    assert seen(backend, record_id=8) == []
    assert seen(backend, topic="customer") == []


def test_a_beat_is_no_news_and_keeps_it_for_a_minute_more(backend, colleague, clock):
    colleague.command(look, looking(colleague))
    clock.forward(seconds=50)
    assert not colleague.command(look, looking(colleague)).changes
    clock.forward(seconds=50)
    assert seen(backend) == ["李雷"]


def test_a_desk_that_fell_silent_is_gone_after_a_minute(backend, colleague, clock):
    colleague.command(look, looking(colleague))
    clock.forward(seconds=61)
    assert seen(backend) == []


def test_leaving_is_told_and_ends_it_on_this_desk_only(backend, colleague):
    second_desk = Looking(uuid4(), "ticket", 7)
    colleague.command(look, looking(colleague))
    colleague.command(look, second_desk)
    assert seen(backend) == ["李雷"]
    assert "presence" in colleague.command(leave, looking(colleague)).changes
    assert seen(backend) == ["李雷"]
    colleague.command(leave, second_desk)
    assert seen(backend) == []


def test_what_a_desk_left_behind_goes_with_the_next_leaving(backend, colleague, clock):
    def rows(read):
        from app.presence.tables import Presence

        return read.session.query(Presence).count()

    colleague.command(look, looking(colleague))
    clock.forward(days=2)
    other = looking(colleague, record_id=8)
    colleague.command(look, other)
    colleague.command(leave, other)
    assert backend.query(rows) == 0
