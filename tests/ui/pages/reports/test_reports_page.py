"""The reports page: cards, what they cover, and the file on the disk."""

import threading
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.core.actor import Actor
from app.core.permissions import Role
from app.customers.dto import CustomerFilter, CustomerOrder
from app.customers.rules import Status
from app.reports.filters import customer_pairs
from ui.pages.customers.page import CustomersPage
from ui.pages.reports.choices import ALL, FREE, MONTHS, ONE, PeriodField
from ui.pages.reports.page import ReportsPage
from ui.router import Route


@pytest.fixture
def page(qtbot, desk):
    page = ReportsPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitUntil(desk.tasks.is_idle)
    return page


@pytest.fixture
def answer(monkeypatch, tmp_path):
    """Answer the file dialog with a name in the test's folder; keeps what it was asked."""
    asked = []

    def choose(name: str, kind: int = 0) -> list[tuple[str, ...]]:
        def dialog(_parent, title, path, kinds):
            asked.append((title, Path(path).name, kinds))
            return (str(tmp_path / name) if name else "", kinds.split(";;")[kind])

        monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
        return asked

    return choose


def click_save(qtbot, page, name):
    card = page.cards[name]
    card.save.click()
    qtbot.waitUntil(page.desk.tasks.is_idle)
    return card


def test_a_list_is_saved_and_offered(qtbot, page, registered, answer, tmp_path, monkeypatch):
    registered("云帆科技")
    asked = answer("客户.xlsx")
    card = click_save(qtbot, page, "customer_list")
    assert asked[0][1] == "Customer list 2026-03-02.xlsx"
    assert load_workbook(tmp_path / "客户.xlsx").worksheets[0].max_row == 2
    assert card.done.text() == "1 record in 客户.xlsx"
    assert card.save.isVisible()
    assert not card.stop.isVisible()
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    card.files.open.click()
    assert opened == [str(tmp_path / "客户.xlsx")]
    assert page.recent.paths() == [tmp_path / "客户.xlsx"]


@pytest.mark.parametrize(
    ("typed", "kind", "written"),
    [
        ("list", 0, "list.xlsx"),
        ("list v1.2", 0, "list v1.2.xlsx"),
        ("list.xlsx", 1, "list.csv"),
        ("list.csv", 0, "list.csv"),
    ],
)
def test_the_file_ends_as_its_kind_does(qtbot, page, answer, tmp_path, typed, kind, written):
    answer(typed, kind)
    click_save(qtbot, page, "ticket_list")
    assert (tmp_path / written).is_file()


def test_no_name_no_file(qtbot, page, answer, tmp_path):
    answer("")
    card = click_save(qtbot, page, "customer_list")
    assert list(tmp_path.glob("*.xlsx")) == []
    assert not card.message.isVisible()


def test_a_form_asks_for_its_customer_first(qtbot, page, registered, answer, tmp_path):
    customer_id = registered("云帆科技")
    asked = answer("form.xlsx")
    card = click_save(qtbot, page, "registration_form")
    assert card.subject.problem.isVisible()
    assert asked == []
    card.subject.show_record(customer_id, "云帆科技  张经理  C-000001")
    card = click_save(qtbot, page, "registration_form")
    assert asked[0][1] == "Customer registration form 云帆科技 2026-03-02.xlsx"
    assert load_workbook(tmp_path / "form.xlsx").sheetnames == ["云帆科技"]


def test_a_customer_is_found_by_pinyin(qtbot, page, registered):
    customer_id = registered("云帆科技")
    card = page.cards["registration_form"]
    picker = card.subject.picker
    picker.setFocus()
    qtbot.keyClicks(picker, "yunfan")
    qtbot.waitUntil(lambda: picker.completer().model().rowCount() == 1)
    picker.completer().activated.emit(picker.completer().model().stringList()[0])
    assert card.params().customer_id == customer_id


def test_months_instead_of_one_record(page):
    card = page.cards["ticket_tracking"]
    card.subject.choose(MONTHS)
    assert card.period.isVisible()
    assert not card.subject.picker.isVisible()
    assert card.params().period.text == card.subject_text() == "2026-02"
    card.subject.choose(ONE)
    card.subject.show_record(7, "T-20260302-0001  打印机卡纸")
    assert (card.params().ticket_id, card.params().period) == (7, None)


def test_a_file_that_cannot_be_written_is_said_on_the_card(qtbot, page, answer):
    answer("missing/list.xlsx")
    card = click_save(qtbot, page, "customer_list")
    assert "cannot be written" in card.message.text()
    assert card.save.isVisible()


def test_a_stopped_report_says_so_and_leaves_nothing(
    qtbot, page, registered, tmp_path, monkeypatch
):
    registered("云帆科技")
    gate, begun = threading.Event(), threading.Event()
    write = page.desk.tasks.backend.command

    def waiting(*args):
        begun.set()
        assert gate.wait(10)
        return write(*args)

    monkeypatch.setattr(page.desk.tasks.backend, "command", waiting)
    card = page.cards["customer_list"]
    page.save_to(card, tmp_path / "list.xlsx")
    qtbot.waitUntil(begun.is_set)
    assert card.stop.isVisible()
    assert not card.save.isVisible()
    card.stop.click()
    gate.set()
    qtbot.waitUntil(page.desk.tasks.is_idle)
    assert card.message.text().startswith("Stopped")
    assert not (tmp_path / "list.xlsx").exists()


def test_the_list_page_hands_over_what_it_shows(qtbot, page, desk, registered, visits, answer):
    registered("云帆科技", status=Status.WON)
    registered("海纳贸易")
    customers = CustomersPage(desk)
    qtbot.addWidget(customers)
    customers.filters.choose_only("status", "won")
    customers.more_action.trigger()
    page.open_route(visits[-1])
    card = page.cards["customer_list"]
    assert card.filter.text() == "As the list shows it: Won"
    assert card.save.hasFocus()
    answer("won.xlsx")
    click_save(qtbot, page, "customer_list")
    assert card.done.text() == "1 record in won.xlsx"
    card.filter.all.click()
    assert card.filter.text() == "All of them"
    assert not card.filter.all.isVisible()


def test_a_filter_names_people(qtbot, page, desk):
    me = desk.tasks.backend.actor
    pairs = customer_pairs(CustomerFilter(owner_ids=frozenset({me.user_id})), CustomerOrder())
    page.open_route(Route("reports", params=(("list", "customers"), *pairs)))
    qtbot.waitUntil(lambda: me.name in page.cards["customer_list"].filter.text())


def test_a_record_comes_with_the_route(page):
    page.open_route(Route("reports", params=(("ticket", "7"), ("name", "T-20260302-0001"))))
    card = page.cards["ticket_tracking"]
    assert card.params().ticket_id == 7
    assert card.subject_text() == "T-20260302-0001"


def test_periods_are_seen_from_the_companys_day(qtbot):
    field = PeriodField(lambda: date(2026, 3, 2), with_all=True)
    qtbot.addWidget(field)
    assert (field.value(), field.period()) == (ALL, None)
    field.set_value("last_quarter")
    assert field.period().text == "2025-10..2025-12"


def test_any_months_can_be_chosen_and_begin_as_those_named_before(qtbot):
    field = PeriodField(lambda: date(2026, 3, 2))
    qtbot.addWidget(field)
    field.show()
    field.set_value("last_quarter")
    assert not field.first.isVisible()
    field.names.set_value(FREE)
    field.names.edited.emit()
    assert field.first.isVisible()
    assert field.period().text == "2025-10..2025-12"
    field.set_months(date(2025, 11, 1), date(2024, 2, 1))
    assert field.period().text == "2024-02..2025-11"


def test_the_survey_report_offers_a_year_first(page):
    assert page.cards["survey_results"].period.value() == "twelve_months"
    assert page.cards["registration_form"].period.value() == "last_month"


def test_who_may_not_see_figures_has_no_survey_card(qtbot, desk):
    desk.tasks.backend.actor = Actor(9, "陈静", Role.FRONT)
    page = ReportsPage(desk)
    qtbot.addWidget(page)
    assert page.cards == {}
