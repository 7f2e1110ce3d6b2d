"""The part of the ticket page for what is done in steps: complaint, checklist, task force."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from app.tickets import service
from app.tickets.checklists import add_lines
from app.tickets.complaints import record_step
from app.tickets.dto import TakeTicket
from app.tickets.rules import ComplaintStep, Kind, Severity
from app.tickets.steps import ticket_steps
from app.tickets.steps_dto import AddLines, RecordStep, SaveTask
from app.tickets.tasks import save_task
from app.tickets.templates import templates
from ui.router import Route
from ui.widgets.button import Button

SAID = "约好两点上门，等到五点没有人来"
STEPS_OF = "steps"


def segment(page) -> str:
    return page.todo.text() if page.centre.has_segment(STEPS_OF) else ""


def at_rest(qtbot, page) -> None:
    qtbot.waitUntil(page.desk.tasks.is_idle)


def asked(qtbot, page, act):
    """The form that an action opens, filled with what it reads."""
    with qtbot.waitSignal(page.steps.opened) as opened:
        act()
    at_rest(qtbot, page)
    return opened.args[0]


def sent(qtbot, page, form, values) -> None:
    """Fill a form in and save it."""
    form.form.set_values(values)
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    at_rest(qtbot, page)


@pytest.fixture
def complaint(world) -> int:
    ticket_id = world.report(kind=Kind.COMPLAINT, description=SAID)
    world.do("", service.take, TakeTicket, ticket_id)
    return ticket_id


@pytest.fixture
def major(world) -> int:
    return world.report(severity=Severity.MAJOR)


def test_a_plain_ticket_has_no_such_part_until_somebody_begins_one(qtbot, open_page):
    page = open_page()
    assert segment(page) == ""
    page.todo.menu.aboutToShow.emit()
    assert [action.text() for action in page.todo.menu.actions()] == ["Checklist", "Task force"]
    page.todo.menu.actions()[0].trigger()
    assert page.centre.current() == STEPS_OF
    assert page.compose.isHidden()
    qtbot.keyClicks(page.todo.checklist.new_line, "SN")
    qtbot.keyClick(page.todo.checklist.new_line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: segment(page) == "Steps (0/1)")
    page.centre.choose("all")
    assert not page.compose.isHidden()


def test_steps_of_a_complaint_are_written_one_after_the_other(qtbot, open_page, world, complaint):
    page = open_page(complaint)
    card = page.todo.complaint
    assert segment(page) == "Steps (0/4)"
    form = asked(qtbot, page, card.next_button.click)
    assert form.form.values()["text"] == SAID, "what is known is offered"
    sent(qtbot, page, form, {})
    qtbot.waitUntil(lambda: segment(page) == "Steps (1/4)")
    first, second = card.items.texts()[:2]
    assert first.startswith("1. Listen and record. 王店长 · ")
    assert first.endswith(SAID)
    assert second.startswith("2. Find the cause. Why it happened")
    form = asked(qtbot, page, card.next_button.click)
    form.form.set_values({"text": "已处理"})
    form.save_button.click()
    qtbot.waitUntil(lambda: bool(form.form.error("text")))
    form.reject()
    card.back_button.click()
    qtbot.waitUntil(lambda: segment(page) == "Steps (0/4)")


def test_closing_a_complaint_too_early_leads_to_the_step_that_is_missing(
    qtbot, open_page, world, complaint, visits
):
    page = open_page(complaint)
    refused = []
    page.desk.tasks.refused.connect(refused.append)
    page.head.buttons["close"].click()
    qtbot.waitUntil(lambda: bool(visits))
    assert refused[0].params["reason"] == "needs_step_listen"
    assert visits == [Route("ticket", complaint, params=(("part", STEPS_OF),))]
    page.open_route(visits[0])
    assert page.centre.current() == STEPS_OF


def test_the_part_that_is_wanted_opens_with_the_ticket(qtbot, open_page, complaint):
    page = open_page()
    page.open_route(Route("ticket", complaint, params=(("part", STEPS_OF),)))
    qtbot.waitUntil(lambda: page.centre.current() == STEPS_OF)
    at_rest(qtbot, page)
    page.open_route(Route("ticket", 1))
    qtbot.waitUntil(lambda: segment(page) == "")
    assert page.centre.current() == "all"


def test_a_complaint_with_its_four_steps_can_be_closed(qtbot, open_page, world, complaint):
    for step in ComplaintStep:
        world.do("", record_step, RecordStep, complaint, step=step, text=SAID)
    page = open_page(complaint)
    assert segment(page) == "Steps (4/4)"
    form = asked(qtbot, page, page.head.buttons["close"].click)
    assert form.form.values()["solution"] == SAID


def test_lines_are_ticked_and_the_focus_stays(qtbot, open_page, world, ticket_id):
    world.backend.command(add_lines, AddLines(ticket_id, ("核对序列号", "带备机")))
    page = open_page()
    page.centre.choose(STEPS_OF)
    box = page.todo.checklist.items.items[1].box
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: segment(page) == "Steps (1/2)")
    done = world.backend.query(ticket_steps, ticket_id).lines[1]
    assert (done.text, done.done_by_name) == ("带备机", "王店长")
    qtbot.waitUntil(lambda: page.todo.checklist.items.items[1].box.hasFocus())


def test_a_template_made_of_a_list_is_put_on_another_ticket(qtbot, open_page, world, ticket_id):
    world.backend.command(add_lines, AddLines(ticket_id, ("核对序列号", "带备机")))
    page = open_page()
    card = page.todo.checklist
    card.menu.aboutToShow.emit()
    new = next(one for one in card.menu.actions() if one.text() == "New template…")
    form = asked(qtbot, page, new.trigger)
    sent(qtbot, page, form, {"name": "上门", "is_shared": True})
    (saved,) = world.backend.query(templates)
    assert (saved.lines, saved.is_shared) == (("核对序列号", "带备机"), True)
    other = world.report()
    page.open_route(Route("ticket", other))
    at_rest(qtbot, page)
    page.todo.start_checklist()
    card.menu.aboutToShow.emit()
    card.menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: segment(page) == "Steps (0/2)")


def test_a_task_force_is_set_up_and_works(qtbot, open_page, world, major):
    page = open_page(major)
    page.todo.start_force()
    card = page.todo.force
    assert "First plan: " in card.plan.text()
    form = asked(qtbot, page, card.buttons["members"].click)
    lead = world.people["林涛"].user_id
    sent(qtbot, page, form, {"user_id": lead, "part": "协调", "is_lead": True})
    qtbot.waitUntil(lambda: card.items["members"].texts() == ["林涛 · Sales · leads · 协调"])
    form = asked(qtbot, page, card.buttons["tasks"].click)
    me = world.backend.actor.user_id
    sent(qtbot, page, form, {"text": "切到备用线路", "owner_id": me})
    qtbot.waitUntil(lambda: segment(page) == "Steps (0/1)")
    steps = world.backend.query(ticket_steps, major)
    form = asked(qtbot, page, lambda: card._finish(steps.tasks[0]))
    sent(qtbot, page, form, {"result": "备用线路已经接通并逐一试拨"})
    qtbot.waitUntil(lambda: segment(page) == "Steps (1/1)")
    form = asked(qtbot, page, card.buttons["meetings"].click)
    assert form.form.values()["participants"] == "林涛, 王店长"
    sent(qtbot, page, form, {"decided": "今晚十点切回主线路"})
    qtbot.waitUntil(lambda: len(card.items["meetings"].items) == 1)
    assert "今晚十点切回主线路" in card.items["meetings"].texts()[0]
    card.plan_button.click()
    assert (page.centre.current(), page.compose.modes.current()) == ("all", "plan")


def test_a_member_of_another_department_finishes_his_tasks_only(qtbot, open_page, world, major):
    due = world.backend.clock() + timedelta(hours=2)
    for name in ("林涛", "何欣"):
        cmd = SaveTask(major, f"任务 {name}", world.people[name].user_id, due)
        world.backend.command(save_task, cmd)
    page = open_page(major)
    page.desk.tasks.backend.actor = world.people["林涛"]
    page.reload()
    qtbot.waitUntil(lambda: page.todo.force.buttons["members"].isHidden())
    at_rest(qtbot, page)
    buttons = [item.findChildren(Button) for item in page.todo.force.items["tasks"].items]
    assert [len(found) for found in buttons] == [1, 0]


def test_only_a_major_ticket_can_begin_a_task_force(qtbot, open_page, world, ticket_id):
    page = open_page()
    page.todo.start_force()
    assert not page.todo.force.buttons["members"].isEnabled()
    assert "Set the severity to “Major” first" in page.todo.force._needs.text()


def test_the_steps_follow_the_language_and_the_theme(qtbot, open_page, world, complaint, theme):
    world.backend.command(add_lines, AddLines(complaint, ("核对序列号",)))
    page = open_page(complaint)
    for card in (page.todo.complaint, page.todo.checklist, page.todo.force):
        QApplication.sendEvent(card, QEvent(QEvent.Type.LanguageChange))
    theme.changed.emit()
    assert len(page.todo.complaint.items.items) == len(ComplaintStep)
    assert len(page.todo.checklist.items.items) == 1
