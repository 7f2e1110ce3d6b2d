"""The web form is served by a process of its own while the window is open."""

import os
import signal
import socket
import urllib.request

import pytest

from app.core.errors import AppError
from app.intake import queries
from app.settings import service as settings
from app.settings.dto import ChangeSetting
from ui.shell.form_desk import FormDesk

START_MS = 20_000  # a Python of its own


@pytest.fixture
def port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@pytest.fixture
def form_desk(tasks, owner, port, monkeypatch):
    monkeypatch.setattr("ui.shell.form_desk.AGAIN_MS", 0)
    tasks.backend.command(settings.change, ChangeSetting("forms.port", port))
    desk = FormDesk(tasks, owner)
    yield desk
    desk.stop()


def switch(tasks, is_on):
    tasks.backend.command(settings.change, ChangeSetting("forms.is_on", is_on))


def page_of(port):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/?lang=en", timeout=10) as answer:
        return answer.read().decode()


def is_served(port):
    try:
        return "Write to us" in page_of(port)
    except OSError:
        return False


def test_the_form_is_off_until_it_is_switched_on(qtbot, tasks, form_desk, port):
    form_desk.read()
    qtbot.waitUntil(tasks.is_idle)
    assert form_desk.process_id() == 0
    switch(tasks, is_on=True)
    with qtbot.waitSignal(form_desk.started, timeout=START_MS):
        form_desk.read()
    assert "Write to us" in page_of(port)
    assert tasks.backend.query(queries.incoming_page).rows == ()
    switch(tasks, is_on=False)
    form_desk.read()
    qtbot.waitUntil(lambda: form_desk.process_id() == 0)
    with pytest.raises(OSError):  # noqa: PT011 - nobody listens, whatever the system calls it
        page_of(port)


def test_a_form_that_is_killed_is_served_again(qtbot, tasks, form_desk, port):
    switch(tasks, is_on=True)
    with qtbot.waitSignal(form_desk.started, timeout=START_MS):
        form_desk.read()
    with qtbot.waitSignal(form_desk.started, timeout=START_MS):
        os.kill(form_desk.process_id(), signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    qtbot.waitUntil(lambda: is_served(port), timeout=START_MS)


def test_a_port_that_is_taken_is_said(qtbot, tasks, form_desk, port):
    switch(tasks, is_on=True)
    with (
        socket.create_server(("127.0.0.1", port)),
        qtbot.waitSignal(form_desk.failed, timeout=START_MS) as failed,
    ):
        form_desk.read()
    assert isinstance(failed.args[0], AppError)
    assert failed.args[0].params["port"] == port
