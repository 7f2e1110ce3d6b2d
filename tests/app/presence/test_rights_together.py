"""What desks do together works for every role with the rights of its own login."""

import pytest

from app.core.errors import PermissionDenied
from app.db.tables import Receipt
from app.drafts import service as drafts
from app.identity.names import person_name
from app.presence.dto import Looking
from app.presence.queries import viewers
from app.presence.service import leave, look
from app.presence.tables import Presence
from app.workflows.housekeeping import tidy

ROLES = ("front", "agent", "supervisor", "manager", "admin")


@pytest.mark.parametrize("role", ROLES)
def test_everybody_can_say_what_he_looks_at_and_is_seen(team, role):
    desk, other = team[role], team["manager" if role != "manager" else "agent"]
    looking = Looking(desk.desk, "ticket", 7)
    desk.command(look, looking)
    desk.command(look, looking)
    assert [v.user_id for v in other.query(viewers, "ticket", 7)] == [desk.actor.user_id]
    desk.command(leave, looking)
    assert other.query(viewers, "ticket", 7) == ()


@pytest.mark.parametrize("role", ROLES)
def test_everybody_hears_of_everybody_and_leaves_receipts(team, role):
    desk = team[role]
    feed = desk.change_feed()
    feed.open()
    desk.command(drafts.keep, "x", {})

    def touch(uow):
        uow.changes.touch("ticket", 1)
        return 5

    assert desk.command(touch).result == 5
    desk.command(tidy)
    assert desk.query(person_name, desk.actor.user_id)
    feed.close()


def test_nobody_speaks_for_another(team):
    if not team["agent"].is_shared:
        pytest.skip("a file has one person")
    theirs = Looking(team["front"].desk, "ticket", 7)
    team["front"].command(look, theirs)

    def pretend(uow):
        uow.session.add(
            Presence(
                user_id=team["front"].actor.user_id,
                desk=team["agent"].desk,
                topic="ticket",
                record_id=8,
                until=uow.now(),
            )
        )

    with pytest.raises(PermissionDenied):
        team["agent"].command(pretend)
    team["agent"].command(leave, theirs)
    assert len(team["manager"].query(viewers, "ticket", 7)) == 1


def test_receipts_of_others_are_not_seen(team):
    if not team["agent"].is_shared:
        pytest.skip("a file needs no receipts")

    def touch(uow):
        uow.changes.touch("ticket", 1)

    team["front"].command(touch)
    assert team["front"].query(lambda read: read.session.query(Receipt).count()) == 1
    assert team["agent"].query(lambda read: read.session.query(Receipt).count()) == 0
