"""Queries and commands from the window: order, staleness, closed owners, progress."""

import threading

from PySide6.QtWidgets import QWidget

from app.backend import Outcome
from app.core.errors import NotFound
from app.core.permissions import Role
from app.core.undo import Undo
from app.identity import service
from app.identity.dto import SaveDepartment, SavePerson


def test_a_command_announces_what_it_changed(qtbot, tasks, owner):
    with qtbot.waitSignal(tasks.changed) as sig:
        tasks.command(owner, service.save_person, SavePerson("李娜", Role.AGENT, None))
    assert "person" in sig.args[0]
    assert "ticket" not in sig.args[0]


def test_a_refusal_nobody_handles_is_announced(qtbot, tasks, owner):
    with qtbot.waitSignal(tasks.refused) as sig:
        tasks.command(owner, service.save_department, SaveDepartment("x", None, False, 99, 1))
    assert isinstance(sig.args[0], NotFound)


def test_a_closed_page_hears_nothing(qtbot, tasks):
    page, gate, got = QWidget(), threading.Event(), []
    tasks.query(page, lambda _read: gate.wait(5), on_done=got.append)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    gate.set()
    qtbot.waitUntil(tasks.is_idle)
    assert got == []


def test_only_the_newest_answer_of_a_key_arrives(qtbot, tasks, owner):
    got = []
    for number in range(20):
        tasks.query(owner, lambda _read, n=number: n, on_done=got.append, key="search")
    qtbot.waitUntil(tasks.is_idle)
    assert got == [19]


def test_a_job_tells_its_steps_and_can_be_stopped(qtbot, tasks, owner):
    steps, refused, begun = [], [], threading.Event()

    def long_work(_backend, progress):
        progress.step(1, 2)
        begun.set()
        while True:
            progress.step(1, 2)

    job = tasks.job(
        owner,
        long_work,
        on_done=lambda _r: None,
        on_step=lambda *s: steps.append(s),
        on_error=refused.append,
    )
    begun.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: bool(refused))
    assert refused[0].code == "cancelled"
    assert (1, 2) in steps


def test_a_commit_of_another_client_is_heard(qtbot, tasks, owner, tmp_path):
    from app.bootstrap import open_store

    other = open_store(tmp_path / "window.laike")
    tasks.watch_others()
    qtbot.waitUntil(tasks.is_idle)
    other.command(service.save_person, SavePerson("赵敏", Role.AGENT, None))
    with qtbot.waitSignal(tasks.changed) as sig:
        tasks._feed._ask()
    assert sig.args[0].is_everything
    other.close()


def test_an_undo_is_offered(qtbot, tasks, owner):
    def command(uow):
        uow.undo = Undo("undo.test", command, ())
        return 7

    with qtbot.waitSignal(tasks.undoable) as sig:
        tasks.command(owner, command)
    assert sig.args[0].label == "undo.test"
    assert Outcome(1, None).undo is None


def test_our_own_commit_is_not_news(qtbot, tasks, owner):
    tasks.watch_others()
    qtbot.waitUntil(tasks.is_idle)
    tasks.command(owner, service.save_person, SavePerson("李娜", Role.AGENT, None))
    qtbot.waitUntil(tasks.is_idle)
    with qtbot.assertNotEmitted(tasks.changed):
        tasks._feed._ask()
        qtbot.waitUntil(tasks.is_idle)
