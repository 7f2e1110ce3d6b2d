"""Signing in to a server from the window: asked for what is missing, told what is wrong."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from app.core.errors import Invalid, SignInRefused
from app.server import keyring
from app.server.joining import join
from tests.ui.shell.conftest import CHIEF, FIRST
from ui.bootstrap import Program
from ui.errors.crash import CrashHook
from ui.openers import store_at
from ui.shell.first_start import FirstStart
from ui.shell.server_setup import ServerSetup
from ui.shell.server_store import ServerStore
from ui.shell.sign_in import SignIn, can_mend

ADDRESS = "postgresql://laike_u_li@db.example.cn/laike"
OWN = "my own password 2"


@pytest.fixture
def dialog(qtbot, look):
    def make(error, password=None) -> SignIn:
        made = SignIn(ServerStore(ADDRESS, password), error)
        qtbot.addWidget(made)
        made.show()
        return made

    return make


def test_name_and_password_are_sent_as_typed(dialog, qtbot):
    asked = dialog(SignInRefused(reason="password_needed"))
    assert asked.form.values()["name"] == "li"
    asked.enter.click()
    assert asked.isVisible(), "there is no password yet"
    asked.form.set_values({"name": "zhao", "password": " with blanks "})
    with qtbot.waitSignal(asked.answered) as answered:
        asked.enter.click()
    store = answered.args[0]
    assert store.address == "postgresql://laike_u_zhao@db.example.cn/laike"
    assert store.password == " with blanks "


@pytest.mark.parametrize(
    ("new", "again", "field"),
    [("short", "short", "new"), (OWN, "another one", "again"), ("", "", "new")],
)
def test_one_s_own_password_is_checked_before_it_is_sent(dialog, new, again, field):
    asked = dialog(SignInRefused(reason="must_change"), FIRST)
    asked.form.set_values({"new": new, "again": again})
    asked.enter.click()
    assert asked.isVisible()
    assert asked.form.error(field)


def test_passwords_are_not_shown(dialog):
    asked = dialog(SignInRefused(reason="must_change"), FIRST)
    for name in ("password", "new", "again"):
        assert asked.form.field(name).echoMode() is QLineEdit.EchoMode.Password
    assert FIRST not in repr(ServerStore(ADDRESS, FIRST))


def test_only_what_another_password_mends_asks_for_one():
    assert can_mend(SignInRefused())
    assert can_mend(Invalid({"password": "password_short"}))
    assert not can_mend(Invalid({"name": "required"}))


class _Safe:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, password: str) -> None:
        self.kept[service, name] = password

    def delete_password(self, service: str, name: str) -> None:
        self.kept.pop((service, name), None)


@pytest.fixture
def safe(monkeypatch):
    import keyring as system

    safe = _Safe()
    for name in ("get_password", "set_password", "delete_password"):
        monkeypatch.setattr(system, name, getattr(safe, name))
    monkeypatch.setattr(keyring, "is_there", lambda: True)
    return safe


def test_from_the_first_password_to_one_s_own_and_into_the_desk(
    qtbot, look, preferences, server, safe
):
    address = f"postgresql://laike_u_boss@127.0.0.1:{server.port}/laike"
    program = Program(look, preferences, CrashHook())
    qtbot.addWidget(program.window)

    def asked() -> SignIn:
        qtbot.waitUntil(lambda: _dialog(program) is not None, timeout=15_000)
        return _dialog(program)

    program.start(store_at(address))
    first = asked()
    assert "asks for a password" in first.message.text()
    first.form.set_values({"password": "not this one"})
    first.enter.click()
    qtbot.waitUntil(lambda: _dialog(program) not in (None, first), timeout=15_000)
    second = asked()
    assert "one of them is wrong" in second.message.text()
    second.form.set_values({"password": FIRST})
    second.enter.click()
    qtbot.waitUntil(lambda: _dialog(program) not in (None, second), timeout=15_000)
    third = asked()
    assert "one of your own" in third.message.text()
    third.form.set_values({"new": OWN, "again": OWN, "keep": True})
    with qtbot.waitSignal(program.opened, timeout=15_000):
        third.enter.click()
    assert program.tasks.backend.actor.name == "老板"
    assert list(safe.kept.values()) == [OWN]
    qtbot.waitUntil(program.tasks.is_idle)
    program.stop()
    again = Program(look, preferences, CrashHook())
    qtbot.addWidget(again.window)
    with qtbot.waitSignal(again.opened, timeout=15_000):
        again.start(store_at(address))
    qtbot.waitUntil(again.tasks.is_idle)
    again.stop()
    preferences.save()
    files = [file for file in preferences.folder.rglob("*") if file.is_file()]
    assert files
    assert not [file for file in files if OWN in file.read_text() or FIRST in file.read_text()]


def test_a_new_server_is_set_up_in_the_window_and_joined(qtbot, look, server):
    questions = FirstStart("en")
    qtbot.addWidget(questions)
    questions.show()
    questions.team.click()
    questions.set_up.click()
    setup = questions.findChild(ServerSetup)
    here = f"127.0.0.1:{server.port}"
    setup.form.set_values(
        {"host": here, "admin": "chief", "secret": "wrong one", "database": "desk1"}
        | {"person": "王店长", "login": "wang", "first": "short"}
    )
    setup.prepare.click()
    assert setup.form.error("first"), "the first password is too short"
    setup.form.set_values({"first": FIRST})
    setup.prepare.click()
    qtbot.waitUntil(lambda: "one of them is wrong" in setup.message.text(), timeout=15_000)
    setup.form.set_values({"secret": CHIEF})
    with qtbot.waitSignal(setup.prepared, timeout=60_000):
        setup.prepare.click()
    assert 'hostssl "desk1" +desk1_person  samenet scram-sha-256' in setup.lines.toPlainText()
    setup.copy.click()
    assert QGuiApplication.clipboard().text() == setup.lines.toPlainText()
    setup.go_on.click()
    assert not setup.isVisible()
    with qtbot.waitSignal(questions.answered) as answered:
        questions.start.click()
    assert answered.args[0].address == f"postgresql://desk1_u_wang@{here}/desk1"
    with pytest.raises(SignInRefused) as refused:
        join(answered.args[0].address, answered.args[0].password)
    assert refused.value.params["reason"] == "must_change"


def _dialog(program: Program) -> SignIn | None:
    shown = [found for found in program.window.findChildren(SignIn) if found.isVisible()]
    return shown[0] if shown else None


@pytest.mark.parametrize(
    ("place", "is_safe"),
    [
        ("keyring.backends.SecretService.Keyring", True),
        ("keyring.backends.Windows.WinVaultKeyring", True),
        ("keyring.backends.macOS.Keyring", True),
        ("keyring.backends.fail.Keyring", False),
        ("keyring.backends.null.Keyring", False),
        ("keyrings.alt.file.PlaintextKeyring", False),
        ("keyrings.alt.file.EncryptedKeyring", False),
    ],
)
def test_only_a_real_keyring_keeps_a_password(monkeypatch, place, is_safe):
    """S-47."""
    import keyring as system

    module, _, name = place.rpartition(".")
    backend = type(name, (), {"__module__": module})()
    monkeypatch.setattr(system, "get_keyring", lambda: backend)
    written: list[str] = []
    monkeypatch.setattr(system, "set_password", lambda *_args: written.append("kept"))
    assert keyring.is_there() is is_safe
    assert keyring.keep(ADDRESS, "secret") is is_safe
    assert written == ["kept"] * is_safe
