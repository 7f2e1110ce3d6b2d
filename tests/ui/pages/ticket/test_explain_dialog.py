"""Why a deadline is when it is: one click or key away on every clock of a ticket."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.tickets import service
from app.tickets.dto import MoveTicket
from app.tickets.rules import IN_PROGRESS, WAITING_CUSTOMER


def why(qtbot, page, ask):
    """Ask, and return the dialog once it has read everything."""
    with qtbot.waitSignal(page.steps.opened) as opened:
        ask()
    qtbot.waitUntil(page.desk.tasks.is_idle)
    return opened.args[0]


def test_a_click_on_a_clock_explains_it(qtbot, open_page, clock):
    clock.forward(minutes=80)
    page = open_page()
    dialog = why(qtbot, page, page.clocks.tiles["solve"].click)
    assert dialog.clock.currentText() == "Solve"
    text = dialog.texts()
    assert "Solve: starts 2026-03-02 Mon 10:00, is due 2026-03-02 Mon 15:30." in text
    assert "Used so far: 1 h 20 min of 4 h, 2 h 40 min left." in text
    assert "Policy 1 does not fit: Customer tier is" in text
    assert "Policy 6, the last one, applies" in text
    assert "Nights and breaks left out: 1 h 30 min." in text
    assert len(dialog.bar.stretches) == 4  # used, left, lunch, left


def test_enter_on_a_clock_explains_it(qtbot, open_page):
    page = open_page()
    tile = page.clocks.tiles["accept"]
    dialog = why(qtbot, page, lambda: QTest.keyClick(tile, Qt.Key.Key_Return))
    assert "Accept: started 2026-03-02 Mon 10:00" in dialog.texts()


def test_one_key_explains_what_must_be_kept_next(qtbot, open_page):
    page = open_page()
    with qtbot.waitActive(page):
        page.activateWindow()
    dialog = why(qtbot, page, lambda: qtbot.keyClick(page, Qt.Key.Key_F7))
    assert dialog.clock.currentText() == "Solve"


def test_pauses_that_cost_nothing_are_told_apart(qtbot, open_page, world, ticket_id, clock):
    for minutes, status in ((30, WAITING_CUSTOMER), (60, IN_PROGRESS)):
        clock.forward(minutes=minutes)
        world.do("", service.move, MoveTicket, ticket_id, to_status=status)
    clock.forward(minutes=30)  # twelve: lunch
    for minutes, status in ((0, WAITING_CUSTOMER), (60, IN_PROGRESS)):
        clock.forward(minutes=minutes)
        world.do("", service.move, MoveTicket, ticket_id, to_status=status)
    page = open_page()
    text = why(qtbot, page, page.clocks.tiles["solve"].click).texts()
    assert "Pause left out: 2026-03-02 Mon 10:30 – 2026-03-02 Mon 11:30, 1 h." in text
    assert "Pause 2026-03-02 Mon 12:00 – 2026-03-02 Mon 13:00 cost nothing" in text


def test_every_clock_of_the_ticket_can_be_chosen_and_copied(qtbot, open_page):
    page = open_page()
    dialog = why(qtbot, page, page.clocks.tiles["accept"].click)
    names = [dialog.clock.itemText(row) for row in range(dialog.clock.count())]
    assert names == ["Accept", "Solve", "Progress report"]
    dialog.clock.setCurrentIndex(2)
    dialog.clock.activated.emit(2)
    assert dialog.texts().startswith("Progress report: starts")
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == dialog.texts()


def test_the_explanation_follows_the_language(qtbot, open_page):
    page = open_page()
    dialog = why(qtbot, page, page.clocks.tiles["solve"].click)
    QApplication.sendEvent(dialog, QEvent(QEvent.Type.LanguageChange))
    assert dialog.clock.currentText() == "Solve"
    assert dialog.texts().startswith("Solve: starts")
