"""PlaceKeeper: selection, current row and scroll survive a reset of the model."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject
from PySide6.QtWidgets import QAbstractItemView

from ui.qtmodels.roles import Role
from ui.qtmodels.table_model import TableModel

_SELECT = QItemSelectionModel.SelectionFlag


def selected_rows(selection: QItemSelectionModel) -> tuple[int, ...]:
    """Return the selected rows from top to bottom, whole ones and single cells alike."""
    rows: set[int] = set()
    ranges = selection.selection()
    for place in range(ranges.count()):
        part = ranges.at(place)
        rows.update(range(part.top(), part.bottom() + 1))
    return tuple(sorted(rows))


class PlaceKeeper(QObject):
    """Watches one view over a ``TableModel``; a reset happens when the order of rows changed."""

    def __init__(self, view: QAbstractItemView, model: TableModel[Any]) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._selected: set[Hashable] = set()
        self._current: Hashable | None = None
        self._scroll = 0
        self._is_kept = True
        model.modelAboutToBeReset.connect(self._note)
        model.modelReset.connect(self._go_back)

    def forget(self) -> None:
        """The next reset is another list (filter, sort): begin at its top."""
        self._is_kept = False

    def _note(self) -> None:
        selection = self._view.selectionModel()
        self._selected = {
            self._model.index(row, 0).data(Role.ID) for row in selected_rows(selection)
        }
        self._current = selection.currentIndex().data(Role.ID)
        self._scroll = self._view.verticalScrollBar().value()

    def _go_back(self) -> None:
        if not self._is_kept:
            self._is_kept = True
            self._view.scrollToTop()
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
        self._view.verticalScrollBar().setValue(self._scroll)
