"""A main window on a real store, with everything that lives while it is open."""

from dataclasses import dataclass

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app.access.address import ServerAddress
from app.server.setup import FirstAdmin, prepare
from tests.app.server.strict_server import StrictServer
from tests.postgres import find_programs
from tests.tickets_world import World, build
from ui.shell.look import LANGUAGE, THEME, Look
from ui.shell.main_window import MainWindow
from ui.shell.preferences import Preferences
from ui.shell.session import Session
from ui.widgets.page import Desk

FIRST, CHIEF = "first password 1", "the chief of it 3"


@dataclass
class Shell:
    """The window and its parts, driven as a person would."""

    window: MainWindow
    session: Session
    look: Look
    desk: Desk

    def type_in_palette(self, text: str) -> None:
        self.session.perform("search")
        typed = QInputMethodEvent("", [])  # as an input method commits Chinese
        typed.setCommitString(text)
        QApplication.sendEvent(self.session.palette.field, typed)

    def found(self) -> list[str]:
        """Texts of the palette's entries, headings left out."""
        return [entry.text for entry in self.session.palette.model.entries() if entry.key]

    def toasts(self) -> list[str]:
        return [toast.text for toast in self.window.toasts.toasts()]


@pytest.fixture
def world(sqlite_backend) -> World:
    return build(sqlite_backend)


@pytest.fixture
def preferences(tmp_path) -> Preferences:
    return Preferences(tmp_path / "config")


@pytest.fixture
def look(qapp, preferences, theme):
    look = Look(qapp, preferences, theme)
    look.take({LANGUAGE: "en", THEME: "light"})
    yield look
    look.language.remove()


@pytest.fixture
def shell(qtbot, world, desk, look, preferences):
    window = MainWindow(preferences)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    session = Session(window, desk, look, look.choices())
    window.attach(desk)
    window.show()
    qtbot.waitUntil(desk.tasks.is_idle)
    return Shell(window, session, look, desk)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server on this computer that asks everybody for a password."""
    if find_programs() is None:
        pytest.skip("no PostgreSQL programs found")
    server = StrictServer(tmp_path_factory.mktemp("sign-in"))
    try:
        server.start_strict(None, None)
        admin = ServerAddress.parse(server.url("postgres"))
        prepare(admin, "laike", FirstAdmin("boss", "老板", FIRST))
        server.run(f"CREATE ROLE chief SUPERUSER LOGIN PASSWORD '{CHIEF}'")
        yield server
    finally:
        server.stop()
