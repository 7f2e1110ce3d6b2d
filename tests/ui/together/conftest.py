"""Two desks on one server, each with its own tasks; forms whose record somebody else changes."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from app.backend import Backend
from app.bootstrap import open_store
from app.core.actor import Actor
from app.core.permissions import Role
from app.identity.dto import SavePerson
from app.identity.service import save_person
from tests.tickets_world import build
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


@pytest.fixture
def world(sqlite_backend):
    return build(sqlite_backend)


@pytest.fixture
def shown(desk, qtbot):
    """Show a form and wait until it has read its record."""

    def show(form):
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(form)
        form.show()
        qtbot.waitUntil(desk.tasks.is_idle)
        return form

    return show


@pytest.fixture
def refused(qtbot):
    """Try to save and wait until the form has read what the other one did."""

    def save(form):
        form.save_button.click()
        qtbot.waitUntil(form.message.isVisible)
        qtbot.waitUntil(form.desk.tasks.is_idle)

    return save
