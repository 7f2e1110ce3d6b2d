"""The audit page: found lines, the chosen one in full, and what leaves as a workbook."""

from datetime import date

import pytest

from app.core.actor import Actor
from app.core.permissions import Role
from app.customers import service
from app.customers.dto import ChangeCustomer
from app.customers.queries import customer_detail
from ui.pages.audit.page import AuditPage
from ui.router import Route
from ui.shell.language import CHINESE, Language
from ui.shell.page_list import PAGE_BY_KEY


@pytest.fixture
def customer_id(sqlite_backend, registered):
    id_ = registered("晨光", "13800138000", city="杭州")
    registered("云帆")
    version = sqlite_backend.query(customer_detail, id_).row.version
    sqlite_backend.command(service.change, ChangeCustomer(id_, version, {"city": "上海"}))
    return id_


@pytest.fixture
def page(qtbot, desk, customer_id):
    page = AuditPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    rest(qtbot, page)
    return page


def rest(qtbot, page):
    qtbot.waitUntil(page.desk.tasks.is_idle)


def column(page, key):
    place = [one.key for one in page.model.columns].index(key)
    return [page.model.index(row, place).data() for row in range(page.model.rowCount())]


def choose(page, table, op):
    rows = page.model.rows
    row = next(i for i, line in enumerate(rows) if (line.table, line.op) == (table, op))
    page.table.selectRow(row)
    return rows[row]


def test_the_newest_change_stands_first_in_words(page):
    assert column(page, "operation")[0] == "Changed"
    assert column(page, "record")[0] == "Customer C-000001"
    assert column(page, "summary")[0] == "City: 杭州 → 上海"
    assert column(page, "person")[0] == "王店长"


def test_a_chosen_line_shows_every_field_before_and_after(page):
    choose(page, "customer", "update")
    texts = page.line.texts()
    assert texts[0] == "Changed · Customer C-000001"
    assert texts[texts.index("City") + 1 :][:4] == ["before", "杭州", "after", "上海"]


def test_a_phone_is_not_shown_here_either(page):
    choose(page, "contact_point", "insert")
    assert "(not kept)" in page.line.texts()
    assert not any("138" in text for text in page.line.texts())


def test_a_number_narrows_the_list(page, qtbot):
    page.open_route(Route("audit", params=(("record", "C-000002"),)))
    rest(qtbot, page)
    assert {line.record for line in page.model.rows} == {"C-000002"}
    assert page.total == len(page.model.rows)


def test_a_notice_about_people_leads_to_their_lines(page, qtbot):
    page.open_route(Route("audit", params=(("record", "C-000002"),)))
    page.open_route(Route("audit", params=(("table", "user_account"),)))
    rest(qtbot, page)
    assert {line.table for line in page.model.rows} == {"user_account"}
    assert page.search.text() == ""


def test_filters_narrow_the_list_and_are_taken_away_again(page, qtbot):
    page.filters.toggle("table", "customer", True)
    page.filters.toggle("operation", "changed", True)
    rest(qtbot, page)
    assert column(page, "summary") == ["City: 杭州 → 上海"]
    assert "Kind of record: Customer" in page.filter_bar.filters().values()
    page.filters.clear()
    rest(qtbot, page)
    assert len(page.model.rows) > 5


def test_days_narrow_the_list(page, qtbot):
    page.days.first.set_value(date(2026, 3, 3))
    page.days.first.edited.emit()
    rest(qtbot, page)
    assert page.states.is_empty()
    assert page.states.empty.isVisible()
    page.states.acted.emit()
    rest(qtbot, page)
    assert page.states.is_ready()
    assert page.days.first.value() is None


def test_half_a_date_does_not_narrow_anything(page, qtbot):
    before = page.model.rows
    page.days.last.setText("2026-")
    page.days.last.edited.emit()
    rest(qtbot, page)
    assert page.model.rows == before


def test_what_was_found_goes_out_and_stands_in_the_log(page, qtbot, tmp_path):
    from openpyxl import load_workbook

    page.filters.toggle("operation", "changed", True)
    page.filters.toggle("table", "customer", True)
    rest(qtbot, page)
    page.save_to(tmp_path / "log.xlsx")
    qtbot.waitUntil(lambda: "written" in page.message.text())
    rest(qtbot, page)
    cells = [
        cell.value for row in load_workbook(tmp_path / "log.xlsx").worksheets[0] for cell in row
    ]
    assert {"City", "杭州", "上海"} <= set(cells)
    page.filters.clear()
    rest(qtbot, page)
    assert column(page, "operation")[0] == "Exported"
    assert "Report: Audit log" in column(page, "summary")[0]


def test_a_file_that_cannot_be_written_is_said(page, qtbot, tmp_path):
    page.save_to(tmp_path / "missing" / "log.xlsx")
    qtbot.waitUntil(lambda: "cannot be written" in page.message.text())
    assert page.export_button.isEnabled()


def test_the_page_is_shown_to_those_who_may_read_the_log():
    action = PAGE_BY_KEY["audit"].permission
    allowed = {role for role in Role if Actor(1, "x", role).scope(action) > 0}
    assert allowed == {Role.OWNER, Role.MANAGER, Role.ADMIN}


def test_the_language_changes_while_the_page_is_open(page, qapp, qtbot):
    choose(page, "customer", "update")
    language = Language(qapp)
    language.use(CHINESE)
    assert column(page, "summary")[0] == "城市：杭州 → 上海"
    qtbot.waitUntil(lambda: page.line.texts()[0] == "修改 · 客户 C-000001")
    assert page.title() == "操作日志"
    language.remove()


def test_the_model_keeps_the_rules_of_item_models(page, qtmodeltester):
    qtmodeltester.check(page.model)
    rows = page.model.rows
    page.model.set_rows(rows[2:])
    page.model.set_rows(rows)
    page.model.set_rows(tuple(reversed(rows)))
    page.model.set_rows(())
    qtmodeltester.check(page.model)
