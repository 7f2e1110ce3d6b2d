"""Earlier imports on the import page: listed, their log read, taken back from there."""

import pytest
from PySide6.QtCore import Qt

from app.core.progress import Progress
from app.dataio import importing
from ui.pages.imports.log_dialog import ImportLog
from ui.pages.imports.models import past_imports_model
from ui.pages.imports.page import ImportPage

LIST = "客户名称,电话,负责人\n甲公司,13800138000,陈静\n乙公司,13900139000,\n"


@pytest.fixture
def bring(sqlite_backend, tmp_path):
    def bring(name="一.csv"):
        path = tmp_path / name
        path.write_text(LIST, encoding="utf-8")
        checked = importing.open_and_check(sqlite_backend, Progress(), path)
        return importing.run_import(sqlite_backend, Progress(), checked).result.batch_id

    return bring


@pytest.fixture
def open_page(qtbot, desk):
    kept = []

    def build():
        page = ImportPage(desk)
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(1100, 700)
        page.show()
        qtbot.waitUntil(desk.tasks.is_idle)
        return page.earlier

    return build


def choose(earlier, file):
    row = next(row for row in earlier.model.rows if row.file == file)
    earlier.table.select_key(row.id)


def texts(earlier, place):
    model = earlier.model
    return [model.index(place, column).data() for column in range(model.columnCount())]


def test_a_new_desk_says_what_will_be_listed_here(open_page):
    earlier = open_page()
    assert earlier.nothing.isVisible()
    assert not earlier.table.isVisible()


def test_imports_stand_in_the_list_and_new_ones_come_to_it(qtbot, bring, open_page):
    bring()
    earlier = open_page()
    assert texts(earlier, 0)[1:] == ["一.csv", "王店长", "2", "0", "0", "0", "Imported"]
    assert not earlier.undo_button.isEnabled()
    bring("二.csv")
    earlier.reload()
    qtbot.waitUntil(lambda: earlier.model.rowCount() == 2)
    assert texts(earlier, 0)[1:] == ["二.csv", "王店长", "0", "0", "2", "0", "Imported"]


def test_the_log_of_an_import_names_who_was_unknown(qtbot, bring, open_page):
    bring()
    earlier = open_page()
    choose(earlier, "一.csv")
    qtbot.mouseClick(earlier.log_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: earlier.window().findChildren(ImportLog) != [])
    (dialog,) = earlier.window().findChildren(ImportLog)
    assert "“陈静”" in dialog.log.text()
    dialog.accept()


def test_an_import_is_taken_back_after_saying_what_that_does(qtbot, bring, open_page):
    bring()
    earlier = open_page()
    choose(earlier, "一.csv")
    qtbot.mouseClick(earlier.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(earlier.message.isVisible)
    assert "2 customers from 一.csv would go to the recycle bin" in earlier.message.text()
    earlier.message.triggered.emit()
    qtbot.waitUntil(lambda: texts(earlier, 0)[-1] == "Taken back")
    assert earlier.message.text() == "The import was taken back."
    assert not earlier.undo_button.isEnabled()


def test_the_model_of_imports_keeps_the_rules_of_models(qtmodeltester, bring, open_page):
    bring()
    bring("二.csv")
    rows = open_page().model.rows
    model = past_imports_model()
    for shown in (rows, rows[1:], rows[::-1], ()):
        model.set_rows(shown)
        qtmodeltester.check(model)
