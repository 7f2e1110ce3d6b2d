"""The table of every page: opening, sorting, columns, the clipboard."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from ui.qtmodels.table_model import Column, TableModel
from ui.widgets.data_table import DataTable


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    phone: str
    note: str = ""


ZHANG = Person(1, "张伟", "13800138000", "=1+1")
LI = Person(2, "李娜", "01065529988", "-5")
WANG = Person(3, "王芳", "110101199003071234", "<b>")


@pytest.fixture
def model(qtmodeltester):
    columns = (
        Column("name", lambda: "Name", lambda row: row.name, sort="name", width=120),
        Column("phone", lambda: "Phone", lambda row: row.phone, width=140),
        Column("note", lambda: "Note", lambda row: row.note, sort="note", width=100),
    )
    model = TableModel(columns, lambda row: row.id)
    qtmodeltester.check(model)
    model.set_rows((ZHANG, LI, WANG))
    return model


@pytest.fixture
def table(qtbot, model):
    table = DataTable(model, "people")
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    return table


def test_enter_and_double_click_open_the_row(table, model, qtbot):
    table.select_key(2)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [2]
    place = table.visualRect(model.index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [3]


def test_a_click_on_a_heading_asks_the_store_and_turns_the_order_around(table, qtbot):
    header = table.horizontalHeader()

    def click(section: int) -> list[object]:
        with qtbot.waitSignal(table.sort_requested) as asked:
            header.sectionClicked.emit(section)
        return asked.args

    assert click(0) == ["name", False]
    assert click(0) == ["name", True]
    assert click(2) == ["note", False]


def test_a_column_the_store_cannot_sort_asks_nothing(table, qtbot):
    with qtbot.assertNotEmitted(table.sort_requested):
        table.horizontalHeader().sectionClicked.emit(1)


def test_copied_rows_keep_long_numbers_and_formulas_as_text(table):
    table.selectAll()
    table.copy_with_headings()
    copied = QGuiApplication.clipboard().mimeData()
    lines = copied.text().splitlines()
    assert lines[0] == "Name\tPhone\tNote"
    assert lines[2] == "李娜\t01065529988\t-5"
    html = copied.html()
    for text in ("13800138000", "01065529988", "110101199003071234", "=1+1"):
        assert f"mso-number-format:'\\@'\">{text}<" in html
    assert "<td>-5</td>" in html
    assert "<td>&lt;b&gt;</td>" in html


def test_hidden_columns_are_not_copied(table):
    table.columns.show_column(1, False)
    table.select_key(1)
    table.copy_selection()
    assert QGuiApplication.clipboard().text() == "张伟\t=1+1\n"


def test_columns_come_back_by_key_as_they_were_left(table, model, qtbot):
    header = table.horizontalHeader()
    header.resizeSection(1, 200)
    header.moveSection(1, 0)
    table.columns.show_column(2, False)
    qtbot.waitUntil(lambda: not table.columns._save_soon.isActive())

    again = DataTable(model, "people")
    qtbot.addWidget(again)
    header = again.horizontalHeader()
    assert header.visualIndex(1) == 0
    assert header.isSectionHidden(2)
    assert header.sectionSize(1) == 200

    again.columns.reset()
    assert header.visualIndex(1) == 1
    assert not header.isSectionHidden(2)


def test_the_last_column_cannot_be_hidden(table):
    for column in range(3):
        table.columns.show_column(column, False)
    assert table.horizontalHeader().hiddenSectionCount() == 2


def test_the_heading_menu_shows_and_hides_columns(table):
    table.columns.open_menu(QPoint(1, 1))
    (menu,) = table.horizontalHeader().findChildren(QMenu)
    menu.actions()[1].trigger()
    assert table.horizontalHeader().isSectionHidden(1)
    menu.close()


def test_selection_survives_another_order(table, model):
    table.select_key(1)
    model.set_rows((WANG, LI, ZHANG))
    assert table.selected_keys() == (1,)
    assert table.currentIndex().row() == 2


def test_a_new_list_begins_at_its_top(table, model, qtbot):
    many = [Person(n, f"客户 {n}", "") for n in range(300)]
    model.set_rows(many)
    table.scrollToBottom()
    table.begin_anew()
    model.set_rows(list(reversed(many)))
    assert table.verticalScrollBar().value() == 0
