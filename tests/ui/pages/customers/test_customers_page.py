"""The list of customers on a real store."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.customers.dto import NewCustomer
from app.customers.rules import Status
from app.customers.service import register
from ui.pages.customers.models import CustomerListModel
from ui.pages.customers.page import CustomersPage
from ui.router import Route
from ui.theme import Mode


@pytest.fixture
def page(desk, qtbot):
    page = CustomersPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    return page


def names(page: CustomersPage) -> list[str]:
    return [row.name for row in page.model.rows]


def shown(page: CustomersPage, qtbot) -> None:
    """Show the page and wait for its first answer."""
    page.show()
    qtbot.waitUntil(lambda: page.states.is_ready() or page.states.is_empty())
    qtbot.waitUntil(page.desk.tasks.is_idle)


def test_customers_stand_in_pinyin_order(page, registered, qtbot):
    for name in ("张伟公司", "重庆火锅", "阿里家具", "Baker Ltd"):
        registered(name)
    shown(page, qtbot)
    assert [n for n in names(page) if n != "Baker Ltd"] == ["阿里家具", "重庆火锅", "张伟公司"]


def test_a_customer_is_found_by_initials_of_pinyin(page, registered, qtbot):
    registered("张三贸易")
    registered("李四贸易")
    shown(page, qtbot)
    qtbot.keyClicks(page.search, "zs")
    qtbot.waitUntil(lambda: names(page) == ["张三贸易"])
    qtbot.waitUntil(lambda: "1–1" in page.header._subtitle.text())


def test_enter_opens_the_only_hit(page, registered, qtbot, visits):
    wanted = registered("张三贸易", "13800138000")
    registered("李四贸易")
    shown(page, qtbot)
    qtbot.keyClicks(page.search, "8000")
    qtbot.waitUntil(lambda: names(page) == ["张三贸易"])
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert visits[-1] == Route("customer", wanted)


def test_filters_combine_and_are_taken_away_by_their_chips(page, registered, qtbot):
    registered("甲", status=Status.WON, source="phone")
    registered("乙", status=Status.WON, source="event")
    registered("丙", status=Status.LOST, source="phone")
    shown(page, qtbot)
    page.filters.toggle("status", "won", True)
    qtbot.waitUntil(lambda: sorted(names(page)) == ["乙", "甲"])
    page.filters.toggle("source", "phone", True)
    qtbot.waitUntil(lambda: names(page) == ["甲"])
    page.filter_bar.removed.emit("status:won")
    qtbot.waitUntil(lambda: sorted(names(page)) == ["丙", "甲"])
    page.filter_bar.cleared.emit()
    qtbot.waitUntil(lambda: len(names(page)) == 3)


def test_nobody_found_offers_all_customers_again(page, registered, qtbot):
    registered("甲")
    shown(page, qtbot)
    qtbot.keyClicks(page.search, "xyz")
    qtbot.waitUntil(page.states.is_empty)
    page.states.acted.emit()
    qtbot.waitUntil(lambda: names(page) == ["甲"])
    assert page.search.text() == ""


def test_an_empty_list_leads_to_the_first_customer(page, qtbot, visits):
    shown(page, qtbot)
    assert page.states.is_empty()
    page.states.acted.emit()
    assert visits[-1] == Route("new_customer")


def test_scrolling_down_loads_the_next_page(page, sqlite_backend, qtbot):
    def fill(uow) -> None:
        for number in range(130):
            register(uow, NewCustomer(f"客户 {number:03d}"))

    sqlite_backend.command(fill)
    shown(page, qtbot)
    assert len(page.model.rows) == 100
    page.view_switch.chosen.emit("table")
    page.table.scrollToBottom()
    qtbot.waitUntil(lambda: len(page.model.rows) == 130)
    assert len({row.id for row in page.model.rows}) == 130
    assert "130" in page.header._subtitle.text()


def test_a_change_elsewhere_keeps_the_selection(page, registered, qtbot, tasks, owner):
    registered("甲")
    second = registered("乙")
    shown(page, qtbot)
    page.table.select_key(second)
    tasks.command(owner, register, NewCustomer("阿"))
    qtbot.waitUntil(lambda: len(names(page)) == 3)
    assert page.table.selected_keys() == (second,)
    assert page.cards.selected_keys() == (second,)


def test_a_click_on_the_heading_sorts_in_the_store(page, registered, qtbot):
    registered("阿里家具")
    registered("张三贸易")
    shown(page, qtbot)
    section = [column.key for column in page.model.columns].index("name")
    page.table.horizontalHeader().sectionClicked.emit(section)
    qtbot.waitUntil(lambda: names(page) == ["张三贸易", "阿里家具"])


def test_a_link_filters_by_its_parameter(page, registered, qtbot):
    registered("甲", status=Status.WON)
    registered("乙", status=Status.LOST)
    page.open_route(Route("customers", params=(("status", "lost"),)))
    shown(page, qtbot)
    assert names(page) == ["乙"]


def test_view_and_order_are_remembered(page, desk, qtbot):
    page.take_view("table")
    page.order_box.setCurrentIndex(3)
    page._on_order_chosen()
    again = CustomersPage(desk)
    qtbot.addWidget(again)
    assert again.views.currentWidget() is again.table
    assert again.order_box.currentIndex() == 3


def test_numbers_stay_masked_in_the_list_and_on_the_clipboard(page, registered, qtbot):
    registered("甲", "13800138000")
    shown(page, qtbot)
    page.table.selectAll()
    page.table.copy_selection()
    copied = QGuiApplication.clipboard().text()
    assert "***8000" in copied
    assert "13800138000" not in copied


def test_cards_are_painted_in_both_themes(page, registered, qtbot, theme):
    for number in range(8):
        registered(f"客户 {number}", "13800138000", tags=("老客户",))
    shown(page, qtbot)
    light = page.cards.grab().toImage()
    theme.set_mode(Mode.DARK)
    assert page.cards.grab().toImage() != light


def test_the_model_keeps_the_rules_of_qt(clock, qtmodeltester, sqlite_backend, registered):
    from app.customers.queries import customer_page

    model = CustomerListModel(clock)
    qtmodeltester.check(model)
    for name in ("甲", "乙", "丙"):
        registered(name)
    page = sqlite_backend.query(customer_page)
    model.show_first(page)
    model.set_rows(page.rows[1:])
    model.set_rows(tuple(reversed(page.rows)))
    model.set_rows(())
    assert model.rowCount() == 0
