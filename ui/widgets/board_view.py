"""The board: a column of cards for every status, moved with the mouse or the keyboard."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStyleOptionViewItem, QWidget

from app.core.errors import InvalidTransition
from app.core.paging import Page
from app.tickets.dto import MoveTicket, StatusRow, TicketRow
from app.tickets.lanes import (
    LANES_AT_ONCE,
    BoardColumn,
    CellKey,
    LaneBy,
    LanePart,
    LaneReach,
    Swimlanes,
    lane_of,
    step_into,
)
from ui.delegates.ticket_card import Density
from ui.errors.messages import sentence
from ui.qtmodels.table_model import ROOT
from ui.theme import current
from ui.widgets.board_cell import Cell
from ui.widgets.board_lane import Lane
from ui.widgets.cell_board import CellBoard
from ui.widgets.column_head import ColumnHead
from ui.widgets.remembered import remember, remembered
from ui.widgets.swim_board import SwimBoard
from ui.widgets.ticket_words import reason_text

_FOLDED, _FOLDED_LANES = "tickets/folded", "tickets/folded_lanes"

Shown = tuple[BoardColumn, ...] | Swimlanes


class BoardView(CellBoard):
    """Shows ``BoardColumn`` objects, side by side or cut into swimlanes.

    While the mouse is held down nothing is moved under it: fresh columns wait until it lets go.
    """

    older_wanted = Signal()
    limit_wanted = Signal(object)  # StatusRow: how many its column shall hold
    add_wanted = Signal(object)  # StatusRow: a new ticket, to be typed below its head
    lanes_wanted = Signal()  # lanes came into sight of which no cards were read

    def __init__(
        self, clock: Callable[[], datetime], me: int = 0, parent: QWidget | None = None
    ) -> None:
        """``me`` is the id of the person whose collapsed columns and lanes are remembered."""
        super().__init__(clock, parent)
        self._me = me
        self._folded_key = f"{_FOLDED}/{me}"
        self._lanes_key = f"{_FOLDED_LANES}/{me}"
        self._waiting: Shown | None = None
        self._shape: tuple[object, ...] = ()
        self._statuses: tuple[StatusRow, ...] = ()
        self._by: LaneBy | None = None
        self._most = LANES_AT_ONCE
        self._adding: frozenset[str] = frozenset()
        self._below: QWidget | None = None  # what stands below a head
        self.lanes: dict[str, Lane] = {}  # the columns, where there are no swimlanes
        self.swim: SwimBoard | None = None
        self.heads: dict[str, ColumnHead] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        current().changed.connect(self._restyle)

    def show_columns(self, columns: Sequence[BoardColumn]) -> None:
        """Show fresh columns; cards keep selection and place."""
        self._show(tuple(columns))

    def show_swimlanes(self, shown: Swimlanes) -> None:
        """Show fresh lanes; cards keep selection and place."""
        self._show(shown)

    def begin_anew(self) -> None:
        self._most = LANES_AT_ONCE
        super().begin_anew()

    def longest(self) -> int:
        """How many cards the fullest column has loaded."""
        return max((cell.model.rowCount() for cell in self.lanes.values()), default=0)

    def reach(self, by: LaneBy) -> LaneReach:
        """How much of the lanes is to be read."""
        shown = {at: cell.model.rowCount() for at, cell in self.cells.items()}
        deeper = shown if by is self._by else {}
        return LaneReach(frozenset(self._folded_lanes(by)), self._most, deeper)

    def lane_name(self, row: TicketRow) -> str:
        """The name of the swimlane a ticket belongs into, "" without any."""
        if self.swim is None or self._by is None:
            return ""
        lane = self.swim.lanes.get(lane_of(self._by, row))
        return lane.name() if lane is not None else ""

    def statuses(self) -> tuple[StatusRow, ...]:
        return self._statuses

    def status(self, key: str) -> StatusRow:
        """A column's status.

        Raises:
            KeyError: no such column.
        """
        return {status.key: status for status in self._statuses}[key]

    def part(self, at: CellKey) -> LanePart | None:
        """The swimlane of a cell, None without any."""
        return None if self._by is None else LanePart(self._by, at.lane)

    def drop_reason(self, row: TicketRow, at: CellKey) -> str:
        to, lane = self.cells[at].status, self.part(at)
        if lane is None or lane_of(lane.by, row) == lane.key:
            return reason_text(row, to)
        try:
            step = step_into(row, to, lane, self._me)
        except InvalidTransition as refused:
            return sentence(refused)
        return reason_text(row, to) if isinstance(step, MoveTicket) else ""

    def set_density(self, density: Density) -> None:
        super().set_density(density)
        self._size_lanes()

    def set_adding(self, keys: Collection[str]) -> None:
        """Which columns have a button for a new ticket."""
        self._adding = frozenset(keys)
        for key, head in self.heads.items():
            head.add_button.setVisible(key in keys)

    def put_below(self, status: str, widget: QWidget) -> None:
        """Show a widget between the head of a column and its cards."""
        if status in self._folded():
            self.fold_column(status, False)
        self._below = widget
        self.heads[status].put_below(widget)

    def fold_column(self, status: str, is_folded: bool) -> None:
        folded = [key for key in self._folded() if key != status]
        folded += [status] if is_folded else []
        remember(self._folded_key, [one.key for one in self._statuses if one.key in folded])
        self._fold_columns(folded)

    def add_in(self, status: str) -> None:
        key = (
            status
            if status in self._adding
            else next((one.key for one in self._statuses if one.key in self._adding), None)
        )
        if key is not None:
            self.add_wanted.emit(self.status(key))

    def ask_limit(self, status: str) -> None:
        self.limit_wanted.emit(self.status(status))

    def drag_moved(self, is_over: bool) -> None:
        if self.swim is not None:
            self.swim.scroll_at_edges(is_over)

    def let_go(self) -> None:
        if self._waiting is not None:
            self._show(self._waiting)

    def bring(self, at: CellKey) -> None:
        if self.swim is not None:
            self.swim.bring(at.lane)
        super().bring(at)

    def _show(self, shown: Shown) -> None:
        if self.is_held():
            self._waiting = shown
            return
        self._waiting = None
        by = shown.by if isinstance(shown, Swimlanes) else None
        columns = shown.columns if isinstance(shown, Swimlanes) else shown
        self._statuses = tuple(column.status for column in columns)
        shape = (by, *(status.key for status in self._statuses))
        self.keep_choice(partial(self._show_afresh, shown, by, shape))

    def _show_afresh(self, shown: Shown, by: LaneBy | None, shape: tuple[object, ...]) -> None:
        if shape != self._shape:
            self._shape, self._by = shape, by
            self._build(shown)
        if isinstance(shown, Swimlanes):
            self._show_lanes(shown)
        else:
            for column in shown:
                lane = self.lanes[column.status.key]
                lane.show_column(column)
                lane.model.show_first(Page(column.rows, column.next_cursor))

    def _show_lanes(self, shown: Swimlanes) -> None:
        assert self.swim is not None
        self.swim.show_lanes(shown, self._folded_lanes(shown.by), self._kept)
        self._order_cells()

    def _order_cells(self) -> None:
        """Lane by lane, column by column; cells of lanes that are gone go too."""
        lanes = self.swim.lanes.values() if self.swim is not None else ()
        keys = [CellKey(lane.key, status) for lane in lanes for status in lane.cells]
        self.cells = {at: self.cells[at] for at in keys}

    def _build(self, shown: Shown) -> None:
        """Make everything anew; what stands below a head moves to the new one."""
        place = next((key for key, head in self.heads.items() if self._is_below(head)), None)
        if place is not None and self._below is not None:
            self._below.setParent(self)
        self.cells, self.lanes, self.swim = {}, {}, None
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()  # one of its cells may be what called
        if isinstance(shown, Swimlanes):
            self._build_lanes(shown)
        else:
            self._build_columns(shown)
        for key, head in self.heads.items():
            head.limit_wanted.connect(partial(self.ask_limit, key))
            head.add_wanted.connect(partial(self.add_in, key))
            head.older_wanted.connect(self.older_wanted)
        self.set_adding(self._adding)
        self._fold_columns(self._folded())
        if place in self.heads and self._below is not None:
            self.heads[place].put_below(self._below)
        self._restyle()

    def _build_columns(self, columns: Sequence[BoardColumn]) -> None:
        inside = QWidget()
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        for column in columns:
            key = column.status.key
            lane = self.new_cell(CellKey("", key), column.status, Lane)
            assert isinstance(lane, Lane)
            self.lanes[key] = lane
            self._row.addWidget(lane, 1)
        self._row.addStretch(0)
        self.heads = {key: lane.head for key, lane in self.lanes.items()}
        self.setWidget(inside)

    def _build_lanes(self, shown: Swimlanes) -> None:
        self.swim = SwimBoard(shown, self._lane_cell)
        self.heads = self.swim.heads
        for key, head in self.heads.items():
            head.fold_wanted.connect(partial(self.fold_column, key))
        self.swim.filled.connect(self._order_cells)
        self.swim.lanes_folded.connect(self._on_lanes_folded)
        self.swim.loading_wanted.connect(self._on_loading_wanted)
        self._size_lanes()
        self.setWidget(self.swim)

    def _lane_cell(self, lane: str, status: StatusRow) -> Cell:
        return self.new_cell(CellKey(lane, status.key), status, Cell)

    def _is_below(self, head: ColumnHead) -> bool:
        return self._below is not None and head.isAncestorOf(self._below)

    def _size_lanes(self) -> None:
        if self.swim is not None:
            high = self.delegate.sizeHint(QStyleOptionViewItem(), ROOT).height()
            self.swim.set_card_high(high)

    def _folded(self) -> list[str]:
        return [str(key) for key in remembered(self._folded_key, [])]

    def _fold_columns(self, folded: Collection[str]) -> None:
        if self.swim is not None:
            self.swim.fold_columns(folded)
        for key, lane in self.lanes.items():
            lane.fold(key in folded)

    def _folded_lanes(self, by: LaneBy) -> list[str]:
        kept = remembered(self._lanes_key, {}).get(by)
        return [str(key) for key in kept] if isinstance(kept, list) else []

    def _on_lanes_folded(self) -> None:
        """Remember it; lanes that are not there at the moment stay as they were."""
        if self.swim is None or self._by is None:
            return
        lanes = self.swim.lanes
        gone = [key for key in self._folded_lanes(self._by) if key not in lanes]
        folded = gone + [key for key, lane in lanes.items() if lane.is_folded()]
        remember(self._lanes_key, {**remembered(self._lanes_key, {}), self._by: folded})

    def _on_loading_wanted(self, count: int) -> None:
        """Read a few lanes more than are in sight; those opened just now lie among them."""
        self._most = max(self._most, count + LANES_AT_ONCE // 2)
        self.lanes_wanted.emit()

    def _restyle(self) -> None:
        if self.lanes:
            self._row.setSpacing(current().px("s"))
        self._size_lanes()
        for cell in self.cells.values():
            cell.view.scheduleDelayedItemsLayout()
