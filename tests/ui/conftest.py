"""A bridge to a real store for tests of widgets."""

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.collector import collect
from ui.router import Router
from ui.shell.language import ENGLISH, Language
from ui.tasks import Tasks
from ui.theme import Mode, Theme, use
from ui.theme.theme import STYLE
from ui.widgets.page import Desk


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item):
    """What deleted itself in its test, as every form does, is not closed again after it.

    pytest-qt keeps widgets by their Python side, which may outlive what Qt has deleted.
    """
    shown = getattr(item, "qt_widgets", [])
    shown[:] = [(_living(widget), before) for widget, before in shown]
    return (yield)


def _living(widget: weakref.ref[QWidget]) -> Callable[[], QWidget | None]:
    def look() -> QWidget | None:
        found = widget()
        return found if found is not None and isValid(found) else None

    return look


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["laike", *STYLE]


@pytest.fixture(scope="session", autouse=True)
def _collected_here_only():
    """As in the program: no widget dies on a worker's thread."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _tidy():
    """What a test left goes between two tests, on the thread of the widgets."""
    yield
    collect()


@pytest.fixture(scope="session")
def _dressed(qapp: QApplication) -> Theme:
    """The application dressed once a session: applying a style sheet is slow."""
    theme = Theme(Mode.LIGHT, parent=qapp)
    use(theme)
    theme.apply(qapp)
    return theme


@pytest.fixture(autouse=True)
def theme(_dressed: Theme) -> Theme:
    """The theme in use, light and at factor 1 whatever the last test did."""
    use(_dressed)
    _dressed.set_mode(Mode.LIGHT)
    _dressed.set_factor(1.0)
    return _dressed


@pytest.fixture(autouse=True)
def english(qapp: QApplication):
    """English with its plurals, whatever language the last test ended in."""
    language = Language(qapp)
    language.use(ENGLISH)
    yield
    language.remove()


@pytest.fixture(autouse=True)
def own_settings(tmp_path) -> None:
    """What views remember stays in the test's own folder."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    scope = QSettings.Scope.UserScope
    QSettings.setPath(QSettings.Format.IniFormat, scope, str(tmp_path / "settings"))


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
