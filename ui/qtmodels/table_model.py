"""A read-only table over frozen rows; changes come only as fresh query results."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui.qtmodels.roles import Role
from ui.qtmodels.rows import RowDiff

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft
# More single steps than this cost more than painting the view anew.
_MOST_STEPS = 200


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column of a table.

    Attributes:
        key: stable id under which width and visibility are remembered.
        title: called for the heading, so that it follows the language.
        text: what the cell shows.
        sort: the key by which the store sorts this column, or "" where it cannot.
        chip: (group, key) of a state chip, where the cell is one.
    """

    key: str
    title: Callable[[], str]
    text: Callable[[R], str]
    sort: str = ""
    align: Qt.AlignmentFlag = _LEFT
    chip: Callable[[R], tuple[str, str] | None] | None = None
    width: int = 120


class TableModel(QAbstractTableModel, Generic[R]):
    """Rows keyed by ``key``; a subclass may add roles in ``role_data``.

    ``rows_moving`` and ``rows_moved`` stand around a change after which rows may stand elsewhere.
    """

    rows_moving = Signal()
    rows_moved = Signal()

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        # Joining flags is slow, and every cell asks for its own at every repaint.
        self._aligns = tuple(c.align | Qt.AlignmentFlag.AlignVCenter for c in self.columns)
        self._key = key
        self._rows: list[R] = []

    @property
    def rows(self) -> tuple[R, ...]:
        """The rows shown now."""
        return tuple(self._rows)

    def row_of(self, key: Hashable) -> int | None:
        """The position of the row with this key."""
        return next((i for i, row in enumerate(self._rows) if self._key(row) == key), None)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show ``rows``; touch only what differs, so that selection and scroll stay."""
        diff = RowDiff(self._rows, rows, self._key)
        is_moved = bool(diff.removed or diff.inserted or not diff.is_same_order)
        if is_moved:
            self.rows_moving.emit()
        self._take_over(diff, rows)
        if is_moved:
            self.rows_moved.emit()

    def _take_over(self, diff: RowDiff[R], rows: Sequence[R]) -> None:
        if not diff.is_same_order or len(diff.removed) + len(diff.inserted) > _MOST_STEPS:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        for index in reversed(diff.removed):
            self.beginRemoveRows(ROOT, index, index)
            del self._rows[index]
            self.endRemoveRows()
        for index in diff.inserted:
            self.beginInsertRows(ROOT, index, index)
            self._rows.insert(index, rows[index])
            self.endInsertRows()
        for index in diff.updated:
            self._rows[index] = rows[index]
            self.dataChanged.emit(self.index(index, 0), self.index(index, len(self.columns) - 1))

    def repaint_all(self) -> None:
        """Texts changed (language, time left): show every cell and heading anew."""
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def role_data(self, row: R, column: Column[R], role: int) -> Any:
        """Answer a role that only this table knows; None otherwise."""
        return None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._aligns[index.column()]
            case Role.CHIP:
                return column.chip(row) if column.chip else None
            case Role.ROW:
                return row
            case Role.ID:
                return self._key(row)
            case _:
                return self.role_data(row, column, role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._aligns[section]
        return None
