"""PlaceKeeper: what one reads stays where it is when rows come, go or change their order."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractItemView, QListView, QTableView

from ui.qtmodels.roles import Role
from ui.qtmodels.table_model import TableModel

_SELECT = QItemSelectionModel.SelectionFlag
_MOST = 100  # rows in sight that are remembered
_STEP = 6  # pixels


def selected_rows(selection: QItemSelectionModel) -> tuple[int, ...]:
    """Return the selected rows from top to bottom, whole ones and single cells alike."""
    rows: set[int] = set()
    ranges = selection.selection()
    for place in range(ranges.count()):
        part = ranges.at(place)
        rows.update(range(part.top(), part.bottom() + 1))
    return tuple(sorted(rows))


class PlaceKeeper(QObject):
    """Watches one view over a ``TableModel``.

    Selection and current row survive a reset. Rows in sight keep their place on the screen: the
    one under the mouse, or else the topmost that is still there. Only who looks at the very top
    sees new rows arrive there.
    """

    def __init__(self, view: QAbstractItemView, model: TableModel[Any]) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._selected: set[Hashable] = set()
        self._current: Hashable | None = None
        self._in_sight: list[tuple[Hashable, int]] = []  # key, distance from the scrolled top
        self._scroll = 0
        self._is_kept = True
        model.modelAboutToBeReset.connect(self._note_selection)
        model.modelReset.connect(self._select_again)
        model.rows_moving.connect(self._note_place)
        model.rows_moved.connect(self._go_back)

    def forget(self) -> None:
        """The next rows are another list (filter, sort): begin at its top."""
        self._is_kept = False

    def _note_selection(self) -> None:
        selection = self._view.selectionModel()
        self._selected = {
            self._model.index(row, 0).data(Role.ID) for row in selected_rows(selection)
        }
        self._current = selection.currentIndex().data(Role.ID)

    def _select_again(self) -> None:
        if not self._is_kept:
            return
        selection = self._view.selectionModel()
        chosen = QItemSelection()
        for key in self._selected:
            row = self._model.row_of(key)
            if row is not None:
                index = self._model.index(row, 0)
                chosen.select(index, index)
        selection.select(chosen, _SELECT.ClearAndSelect | _SELECT.Rows)
        row = None if self._current is None else self._model.row_of(self._current)
        if row is not None:
            index = self._model.index(row, 0)
            selection.setCurrentIndex(index, _SELECT.NoUpdate)

    def _note_place(self) -> None:
        self._scroll = self._view.verticalScrollBar().value()
        mouse = self._row_at(self._view.viewport().mapFromGlobal(QCursor.pos()))
        under_mouse = mouse if self._view.underMouse() else None
        self._in_sight = []
        if self._scroll or under_mouse is not None:
            top = self._topmost()
            rows = range(top, min(top + _MOST, self._model.rowCount()))
            wanted = rows if under_mouse is None else (under_mouse, *rows)
            self._in_sight = [
                (self._model.index(row, 0).data(Role.ID), self._place_of(row) - self._scroll)
                for row in wanted
            ]

    def _go_back(self) -> None:
        bar = self._view.verticalScrollBar()
        if not self._is_kept:
            self._is_kept = True
            self._view.scrollToTop()
            return
        if not self._in_sight:
            bar.setValue(self._scroll)
            return
        self._view.doItemsLayout()
        place = {self._model.index(row, 0).data(Role.ID): row for row in self._rows()}
        for key, distance in self._in_sight:
            if key in place:
                bar.setValue(self._place_of(place[key]) - distance)
                return
        bar.setValue(self._scroll)

    def _rows(self) -> range:
        return range(self._model.rowCount())

    def _topmost(self) -> int:
        """The first row in sight; gaps between cards are none."""
        middle, high = self._view.viewport().width() // 2, self._view.viewport().height()
        found = (self._row_at(QPoint(x, y)) for y in range(1, high, _STEP) for x in (1, middle))
        return next((row for row in found if row is not None), 0)

    def _row_at(self, point: QPoint) -> int | None:
        index = self._view.indexAt(point)
        return index.row() if index.isValid() else None

    def _place_of(self, row: int) -> int:
        """Where a row begins, in the units of the scroll bar."""
        view = self._view
        if isinstance(view, QTableView):
            return row
        if isinstance(view, QListView) and view.viewMode() == QListView.ViewMode.IconMode:
            grid = view.gridSize()  # cards are laid out bit by bit, so the last have no place yet
            return row // max(1, view.viewport().width() // grid.width()) * grid.height()
        return view.visualRect(self._model.index(row, 0)).top() + view.verticalScrollBar().value()
