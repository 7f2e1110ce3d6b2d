"""The locked screen: it shows nothing of the desk, keeps what was typed, and opens by password."""

import threading
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from shiboken6 import isValid

from app.core.errors import SignInRefused, StoreUnreachable
from app.core.permissions import Role
from app.customers import service as customers
from app.customers.dto import NewCustomer
from app.drafts import queries as drafts
from app.identity.dto import SavePerson
from app.identity.queries import everybody
from app.identity.service import save_person
from app.notifications.dto import NoticeRow
from app.server.joining import join
from tests.ui.shell.conftest import FIRST
from ui.bootstrap import Program
from ui.errors.crash import CrashHook
from ui.pages.customers.form import CustomerForm
from ui.router import Route
from ui.shell.server_store import ServerStore
from ui.shell.sign_in import SignIn

SECRET = "星河机密客户"
BOSS, OWN = "the boss of all 4", "my own password 2"


@pytest.fixture
def locked(shell, monkeypatch):
    """A window whose person has a password, with a customer on the screen and in a form."""
    backend = shell.desk.tasks.backend
    monkeypatch.setattr(backend, "asks_password", True)
    backend.command(customers.register, NewCustomer(SECRET))
    shell.window.go(Route("customers"))
    return shell


def seen(window):
    """Every text a person or a screen reader finds in the visible windows."""
    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    parts = [part for top in tops for part in (top, *top.findChildren(QWidget))]
    shown = [part for part in parts if part.isVisible()]
    words = [part.text() for part in shown if isinstance(part, QLabel)]
    words += [text for part in shown for text in (part.toolTip(), part.accessibleName())]
    return " ".join([window.windowTitle(), *words])


def test_nothing_of_the_desk_is_seen_and_what_is_typed_stays(qtbot, locked, monkeypatch):
    window, lock = locked.window, locked.session.lock
    window.go(Route("new_customer"))
    form = window.findChild(QDialog)
    form.form.set_values({"name": SECRET})
    form.setWindowTitle(SECRET)
    window.toasts.show_toast(SECRET)
    before = window.windowTitle()
    assert SECRET in seen(window)
    locked.session.perform("lock")
    assert lock.is_locked
    assert SECRET not in seen(window)
    assert window.windowTitle() == "Laike" != before
    assert not form.isVisible()
    assert lock.screen.geometry() == window.rect()
    window.resize(1000, 700)
    assert lock.screen.geometry() == window.rect()
    late = QDialog(window)
    late.setWindowTitle(SECRET)
    late.open()
    window.toasts.show_toast(SECRET)
    qtbot.waitUntil(lambda: not late.isVisible())
    assert SECRET not in seen(window)
    window.perform("search")
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    window.go(Route("tickets"))
    assert not locked.session.palette.isVisible()
    assert window.pages.page().objectName() == "customers"
    monkeypatch.setattr("ui.shell.lock.prove_password", lambda _backend, _typed: None)
    lock.screen.password.setText("right")
    with qtbot.waitSignal(lock.unlocked):
        lock.screen.unlock.click()
    assert form.isVisible()
    assert late.isVisible()
    assert form.form.values()["name"] == SECRET
    assert window.pages.page().objectName() == "tickets"
    assert SECRET in " ".join(locked.toasts())
    assert not lock.screen.isVisible()
    assert lock.screen.password.text() == ""
    late.close()
    form.close()


def test_notices_wait_as_a_number(qtbot, locked, monkeypatch):
    lock, announcer = locked.session.lock, locked.session.announcer
    now = locked.desk.tasks.backend.clock()
    notice = NoticeRow(1, "sla_breach", "ticket", 1, {"number": SECRET}, now, now, False, None)
    lock.lock()
    announcer.announce((notice, notice))
    announcer.announce((notice,))
    assert lock.screen.news.text() == "3 new notices"
    assert not [toast for toast in locked.window.toasts.toasts() if toast.isVisible()]
    monkeypatch.setattr("ui.shell.lock.prove_password", lambda _backend, _typed: None)
    with qtbot.waitSignal(lock.unlocked):
        lock.try_password("right")
    assert locked.toasts() == ["3 new notices"]


def test_after_several_wrong_passwords_one_waits(qtbot, locked, monkeypatch):
    lock, screen = locked.session.lock, locked.session.lock.screen
    answers = iter([SignInRefused(reason="wrong_password")] * 3 + [StoreUnreachable()])

    def refuse(_backend, _typed):
        raise next(answers)

    monkeypatch.setattr("ui.shell.lock.prove_password", refuse)
    lock.lock()
    screen.unlock.click()
    assert not screen.message.isVisible(), "nothing is sent without a password"
    for _ in range(3):
        assert screen.password.isEnabled()
        screen.password.setText("wrong")
        screen.unlock.click()
        qtbot.waitUntil(lambda: screen.message.isVisible())
        assert screen.password.text() == ""
    assert "5 seconds" in screen.message.text()
    assert not screen.unlock.isEnabled()
    assert lock.is_locked
    for _ in range(5):
        screen._timer.timeout.emit()
    assert screen.unlock.isEnabled()
    screen.password.setText("any")
    screen.unlock.click()
    qtbot.waitUntil(lambda: "does not answer" in screen.message.text())
    assert screen.unlock.isEnabled(), "an absent server is nobody's mistake"


def test_it_locks_after_idle_minutes_and_not_before(locked, clock):
    lock, idle, window = locked.session.lock, locked.session.lock.idle, locked.window
    lock.set_minutes(15)
    clock.now += timedelta(minutes=14)
    idle.look()
    handle = window.windowHandle()
    idle._on_window(handle)
    QTest.mouseMove(handle, QPoint(5, 5))
    idle.look()
    clock.now += timedelta(minutes=14)
    idle.look()
    assert not lock.is_locked
    clock.now += timedelta(minutes=1)
    idle.look()
    assert lock.is_locked


def test_nobody_else_signs_in_while_a_long_job_runs(qtbot, locked):
    lock, tasks, go_on = locked.session.lock, locked.desk.tasks, threading.Event()
    tasks.job(
        lock,
        lambda _backend, _progress: go_on.wait(),
        on_done=lambda _done: None,
        on_step=lambda *_: None,
    )
    lock.lock()
    lock.screen.other.click()
    assert "still runs" in lock.screen.message.text()
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.has_job())
    with qtbot.waitSignal(lock.other_wanted):
        lock.screen.other.click()


def test_0_minutes_never_lock_and_a_store_without_passwords_has_no_lock(shell, clock):
    lock = shell.session.lock
    lock.set_minutes(15)
    clock.now += timedelta(days=1)
    shell.session.perform("lock")
    assert not lock.is_locked
    assert not shell.window.actions_by_id["lock"].isVisible()
    shell.window.go(Route("settings"))
    with pytest.raises(KeyError):
        shell.window.pages.page().field("screen.lock_minutes")


@pytest.fixture
def address(server):
    """A manager's, on a server that asks for passwords; the administrator is ``boss``."""
    url = "postgresql://laike_u_{0}@127.0.0.1:{1}/laike"
    try:
        boss = join(url.format("boss", server.port), FIRST, new_password=BOSS)
    except SignInRefused:
        boss = join(url.format("boss", server.port), BOSS)
    name = f"zhao{len(boss.query(everybody)[0])}"
    person = SavePerson("赵敏", Role.MANAGER, None, login=name, password=FIRST)
    boss.command(save_person, person)
    boss.close()
    join(url.format(name, server.port), FIRST, new_password=OWN).close()
    return url.format(name, server.port)


@pytest.fixture
def program(qtbot, look, preferences, address):
    """The manager's desk with a customer on the screen."""
    made = Program(look, preferences, CrashHook())
    with qtbot.waitSignal(made.opened, timeout=15_000):
        made.start(ServerStore(address, OWN))
    made.tasks.backend.command(customers.register, NewCustomer(SECRET))
    made.window.go(Route("customers"))
    qtbot.waitUntil(made.tasks.is_idle)
    yield made
    made.stop()
    made.window.deleteLater()


def test_the_server_says_whether_the_password_is_right(qtbot, program):
    """S-48."""
    window, lock = program.window, program.session.lock
    assert window.actions_by_id["lock"].isVisible()
    window.perform("lock")
    for wrong in ("not this one", FIRST):
        lock.try_password(wrong)
        qtbot.waitUntil(lambda: "not the right password" in lock.screen.message.text())
        lock.screen.message.hide()
        assert lock.is_locked
    with qtbot.waitSignal(lock.unlocked, timeout=15_000):
        lock.try_password(OWN)
    assert window.windowTitle() == "Customers – Laike"
    qtbot.waitUntil(program.tasks.is_idle)


def test_another_person_finds_nothing_of_the_one_before(qtbot, program, address):
    """S-49."""
    before, lock = program.window, program.session.lock
    before.go(Route("new_customer"))
    form = before.findChild(CustomerForm)
    form.form.set_values({"name": SECRET})
    form.form.edited.emit()
    QGuiApplication.clipboard().setText(SECRET)
    before.perform("lock")
    lock.screen.other.click()
    sign_in(program, "boss", "not this one")
    qtbot.waitUntil(lambda: "one of them is wrong" in lock.screen.message.text(), timeout=15_000)
    with (
        qtbot.waitSignal(before.destroyed, timeout=15_000),
        qtbot.waitSignal(program.opened, timeout=15_000),
    ):
        sign_in(program, "boss", BOSS)
    assert program.tasks.backend.actor.name == "老板"
    assert not isValid(form)
    everything = [
        part for top in QApplication.topLevelWidgets() for part in top.findChildren(QLabel)
    ]
    assert SECRET not in " ".join(part.text() for part in everything if part.text())
    assert not [top for top in QApplication.topLevelWidgets() if isinstance(top, CustomerForm)]
    assert QGuiApplication.clipboard().text() == ""
    assert program.tasks.backend.query(drafts.draft, "new_customer:new") is None
    qtbot.waitUntil(program.tasks.is_idle)
    back = join(address, OWN)
    assert back.query(drafts.draft, "new_customer:new").values["name"] == SECRET
    back.close()


def sign_in(program, name, password):
    """Fill in the dialog that asks at the locked desk."""
    (dialog,) = [one for one in program.window.findChildren(SignIn) if one.isVisible()]
    dialog.form.set_values({"name": name, "password": password})
    dialog.enter.click()
