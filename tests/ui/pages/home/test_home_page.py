"""The home page on a real store: what is due, and how it goes away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from app.followups import queries as followups
from app.tickets import service as tickets
from app.tickets.dto import ReportTicket
from app.tickets.rules import Kind
from tests.ui.ime import commit
from ui.pages.home.page import HomePage
from ui.router import Route
from ui.shell.language import Language
from ui.theme import Mode
from ui.widgets.followup_forms import FinishForm, PostponeForm
from ui.widgets.followups import postpone_choices
from ui.widgets.work_list import WorkModel


@pytest.fixture
def page(desk, qtbot):
    page = HomePage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    return page


def shown(page: HomePage, qtbot) -> None:
    page.show()
    qtbot.waitUntil(page.states.is_ready)
    qtbot.waitUntil(page.desk.tasks.is_idle)


def at_first_followup(page: HomePage):
    page.followups.setFocus()
    page.followups.setCurrentIndex(page.followup_model.index(0, 0))
    return page.followups.current_row()


def form_of(page: HomePage, kind: type):
    return next(one for one in page.window().findChildren(kind) if one.isVisible())


def test_a_new_customer_brings_the_first_callback(page, registered, qtbot):
    registered("张三贸易", "13800138000")
    shown(page, qtbot)
    item = page.followup_model.index(0, 0).data()
    assert "张三贸易" in item
    assert "First callback" in item
    assert page.customers._value.text() == "1"


def test_an_empty_desk_offers_the_first_steps(page, registered, qtbot):
    shown(page, qtbot)
    assert page.empty.isVisible()
    assert not page.customers.isVisible()
    for button, route in (("Import your list", "import"), ("New customer", "new_customer")):
        with qtbot.waitSignal(page.desk.router.requested) as went:
            next(
                one for one in page.empty.findChildren(QPushButton) if one.text() == button
            ).click()
        assert went.args[0].page == route
    registered("张三贸易")
    page.reload()
    qtbot.waitUntil(page.customers.isVisible)
    assert not page.empty.isVisible()


def test_late_followups_are_counted_and_shown_as_late(page, registered, qtbot, clock):
    registered("张三贸易")
    clock.forward(hours=25)
    shown(page, qtbot)
    assert page.late._value.text() == "1"
    spoken = page.followup_model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "late" in spoken


def test_done_by_one_key_asks_what_came_of_it_and_removes_the_row(
    page, registered, qtbot, sqlite_backend
):
    customer_id = registered("张三贸易")
    shown(page, qtbot)
    row = at_first_followup(page)
    qtbot.keyClick(page.followups, Qt.Key.Key_D)
    form = form_of(page, FinishForm)
    commit(form.form.field("result"), "客户确认地址无误，下周二发样品")
    form.save_button.click()
    qtbot.waitUntil(lambda: row.id not in [one.id for one in page.followup_model.rows])
    done = sqlite_backend.query(followups.of_customer, customer_id)
    assert next(one for one in done if one.id == row.id).result.startswith("客户确认")


def test_done_without_a_concrete_result_is_refused_beside_the_field(page, registered, qtbot):
    registered("张三贸易")
    shown(page, qtbot)
    at_first_followup(page)
    page.done_button.click()
    form = form_of(page, FinishForm)
    commit(form.form.field("result"), "已处理")
    form.save_button.click()
    qtbot.waitUntil(lambda: form.form.error("result") != "")
    assert form.isVisible()
    form.close()


def test_postponing_by_one_key_offers_the_usual_times(page, registered, qtbot, clock):
    registered("张三贸易")
    shown(page, qtbot)
    row = at_first_followup(page)
    qtbot.keyClick(page.followups, Qt.Key.Key_P)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    in_a_week = menu.actions()[3]
    in_a_week.trigger()
    menu.close()
    qtbot.waitUntil(lambda: row.id not in [one.id for one in page.followup_model.rows])
    assert postpone_choices(clock())[3][1] > row.due_at


def test_any_other_time_is_typed(page, registered, qtbot, sqlite_backend, desk):
    customer_id = registered("张三贸易")
    shown(page, qtbot)
    row = at_first_followup(page)
    form = PostponeForm(desk, row, page)
    form.open()
    field = form.form.field("due_at")
    field.selectAll()
    commit(field, "2030-01-02 15:30")
    form.save_button.click()
    qtbot.waitUntil(lambda: row.id not in [one.id for one in page.followup_model.rows])
    rows = sqlite_backend.query(followups.of_customer, customer_id)
    moved = next(one for one in rows if one.id == row.id)
    assert f"{moved.due_at.astimezone():%Y-%m-%d %H:%M}" == "2030-01-02 15:30"


def test_every_row_opens_its_record(page, registered, qtbot, visits, clock, sqlite_backend):
    customer_id = registered("张三贸易")
    ticket = ReportTicket(customer_id, Kind.COMPLAINT, "打印机无法连接")
    ticket_id = sqlite_backend.command(tickets.report, ticket).result
    clock.forward(hours=30)
    shown(page, qtbot)
    at_first_followup(page)
    qtbot.keyClick(page.followups, Qt.Key.Key_Return)
    assert visits[-1] == Route("customer", customer_id)
    page.tickets.setCurrentIndex(page.ticket_model.index(0, 0))
    qtbot.keyClick(page.tickets, Qt.Key.Key_Return)
    assert visits[-1] == Route("ticket", ticket_id)


def test_a_tile_opens_what_it_counts(page, registered, qtbot, visits):
    shown(page, qtbot)
    page.customers.setFocus()
    qtbot.keyClick(page.customers, Qt.Key.Key_Return)
    assert visits[-1] == Route("customers")


def test_the_cursor_stays_when_something_else_changes(page, registered, qtbot):
    registered("张三贸易")
    shown(page, qtbot)
    row = at_first_followup(page)
    registered("李四贸易")
    page.reload()
    qtbot.waitUntil(lambda: page.followup_model.rowCount() >= 2)
    assert page.followups.current_row().id == row.id


def test_the_page_follows_the_theme(page, registered, qtbot, theme):
    registered("张三贸易")
    shown(page, qtbot)
    light = page.grab().toImage()
    theme.set_mode(Mode.DARK)
    assert page.grab().toImage() != light


def test_the_work_model_keeps_the_rules_of_qt(page, registered, qtmodeltester, sqlite_backend):
    model = WorkModel(page._followup, lambda row: row.id)
    qtmodeltester.check(model)
    customer_id = registered("张三贸易")
    rows = sqlite_backend.query(followups.of_customer, customer_id)
    assert len(rows) == 2
    model.set_rows(rows)
    model.set_rows(rows[::-1])
    model.set_rows(rows[:1])
    model.set_rows(())


def test_the_page_speaks_another_language_at_once(page, registered, qtbot, qapp):
    registered("张三贸易")
    shown(page, qtbot)
    language = Language(qapp)
    language.use("zh_CN")
    try:
        qtbot.waitUntil(lambda: page.new_ticket.text() == "新建工单")
        assert page.title() == "工作台"
        assert "首次回访" in page.followup_model.index(0, 0).data()
    finally:
        language.use("en")
