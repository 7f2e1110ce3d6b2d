"""Two desks on one server, each with its own tasks."""

from dataclasses import dataclass

import pytest

from app.backend import Backend
from app.bootstrap import open_store
from app.core.actor import Actor
from app.core.permissions import Role
from app.identity.dto import SavePerson
from app.identity.service import save_person
from ui.router import Router
from ui.tasks import Tasks
from ui.widgets.page import Desk


@dataclass
class Two:
    """``mine`` is the desk of the window under test, ``theirs`` the backend of 李雷."""

    mine: Desk
    theirs: Backend

    @property
    def my_backend(self) -> Backend:
        return self.mine.tasks.backend


@pytest.fixture
def two(server_store, clock, qtbot):
    """Two people at desks of their own; a crash in a worker fails the test."""
    mine = open_store(server_store, clock=clock)
    person = mine.command(save_person, SavePerson("李雷", Role.MANAGER, 1)).result
    second = open_store(server_store, clock=clock)
    actor = Actor(person, "李雷", Role.MANAGER, 1)
    theirs = Backend(second.engines, actor, second.zone, clock)
    tasks = Tasks(mine)
    crashes: list[Exception] = []
    tasks.crashed.connect(crashes.append)
    yield Two(Desk(tasks, Router()), theirs)
    qtbot.waitUntil(tasks.is_idle)
    tasks.shutdown()
    mine.close()
    theirs.close()
    if crashes:
        raise crashes[0]
