"""CardView: a wrapping list of painted cards, smooth at any length."""

from collections.abc import Hashable
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QListView,
    QStyleOptionViewItem,
    QWidget,
)

from ui.qtmodels.roles import Role
from ui.qtmodels.table_model import TableModel
from ui.theme import current
from ui.widgets.place_keeper import PlaceKeeper, selected_rows

_BATCH = 100  # cards laid out between two turns of the event loop
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StretchDelegate(Protocol):
    """A card delegate whose cards can be made wider, so that a row of them fills the view."""

    def set_width(self, width: int) -> None:
        """Paint cards of ``width`` logical pixels from now on."""


class CardView(QListView):
    """Cards in as many columns as fit, all of one size; only what is in sight is painted."""

    opened = Signal(object)  # key of a row: double click or Enter

    def __init__(
        self,
        model: TableModel[Any],
        delegate: StretchDelegate,
        narrowest: int,
        parent: QWidget | None = None,
    ) -> None:
        """Show ``model`` through ``delegate`` in cards of at least ``narrowest`` design pixels."""
        super().__init__(parent)
        self._narrowest = narrowest
        self._delegate = delegate
        self._width = 0
        self.setModel(model)
        if isinstance(delegate, QAbstractItemDelegate):
            self.setItemDelegate(delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self._on_range(0, 0)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)  # cards show that the mouse is over them
        self.viewport().setAutoFillBackground(False)
        self._place = PlaceKeeper(self, model)
        self.doubleClicked.connect(self._on_double_clicked)
        current().changed.connect(self._lay_out)

    def selected_keys(self) -> tuple[Hashable, ...]:
        """Return the keys of the selected cards, first to last."""
        model = self.model()
        return tuple(
            model.index(row, 0).data(Role.ID) for row in selected_rows(self.selectionModel())
        )

    def begin_anew(self) -> None:
        """The next rows are another list: show it from its top."""
        self._place.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().data(Role.ID))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Share the width among the columns that fit."""
        room = self.viewport().width() - 1  # a row as wide as the view would wrap
        columns = max(1, room // current().scaled(self._narrowest))
        width = max(1, room // columns)
        self._delegate.set_width(width)
        height = self.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
        size = QSize(width, height)
        if size != self.gridSize():
            self.setGridSize(size)
            self.scheduleDelayedItemsLayout()

    def _on_range(self, _minimum: int, maximum: int) -> None:
        """The bar keeps its place, so that cards do not jump; unseen while all are in sight."""
        self.verticalScrollBar().setEnabled(maximum > 0)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(Role.ID))
