"""CellBoard: cells of cards in rows and columns, with one selection, one keyboard, any drag."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QScrollArea, QWidget

from app.core.paging import Page
from app.tickets.dto import MoveTicket, StatusRow, TicketRow
from app.tickets.lanes import CellKey
from ui.delegates.ticket_card import Density
from ui.qtmodels.board_model import LaneModel, dragged_cards
from ui.widgets.board_cell import Cell
from ui.widgets.lane_view import LaneDelegate
from ui.widgets.ticket_words import reason_text, spoken, ticket_card

MakeCell = Callable[[StatusRow, LaneModel, LaneDelegate], Cell]


class CellBoard(QScrollArea):
    """Knows the cells, not how they are arranged. It asks for moves; only fresh rows move a card.

    Without swimlanes every cell is a whole column, and its lane is "".
    """

    opened = Signal(int)
    move_requested = Signal(object)  # MoveTicket
    moves_requested = Signal(object)  # a tuple of several MoveTicket
    brought = Signal(object, object)  # ids of cards of other lanes, and the CellKey they are at
    chosen_changed = Signal()
    menu_wanted = Signal(int, QPoint)
    targets_wanted = Signal(int, QPoint)
    page_wanted = Signal(object, object)  # CellKey, cursor: more of one cell

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.delegate = LaneDelegate()
        self.delegate.setParent(self)
        self._current: int | None = None  # the ticket under the keyboard, wherever it goes
        self._kept: frozenset[int] = frozenset()  # what stays selected while fresh rows come
        self.cells: dict[CellKey, Cell] = {}  # lane by lane, column by column

    def statuses(self) -> tuple[StatusRow, ...]:
        """The columns in their order."""
        raise NotImplementedError

    def drop_reason(self, row: TicketRow, at: CellKey) -> str:
        """Why a card may not be dropped at a cell of its own lane or another, "" if it may."""
        return reason_text(row, self.cells[at].status)

    def fold_column(self, status: str, is_folded: bool) -> None:
        """Collapse a column, or open it."""
        raise NotImplementedError

    def add_in(self, status: str) -> None:
        """Begin a new ticket in a column, or in the first that takes new ones."""
        raise NotImplementedError

    def ask_limit(self, status: str) -> None:
        """Ask how many a column shall hold."""
        raise NotImplementedError

    def drag_moved(self, is_over: bool) -> None:
        """A card is held over some cell, or not any more."""
        raise NotImplementedError

    def let_go(self) -> None:
        """The mouse is up: what waited for it may be shown."""
        raise NotImplementedError

    def bring(self, at: CellKey) -> None:
        """Scroll to a cell."""
        self.ensureWidgetVisible(self.cells[at])

    def show_more(self, at: CellKey, page: Page[TicketRow]) -> None:
        """The next cards of one cell."""
        if at in self.cells:
            self.cells[at].model.append_page(page)

    def begin_anew(self) -> None:
        """The next rows belong to another filter: show them from their tops."""
        for cell in self.cells.values():
            cell.view.place.forget()

    def is_held(self) -> bool:
        """Whether the mouse is down on a card."""
        return any(cell.view.is_held for cell in self.cells.values())

    def cell_of(self, ticket_id: int) -> CellKey | None:
        """Where a ticket lies that is shown."""
        found = (at for at, cell in self.cells.items() if cell.model.row_of(ticket_id) is not None)
        return next(found, None)

    def row(self, ticket_id: int) -> TicketRow | None:
        """A ticket that is shown."""
        at = self.cell_of(ticket_id)
        if at is None:
            return None
        model = self.cells[at].model
        place = model.row_of(ticket_id)
        return None if place is None else model.rows[place]

    def chosen(self) -> tuple[TicketRow, ...]:
        """The tickets that are selected, cell by cell from top to bottom."""
        return tuple(row for cell in self.cells.values() for row in cell.view.chosen())

    def choose_none(self) -> None:
        """Only the card under the keyboard stays selected."""
        for cell in self.cells.values():
            cell.view.clearSelection()
        if self._current is not None:
            self.select(self._current, take_focus=True)

    def select(self, ticket_id: int, *, take_focus: bool = False) -> bool:
        """Select a ticket wherever it stands now."""
        for cell in self.open_cells().values():
            if cell.view.select(ticket_id):
                self._current = ticket_id
                if take_focus:
                    cell.view.setFocus()
                return True
        return False

    def set_density(self, density: Density) -> None:
        """Show more or less on each card."""
        self.delegate.density = density
        for cell in self.cells.values():
            cell.view.scheduleDelayedItemsLayout()

    def tick(self) -> None:
        """Time passed or the language changed: every card says anew how much is left."""
        for cell in self.cells.values():
            cell.model.repaint_all()

    def announce(self, text: str) -> None:
        """Let a screen reader say something."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def focus_first(self) -> None:
        """Put the keyboard onto the board."""
        if self._current is not None and self.select(self._current, take_focus=True):
            return
        self._go_to(self.open_cells(), 0)

    def open_cells(self) -> dict[CellKey, Cell]:
        """The cells that show their cards."""
        return {
            at: cell
            for at, cell in self.cells.items()
            if not cell.is_folded() and cell.isVisibleTo(self)
        }

    def keep_choice(self, show: Callable[[], None]) -> None:
        """Show fresh rows; what was selected stays so in whichever cell it stands now."""
        kept = self._current
        has_focus = any(cell.view.hasFocus() for cell in self.cells.values())
        chosen = {row.id for row in self.chosen()}
        self._kept = frozenset(chosen if kept is None else chosen | {kept})
        show()
        if kept is not None:
            self.select(kept, take_focus=has_focus)
        if len(chosen) > 1:
            for cell in self.open_cells().values():
                cell.view.choose(chosen)

    def new_cell(self, at: CellKey, status: StatusRow, make: MakeCell) -> Cell:
        """Make a cell and listen to it."""
        model = LaneModel(status.key, self._card, self._spoken, lane=at.lane)
        cell = make(status, model, self.delegate)
        model.setParent(cell)
        # Queued: a drop is over before anything opens or moves.
        queued = Qt.ConnectionType.QueuedConnection
        model.moves_requested.connect(self._ask_moves, queued)
        model.brought.connect(partial(self._on_brought, at), queued)
        model.page_wanted.connect(partial(self.page_wanted.emit, at))
        cell.fold_wanted.connect(partial(self._on_fold_wanted, at))
        view = cell.view
        view.opened.connect(self.opened)
        view.menu_wanted.connect(self.menu_wanted)
        view.targets_wanted.connect(self.targets_wanted)
        view.add_wanted.connect(partial(self.add_in, status.key))
        view.limit_wanted.connect(partial(self.ask_limit, status.key))
        view.settled.connect(self.let_go)
        view.stepped.connect(partial(self._on_stepped, at))
        view.climbed.connect(partial(self._on_climbed, at))
        view.moved.connect(partial(self._on_moved, at))
        view.focused.connect(partial(self._on_focused, at))
        view.drag_entered.connect(partial(self._on_drag, at))
        view.cleared.connect(self.choose_none)
        view.dragged = self._chosen_indexes
        view.selectionModel().selectionChanged.connect(self.chosen_changed)
        view.selectionModel().currentChanged.connect(partial(self._on_focused, at))
        self.cells[at] = cell
        return cell

    def _card(self, row: TicketRow) -> object:
        return ticket_card(row, self._clock())

    def _spoken(self, row: TicketRow) -> str:
        return spoken(row, self._clock())

    def _chosen_indexes(self) -> list[QModelIndex]:
        cells = self.cells.values()
        return [index for cell in cells for index in cell.view.selectedIndexes()]

    def _ask_moves(self, wishes: tuple[MoveTicket, ...]) -> None:
        """One card may be asked about (a solution, a person); many follow their rules at once."""
        if len(wishes) == 1:
            self.move_requested.emit(wishes[0])
        elif wishes:
            self.moves_requested.emit(wishes)

    def _go_to(self, cells: Iterable[CellKey], row: int) -> bool:
        """Select the card at about this height in the first of these cells that has any."""
        for at in cells:
            view = self.cells[at].view
            if view.select_nearest(row):
                view.setFocus()
                self.bring(at)
                return True
        return False

    def _on_brought(self, at: CellKey, ticket_ids: tuple[int, ...]) -> None:
        self.brought.emit(ticket_ids, at)

    def _on_fold_wanted(self, at: CellKey, is_folded: bool) -> None:
        self.fold_column(at.status, is_folded)
        cell = self.cells[at]
        (cell.strip if is_folded else cell.view).setFocus()

    def _on_stepped(self, at: CellKey, by: int) -> None:
        """Go to the next open column of the lane that has a card, at the same height."""
        lane = [other for other in self.open_cells() if other.lane == at.lane]
        here = lane.index(at)
        beyond = lane[here + 1 :] if by > 0 else lane[:here][::-1]
        self._go_to(beyond, self.cells[at].view.currentIndex().row())

    def _on_climbed(self, at: CellKey, by: int) -> None:
        """Go on in the next lane that has a card, in the same column or the one nearest to it."""
        cells = self.open_cells()
        lanes = list(dict.fromkeys(other.lane for other in cells))
        columns = {status.key: place for place, status in enumerate(self.statuses())}
        here = lanes.index(at.lane)
        for lane in lanes[here + 1 :] if by > 0 else lanes[:here][::-1]:
            beyond = [other for other in cells if other.lane == lane]
            beyond.sort(key=lambda other: abs(columns[other.status] - columns[at.status]))
            nearest = next((other for other in beyond if self.cells[other].model.rowCount()), None)
            if nearest is not None:
                last = self.cells[nearest].model.rowCount() - 1
                self._go_to([nearest], 0 if by > 0 else last)
                return

    def _on_moved(self, at: CellKey, by: int) -> None:
        """Ask for a move of what is selected in this column; each card stays in its lane."""
        keys = [status.key for status in self.statuses()]
        place = keys.index(at.status) + by
        if 0 <= place < len(keys):
            rows = [row for row in self.chosen() if row.status == at.status]
            self._ask_moves(tuple(MoveTicket(row.id, keys[place], row.version) for row in rows))

    def _on_focused(self, at: CellKey, *_indexes: object) -> None:
        """Cards of one cell are selected, unless one adds others with Ctrl and the mouse."""
        view = self.cells[at].view if at in self.cells else None
        if view is None or not view.hasFocus() or _is_adding():
            return
        if not view.currentIndex().isValid():
            view.select_nearest(0)
        self._current = view.ticket_id()
        for cell in self.cells.values():
            if cell.view is not view:
                cell.view.clearSelection()

    def _on_drag(self, at: CellKey, data: QMimeData | None) -> None:
        for cell in self.cells.values():
            cell.show_target(False)
        self.drag_moved(data is not None)
        cards = dragged_cards(data) if data is not None else ()
        row = self.row(cards[0].ticket_id) if cards else None
        if row is not None:
            self.cells[at].show_target(True, self.drop_reason(row, at))


def _is_adding() -> bool:
    """Whether cards of several columns are chosen one by one."""
    is_control = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
    return bool(is_control) and QGuiApplication.mouseButtons() is not Qt.MouseButton.NoButton
