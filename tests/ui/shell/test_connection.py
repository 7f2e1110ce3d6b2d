"""A lost connection: a calm banner that counts down, pages that stay, and the way back."""

import threading
from datetime import timedelta

import pytest

from app.core.changes import Changes
from app.core.errors import StoreUnreachable
from ui.shell.connection import AGAIN_S
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_states import PageStates


@pytest.fixture
def away(shell, monkeypatch):
    """The store does not answer until ``away.clear()``."""
    refusing = [True]

    def ping():
        if refusing:
            raise StoreUnreachable()

    monkeypatch.setattr(shell.desk.tasks.backend, "ping", ping)
    return refusing


def lost(shell):
    shell.desk.tasks.lost.emit(StoreUnreachable())
    return shell.session.connection


def test_the_banner_counts_down_names_the_time_and_offers_to_try_now(shell, away, clock):
    banner = shell.window.banner
    connection = lost(shell)
    assert "Trying again in 4 s" in banner.text()
    assert f"as of {clock().astimezone():%H:%M}" in banner.text()
    connection._count()
    assert "Trying again in 3 s" in banner.text()
    assert banner._action.text() == "Try now"


def test_when_the_time_is_over_it_asks_and_waits_again(shell, away, qtbot):
    connection = lost(shell)
    for _ in range(AGAIN_S):
        connection._count()
    assert "Trying again…" in shell.window.banner.text()
    assert banner_has_no_button(shell)
    qtbot.waitUntil(lambda: "Trying again in 4 s" in shell.window.banner.text())
    assert "Not connected" in shell.window.status.text()


def banner_has_no_button(shell) -> bool:
    return not shell.window.banner._action.isVisible()


def test_the_way_back_reads_everything_anew(shell, away, qtbot):
    heard: list[Changes] = []
    shell.desk.tasks.changed.connect(heard.append)
    connection = lost(shell)
    away.clear()
    with qtbot.waitSignal(connection.returned):
        shell.window.banner.triggered.emit()
    assert heard[-1].is_everything
    assert not shell.window.banner.isVisible()
    qtbot.waitUntil(shell.desk.tasks.is_idle)


def test_a_query_that_finds_nobody_raises_the_banner_whoever_handles_it(shell, away, qtbot):
    def nobody(_read):
        raise StoreUnreachable()

    handled = []
    with qtbot.waitSignal(shell.desk.tasks.lost):
        shell.desk.tasks.query(
            shell.window, nobody, on_done=handled.append, on_error=handled.append
        )
    assert shell.window.banner.isVisible()
    assert shell.desk.tasks.is_lost
    assert shell.toasts() == []


def test_a_page_keeps_what_it_shows_while_the_store_is_away(qtbot):
    content = EmptyState("people")
    states = PageStates(content, "people")
    qtbot.addWidget(states)
    states.fail(StoreUnreachable())
    assert not states.is_ready()
    states.show_content()
    states.fail(StoreUnreachable())
    assert states.is_ready()
    states.fail(StoreUnreachable(), is_current=False)
    assert not states.is_ready()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(-30, "30 minutes behind"), (3, "3 minutes ahead"), (1, "")],
)
def test_a_clock_that_is_off_the_servers_is_said(shell, monkeypatch, minutes, words):
    backend = shell.desk.tasks.backend
    monkeypatch.setattr(backend, "is_shared", True)
    monkeypatch.setattr(backend, "clock_off", lambda: timedelta(minutes=minutes))
    shell.session.connection.check_clock()
    text = shell.window.status.text()
    assert words in text
    assert ("clock" in text) == bool(words)


def test_a_clock_that_was_set_back_is_said_until_it_is_right_again(shell, clock, qtbot):
    clock.forward(hours=-2)
    shell.session.connection.check_clock()
    qtbot.waitUntil(lambda: "120 minutes behind" in shell.window.status.text())
    clock.forward(hours=2)
    shell.session.connection.check_clock()
    qtbot.waitUntil(lambda: "behind" not in shell.window.status.text())


def test_a_server_that_says_nothing_is_away_until_it_speaks(shell, away, qtbot, monkeypatch):
    away.clear()
    answer = threading.Event()
    monkeypatch.setattr(shell.desk.tasks.backend, "ping", lambda: answer.wait(10))
    connection = shell.session.connection
    connection.beat()
    connection._patience.timeout.emit()
    assert shell.window.banner.isVisible()
    connection._ask()
    with qtbot.waitSignal(connection.returned):
        answer.set()
    assert not shell.window.banner.isVisible()
    qtbot.waitUntil(shell.desk.tasks.is_idle)


def test_an_upgrade_is_said_while_it_runs_and_then_that_the_store_is_too_new(
    shell, monkeypatch, qtbot
):
    """C-18."""
    backend, banner = shell.desk.tasks.backend, shell.window.banner
    connection = shell.session.connection
    monkeypatch.setattr(backend, "ping", lambda: True)
    connection.beat()
    qtbot.waitUntil(lambda: "is upgrading" in banner.text())
    assert banner.isVisible()
    monkeypatch.setattr(backend, "ping", lambda: False)
    connection.beat()
    qtbot.waitUntil(lambda: not banner.isVisible())
    backend.newer = "9.1"
    connection.beat()
    qtbot.waitUntil(lambda: "9.1" in banner.text())
    assert "Read only" in shell.window.status.text()
    backend.newer = ""
    qtbot.waitUntil(shell.desk.tasks.is_idle)
