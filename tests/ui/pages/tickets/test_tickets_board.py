"""Cards are moved with mouse and keyboard; the store decides, the board only shows."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.core.errors import Conflict, InvalidTransition
from app.tickets import service
from app.tickets.dto import SolveTicket, TakeTicket
from app.tickets.rules import (
    ASSIGNED,
    CLOSED,
    IN_PROGRESS,
    NEW,
    TO_CONFIRM,
    WAITING_CUSTOMER,
    Kind,
    Outcome,
    Rating,
)
from tests.tickets_world import SOLUTION
from ui.router import Route
from ui.widgets.step_forms import AssignForm, CloseForm, SolveForm

MOVE = Qt.DropAction.MoveAction
PRESSED = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def drop(page, ticket_id: int, to: str) -> None:
    """Drag a card and let it go over a column, as the mouse does."""
    row = page.board.row(ticket_id)
    model = page.board.lanes[row.status].model
    data = model.mimeData([model.index(model.row_of(ticket_id), 0)])
    let_go(hold(page.board.lanes[to].view.viewport(), data), data)


def hold(over: QWidget, data: QMimeData) -> QWidget:
    middle = over.rect().center()
    QApplication.sendEvent(over, QDragEnterEvent(middle, MOVE, data, *PRESSED))
    return over


def let_go(over: QWidget, data: QMimeData) -> None:
    middle = QPointF(over.rect().center())
    QApplication.sendEvent(over, QDropEvent(middle, MOVE, data, *PRESSED))


def in_column(page, key: str) -> list[int]:
    return [row.id for row in page.board.lanes[key].model.rows]


@pytest.fixture
def taken(world) -> int:
    """A ticket in progress."""
    ticket_id = world.report()
    world.do("", service.take, TakeTicket, ticket_id)
    return ticket_id


def test_a_drop_moves_the_ticket_in_the_store_and_then_on_the_board(qtbot, open_page, world, taken):
    page = open_page()
    drop(page, taken, WAITING_CUSTOMER)
    assert in_column(page, IN_PROGRESS) == [taken]  # nothing moves before the store has it
    qtbot.waitUntil(lambda: in_column(page, WAITING_CUSTOMER) == [taken])
    assert in_column(page, IN_PROGRESS) == []
    assert world.detail(taken).row.status == WAITING_CUSTOMER


def test_a_forbidden_drop_is_refused_with_its_reason_and_the_card_stays(
    qtbot, open_page, world, taken, refusals
):
    page = open_page()
    drop(page, taken, NEW)
    qtbot.waitUntil(lambda: bool(refusals))
    qtbot.waitUntil(page.desk.tasks.is_idle)
    assert isinstance(refusals[0], InvalidTransition)
    assert refusals[0].params["reason"] == "back_to_new"
    assert in_column(page, IN_PROGRESS) == [taken]
    assert world.detail(taken).row.status == IN_PROGRESS


def test_a_forbidden_column_says_why_while_the_card_is_held_over_it(open_page, taken):
    page = open_page()
    lane = page.board.lanes[NEW]
    model = page.board.lanes[IN_PROGRESS].model
    data = model.mimeData([model.index(0, 0)])
    hold(lane.view.viewport(), data)
    assert lane.hint()
    let_go(lane.view.viewport(), data)
    assert not lane.hint()


def test_a_card_somebody_changed_meanwhile_is_a_conflict_and_the_board_is_read_afresh(
    qtbot, open_page, world, taken, refusals
):
    page = open_page()
    world.do("", service.solve, SolveTicket, taken, solution=SOLUTION)
    drop(page, taken, WAITING_CUSTOMER)
    qtbot.waitUntil(lambda: in_column(page, TO_CONFIRM) == [taken])
    assert isinstance(refusals[0], Conflict)
    assert world.detail(taken).row.status == TO_CONFIRM


def test_a_move_can_be_taken_back(qtbot, open_page, world, taken, tasks):
    page = open_page()
    with qtbot.waitSignal(tasks.undoable) as undo:
        drop(page, taken, WAITING_CUSTOMER)
    tasks.undo(page, undo.args[0])
    qtbot.waitUntil(lambda: world.detail(taken).row.status == IN_PROGRESS)
    qtbot.waitUntil(lambda: in_column(page, IN_PROGRESS) == [taken])


def test_control_and_an_arrow_move_the_card_and_the_focus_goes_with_it(
    qtbot, open_page, world, taken
):
    page = open_page()
    page.board.focus_first()
    view = page.board.lanes[IN_PROGRESS].view
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: in_column(page, WAITING_CUSTOMER) == [taken])
    assert world.detail(taken).row.status == WAITING_CUSTOMER
    there = page.board.lanes[WAITING_CUSTOMER].view
    assert there.hasFocus()
    assert there.ticket_id() == taken


def test_arrows_go_over_empty_columns_and_enter_opens(qtbot, open_page, world, taken, visits):
    solved = world.report()
    world.do("", service.solve, SolveTicket, solved, solution=SOLUTION)
    page = open_page()
    page.board.select(taken, take_focus=True)
    QTest.keyClick(page.board.lanes[IN_PROGRESS].view, Qt.Key.Key_Right)
    view = page.board.lanes[TO_CONFIRM].view
    assert view.hasFocus()
    assert view.ticket_id() == solved
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert visits == [Route("ticket", solved)]


def test_m_lists_the_columns_one_can_move_to(qtbot, open_page, world, taken):
    page = open_page()
    page.board.select(taken, take_focus=True)
    QTest.keyClick(page.board.lanes[IN_PROGRESS].view, Qt.Key.Key_M)
    menu = next(menu for menu in page.board.findChildren(QMenu) if menu.isVisible())
    assert len(menu.actions()) == len(page.board.lanes) - 1
    assert menu.actions()[0].toolTip()  # back to "new" is refused
    waiting = next(a for a in menu.actions() if a.text() == "With customer")
    waiting.trigger()
    menu.close()
    qtbot.waitUntil(lambda: in_column(page, WAITING_CUSTOMER) == [taken])


def test_closing_asks_for_the_customers_word_and_then_closes(qtbot, open_page, world, taken):
    world.do("", service.solve, SolveTicket, taken, solution=SOLUTION)
    page = open_page()
    with qtbot.waitSignal(page.steps.opened) as opened:
        drop(page, taken, CLOSED)
    form = opened.args[0]
    assert isinstance(form, CloseForm)
    qtbot.waitUntil(page.desk.tasks.is_idle)
    assert form.form.values()["solution"] == SOLUTION
    form.save_button.click()
    assert form.form.error("outcome")
    assert form.form.error("rating")
    assert world.detail(taken).row.status == TO_CONFIRM
    form.form.set_values({"outcome": Outcome.SOLVED, "rating": Rating.NO_ANSWER})
    form.save_button.click()
    qtbot.waitUntil(lambda: in_column(page, CLOSED) == [taken])
    detail = world.detail(taken)
    assert (detail.outcome, detail.rating) == (Outcome.SOLVED, Rating.NO_ANSWER)


def test_to_confirm_asks_for_a_missing_solution_and_refuses_an_empty_phrase(
    qtbot, open_page, world, taken
):
    page = open_page()
    with qtbot.waitSignal(page.steps.opened) as opened:
        drop(page, taken, TO_CONFIRM)
    form = opened.args[0]
    assert isinstance(form, SolveForm)
    qtbot.waitUntil(page.desk.tasks.is_idle)
    form.form.field("solution").setPlainText("已处理")
    form.save_button.click()
    qtbot.waitUntil(lambda: bool(form.form.error("solution")))
    form.form.field("solution").setPlainText(SOLUTION)
    form.save_button.click()
    qtbot.waitUntil(lambda: in_column(page, TO_CONFIRM) == [taken])
    assert world.detail(taken).solution == SOLUTION


def test_a_ticket_nobody_has_is_given_to_somebody_when_dropped_on_assigned(qtbot, open_page, world):
    ticket_id = world.report(kind=Kind.INQUIRY)
    page = open_page()
    with qtbot.waitSignal(page.steps.opened) as opened:
        drop(page, ticket_id, ASSIGNED)
    form = opened.args[0]
    assert isinstance(form, AssignForm)
    qtbot.waitUntil(page.desk.tasks.is_idle)
    form.form.set_values({"owner_id": world.people["林涛"].user_id})
    form.save_button.click()
    qtbot.waitUntil(lambda: in_column(page, ASSIGNED) == [ticket_id])
    assert world.detail(ticket_id).row.owner_name == "林涛"


def test_nothing_moves_under_a_pressed_mouse(qtbot, open_page, world, taken):
    page = open_page()
    view = page.board.lanes[IN_PROGRESS].view
    card = view.visualRect(view.model().index(0, 0)).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=card)
    world.do("", service.solve, SolveTicket, taken, solution=SOLUTION)
    page.reload()
    qtbot.waitUntil(page.desk.tasks.is_idle)
    assert in_column(page, IN_PROGRESS) == [taken]
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=card)
    assert in_column(page, TO_CONFIRM) == [taken]


def test_a_card_reads_as_a_sentence(open_page, taken, world):
    page = open_page()
    model = page.board.lanes[IN_PROGRESS].model
    sentence = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in (world.detail(taken).row.number, "打印机卡纸", "云帆科技有限公司", "王店长"):
        assert part in sentence


def test_a_collapsed_column_is_remembered_and_still_takes_a_card(qtbot, open_page, world, taken):
    page = open_page()
    lane = page.board.lanes[WAITING_CUSTOMER]
    lane.head.fold_button.click()
    again = open_page()
    assert again.board.lanes[WAITING_CUSTOMER].is_folded()
    model = again.board.lanes[IN_PROGRESS].model
    data = model.mimeData([model.index(0, 0)])
    strip = again.board.lanes[WAITING_CUSTOMER].strip
    let_go(hold(strip, data), data)
    qtbot.waitUntil(lambda: in_column(again, WAITING_CUSTOMER) == [taken])


def test_the_context_menu_opens_the_customer(qtbot, open_page, world, taken, visits):
    page = open_page()
    page.menus.open_menu(taken, page.rect().center())
    menu = next(menu for menu in page.board.findChildren(QMenu) if menu.isVisible())
    next(a for a in menu.actions() if a.text() == "Open customer").trigger()
    menu.close()
    assert visits == [Route("customer", world.customer_id)]


def test_columns_have_names_for_a_screen_reader(open_page, taken):
    page = open_page()
    view = page.board.lanes[IN_PROGRESS].view
    assert QAccessible.queryAccessibleInterface(view).text(QAccessible.Text.Name) == (
        "In progress, 1 ticket"
    )
