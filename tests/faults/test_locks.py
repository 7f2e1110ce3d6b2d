"""Another program that writes: a save waits for it, and says so when that takes too long."""

import pytest
from PySide6.QtCore import QObject, QTimer

from app.bootstrap import open_store
from app.core.errors import StoreBusy
from app.core.sentences import sentence
from app.db import engine
from tests.faults.locks import held
from tests.faults.stores import make, save_both, saved, works

TURNS = 30


def test_a_save_waits_for_another_program_while_the_window_lives(qtbot, tasks, tmp_path):
    done: list[object] = []
    turns = 0

    def turn() -> None:
        nonlocal turns
        turns += 1

    timer = QTimer(interval=0)
    timer.timeout.connect(turn)
    with held(tmp_path / "window.laike") as holder:
        timer.start()
        owner = QObject()
        tasks.command(owner, save_both, "甲公司", on_done=done.append)
        qtbot.waitUntil(lambda: turns >= TURNS)
        assert done == []
        assert tasks.backend.query(saved)[1] == set()  # reading goes on meanwhile
        holder.let_go()
        qtbot.waitUntil(lambda: done != [])
    timer.stop()
    assert tasks.backend.query(saved)[1] == {"甲公司"}


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 100)


def test_a_program_that_writes_for_too_long_is_said_and_the_save_can_be_repeated(
    impatient, tmp_path
):
    backend = open_store(make(tmp_path / "a.laike"))
    with held(tmp_path / "a.laike") as holder:
        with pytest.raises(StoreBusy) as refused:
            works(backend, "甲公司")
        assert "try again" in sentence(refused.value, "en")
        assert backend.query(saved)[0] == set()
        holder.let_go()
        assert works(backend, "甲公司")
    backend.close()


def test_a_store_opens_while_another_program_writes(tmp_path):
    path = make(tmp_path / "a.laike", "甲公司")
    with held(path):
        backend = open_store(path)
        assert backend.query(saved)[1] == {"甲公司"}
        backend.close()
