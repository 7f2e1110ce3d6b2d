"""Canned replies on the ticket page: inserted filled in, sent with what they change."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.tickets import canned
from app.tickets.canned import Reply, SaveReply, save_reply
from app.tickets.rules import EventType
from app.tickets.steps import ticket_steps
from app.tickets.steps_dto import RemoveTemplate, SaveTemplate, Template
from app.tickets.templates import remove_template, save_template
from ui.pages.ticket.compose import NOTE

TEXT = "{contact}，工单 {number} 的工程师明天上门检修。{me}"


@pytest.fixture
def add(sqlite_backend):
    def save(name: str = "上门", **changes) -> None:
        reply = Reply(0, name, TEXT, is_shared=False, **changes)
        sqlite_backend.command(save_reply, SaveReply(reply))

    return save


def items(menu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def opened_menu(page):
    page.compose.replies.menu.aboutToShow.emit()
    return page.compose.replies.menu


def test_reply_is_inserted_filled_in_where_the_cursor_stands(open_page, add, world, ticket_id):
    add()
    page = open_page()
    page.compose.text.setPlainText("您好！")
    page.compose.text.moveCursor(page.compose.text.textCursor().MoveOperation.End)
    menu = opened_menu(page)
    menu.actions()[0].trigger()
    row = world.detail(ticket_id).row
    name = row.contact_name or row.customer_name
    assert (
        page.compose.text.toPlainText()
        == f"您好！{name}，工单 {row.number} 的工程师明天上门检修。王店长"
    )
    assert row.number in menu.actions()[0].toolTip()
    assert not page.compose.replies.line.isVisible()


def test_slash_in_the_empty_box_opens_the_menu(qtbot, open_page, add):
    add()
    page = open_page()
    with qtbot.waitSignal(page.compose.replies.menu.aboutToShow):
        QTest.keyClick(page.compose.text, "/")
    page.compose.replies.menu.close()
    assert page.compose.text.toPlainText() == ""
    page.compose.text.setPlainText("1")
    QTest.keyClick(page.compose.text, "/")
    assert "/" in page.compose.text.toPlainText()


def test_macro_says_what_it_will_do_and_does_it_on_sending(qtbot, open_page, add, world, ticket_id):
    add("等客户", status="waiting_customer", priority="high")
    page = open_page()
    menu = opened_menu(page)
    menu.actions()[0].trigger()
    assert page.compose.replies.line.isVisible()
    assert page.compose.replies._does.text() == "On sending: priority: High; status: With customer"
    page.compose.send()
    qtbot.waitUntil(page.desk.tasks.is_idle)
    row = world.detail(ticket_id).row
    assert (row.status, row.priority) == ("waiting_customer", "high")
    assert EventType.TOLD_CUSTOMER in [event.type for event in world.history(ticket_id)]
    assert not page.compose.replies.line.isVisible()


def test_a_checklist_is_chosen_in_the_form_and_put_on_when_it_is_sent(
    qtbot, open_page, sqlite_backend, world, ticket_id
):
    wish = SaveTemplate(Template(0, "上门服务", ("带备机", "拍照"), is_shared=True))
    template_id = sqlite_backend.command(save_template, wish).result
    page = open_page()
    form = page.compose.replies.open_form(Reply(0, "上门", TEXT, is_shared=False))
    qtbot.waitUntil(lambda: form.template.count() == 2)
    assert [form.template.itemText(row) for row in range(2)] == ["none", "上门服务"]
    assert form.form.values()["template_id"] == 0
    form.template.set_value(template_id)
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    qtbot.waitUntil(page.desk.tasks.is_idle)
    opened_menu(page).actions()[0].trigger()
    assert page.compose.replies._does.text() == "On sending: checklist: 上门服务"
    page.compose.send()
    qtbot.waitUntil(page.desk.tasks.is_idle)
    lines = world.backend.query(ticket_steps, ticket_id).lines
    assert [line.text for line in lines] == ["带备机", "拍照"]


def test_a_checklist_that_was_removed_is_said_before_and_when_it_is_sent(
    qtbot, open_page, sqlite_backend, add, world, ticket_id
):
    wish = SaveTemplate(Template(0, "上门服务", ("带备机",), is_shared=False))
    template_id = sqlite_backend.command(save_template, wish).result
    add(template_id=template_id, priority="high")
    page = open_page()
    sqlite_backend.command(remove_template, RemoveTemplate(template_id, 1))
    page.compose.replies._read()
    qtbot.waitUntil(page.desk.tasks.is_idle)
    opened_menu(page).actions()[0].trigger()
    said = "On sending: priority: High; checklist: no longer there"
    assert page.compose.replies._does.text() == said
    page.compose.send()
    qtbot.waitUntil(page.desk.tasks.is_idle)
    assert "no longer there" in page.compose._problem.text()
    assert world.detail(ticket_id).row.priority == "normal"
    (reply,) = sqlite_backend.query(canned.replies)
    form = page.compose.replies.open_form(reply)
    qtbot.waitUntil(page.desk.tasks.is_idle)
    assert form.template.currentText() == "A template that is no longer there"
    form.save_button.click()
    qtbot.waitUntil(page.desk.tasks.is_idle)
    assert form.isVisible(), "what is wrong stands at its field"
    form.template.set_value(0)
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    assert sqlite_backend.query(canned.replies)[0].template_id is None


def test_macro_that_is_let_go_is_only_a_text(qtbot, open_page, add, world, ticket_id):
    add(status="waiting_customer")
    page = open_page()
    opened_menu(page).actions()[0].trigger()
    page.compose.replies._drop.click()
    page.compose.send()
    qtbot.waitUntil(page.desk.tasks.is_idle)
    assert world.detail(ticket_id).row.status == "in_progress"


def test_macro_waits_for_no_note(open_page, add):
    add(takes=True)
    page = open_page()
    opened_menu(page).actions()[0].trigger()
    page.compose.choose(NOTE)
    assert page.compose.replies.macro is None
    assert not page.compose.replies.isVisible()


def test_what_is_typed_becomes_a_reply_that_can_be_changed_and_removed(
    qtbot, open_page, sqlite_backend
):
    page = open_page()
    page.compose.text.insertPlainText("明早九点上门")
    form = page.compose.replies.open_form(Reply(0, "", page.compose.replies._typed, False))
    assert form.form.values()["text"] == "明早九点上门"
    form.form.set_values({"name": "上门", "is_shared": True})
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    qtbot.waitUntil(page.desk.tasks.is_idle)
    (reply,) = sqlite_backend.query(canned.replies)
    assert (reply.name, reply.is_shared, reply.is_macro) == ("上门", True, False)
    menu = opened_menu(page)
    assert items(menu) == ["上门", "New reply…", "Change", "Remove"]
    page.compose.replies._remove(reply)
    qtbot.waitUntil(page.desk.tasks.is_idle)
    assert items(opened_menu(page)) == ["There are no replies yet", "New reply…"]


def test_menu_opens_at_the_box(qtbot, open_page, add):
    add()
    page = open_page()
    page.compose.text.setFocus(Qt.FocusReason.OtherFocusReason)
    page.compose.replies.pop_up(page.mapToGlobal(page.rect().center()))
    assert page.compose.replies.menu.isVisible()
    page.compose.replies.menu.close()
