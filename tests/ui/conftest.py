"""A bridge to a real store for tests of widgets."""

import pytest
from PySide6.QtCore import QObject

from ui.router import Router
from ui.tasks import Tasks
from ui.widgets.page import Desk


@pytest.fixture
def tasks(qtbot, sqlite_backend):
    """Tasks on a real SQLite store; a crash in a worker fails the test."""
    tasks = Tasks(sqlite_backend)
    crashes: list[Exception] = []
    tasks.crashed.connect(crashes.append)
    yield tasks
    qtbot.waitUntil(tasks.is_idle)
    tasks.shutdown()
    if crashes:
        raise crashes[0]


@pytest.fixture
def desk(tasks):
    """What a page is given, with a router whose wishes are kept in ``desk.router.log``."""
    router = Router()
    return Desk(tasks, router)


@pytest.fixture
def owner(qtbot):
    """A plain owner for callbacks."""
    return QObject()
