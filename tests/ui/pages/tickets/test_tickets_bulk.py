"""Several tickets at once: chosen with mouse and keys, changed in one step, let go with Esc."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from app.tickets import service
from app.tickets.dto import TakeTicket, TicketFilter
from app.tickets.past import PastStep, PastTicket
from app.tickets.rules import CLOSED, IN_PROGRESS, NEW, WAITING_CUSTOMER, EventType, Kind, Priority
from ui.pages.tickets.views import SavedView

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def three(world) -> list[int]:
    return [world.report(title=f"第 {number} 张") for number in range(3)]


def click(page, ticket_id: int, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    row = page.board.row(ticket_id)
    view = page.board.lanes[row.status].view
    index = view.model().index(view.model().row_of(ticket_id), 0)
    view.scrollTo(index)
    place = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def chosen(page) -> set[int]:
    return {row.id for row in page.chosen()}


def pick(menu, text: str) -> None:
    """Choose an entry of a menu as it is filled when it opens."""
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_one_card_is_no_selection_two_are(qtbot, open_page, three):
    page = open_page()
    click(page, three[0])
    assert not page.bulk.is_open()
    click(page, three[2], CONTROL)
    qtbot.waitUntil(page.bulk.is_open)
    assert chosen(page) == {three[0], three[2]}
    assert page.bulk.count.text() == "2 tickets selected"


def test_shift_and_arrows_and_control_a_choose_within_a_column(qtbot, open_page, three):
    page = open_page()
    view = page.board.lanes[NEW].view
    page.board.focus_first()
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert len(chosen(page)) == 2
    QTest.keyClick(view, Qt.Key.Key_A, CONTROL)
    assert chosen(page) == set(three)
    click(page, three[1])
    click(page, three[2], SHIFT)
    assert chosen(page) == set(three[1:])


def test_cards_of_two_columns_are_chosen_with_control(qtbot, open_page, world, three):
    world.do("", service.take, TakeTicket, three[0])
    page = open_page()
    click(page, three[0])
    click(page, three[1], CONTROL)
    assert chosen(page) == {three[0], three[1]}
    click(page, three[2])
    assert chosen(page) == {three[2]}


def test_escape_lets_go(qtbot, open_page, three):
    page = open_page()
    page.board.focus_first()
    view = page.board.lanes[NEW].view
    QTest.keyClick(view, Qt.Key.Key_A, CONTROL)
    qtbot.waitUntil(page.bulk.is_open)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.bulk.is_open())
    assert chosen(page) == {view.ticket_id()}
    QTest.keyClick(view, Qt.Key.Key_A, CONTROL)
    qtbot.waitUntil(page.bulk.is_open)
    QTest.keyClick(page.bulk, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.bulk.is_open())


def test_taking_many_is_one_command_with_one_undo_and_they_stay_chosen(
    qtbot, open_page, world, three, tasks
):
    page = open_page()
    page.board.focus_first()
    QTest.keyClick(page.board.lanes[NEW].view, Qt.Key.Key_A, CONTROL)
    with qtbot.waitSignal(tasks.undoable) as undo:
        page.bulk.take_button.click()
    qtbot.waitUntil(lambda: page.board.lanes[IN_PROGRESS].model.rowCount() == 3)
    assert chosen(page) == set(three)
    tasks.undo(page, undo.args[0])
    qtbot.waitUntil(lambda: page.board.lanes[NEW].model.rowCount() == 3)
    assert {world.detail(one).row.status for one in three} == {NEW}


def test_what_was_refused_is_said_once_a_reason_with_its_numbers(qtbot, open_page, world, three):
    world.do("", service.take, TakeTicket, three[0])
    page = open_page()
    click(page, three[0])
    for one in three[1:]:
        click(page, one, CONTROL)
    page.bulk.take_button.click()
    qtbot.waitUntil(lambda: bool(page.bulk.message.text()))
    text = page.bulk.message.text()
    assert "2 tickets changed" in text
    assert "1 ticket not changed" in text
    assert "yours already" in text
    qtbot.waitUntil(page.desk.tasks.is_idle)


def test_priority_person_and_column_come_from_menus(qtbot, open_page, world, three):
    page = open_page()
    page.board.focus_first()
    QTest.keyClick(page.board.lanes[NEW].view, Qt.Key.Key_A, CONTROL)
    pick(page.bulk.priority_button.menu(), "Urgent")
    details = [world.detail] * 3
    qtbot.waitUntil(
        lambda: (
            {read(one).row.priority for read, one in zip(details, three, strict=True)}
            == {Priority.URGENT}
        )
    )
    qtbot.waitUntil(page.desk.tasks.is_idle)
    pick(page.bulk.assign_button.menu(), "王磊")
    qtbot.waitUntil(lambda: {world.detail(one).row.owner_name for one in three} == {"王磊"})
    qtbot.waitUntil(page.desk.tasks.is_idle)
    pick(page.bulk.move_button.menu(), "With customer")
    qtbot.waitUntil(lambda: {world.detail(one).row.status for one in three} == {WAITING_CUSTOMER})
    qtbot.waitUntil(page.desk.tasks.is_idle)


def test_control_and_an_arrow_move_all_that_is_chosen(qtbot, open_page, world, three):
    for one in three:
        world.do("", service.take, TakeTicket, one)
    page = open_page()
    page.board.focus_first()
    view = page.board.lanes[IN_PROGRESS].view
    QTest.keyClick(view, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(view, Qt.Key.Key_Right, CONTROL)
    qtbot.waitUntil(lambda: page.board.lanes[WAITING_CUSTOMER].model.rowCount() == 3)
    assert chosen(page) == set(three)


def test_a_drag_takes_all_that_is_chosen(open_page, three):
    page = open_page()
    page.board.focus_first()
    view = page.board.lanes[NEW].view
    QTest.keyClick(view, Qt.Key.Key_A, CONTROL)
    assert {index.data(Qt.ItemDataRole.DisplayRole) for index in view.dragged()} == {
        f"第 {number} 张" for number in range(3)
    }


def test_the_table_has_the_same_bar(qtbot, open_page, three):
    page = open_page()
    page.view_switch.chosen.emit("table")
    qtbot.waitUntil(lambda: len(page.model.rows) == 3)
    page.table.selectAll()
    qtbot.waitUntil(page.bulk.is_open)
    assert chosen(page) == set(three)
    page.bulk.clear_button.click()
    qtbot.waitUntil(lambda: not page.bulk.is_open())


def test_the_chosen_are_exported(qtbot, open_page, three, monkeypatch):
    page = open_page()
    asked = []
    monkeypatch.setattr(page.export, "ask", lambda name, params: asked.append((name, params)))
    click(page, three[0])
    click(page, three[2], CONTROL)
    page.bulk.export_button.click()
    ((name, params),) = asked
    assert (name, set(params.tickets.ids)) == ("ticket_list", {three[0], three[2]})


def test_older_closed_tickets_are_shown_on_demand(qtbot, open_page, world, clock):
    at = clock.now - timedelta(days=30)
    steps = (PastStep(at, EventType.CLOSED, to_status=CLOSED),)
    past = PastTicket(world.customer_id, Kind.INQUIRY, "旧问题", at, steps=steps)
    world.backend.command(service.record_history, [past])
    page = open_page()
    lane = page.board.lanes[CLOSED]
    assert (lane.model.rowCount(), page.states.is_empty()) == (0, False)
    lane.older.click()
    qtbot.waitUntil(lambda: lane.model.rowCount() == 1)
    assert lane.older.isHidden()


def test_a_view_is_saved_counted_taken_and_removed(qtbot, open_page, world, three):
    world.report(kind=Kind.COMPLAINT)
    page = open_page()
    page.filters.choose({"kind": ["complaint"]})
    qtbot.waitUntil(page.desk.tasks.is_idle)
    page.saved.save_wanted.emit("投诉")
    qtbot.waitUntil(lambda: page.saved.views == (SavedView("投诉", "", {"kind": ["complaint"]}),))
    qtbot.waitUntil(page.desk.tasks.is_idle)
    page.filters.clear()
    again = open_page()
    assert again.wanted() == TicketFilter()
    pick(again.saved.menu, "投诉  1")
    assert again.wanted().kinds == (Kind.COMPLAINT,)
    qtbot.waitUntil(again.desk.tasks.is_idle)
    remove = next(a.menu() for a in again.saved.menu.actions() if a.text() == "Remove")
    remove.actions()[0].trigger()
    qtbot.waitUntil(lambda: again.saved.views == ())
    qtbot.waitUntil(again.desk.tasks.is_idle)


def test_what_another_version_kept_is_left_out(qtbot, open_page, sqlite_backend):
    from app.settings import service as settings
    from app.settings.dto import ChangeSetting

    lines = ["not json", '{"name": "A", "colour": "red"}', '{"name": "B"}']
    sqlite_backend.command(settings.change, ChangeSetting("tickets.views", lines))
    assert open_page().saved.views == (SavedView("B"),)


def test_a_limit_of_a_column_is_set_by_a_key_and_shown(qtbot, open_page, three):
    page = open_page()
    page.board.focus_first()
    QTest.keyClick(page.board.lanes[NEW].view, Qt.Key.Key_L)
    dialog = page.board.findChild(QInputDialog)
    dialog.setIntValue(2)
    dialog.accept()
    qtbot.waitUntil(lambda: page.board.lanes[NEW].status.limit == 2)
    assert page.board.lanes[NEW].head.limit.text() == "3/2"
    qtbot.waitUntil(page.desk.tasks.is_idle)


def test_the_name_of_a_view_is_asked_for(qtbot, open_page, three):
    page = open_page()
    page.filters.choose({"quick": ["unowned"]})
    page.saved.ask_name()
    dialog = page.findChild(QInputDialog)
    dialog.setTextValue("没人管的")
    dialog.accept()
    qtbot.waitUntil(lambda: [view.name for view in page.saved.views] == ["没人管的"])
    qtbot.waitUntil(page.desk.tasks.is_idle)
