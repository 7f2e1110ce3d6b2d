"""The import page, step by step, on a real file and a real store."""

import threading
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog
from sqlalchemy import func, select

from app.customers.tables import Customer
from app.dataio import importing
from app.dataio.result import OnDuplicate
from ui.pages.imports.models import DUPLICATE, REJECTED, FindingsModel, findings
from ui.pages.imports.page import ImportPage
from ui.router import Route

ROWS = [
    ["客户信息登记表"],
    ["客户编号", "客户名称", "电话", "当前状态", "负责人"],
    ["1", "甲公司", "13800138000", "意向", "陈静"],
    ["2", "乙公司", "13700137000", "成交", None],
    [None, "甲公司", "138 0013 8000", "成交", None],
    ["3", None, "13600136000", "谈判中", None],
]


@pytest.fixture
def book(tmp_path) -> Path:
    path = tmp_path / "登记表.xlsx"
    made = openpyxl.Workbook()
    made.active.title = "客户"
    for row in ROWS:
        made.active.append(row)
    made.create_sheet("空")
    made.save(path)
    made.close()
    return path


@pytest.fixture
def page(qtbot, desk):
    page = ImportPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def at_columns(qtbot, page, book):
    page.open_route(Route("import", params=(("file", str(book)),)))
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.columns)
    return page


@pytest.fixture
def at_check(qtbot, at_columns):
    qtbot.mouseClick(at_columns.columns._next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: at_columns.steps.currentWidget() is at_columns.check)
    return at_columns


@pytest.fixture
def at_result(qtbot, at_check):
    qtbot.mouseClick(at_check.check.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: at_check.steps.currentWidget() is at_check.result)
    return at_check


def customers(page) -> int:
    """Customers that are in use."""
    return page.desk.tasks.backend.query(
        lambda read: read.session.execute(
            select(func.count(Customer.id)).where(Customer.deleted_at.is_(None))
        ).scalar()
    )


def test_columns_are_matched_by_their_names(at_columns):
    step = at_columns.columns
    assert step.mapping() == {0: "external_no", 1: "name", 2: "phone", 3: "status", 4: "owner"}
    assert step._header.value() == 2


def test_a_field_comes_from_one_column_only(at_columns):
    step = at_columns.columns
    box = step._boxes[4]
    box.set_value("name")
    box.activated.emit(box.currentIndex())
    assert step.mapping() == {0: "external_no", 2: "phone", 3: "status", 4: "name"}


def test_without_a_name_there_is_no_way_on(at_columns):
    step = at_columns.columns
    box = step._boxes[1]
    box.set_value("")
    box.activated.emit(box.currentIndex())
    assert not step._next.isEnabled()
    assert "customer name" in step._message.text()


def test_another_row_of_headings_is_read_anew(qtbot, at_columns):
    box = at_columns.columns._header
    box.set_value(1)
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: at_columns.steps.currentWidget() is at_columns.columns)
    assert at_columns.columns._opened.table.header_row == 1


def test_a_sheet_without_a_table_says_so_and_keeps_the_one_before(qtbot, at_columns):
    box = at_columns.columns._sheet
    box.set_value("空")
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: at_columns.steps.currentWidget() is at_columns.columns)
    assert "“空”" in at_columns.message.text()
    assert at_columns.columns._sheet.value() == "客户"


def test_the_last_button_names_the_numbers_and_nothing_is_written_before(at_check):
    assert "2" in at_check.check.confirm.text()
    assert "1 skipped" in at_check.check.confirm.text()
    kinds = [row.kind for row in at_check.check.model.rows]
    assert kinds == [REJECTED, REJECTED, DUPLICATE]
    assert customers(at_check) == 0


def test_a_tile_shows_its_findings_only(at_check):
    at_check.check.tiles[DUPLICATE].clicked.emit()
    assert [row.row for row in at_check.check.model.rows] == [5]
    at_check.check.tiles[DUPLICATE].clicked.emit()
    assert len(at_check.check.model.rows) == 3


def test_a_choice_is_counted_anew(qtbot, at_check):
    step = at_check.check
    step.on_duplicate.choose(OnDuplicate.UPDATE)
    step.on_duplicate.chosen.emit(OnDuplicate.UPDATE)
    qtbot.waitUntil(lambda: "update 1" in step.confirm.text())
    assert step.isEnabled()


def test_an_import_ends_with_its_figures_and_ways_on(qtbot, at_result):
    assert customers(at_result) == 2
    assert "2 created" in at_result.result._figures.text()
    wishes: list[Route] = []
    at_result.desk.router.requested.connect(wishes.append)
    qtbot.mouseClick(at_result.result.customers, Qt.MouseButton.LeftButton)
    assert wishes == [Route("customers")]


def test_an_import_can_be_taken_back(qtbot, at_result):
    qtbot.mouseClick(at_result.result.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "taken back" in at_result.result._title.text())
    assert customers(at_result) == 0
    assert not at_result.result.undo.isEnabled()


def test_rejected_rows_are_saved_as_a_workbook(qtbot, at_result, tmp_path, monkeypatch):
    path = tmp_path / "back.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    qtbot.mouseClick(at_result.result.rejects, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "back.xlsx" in at_result.message.text())
    rows = list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))
    assert rows[1][:3] == ("3", None, "13600136000")


def test_a_dropped_file_is_read(qtbot, page, book):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(book))])
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.columns)


def test_a_bad_file_gets_a_sentence_and_the_page_waits_for_another(qtbot, page, tmp_path):
    bad = tmp_path / "photo.xlsx"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    page.open_file(bad)
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.file)
    assert "photo.xlsx is not an Excel or CSV file" in page.file.problem.text()
    assert not page.file.problem.isHidden()


def test_a_stopped_import_keeps_nothing_and_returns_to_the_check(qtbot, at_check, monkeypatch):
    stopped = threading.Event()
    queue = importing.queue

    def wait_until_stopped(*args):
        assert stopped.wait(10)
        return queue(*args)

    monkeypatch.setattr(importing, "queue", wait_until_stopped)
    at_check._import()
    at_check.busy.stopped.emit()
    stopped.set()
    qtbot.waitUntil(lambda: at_check.steps.currentWidget() is at_check.check)
    assert "Nothing of it was written" in at_check.message.text()
    assert customers(at_check) == 0


def test_findings_model_keeps_the_rules_of_models(qtmodeltester, at_check):
    model = FindingsModel()
    rows = findings(at_check._checked.preview)
    for shown in (rows, rows[1:], rows[:1], ()):
        model.set_rows(shown)
        qtmodeltester.check(model)
