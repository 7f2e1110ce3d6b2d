"""The watcher has the store tidied: at the start, then once an hour."""

from app.surveys import queries
from app.surveys.dto import InvitationFilter
from app.surveys.rules import InvitationState
from tests.surveys_world import add_visit, invite
from ui.shell.watcher import Watcher


def open_surveys(backend):
    return backend.query(queries.invitations, InvitationFilter(InvitationState.OPEN)).rows


def look(qtbot, watcher, tasks):
    with qtbot.waitSignal(watcher.looked):
        watcher.look()
    qtbot.waitUntil(tasks.is_idle)


def test_unanswered_surveys_close_within_an_hour(qtbot, tasks, clock, owner):
    backend = tasks.backend
    backend.command(invite, backend.command(add_visit, "上海浦发").result)
    watcher = Watcher(tasks, owner)
    look(qtbot, watcher, tasks)
    clock.forward(minutes=59)
    look(qtbot, watcher, tasks)
    assert len(open_surveys(backend)) == 1
    clock.forward(days=8)
    look(qtbot, watcher, tasks)
    assert open_surveys(backend) == ()


def test_unanswered_surveys_close_when_a_desk_starts(qtbot, tasks, clock, owner):
    backend = tasks.backend
    backend.command(invite, backend.command(add_visit, "上海浦发").result)
    clock.forward(days=8)
    look(qtbot, Watcher(tasks, owner), tasks)
    assert open_surveys(backend) == ()
