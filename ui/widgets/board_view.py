"""The board: a column of cards for every status, moved with the mouse or the keyboard."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from app.core.paging import Page
from app.tickets.dto import BoardColumn, MoveTicket, StatusRow, TicketRow
from ui.delegates.ticket_card import Density
from ui.qtmodels.board_model import LaneModel, dragged_cards
from ui.theme import current
from ui.widgets.board_lane import Lane
from ui.widgets.lane_view import LaneDelegate
from ui.widgets.remembered import remember, remembered
from ui.widgets.ticket_words import reason_text, spoken, ticket_card

_FOLDED = "tickets/folded"


class BoardView(QScrollArea):
    """Shows ``BoardColumn`` objects. It asks for moves; only fresh columns ever move a card.

    While the mouse is held down nothing is moved under it: fresh columns wait until it lets go.
    """

    opened = Signal(int)
    move_requested = Signal(object)  # MoveTicket
    moves_requested = Signal(object)  # a tuple of several MoveTicket
    chosen_changed = Signal()
    menu_wanted = Signal(int, QPoint)
    targets_wanted = Signal(int, QPoint)
    new_wanted = Signal()
    page_wanted = Signal(object, object)  # StatusRow, cursor: more of one column
    older_wanted = Signal()
    limit_wanted = Signal(object)  # StatusRow: how many its column shall hold

    def __init__(
        self, clock: Callable[[], datetime], me: int = 0, parent: QWidget | None = None
    ) -> None:
        """``me`` is the id of the person whose collapsed columns are remembered."""
        super().__init__(parent)
        self._clock = clock
        self._folded_key = f"{_FOLDED}/{me}"
        self._delegate = LaneDelegate()
        self._delegate.setParent(self)
        self._waiting: tuple[BoardColumn, ...] | None = None
        self._current: int | None = None  # the ticket under the keyboard, wherever it goes
        self.lanes: dict[str, Lane] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setWidget(inside)
        current().changed.connect(self._restyle)
        self._restyle()

    def show_columns(self, columns: Sequence[BoardColumn]) -> None:
        """Show fresh columns; cards keep selection and place."""
        if any(lane.view.is_held for lane in self.lanes.values()):
            self._waiting = tuple(columns)
            return
        self._waiting = None
        if [column.status.key for column in columns] != list(self.lanes):
            self._build(columns)
        kept, has_focus = self._current, self._focused_lane() is not None
        chosen = {row.id for row in self.chosen()}
        for column in columns:
            lane = self.lanes[column.status.key]
            lane.show_column(column)
            lane.model.show_first(Page(column.rows, column.next_cursor))
        if kept is not None:
            self.select(kept, take_focus=has_focus)
        if len(chosen) > 1:
            self._choose_again(chosen)

    def show_more(self, status: str, page: Page[TicketRow]) -> None:
        """The next cards of one column."""
        if status in self.lanes:
            self.lanes[status].model.append_page(page)

    def begin_anew(self) -> None:
        """The next columns belong to another filter: show them from their tops."""
        for lane in self.lanes.values():
            lane.view.place.forget()

    def longest(self) -> int:
        """How many cards the fullest column has loaded."""
        return max((lane.model.rowCount() for lane in self.lanes.values()), default=0)

    def row(self, ticket_id: int) -> TicketRow | None:
        """A ticket that is shown."""
        for lane in self.lanes.values():
            place = lane.model.row_of(ticket_id)
            if place is not None:
                return lane.model.rows[place]
        return None

    def chosen(self) -> tuple[TicketRow, ...]:
        """The tickets that are selected, column by column from top to bottom."""
        return tuple(row for lane in self.lanes.values() for row in lane.view.chosen())

    def choose_none(self) -> None:
        """Only the card under the keyboard stays selected."""
        for lane in self.lanes.values():
            lane.view.clearSelection()
        if self._current is not None:
            self.select(self._current, take_focus=True)

    def status(self, key: str) -> StatusRow:
        """A column's status.

        Raises:
            KeyError: no such column.
        """
        return self.lanes[key].status

    def select(self, ticket_id: int, *, take_focus: bool = False) -> bool:
        """Select a ticket wherever it stands now."""
        for lane in self.lanes.values():
            if not lane.is_folded() and lane.view.select(ticket_id):
                self._current = ticket_id
                if take_focus:
                    lane.view.setFocus()
                return True
        return False

    def set_density(self, density: Density) -> None:
        """Show more or less on each card."""
        self._delegate.density = density
        for lane in self.lanes.values():
            lane.view.scheduleDelayedItemsLayout()

    def tick(self) -> None:
        """Time passed or the language changed: every card says anew how much is left."""
        for lane in self.lanes.values():
            lane.model.repaint_all()

    def announce(self, text: str) -> None:
        """Let a screen reader say something."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def focus_first(self) -> None:
        """Put the keyboard onto the board."""
        if self._current is not None and self.select(self._current, take_focus=True):
            return
        for lane in self._open_lanes():
            if lane.view.select_nearest(0):
                lane.view.setFocus()
                return

    def _build(self, columns: Sequence[BoardColumn]) -> None:
        for lane in self.lanes.values():
            self._row.removeWidget(lane)
            lane.deleteLater()
        self.lanes = {column.status.key: self._lane(column.status) for column in columns}
        folded = remembered(self._folded_key, [])
        for key, lane in self.lanes.items():
            self._row.addWidget(lane, 1)
            lane.fold(key in folded)
        self._row.addStretch(0)

    def _lane(self, status: StatusRow) -> Lane:
        key = status.key
        model = LaneModel(key, self._card, self._spoken, self)
        lane = Lane(status, model, self._delegate)
        # Queued: a drop is over before anything opens or moves.
        queued = Qt.ConnectionType.QueuedConnection
        model.moves_requested.connect(self._ask_moves, queued)
        model.page_wanted.connect(partial(self._on_page_wanted, key))
        lane.collapsed.connect(self._on_collapsed)
        lane.older_wanted.connect(self.older_wanted)
        lane.limit_wanted.connect(partial(self._on_limit_wanted, key))
        view = lane.view
        view.opened.connect(self.opened)
        view.menu_wanted.connect(self.menu_wanted)
        view.targets_wanted.connect(self.targets_wanted)
        view.new_wanted.connect(self.new_wanted)
        view.settled.connect(self._on_settled)
        view.stepped.connect(partial(self._on_stepped, key))
        view.moved.connect(partial(self._on_moved, key))
        view.focused.connect(partial(self._on_focused, key))
        view.drag_entered.connect(partial(self._on_drag, key))
        view.cleared.connect(self.choose_none)
        view.dragged = self._chosen_indexes
        view.selectionModel().selectionChanged.connect(self.chosen_changed)
        view.selectionModel().currentChanged.connect(partial(self._on_focused, key))
        return lane

    def _card(self, row: TicketRow) -> object:
        return ticket_card(row, self._clock())

    def _spoken(self, row: TicketRow) -> str:
        return spoken(row, self._clock())

    def _open_lanes(self) -> list[Lane]:
        return [lane for lane in self.lanes.values() if not lane.is_folded()]

    def _chosen_indexes(self) -> list[QModelIndex]:
        lanes = self.lanes.values()
        return [index for lane in lanes for index in lane.view.selectedIndexes()]

    def _choose_again(self, ticket_ids: set[int]) -> None:
        """What was selected stays so in whichever column it stands now."""
        for lane in self._open_lanes():
            lane.view.choose(ticket_ids)

    def _ask_moves(self, wishes: tuple[MoveTicket, ...]) -> None:
        """One card may be asked about (a solution, a person); many follow their rules at once."""
        if len(wishes) == 1:
            self.move_requested.emit(wishes[0])
        elif wishes:
            self.moves_requested.emit(wishes)

    def _focused_lane(self) -> Lane | None:
        return next((lane for lane in self.lanes.values() if lane.view.hasFocus()), None)

    def _on_page_wanted(self, key: str, cursor: object) -> None:
        self.page_wanted.emit(self.lanes[key].status, cursor)

    def _on_limit_wanted(self, key: str) -> None:
        self.limit_wanted.emit(self.lanes[key].status)

    def _on_collapsed(self) -> None:
        remember(self._folded_key, [name for name, lane in self.lanes.items() if lane.is_folded()])

    def _on_settled(self) -> None:
        if self._waiting is not None:
            self.show_columns(self._waiting)

    def _on_stepped(self, key: str, by: int) -> None:
        """Go to the next open column that has a card, at the same height."""
        lanes = self._open_lanes()
        here = next(place for place, lane in enumerate(lanes) if lane.status.key == key)
        row = self.lanes[key].view.currentIndex().row()
        beyond = lanes[here + 1 :] if by > 0 else lanes[:here][::-1]
        for lane in beyond:
            if lane.view.select_nearest(row):
                lane.view.setFocus()
                self.ensureWidgetVisible(lane)
                return

    def _on_moved(self, key: str, by: int) -> None:
        """Ask for a move of what is selected in this column to its neighbour."""
        keys = list(self.lanes)
        place = keys.index(key) + by
        if 0 <= place < len(keys):
            rows = [row for row in self.chosen() if row.status == key]
            self._ask_moves(tuple(MoveTicket(row.id, keys[place], row.version) for row in rows))

    def _on_focused(self, key: str, *_indexes: object) -> None:
        """Cards of one column are selected, unless one adds others with Ctrl and the mouse."""
        view = self.lanes[key].view if key in self.lanes else None
        if view is None or not view.hasFocus() or _is_adding():
            return
        if not view.currentIndex().isValid():
            view.select_nearest(0)
        self._current = view.ticket_id()
        for lane in self.lanes.values():
            if lane.view is not view:
                lane.view.clearSelection()

    def _on_drag(self, key: str, data: QMimeData | None) -> None:
        for lane in self.lanes.values():
            lane.show_target(False)
        cards = dragged_cards(data) if data is not None else ()
        row = self.row(cards[0].ticket_id) if cards else None
        if row is not None:
            lane = self.lanes[key]
            lane.show_target(True, reason_text(row, lane.status))

    def _restyle(self) -> None:
        self._row.setSpacing(current().px("s"))
        for lane in self.lanes.values():
            lane.view.scheduleDelayedItemsLayout()


def _is_adding() -> bool:
    """Whether cards of several columns are chosen one by one."""
    is_control = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
    return bool(is_control) and QGuiApplication.mouseButtons() is not Qt.MouseButton.NoButton
