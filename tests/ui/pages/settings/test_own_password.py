"""On a server the settings page says where one is signed in and changes one's own password."""

import pytest

from app.access.address import ServerAddress
from app.bootstrap import open_store
from app.server.setup import FirstAdmin, prepare
from tests.app.server.strict_server import StrictServer
from tests.postgres import find_programs
from ui.pages.settings.page import SettingsPage
from ui.pages.settings.password import PasswordDialog
from ui.router import Router
from ui.tasks import Tasks
from ui.widgets.page import Desk

FIRST, OWN = "first password 1", "my own password 2"


@pytest.fixture
def server(tmp_path):
    if find_programs() is None:
        pytest.skip("no PostgreSQL programs found")
    server = StrictServer(tmp_path)
    try:
        server.start_strict(None, None)
        admin = ServerAddress.parse(server.url("postgres"))
        prepare(admin, "laike", FirstAdmin("boss", "老板", FIRST))
        yield server
    finally:
        server.stop()


@pytest.fixture
def desk(server, qtbot):
    address = f"postgresql://laike_u_boss@127.0.0.1:{server.port}/laike"
    tasks = Tasks(open_store(address, password=FIRST))
    yield Desk(tasks, Router())
    tasks.shutdown()
    tasks.backend.close()


def test_one_s_own_password_is_changed_with_the_present_one(desk, qtbot):
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "laike_u_boss" in page.server.where.text(), timeout=15_000)
    page.server.button.click()
    dialog = page.findChild(PasswordDialog)
    dialog.form.set_values({"present": "not this", "new": OWN, "again": "another"})
    dialog.change.click()
    assert dialog.form.error("again")
    dialog.form.set_values({"again": OWN})
    dialog.change.click()
    qtbot.waitUntil(
        lambda: "present password is not right" in dialog.message.text(), timeout=15_000
    )
    dialog.form.set_values({"present": FIRST})
    with qtbot.waitSignal(dialog.changed, timeout=15_000):
        dialog.change.click()
    login = desk.tasks.backend.engines.login
    open_store(login.address.text, password=OWN).close()
    assert login.password == OWN
    qtbot.waitUntil(desk.tasks.is_idle)
