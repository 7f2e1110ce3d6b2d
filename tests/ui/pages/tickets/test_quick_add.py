"""A ticket in a few words at the top of a column."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.errors import StoreBusy
from app.tickets import queries, service
from app.tickets.dto import TicketFilter, TicketSort
from app.tickets.lanes import LaneBy
from app.tickets.rules import ASSIGNED, NEW, Kind


def rows(world) -> dict[str, object]:
    found = world.backend.query(queries.ticket_page, TicketFilter(), TicketSort())
    return {row.title: row for row in found.rows}


def fill(page, world, title: str) -> None:
    page.quick_add.title.setText(title)
    page.quick_add.customer.set_value((world.customer_id, "云帆"))


@pytest.fixture
def page(open_page, world):
    world.report(title="first")
    page = open_page()
    page.board.focus_first()
    return page


def test_n_opens_it_and_enter_reports_one_after_the_other(qtbot, page, world):
    view = page.board.lanes[NEW].view
    QTest.keyClick(view, Qt.Key.Key_N)
    quick = page.quick_add
    assert quick.isVisible()
    assert quick.title.hasFocus()
    for number in (1, 2):
        fill(page, world, f"问题{number}")
        QTest.keyClick(quick.title, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: quick.title.text() == "")
        assert quick.customer.value() is None
    qtbot.waitUntil(page.desk.tasks.is_idle)
    found = rows(world)
    assert {"问题1", "问题2"} <= set(found)
    assert found["问题1"].kind is Kind.INQUIRY
    assert found["问题1"].department_id == world.departments["sales"]  # routing decided
    QTest.keyClick(quick.title, Qt.Key.Key_Escape)
    assert not quick.isVisible()
    assert view.hasFocus()


def test_what_is_missing_is_asked_for_and_what_was_typed_stays(qtbot, page, world):
    quick = page.quick_add
    page.board.heads[NEW].add_button.click()
    quick.add_button.click()
    assert "what it is about" in quick.error.text()
    quick.title.setText("打印机")
    QTest.keyClick(quick.title, Qt.Key.Key_Return)
    assert quick.customer.hasFocus()
    assert quick.title.text() == "打印机"
    QTest.keyClick(quick.customer, Qt.Key.Key_Escape)
    page.lane_menu.choose(LaneBy.PERSON)  # the board is made anew meanwhile
    qtbot.waitUntil(page.desk.tasks.is_idle)
    page.board.heads[NEW].add_button.click()
    assert quick.isVisible()
    assert quick.title.text() == "打印机"


def test_enter_on_the_list_picks_the_customer_and_only_the_next_one_reports(qtbot, page, world):
    quick = page.quick_add
    page.board.heads[NEW].add_button.click()
    quick.title.setText("打印机")
    quick.customer.setFocus()
    QTest.keyClicks(quick.customer, "yf")
    popup = quick.customer.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert quick.customer.value()[0] == world.customer_id
    assert quick.error.text() == ""
    qtbot.waitUntil(lambda: quick.customer.cursorPosition() == 0)  # a long name from its beginning
    QTest.keyClick(quick.customer, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "打印机" in rows(world))


def test_what_was_missing_is_not_asked_for_any_more_once_it_is_typed(page):
    quick = page.quick_add
    page.board.heads[NEW].add_button.click()
    quick.add_button.click()
    assert quick.error.isVisible()
    QTest.keyClicks(quick.title, "P")
    assert not quick.error.isVisible()
    QTest.keyClick(quick.title, Qt.Key.Key_Tab)
    assert quick.customer.hasFocus()  # the button beside the title comes last


def test_a_refusal_of_the_store_loses_nothing_and_makes_no_second_ticket(
    qtbot, page, world, monkeypatch
):
    real = service.report

    def fails_after(uow, cmd):
        real(uow, cmd)
        raise StoreBusy()

    monkeypatch.setattr(service, "report", fails_after)
    page.board.heads[NEW].add_button.click()
    fill(page, world, "断线")
    page.quick_add.send()
    qtbot.waitUntil(lambda: not page.quick_add.error.isHidden())
    assert page.quick_add.title.text() == "断线"
    monkeypatch.setattr(service, "report", real)
    page.quick_add.send()
    qtbot.waitUntil(lambda: page.quick_add.title.text() == "")
    assert "断线" in rows(world)


def test_what_is_added_to_the_assigned_is_mine(qtbot, page, world):
    page.board.heads[ASSIGNED].add_button.click()
    fill(page, world, "我来")
    page.quick_add.send()
    qtbot.waitUntil(lambda: "我来" in rows(world))
    row = rows(world)["我来"]
    assert (row.status, row.owner_id) == (ASSIGNED, world.backend.actor.user_id)
