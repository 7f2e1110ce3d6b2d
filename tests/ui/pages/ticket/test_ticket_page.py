"""One ticket: its clocks, its history in words, the steps it allows."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.core.errors import Conflict
from app.tickets import service
from app.tickets.dto import (
    AssignTicket,
    Classify,
    CloseTicket,
    Comment,
    MoveTicket,
    SetProgress,
    SolveTicket,
    TellCustomer,
)
from app.tickets.rules import (
    CLOSED,
    IN_PROGRESS,
    TO_CONFIRM,
    WAITING_CUSTOMER,
    Channel,
    Kind,
    Outcome,
    Priority,
    Rating,
    Severity,
)
from tests.tickets_world import SOLUTION
from ui.pages.ticket.due_form import DueForm
from ui.pages.ticket.edit_form import EditForm
from ui.router import Route
from ui.widgets.step_forms import ReopenForm
from ui.widgets.when import clock_text


def said(page, words: str) -> bool:
    return any(words in text for text in page.conversation.texts())


def test_clocks_show_target_left_due_and_what_was_met(open_page, clock):
    clock.forward(minutes=80)
    page = open_page()
    assert list(page.clocks.tiles) == ["accept", "solve", "progress"]
    accept, solve = page.clocks.tiles["accept"].text(), page.clocks.tiles["solve"].text()
    assert accept.startswith("Accept, Met, 30 min to spare")
    assert "2 h 40 min left" in solve
    assert "1 h 20 min of 4 h" in solve
    clock.forward(hours=6)
    page.tick()
    assert " late" in page.clocks.tiles["solve"].text()


def test_a_finished_clock_says_by_how_much_it_was_missed(open_page, world, ticket_id, clock):
    clock.forward(hours=6)  # four working hours and a lunch of 90 minutes are over
    world.do("", service.solve, SolveTicket, ticket_id, solution=SOLUTION)
    assert "Missed by" in open_page().clocks.tiles["solve"].text()


def test_the_history_tells_who_did_what_from_where_to_where(open_page, world, ticket_id):
    world.do("", service.move, MoveTicket, ticket_id, to_status=WAITING_CUSTOMER)
    world.backend.command(service.comment, Comment(ticket_id, "客户 <b>着急</b>"))
    told = TellCustomer(ticket_id, "已告知客户明早九点上门检查", Channel.PHONE)
    world.backend.command(service.tell_customer, told)
    page = open_page()
    texts = page.conversation.texts()
    assert "Reported. 换网线后连不上，前台没有备用机" in texts[0]
    assert said(page, "Status: In progress → With customer")
    assert said(page, "Internal note. 客户 <b>着急</b>")
    assert "Told the customer (Phone). 已告知客户明早九点上门检查" in texts[-1]
    page.centre.choose("said")
    assert not said(page, "Status:")
    assert said(page, "Told the customer")


@pytest.mark.parametrize("count", [130])
def test_a_long_history_comes_in_parts(qtbot, open_page, world, ticket_id, count):
    for number in range(count):
        world.backend.command(service.comment, Comment(ticket_id, f"note {number}"))
    page = open_page()
    assert not said(page, "Reported.")
    page.conversation._earlier.click()
    qtbot.waitUntil(lambda: said(page, "Reported."))
    texts = page.conversation.texts()
    assert len(texts) == len(set(texts))
    world.backend.command(service.comment, Comment(ticket_id, "the newest"))
    page.reload()
    qtbot.waitUntil(lambda: "the newest" in page.conversation.texts()[-1])
    assert said(page, "Reported.")


def test_steps_that_are_not_possible_say_why(open_page, world, ticket_id):
    page = open_page()
    buttons = page.head.buttons
    assert not buttons["take"].isEnabled()
    assert buttons["take"].toolTip()
    assert buttons["solve"].isEnabled()
    assert buttons["reopen"].isHidden()


def test_buttons_without_room_are_entries_of_more_and_come_back(qtbot, open_page, ticket_id):
    page = open_page()
    buttons, more = page.head.buttons, page.head.more

    def entries():
        return [action.text() for action in more.actions() if action.isVisible()]

    assert buttons["edit"].isVisible()
    assert "Edit" not in entries()
    page.resize(760, 700)
    qtbot.waitUntil(buttons["edit"].isHidden)
    assert buttons["solve"].isVisible()
    right = buttons["more"].mapTo(page, buttons["more"].rect().topRight()).x()
    assert right < page.width()
    edit = next(action for action in more.actions() if action.text() == "Edit")
    with qtbot.waitSignal(page.steps.opened) as opened:
        edit.trigger()
    assert isinstance(opened.args[0], EditForm)
    page.resize(1280, 700)
    qtbot.waitUntil(buttons["edit"].isVisible)
    assert "Edit" not in entries()


def test_the_form_to_close_is_as_high_as_its_fields(qtbot, open_page, ticket_id):
    page = open_page()
    with qtbot.waitSignal(page.steps.opened) as opened:
        page.head.buttons["close"].click()
    form = opened.args[0]
    qtbot.waitUntil(page.desk.tasks.is_idle)
    high = form.height()
    form.form.field("outcome").set_value(Outcome.SPAM)
    assert form.height() < high // 2
    form.form.field("outcome").set_value(Outcome.SOLVED)
    assert form.height() == high


def test_a_step_from_the_menu_moves_the_ticket(qtbot, open_page, world, ticket_id):
    page = open_page()
    menu = page.head._menu
    next(a for a in menu.actions() if a.text() == "With customer").trigger()
    qtbot.waitUntil(lambda: page.head.status.text() == "With customer")
    assert world.detail(ticket_id).row.status == WAITING_CUSTOMER


def test_a_closed_ticket_is_taken_up_again_with_a_reason(qtbot, open_page, world, ticket_id):
    world.do("", service.solve, SolveTicket, ticket_id, solution=SOLUTION)
    answers = {"outcome": Outcome.SOLVED, "rating": Rating.CONTENT}
    world.do("", service.close, CloseTicket, ticket_id, **answers)
    page = open_page()
    assert world.detail(ticket_id).row.status == CLOSED
    with qtbot.waitSignal(page.steps.opened) as opened:
        page.head.buttons["reopen"].click()
    form = opened.args[0]
    assert isinstance(form, ReopenForm)
    qtbot.waitUntil(page.desk.tasks.is_idle)
    form.form.field("reason").setPlainText("客户来电说第二天又卡纸了")
    form.save_button.click()
    qtbot.waitUntil(lambda: page.head.status.text() == "In progress")
    line = "Reopened · Status: Closed → In progress. 客户来电说第二天又卡纸了"
    qtbot.waitUntil(lambda: said(page, line))


def test_solving_where_the_solution_is_known_needs_no_question(qtbot, open_page, world, ticket_id):
    world.do("", service.solve, SolveTicket, ticket_id, solution=SOLUTION)
    world.do("", service.move, MoveTicket, ticket_id, to_status=IN_PROGRESS)
    page = open_page()
    next(a for a in page.head._menu.actions() if a.text() == "To confirm").trigger()
    qtbot.waitUntil(lambda: page.head.status.text() == "To confirm")
    assert world.detail(ticket_id).row.status == TO_CONFIRM


def test_properties_save_when_they_are_changed(qtbot, open_page, world, ticket_id):
    page = open_page()
    box = page.properties.boxes["severity"]
    box.set_value(Severity.MAJOR)
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: world.detail(ticket_id).row.severity is Severity.MAJOR)
    qtbot.waitUntil(lambda: "plan" in page.clocks.tiles)  # major problems need a first plan
    box = page.properties.boxes["owner_id"]
    box.set_value(world.people["王磊"].user_id)
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: world.detail(ticket_id).row.owner_name == "王磊")
    qtbot.waitUntil(page.desk.tasks.is_idle)
    page.properties.wanted_by.setText("2026-03-05 18:00")
    page.properties.wanted_by.editingFinished.emit()
    qtbot.waitUntil(lambda: world.detail(ticket_id).wanted_by is not None)
    wanted = world.detail(ticket_id).wanted_by
    assert wanted.astimezone(page.desk.tasks.backend.zone).hour == 18
    qtbot.waitUntil(page.desk.tasks.is_idle)


def test_a_property_changed_by_two_is_a_conflict_and_shows_what_is_stored(
    qtbot, open_page, world, ticket_id, refusals
):
    page = open_page()
    world.do(
        "", service.report_progress, SetProgress, ticket_id, percent=50, text="已更换网线并测试"
    )
    box = page.properties.boxes["priority"]
    box.set_value(Priority.URGENT)
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: bool(refusals))
    assert isinstance(refusals[0], Conflict)
    qtbot.waitUntil(lambda: box.value() == Priority.NORMAL)
    assert world.detail(ticket_id).row.priority is Priority.NORMAL


def test_the_words_of_a_ticket_can_be_edited(qtbot, open_page, world, ticket_id):
    page = open_page()
    with qtbot.waitSignal(page.steps.opened) as opened:
        page.head.buttons["edit"].click()
    form = opened.args[0]
    assert isinstance(form, EditForm)
    qtbot.waitUntil(page.desk.tasks.is_idle)
    form.form.field("title").setText("打印机换网线后连不上")
    form.save_button.click()
    qtbot.waitUntil(lambda: "打印机换网线后连不上" in page.title())
    qtbot.waitUntil(lambda: said(page, "Title: 打印机卡纸 → 打印机换网线后连不上"))


def test_a_deadline_set_by_hand_wins_and_stands_in_the_history(qtbot, open_page, world, ticket_id):
    page = open_page()
    with qtbot.waitSignal(page.steps.opened) as opened:
        page.properties.due_button.click()
    form = opened.args[0]
    assert isinstance(form, DueForm)
    qtbot.waitUntil(page.desk.tasks.is_idle)
    form.form.set_values({"kind": "solve"})
    form.form.field("due_at").setText("2026-03-01 09:00")
    form.save_button.click()
    qtbot.waitUntil(lambda: bool(form.form.error("due_at")))  # it has passed
    form.form.field("due_at").setText("2026-03-02 18:00")
    form.save_button.click()
    qtbot.waitUntil(lambda: "set by hand" in page.clocks.tiles["solve"].text())
    qtbot.waitUntil(lambda: said(page, "Deadline “Solve” set by hand"))


def test_the_customer_is_one_click_away(open_page, world, visits):
    page = open_page()
    page.head._customer.click()
    assert visits == [Route("customer", world.customer_id)]


def test_a_ticket_that_is_gone_is_said_and_can_be_tried_again(open_page):
    page = open_page(which=999)
    assert not page.states.is_ready()
    assert "not there any more" in page.states._sentence


def test_news_of_this_ticket_arrives_by_itself(qtbot, open_page, world, ticket_id, tasks):
    page = open_page()
    version = world.detail(ticket_id).row.version
    give = AssignTicket(ticket_id, world.people["赵敏"].user_id, version)
    tasks.command(page, service.assign, give)
    qtbot.waitUntil(lambda: said(page, "Person in charge: 王店长 → 赵敏"))
    qtbot.waitUntil(tasks.is_idle)


def test_texts_follow_the_language(open_page):
    page = open_page()
    for widget in (page, page.head, page.compose, page.properties, page.conversation):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert page.head.status.text() == "In progress"
    assert page.properties.boxes["kind"].value() == Kind.TECHNICAL


@pytest.mark.parametrize("size", [(863, 448), (1278, 704)])  # 1366×768 at 150 % and at 100 %
def test_what_was_said_has_half_of_the_page(qtbot, open_page, world, ticket_id, size):
    world.do(
        "", service.classify, Classify, ticket_id, kind=Kind.TECHNICAL, severity=Severity.MAJOR
    )
    page = open_page()
    page.resize(*size)
    qtbot.waitUntil(lambda: page.conversation.height() * 2 >= page.height())
    assert page.head.height() + page.clocks.height() < page.height() / 3


def test_a_low_page_says_of_each_clock_only_how_it_stands(qtbot, open_page):
    page = open_page()
    tile = page.clocks.tiles["accept"]
    high = tile.sizeHint().height()
    page.resize(863, 448)
    assert tile.sizeHint().height() < high / 2
    assert tile.text().startswith("Accept, Met, 30 min to spare, Due")  # read out as a whole


def test_the_next_deadline_is_named_beside_its_chip(open_page, world, ticket_id):
    page = open_page()
    page.resize(1300, 720)
    due_at = clock_text(world.detail(ticket_id).row.next_due_at)
    assert page.head.due.text() == f"Solve · {due_at}"
    assert page.head.due.parent() is page.head._due_label.parent()
