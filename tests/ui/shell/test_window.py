"""The window itself: pages, history, look, language, layout, refusals, undo."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QProgressBar

from app.core.errors import StoreBusy, StoreUnreachable
from app.intake import service as intake
from app.intake.dto import Message
from app.intake.rules import Reason
from app.settings import service as settings
from app.settings.dto import ChangeSetting
from app.settings.queries import all_settings
from app.tickets import service
from app.tickets.dto import MoveTicket
from app.tickets.rules import Channel
from ui.router import Route
from ui.shell import layout
from ui.shell.about import AboutDialog
from ui.shell.main_window import MainWindow
from ui.shell.shortcut_sheet import ShortcutSheet


def test_back_and_forward_walk_through_the_pages(shell):
    for page in ("customers", "people", "settings"):
        shell.window.go(Route(page))
    shell.window.perform("back")
    shell.window.perform("back")
    assert shell.window.pages.page().objectName() == "customers"
    shell.window.perform("forward")
    assert shell.window.pages.page().objectName() == "people"
    assert shell.window.top_bar.forward.isEnabled()


def test_a_page_is_made_once(shell):
    shell.window.go(Route("people"))
    first = shell.window.pages.page()
    shell.window.go(Route("settings"))
    shell.window.go(Route("people"))
    assert shell.window.pages.page() is first


def test_rail_opens_pages_and_lights_the_one_shown(shell):
    QTest.mouseClick(shell.window.rail.button("people"), Qt.MouseButton.LeftButton)
    assert shell.window.rail.button("people").isChecked()
    assert not shell.window.rail.button("settings").isChecked()


def test_what_came_in_is_in_the_rail_where_something_can_come_in(shell, qtbot):
    entry, tasks = shell.window.rail.button("intake"), shell.desk.tasks

    def change(key, value):
        tasks.command(shell.window, settings.change, ChangeSetting(key, value))

    assert entry.isHidden()
    shell.type_in_palette("incoming")
    assert "Incoming" in shell.found()
    shell.window.go(Route("intake"))
    assert shell.window.pages.page().objectName() == "intake"
    change("mail.host", "imap.example.cn")
    change("mail.is_on", True)
    qtbot.waitUntil(entry.isVisible)
    change("mail.is_on", False)
    qtbot.waitUntil(entry.isHidden)
    letter = Message("1", Channel.EMAIL, "三月展会", "", aside=Reason.BULK)
    tasks.command(shell.window, intake.take_in, letter)
    qtbot.waitUntil(entry.isVisible)


def test_rail_narrows_by_key_and_stays_so(shell, preferences, qtbot):
    assert not shell.window.rail.is_narrow()
    shell.window.perform("rail")
    assert shell.window.rail.is_narrow()
    again = MainWindow(preferences)
    qtbot.addWidget(again)
    again.resize(1280, 800)
    again.show()
    assert again.rail.is_narrow()


def test_window_comes_back_where_it_was(shell, preferences, qtbot):
    shell.window.resize(1010, 610)
    layout.keep(shell.window, preferences)
    again = MainWindow(preferences)
    qtbot.addWidget(again)
    layout.restore(again, preferences)
    room = again.screen().availableGeometry()
    assert again.size() == shell.window.size().boundedTo(room.size())


def test_look_changes_at_once_and_is_kept_in_the_store(shell, qtbot, theme):
    shell.session.perform("theme")
    assert theme.is_dark
    shell.session.perform("larger")
    assert theme.factor == 1.15
    qtbot.waitUntil(shell.desk.tasks.is_idle)
    values = shell.desk.tasks.backend.query(all_settings)
    assert (values["ui.theme"], values["ui.font_percent"]) == ("dark", "115")


def test_switch_to_chinese_leaves_no_english_in_the_shell(shell, qtbot):
    shell.session.perform("language")
    qtbot.waitUntil(lambda: shell.window.rail.button("people").text() == "人员")
    shell.session.perform("search")
    sheet, about = ShortcutSheet(shell.window), AboutDialog(shell.window)
    parts = (
        shell.window.rail,
        shell.window.top_bar,
        shell.window.status,
        shell.session.palette,
        shell.session.notices,
        sheet,
        about,
    )
    texts = {text for part in parts for text in _texts(part)}
    texts |= {action.text() for action in shell.window.actions_by_id.values()}
    texts |= set(shell.found())
    assert "人员" in texts
    assert {text for text in texts if _is_english(text)} == set()


def _texts(part) -> set[str]:
    widgets = part.findChildren(QLabel) + part.findChildren(QAbstractButton)
    texts = {widget.text() for widget in widgets} | {w.toolTip() for w in widgets}
    texts |= {field.placeholderText() for field in part.findChildren(QLineEdit)}
    return texts | {action.text() for action in part.findChildren(QAction)}


def _is_english(text: str) -> bool:
    """Whether a text has a word that is no name, key or version."""
    names = r"English|Laike|Ctrl|Alt|Shift|Enter|Esc|Left|Right|Python|Qt|Linux.*|PySide.*"
    names += r"|MIT|LGPL|for|SQLAlchemy|SQLite|Fluent|System|Icons|Return"
    return bool(re.search("[A-Za-z]{2,}", re.sub(names, "", text)))


def test_refusal_is_said_in_words(shell):
    shell.desk.tasks.refused.emit(StoreBusy())
    assert "what you typed is kept" in shell.toasts()[-1]


def test_lost_store_raises_a_banner_that_goes_when_it_answers(shell, qtbot):
    shell.desk.tasks.refused.emit(StoreUnreachable())
    assert shell.window.banner.isVisible()
    assert shell.toasts() == []
    assert "Not connected" in shell.window.status.text()
    with qtbot.waitSignal(shell.session.connection.returned):
        shell.window.banner.triggered.emit()
    assert not shell.window.banner.isVisible()
    assert "Not connected" not in shell.window.status.text()


@pytest.fixture
def moved(shell, world, qtbot):
    ticket_id = world.report()
    version = world.detail(ticket_id).row.version
    with qtbot.waitSignal(shell.desk.tasks.undoable):
        shell.desk.tasks.command(
            shell.window, service.move, MoveTicket(ticket_id, "in_progress", version)
        )
    return ticket_id


def test_undo_toast_takes_the_step_back(shell, world, qtbot, moved):
    shell.window.toasts.toasts()[-1].action.click()
    qtbot.waitUntil(lambda: world.detail(moved).row.status == "new")


def test_ctrl_z_takes_the_step_back_once(shell, world, qtbot, moved):
    shell.window.perform("undo")
    qtbot.waitUntil(lambda: world.detail(moved).row.status == "new")
    qtbot.waitUntil(shell.desk.tasks.is_idle)
    shell.window.perform("undo")
    assert shell.toasts()[-1] == "There is nothing to undo."


def test_long_job_is_shown_and_can_be_stopped(shell, qtbot):
    refused = []

    def work(_backend, progress):
        while True:
            progress.step(1, 10)

    job = shell.desk.tasks.job(
        shell.window, work, on_done=print, on_step=lambda *_: None, on_error=refused.append
    )
    qtbot.waitUntil(lambda: shell.window.status.findChild(QProgressBar) is not None)
    job.cancel()
    qtbot.waitUntil(lambda: shell.window.status.findChild(QProgressBar) is None)
    assert refused[0].code == "cancelled"


def test_sheet_names_every_key(shell):
    lines = ShortcutSheet(shell.window).lines()
    assert any("Ctrl+K" in line for line in lines)
    assert any(line.startswith("Settings\t") for line in lines)


def test_keys_are_used_once(shell):
    from ui.actions.catalogue import ACTIONS
    from ui.shell.page_list import PAGES

    keys = [key for action in ACTIONS for key in action.shortcuts]
    keys += [page.shortcut for page in PAGES if page.shortcut]
    assert len(keys) == len(set(keys))
