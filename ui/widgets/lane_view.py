"""The cards of one column of the board; keys and drags become wishes."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem

from app.tickets.dto import TicketRow
from ui.delegates.ticket_card import Index, TicketCardDelegate
from ui.qtmodels.board_model import LaneModel
from ui.qtmodels.roles import Role
from ui.theme import current
from ui.widgets.place_keeper import PlaceKeeper, selected_rows

_GHOST = 0.7  # opacity of the card that is dragged
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UPWARDS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LaneDelegate(TicketCardDelegate):
    """Cards as wide as their column."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(1, super().sizeHint(option, QModelIndex()).height())


class LaneView(QListView):
    """The cards of one column, painted; keys and drags become wishes."""

    opened = Signal(int)
    stepped = Signal(int)  # -1, 1: the focus goes to the neighbour column
    climbed = Signal(int)  # -1, 1: it goes on beyond the first or last card
    moved = Signal(int)  # -1, 1: the card goes there
    menu_wanted = Signal(int, QPoint)  # ticket, where on the screen
    targets_wanted = Signal(int, QPoint)  # the same for "move to…"
    add_wanted = Signal()
    limit_wanted = Signal()
    focused = Signal()
    settled = Signal()  # the mouse let go
    drag_entered = Signal(object)  # QMimeData, None when it left or dropped
    cleared = Signal()  # Esc: nothing shall be chosen any more

    def __init__(self, model: LaneModel, delegate: LaneDelegate) -> None:
        super().__init__()
        self._lane = model
        self.is_held = False
        self.dragged: Callable[[], list[QModelIndex]] = self.selectedIndexes  # what a drag takes
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setAutoScroll(True)
        self.place = PlaceKeeper(self, model)
        self.doubleClicked.connect(self._on_double_clicked)

    def set_ground(self, color: str, *, is_filled: bool) -> None:
        """Fill what is behind the cards: what scrolls over a ground of its own is only shifted.

        Where there are no cards the column itself says so, behind a ground that is not filled.
        """
        viewport = self.viewport()
        palette = viewport.palette()
        palette.setColor(viewport.backgroundRole(), current().color(color))
        viewport.setPalette(palette)
        viewport.setAutoFillBackground(is_filled)

    def set_name(self, name: str, total: int) -> None:
        """What a screen reader says: the column, perhaps its lane, and how many there are."""
        self.setAccessibleName(self.tr("{0}, %n ticket(s)", "", total).format(name))

    def ticket_id(self) -> int | None:
        """The ticket under the keyboard."""
        found: int | None = self.currentIndex().data(Role.ID)
        return found

    def select(self, ticket_id: int) -> bool:
        """Select a ticket if it is in this column."""
        row = self._lane.row_of(ticket_id)
        if row is None:
            return False
        self.setCurrentIndex(self._lane.index(row, 0))
        return True

    def choose(self, ticket_ids: Collection[int]) -> None:
        """Choose these cards, as far as they are in this column, and no others."""
        self.clearSelection()
        for row, ticket in enumerate(self._lane.rows):
            if ticket.id in ticket_ids:
                index = self._lane.index(row, 0)
                self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)

    def chosen(self) -> tuple[TicketRow, ...]:
        """The selected tickets from top to bottom."""
        rows = selected_rows(self.selectionModel())
        return tuple(self._lane.index(row, 0).data(Role.ROW) for row in rows)

    def select_nearest(self, row: int) -> bool:
        """Select the card at about this height; False in an empty column."""
        if not self._lane.rowCount():
            return False
        self.setCurrentIndex(self._lane.index(min(max(row, 0), self._lane.rowCount() - 1), 0))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, ticket_id = event.key(), self.ticket_id()
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _SIDEWAYS:
            (self.moved if is_control else self.stepped).emit(_SIDEWAYS[Qt.Key(key)])
        elif key in _UPWARDS and not event.modifiers() and self._is_at_end(_UPWARDS[Qt.Key(key)]):
            self.climbed.emit(_UPWARDS[Qt.Key(key)])
        elif key in _ENTER and ticket_id is not None:
            self.opened.emit(ticket_id)
        elif key == Qt.Key.Key_M and not is_control and ticket_id is not None:
            self.targets_wanted.emit(ticket_id, self.card_corner())
        elif key == Qt.Key.Key_N and not is_control:
            self.add_wanted.emit()
        elif key == Qt.Key.Key_L and not is_control:
            self.limit_wanted.emit()
        elif key == Qt.Key.Key_Escape:
            self.cleared.emit()
        elif key == Qt.Key.Key_Menu and ticket_id is not None:
            self.menu_wanted.emit(ticket_id, self.card_corner())
        else:
            super().keyPressEvent(event)

    def card_corner(self) -> QPoint:
        """Where a menu of the current card opens, on the screen."""
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.is_held = True
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.RightButton and index.isValid():
            self.is_held = False
            self.menu_wanted.emit(index.data(Role.ID), event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._let_go()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag a see-through picture of the card for all that are chosen; none leaves the model."""
        index, chosen = self.currentIndex(), self.dragged()
        if not index.isValid() or not chosen:
            return
        drag = QDrag(self)
        drag.setMimeData(self._lane.mimeData(chosen))
        rect = self.visualRect(index)
        drag.setPixmap(self._picture(index))
        drag.setHotSpot(self.viewport().mapFromGlobal(self.cursor().pos()) - rect.topLeft())
        drag.exec(Qt.DropAction.MoveAction)
        self._let_go()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._take_or_leave(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges
        self._take_or_leave(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.drag_entered.emit(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drag_entered.emit(None)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self._lane.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, -1, -1)
        event.accept()

    def _is_at_end(self, by: int) -> bool:
        """Whether there is no further card above or below the current one."""
        return not 0 <= self.currentIndex().row() + by < self._lane.rowCount()

    def _take_or_leave(self, event: QDragMoveEvent) -> None:
        if self._lane.canDropMimeData(event.mimeData(), Qt.DropAction.MoveAction, -1, -1):
            self.drag_entered.emit(event.mimeData())
            event.acceptProposedAction()
        else:
            event.ignore()

    def _picture(self, index: QModelIndex) -> QPixmap:
        rect = self.visualRect(index)
        shot = self.viewport().grab(rect)
        ghost = QPixmap(shot.size())
        ghost.setDevicePixelRatio(shot.devicePixelRatio())
        ghost.fill(Qt.GlobalColor.transparent)
        painter = QPainter(ghost)
        painter.setOpacity(_GHOST)
        painter.drawPixmap(0, 0, shot)
        painter.end()
        return ghost

    def _let_go(self) -> None:
        self.is_held = False
        self.settled.emit()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(Role.ID))
