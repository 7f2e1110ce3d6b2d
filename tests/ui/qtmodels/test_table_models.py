"""The generic models keep step with query results and obey Qt's contract."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QModelIndex

from app.core.paging import Page
from ui.qtmodels.paged_model import PagedTableModel
from ui.qtmodels.roles import Role
from ui.qtmodels.table_model import Column, TableModel

ROOT = QModelIndex()


@dataclass(frozen=True)
class Thing:
    id: int
    name: str


ROWS = [Thing(1, "a"), Thing(2, "b"), Thing(3, "c")]
COLUMNS = [Column[Thing]("name", lambda: "Name", lambda row: row.name)]


@pytest.fixture
def model(qtmodeltester):
    model = TableModel(COLUMNS, key=lambda row: row.id)
    model.set_rows(ROWS)
    qtmodeltester.check(model)
    return model


@pytest.mark.parametrize(
    "new",
    [
        [],
        ROWS[1:],
        [ROWS[0], Thing(9, "x"), *ROWS[1:], Thing(8, "y")],
        [ROWS[0], replace(ROWS[1], name="B"), ROWS[2]],
        ROWS[::-1],
        [Thing(i, "n") for i in range(1000)],
    ],
)
def test_set_rows_ends_at_the_new_rows(model, new):
    model.set_rows(new)
    assert [model.index(i, 0).data(Role.ROW) for i in range(model.rowCount())] == new


def test_an_update_repaints_only_its_row(model, qtbot):
    with qtbot.waitSignal(model.dataChanged) as sig, qtbot.assertNotEmitted(model.modelReset):
        model.set_rows([ROWS[0], Thing(2, "B"), ROWS[2]])
    assert (sig.args[0].row(), sig.args[1].row()) == (1, 1)


def test_cells_have_no_children_and_unknown_roles_no_answer(model):
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
    assert model.index(0, 0).data(Role.CARD) is None


@pytest.fixture
def paged(qtmodeltester):
    model = PagedTableModel(COLUMNS, key=lambda row: row.id)
    qtmodeltester.check(model)
    return model


def test_a_page_is_asked_for_once_and_the_end_is_the_end(paged):
    asked = []
    paged.page_wanted.connect(asked.append)
    paged.restart()
    paged.show_first(Page(tuple(ROWS), (3,)))
    asked_after_first = list(asked)
    paged.fetchMore(ROOT)
    paged.fetchMore(ROOT)
    assert asked_after_first[0] is None
    assert asked.count((3,)) == 1
    paged.append_page(Page((ROWS[2], Thing(4, "d")), None))
    assert [row.id for row in paged.rows] == [1, 2, 3, 4]
    assert not paged.canFetchMore(ROOT)
