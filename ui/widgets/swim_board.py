"""SwimBoard: the heads of the columns, and under them the lanes, one below the other."""

from collections.abc import Collection

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.tickets.lanes import Swimlanes
from ui.theme import current
from ui.widgets.board_cell import fit_width
from ui.widgets.column_head import ColumnHead
from ui.widgets.swim_lane import MakeCell, SwimLane

_EDGE, _EDGE_MS = 40, 40  # design pixels, and how often one step is scrolled


class SwimBoard(QWidget):
    """Scrolls up and down below heads that stay; sideways all of it is scrolled by its owner."""

    loading_wanted = Signal(int)  # so many of the open lanes shall have cards
    lanes_folded = Signal()
    filled = Signal()  # lanes that came near have cells now

    def __init__(self, shown: Swimlanes, make_cell: MakeCell) -> None:
        super().__init__()
        self._make_cell = make_cell
        self._card_high = 0
        self._folded_columns: frozenset[str] = frozenset()
        self._asked = 0  # lanes asked for since fresh ones were shown
        self._edges = QTimer(self, interval=_EDGE_MS)
        self._edges.timeout.connect(self._scroll_on)
        self._next = QTimer(self, singleShot=True)  # of no length: between two events
        self._next.timeout.connect(self._make_next)
        self.heads = {one.status.key: ColumnHead(one.status) for one in shown.columns}
        self.lanes: dict[str, SwimLane] = {}
        self._head_row = QHBoxLayout()
        for head in self.heads.values():
            self._head_row.addWidget(head, 1, Qt.AlignmentFlag.AlignTop)
        self._head_row.addStretch(0)
        self._inside = QWidget()
        self._stack = QVBoxLayout(self._inside)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addStretch(1)
        below = QHBoxLayout()
        below.addStretch(1)
        for head in self.heads.values():
            below.addWidget(head.older)
        self._stack.addLayout(below)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The heads leave room for the bar, so it is always there.
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setWidget(self._inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._head_row)
        whole.addWidget(self.area, 1)
        bar = self.area.verticalScrollBar()
        bar.valueChanged.connect(self._on_sight)
        bar.rangeChanged.connect(self._on_sight)
        current().changed.connect(self._restyle)
        self._restyle()

    def show_lanes(
        self, shown: Swimlanes, folded: Collection[str], kept: Collection[int] = ()
    ) -> None:
        """Show fresh lanes; what one looks at stays where it is.

        Args:
            folded: keys of the lanes that show their heading only.
            kept: ids of the tickets that shall stay selected: their lanes have cells at once.
        """
        in_sight, self._asked = self._in_sight(), 0
        for column in shown.columns:
            self.heads[column.status.key].show_column(column)
        keys = [lane.key for lane in shown.lanes]
        for key in [key for key in self.lanes if key not in keys]:
            gone = self.lanes.pop(key)
            self._stack.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        is_new = not self.lanes
        if is_new:
            self._inside.hide()  # many widgets become visible faster together than one by one
        for place, lane in enumerate(shown.lanes):
            self._lane_at(place, lane.key, lane.key in folded).show_lane(shown.by, lane)
        self.lanes = {key: self.lanes[key] for key in keys}
        if is_new:
            self._inside.show()
        for lane in shown.lanes:
            if lane.key not in folded and lane.holds(kept):
                self.lanes[lane.key].come_near()
        self._go_back(in_sight)
        self._make_next()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_sight()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_sight()

    def fold_columns(self, folded: Collection[str]) -> None:
        """Collapse these columns, open the others."""
        self._folded_columns = frozenset(folded)
        for key, head in self.heads.items():
            head.fold(key in folded)
            fit_width(head, is_folded=key in folded)
        for lane in self.lanes.values():
            lane.fold_columns(folded)

    def set_card_high(self, pixels: int) -> None:
        """How high a card is."""
        self._card_high = pixels
        for lane in self.lanes.values():
            lane.set_card_high(pixels)

    def bring(self, lane: str) -> None:
        """Scroll to a lane."""
        self.area.ensureWidgetVisible(self.lanes[lane], 0, 0)

    def scroll_at_edges(self, is_over: bool) -> None:
        """While a card is held at the upper or lower edge, scroll on."""
        if is_over:
            self._edges.start()
        else:
            self._edges.stop()

    def _scroll_on(self) -> None:
        viewport, bar = self.area.viewport(), self.area.verticalScrollBar()
        mouse, edge = viewport.mapFromGlobal(QCursor.pos()).y(), current().scaled(_EDGE)
        if mouse < edge:
            bar.setValue(bar.value() - edge // 2)
        elif mouse > viewport.height() - edge:
            bar.setValue(bar.value() + edge // 2)

    def _lane_at(self, place: int, key: str, is_folded: bool) -> SwimLane:
        lane = self.lanes.get(key)
        if lane is None:
            lane = self.lanes[key] = SwimLane(key, self._make_cell)
            lane.fold_columns(self._folded_columns)
            lane.set_card_high(self._card_high)
            lane.fold(is_folded)
            lane.toggled.connect(self._on_toggled)
        if self._stack.indexOf(lane) != place:
            self._stack.insertWidget(place, lane)
            lane.show()
        return lane

    def _in_sight(self) -> list[tuple[str, int]]:
        """The lane under the mouse and those in sight, with how far below the top they begin."""
        top = self.area.verticalScrollBar().value()
        viewport = self.area.viewport()
        high = viewport.height()
        mouse = viewport.mapFromGlobal(QCursor.pos())
        is_over = viewport.rect().contains(mouse) and self._is_under_mouse()
        if not top and not is_over:
            return []
        begins = self._begins()
        found = [
            (key, begins[key] - top, lane.height())
            for key, lane in self.lanes.items()
            if begins[key] + lane.height() > top and begins[key] < top + high
        ]
        at = mouse.y() if is_over else 0
        found.sort(key=lambda one: not one[1] <= at < one[1] + one[2])
        return [(key, distance) for key, distance, _ in found]

    def _is_under_mouse(self) -> bool:
        return self.isVisible() and self.underMouse()

    def _go_back(self, in_sight: list[tuple[str, int]]) -> None:
        self._stack.activate()
        self._inside.resize(self._inside.width(), self._inside.minimumSizeHint().height())
        kept = next(((key, y) for key, y in in_sight if key in self.lanes), None)
        if kept is not None:
            key, distance = kept
            self.area.verticalScrollBar().setValue(self._begins()[key] - distance)

    def _begins(self) -> dict[str, int]:
        """Where each lane begins; the layout says so only once it was shown."""
        begins, y = {}, 0
        for key, lane in self.lanes.items():
            begins[key] = y
            y += lane.height() + self._stack.spacing()
        return begins

    def _on_sight(self) -> None:
        """Make the cells of lanes in sight and a screen beyond, and ask for cards they have not.

        One lane at a time, so that keys and the mouse get their turn between two.
        """
        self._next.start()

    def _make_next(self) -> None:
        if not self.isVisible():
            return
        high = self.area.viewport().height()
        end = self.area.verticalScrollBar().value() + high
        begins = self._begins()
        is_open = [lane for lane in self.lanes.values() if not lane.is_folded()]
        near = [lane for lane in is_open if begins[lane.key] < end + high]
        if any(lane.come_near() for lane in near):
            self.filled.emit()
            self._next.start()
        in_sight = [lane for lane in is_open if begins[lane.key] < end]
        if not all(lane.is_loaded for lane in in_sight):
            last = is_open.index(in_sight[-1])
            if last + 1 > self._asked:
                self._asked = last + 1
                self.loading_wanted.emit(last + 1)

    def _on_toggled(self) -> None:
        self._asked = 0
        self.lanes_folded.emit()
        self._on_sight()

    def _restyle(self) -> None:
        theme = current()
        self._head_row.setSpacing(theme.px("s"))
        room = self.area.verticalScrollBar().sizeHint().width()
        self._head_row.setContentsMargins(0, 0, room, 0)
        self._stack.setSpacing(theme.px("xs"))
        for key, head in self.heads.items():
            fit_width(head, is_folded=key in self._folded_columns)
