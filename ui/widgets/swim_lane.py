"""SwimLane: one lane of the board, a row of cells under a heading that folds it."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.core.paging import Page
from app.tickets.dto import StatusRow
from app.tickets.lanes import BoardLane, LaneBy
from ui.theme import current, icon
from ui.widgets.board_cell import Cell
from ui.words import named

_HEAD, _COUNT, _EMPTY, _TALLEST = 32, 20, 44, 340  # design pixels

MakeCell = Callable[[str, StatusRow], Cell]


def lane_text(by: LaneBy, lane: BoardLane) -> str:
    """The name of a lane."""
    translate = QCoreApplication.translate
    if lane.code is not None:
        return named(str(by), lane.code, lane.name)
    if lane.name is None:
        is_person = by is LaneBy.PERSON
        person = translate("Board", "Nobody in charge")
        return person if is_person else translate("Board", "No department")
    return lane.name


class SwimLane(QWidget):
    """As high as its longest cell, within limits; a longer cell scrolls by itself."""

    toggled = Signal(bool)  # folded by a person, or opened

    def __init__(self, key: str, make_cell: MakeCell) -> None:
        super().__init__()
        self.key = key
        self.cells: dict[str, Cell] = {}
        self.is_loaded = False
        self._make_cell = make_cell
        self._by, self._lane = LaneBy.PERSON, BoardLane(key, None, None, (), is_loaded=False)
        self._is_folded = False
        self._folded_columns: frozenset[str] = frozenset()
        self._card_high = 0
        self.head = QToolButton()
        self.head.setProperty("laneHead", True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setCursor(Qt.CursorShape.PointingHandCursor)
        self.head.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.head.clicked.connect(self._on_clicked)
        self._body = QWidget()
        self._row = QHBoxLayout(self._body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._body, 1)
        current().changed.connect(self._restyle)
        self._restyle()

    def show_lane(self, by: LaneBy, lane: BoardLane) -> None:
        """Show fresh totals and, as far as they were read, fresh cards: never stale ones."""
        self._by, self._lane, self.is_loaded = by, lane, lane.is_loaded
        self._fill()
        self.retranslate()
        self._resize()

    def come_near(self) -> bool:
        """It is in sight, or soon: make its cells. Give back whether they are new."""
        if self.cells or not self.is_loaded:
            return False
        self._build([cell.status for cell in self._lane.cells])
        self._fill()
        return True

    def name(self) -> str:
        """What the lane is called."""
        return lane_text(self._by, self._lane)

    def is_folded(self) -> bool:
        """Whether only the heading is shown."""
        return self._is_folded

    def fold(self, is_folded: bool) -> None:
        """Show the heading alone, or the cards again."""
        self._is_folded = is_folded
        self._body.setVisible(not is_folded)
        self.head.setIcon(icon("chevron_right" if is_folded else "chevron_down"))
        self.retranslate()
        self._resize()

    def fold_columns(self, folded: Collection[str]) -> None:
        """Collapse these columns, open the others."""
        self._folded_columns = frozenset(folded)
        for key, cell in self.cells.items():
            cell.fold(key in folded)
        self._resize()

    def set_card_high(self, pixels: int) -> None:
        """How high a card is."""
        self._card_high = pixels
        self._resize()

    def retranslate(self) -> None:
        translate = QCoreApplication.translate
        name = self.name()
        self.head.setText(f"{name}  {self._lane.total}".replace("&", "&&"))
        counted = self.tr("{0}, %n ticket(s)", "", self._lane.total).format(name)
        done = (
            translate("Board", "Open lane") if self._is_folded else translate("Board", "Fold lane")
        )
        self.head.setAccessibleName(counted)
        self.head.setAccessibleDescription(done)
        self.head.setToolTip(done)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            for cell in self.cells.values():
                cell.lane_name = self.name()
            self.retranslate()
        super().changeEvent(event)

    def _fill(self) -> None:
        """A lane nobody has scrolled to costs nothing but its heading."""
        for column in self._lane.cells:
            if column.status.key in self.cells:
                cell = self.cells[column.status.key]
                cell.lane_name = self.name()
                cell.show_column(column)
                cell.model.show_first(Page(column.rows, column.next_cursor))

    def _build(self, statuses: Sequence[StatusRow]) -> None:
        for status in statuses:
            cell = self._make_cell(self.key, status)
            cell.fold(status.key in self._folded_columns)
            self.cells[status.key] = cell
            self._row.addWidget(cell, 1)
            cell.show()  # at once: it may take the focus
        self._row.addStretch(0)

    def _resize(self) -> None:
        theme = current()
        shown = [
            one.total for one in self._lane.cells if one.status.key not in self._folded_columns
        ]
        most = max(shown, default=0)
        cards = min(most * self._card_high, theme.scaled(_TALLEST)) + theme.px("xs") * 2
        high = theme.scaled(_COUNT) + cards if most else theme.scaled(_EMPTY)
        head = theme.scaled(_HEAD)
        self.setFixedHeight(head if self._is_folded else head + high)

    def _restyle(self) -> None:
        theme = current()
        side = theme.px("icon_small")
        self.head.setIconSize(QSize(side, side))
        self.head.setFont(theme.font("strong"))
        self.head.setFixedHeight(theme.scaled(_HEAD))
        self._row.setSpacing(theme.px("s"))
        self._resize()

    def _on_clicked(self) -> None:
        self.fold(not self._is_folded)
        self.toggled.emit(self._is_folded)
