"""Notices: told once, counted on the rail, opened, put off, read."""

from datetime import UTC, datetime, timedelta

import pytest

from app.notifications import queries
from app.notifications import service as notifications
from app.notifications.dto import NoticeRow
from ui.router import Route
from ui.shell.notice_text import notice_route, notice_text, notice_tone
from ui.shell.watcher import Watcher

PARAMS = {
    "number": "T-1",
    "title": "打印机卡纸",
    "clock": "accept",
    "due_at": "2026-03-02T03:00:00+00:00",
}


@pytest.fixture
def told(shell, world, clock, qtbot):
    """One unread notice about a ticket."""
    ticket_id = world.report()
    backend = shell.desk.tasks.backend

    def tell(uow):
        user_id, now = backend.actor.user_id, clock()
        notifications.notify(uow, user_id, "sla_breach", "ticket", ticket_id, PARAMS, "one", now)

    shell.desk.tasks.command(shell.window, tell)
    qtbot.waitUntil(lambda: shell.window.rail.button("notices").count() == 1)
    return ticket_id


def test_notice_reads_as_a_sentence(shell, told):
    (notice,) = shell.desk.tasks.backend.query(queries.notices).rows
    assert notice_text(notice).startswith("T-1 打印机卡纸: “Accept” is late")
    assert notice_route(notice).record_id == told
    assert notice_tone([notice]) == "error"


def test_a_change_of_people_reads_as_a_sentence_and_leads_to_the_audit():
    at = datetime(2026, 3, 2, tzinfo=UTC)
    told = {"what": "added", "name": "李娜", "role": "manager", "by": "钱管理"}
    notice = NoticeRow(1, "people_changed", "person", 5, told, at, at, False, None)
    assert notice_text(notice) == "Changed by 钱管理: 李娜 (Manager) is new here."
    assert str(notice_route(notice)) == str(Route("audit", params=(("table", "user_account"),)))


def test_a_late_task_leads_to_its_ticket_and_many_to_where_tasks_stand():
    at = datetime(2026, 3, 2, tzinfo=UTC)
    told = {"number": "T-1", "ticket_id": 7, "task": "送备件", "due_at": at.isoformat()}
    notice = NoticeRow(1, "task_late", "task", 5, told, at, at, False, None)
    assert notice_text(notice).startswith("T-1: the task “送备件” is late; due was")
    assert str(notice_route(notice)) == str(Route("ticket", 7))
    assert notice_tone([notice]) == "error"
    digest = NoticeRow(
        2, "task_digest", "task", 0, {"count": 6, "numbers": ["T-1"]}, at, at, False, None
    )
    assert notice_text(digest) == "6 tasks are late: T-1."
    assert str(notice_route(digest)) == str(Route("home"))


def test_opening_a_notice_leads_to_its_ticket_and_counts_as_read(shell, told, qtbot):
    opened = []
    shell.window.pages.shown.connect(opened.append)
    shell.session.perform("notices")
    qtbot.waitUntil(lambda: len(shell.session.notices.model.rows) == 1)
    shell.session.notices.open_notice(shell.session.notices.model.rows[0])
    assert (opened[-1].page, opened[-1].record_id) == ("ticket", told)
    qtbot.waitUntil(lambda: shell.window.rail.button("notices").count() == 0)


def test_notice_put_off_comes_back_at_its_time(shell, told, clock, qtbot):
    panel = shell.session.notices
    shell.session.perform("notices")
    qtbot.waitUntil(lambda: len(panel.model.rows) == 1)
    panel.snooze(panel.model.rows[0], clock() + timedelta(minutes=15))
    qtbot.waitUntil(lambda: shell.window.rail.button("notices").count() == 0)
    clock.forward(minutes=16)
    panel.count()
    qtbot.waitUntil(lambda: shell.window.rail.button("notices").count() == 1)


def test_all_read_empties_the_count(shell, told, qtbot):
    shell.session.notices.read_all()
    qtbot.waitUntil(lambda: shell.window.rail.button("notices").count() == 0)


def test_a_notice_is_announced_by_one_window_only(shell, told, qtbot):
    other = Watcher(shell.desk.tasks, shell.window)
    heard = []
    for watcher in (shell.session.watcher, other):
        watcher.announced.connect(heard.extend)
        with qtbot.waitSignal(watcher.looked):
            watcher.look()
    assert [notice.subject_id for notice in heard] == [told]
    assert len(shell.toasts()) == 1


def test_watcher_rings_once_for_a_late_ticket(shell, world, clock, qtbot):
    ticket_id = world.report()
    clock.forward(days=1)
    heard = []
    watcher = shell.session.watcher
    watcher.announced.connect(heard.extend)
    for _ in range(3):
        with qtbot.waitSignal(watcher.looked):
            watcher.look()
    assert {notice.subject_id for notice in heard} == {ticket_id}
    assert len(heard) == len({notice.id for notice in heard})


def test_click_on_the_toast_opens_the_ticket(shell, told, qtbot):
    opened = []
    shell.window.pages.shown.connect(opened.append)
    with qtbot.waitSignal(shell.session.watcher.looked):
        shell.session.watcher.look()
    shell.window.toasts.toasts()[-1].action.click()
    assert (opened[-1].page, opened[-1].record_id) == ("ticket", told)


def test_notice_model_keeps_the_rules_of_item_models(shell, told, qtbot, qtmodeltester):
    model = shell.session.notices.model
    shell.session.perform("notices")
    qtbot.waitUntil(lambda: len(model.rows) == 1)
    qtmodeltester.check(model)
    model.set_rows([])
    qtmodeltester.check(model)
