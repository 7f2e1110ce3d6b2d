"""WorkList: a list of things to do, each with its record behind it."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from ui.delegates.work_item import WorkItem, WorkItemDelegate
from ui.qtmodels.roles import Role
from ui.qtmodels.table_model import Column, TableModel
from ui.theme import current
from ui.widgets.place_keeper import PlaceKeeper

R = TypeVar("R")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WorkModel(TableModel[R]):
    """Rows shown as ``WorkItem``; ``make`` says each row at the moment it is painted."""

    def __init__(
        self,
        make: Callable[[R], WorkItem],
        key: Callable[[R], Hashable],
        parent: QObject | None = None,
    ) -> None:
        column: Column[R] = Column("title", lambda: "", lambda row: make(row).title)
        super().__init__((column,), key, parent)
        self._make = make

    def role_data(self, row: R, column: Column[R], role: int) -> Any:
        match role:
            case Role.CARD:
                return self._make(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._make(row).spoken()
            case _:
                return None


class WorkList(QListView):
    """One row each; Enter or a double click opens, the page's actions stand in the menu."""

    opened = Signal(object)  # the row
    current_changed = Signal()

    def __init__(self, model: TableModel[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placeholder = ""
        self.setModel(model)
        self.setItemDelegate(WorkItemDelegate(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self._place = PlaceKeeper(self, model)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentChanged.connect(self.current_changed)
        model.rowsRemoved.connect(self.current_changed)
        model.modelReset.connect(self.current_changed)
        current().changed.connect(self._restyle)

    def current_row(self) -> Any:
        """Return the row at the cursor, None without one."""
        return self.currentIndex().data(Role.ROW) if self.currentIndex().isValid() else None

    def place_of_current(self) -> QPoint:
        """Return where a menu about the current row belongs, on the screen."""
        rect = self.visualRect(self.currentIndex())
        return self.viewport().mapToGlobal(rect.bottomLeft())

    def set_placeholder(self, text: str) -> None:
        """Say what an empty list means."""
        self._placeholder = text
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit(self.current_row())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._placeholder and not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(current().color("text_muted"))
            gap = current().px("m")
            room = self.viewport().rect().adjusted(gap, gap, -gap, -gap)
            flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
            painter.drawText(room, int(flags) | int(Qt.TextFlag.TextWordWrap), self._placeholder)

    def _open_menu(self, where: QPoint) -> None:
        if not self.indexAt(where).isValid() or not self.actions():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions())
        menu.popup(self.viewport().mapToGlobal(where))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(Role.ROW))

    def _restyle(self) -> None:
        self.scheduleDelayedItemsLayout()
