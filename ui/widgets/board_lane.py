"""One column of the board without lanes: a header with what it holds, and its cards."""

from PySide6.QtCore import QCoreApplication

from app.tickets.dto import StatusRow
from app.tickets.lanes import BoardColumn
from ui.qtmodels.board_model import LaneModel
from ui.widgets.board_cell import Cell
from ui.widgets.column_head import ColumnHead
from ui.widgets.lane_view import LaneDelegate
from ui.widgets.ticket_words import status_text


class Lane(Cell):
    """A column of the board with its header; it can be collapsed to a strip."""

    def __init__(self, status: StatusRow, model: LaneModel, delegate: LaneDelegate) -> None:
        head = ColumnHead(status)
        super().__init__(status, model, delegate, head)
        self.head = head
        self.older = self.head.older
        self._column.addWidget(self.older)
        self.head.fold_wanted.connect(self.fold_wanted)

    def show_column(self, column: BoardColumn) -> None:
        self.head.show_column(column)
        super().show_column(column)

    def strip_text(self) -> str:
        return f"{status_text(self.status)} {self.total}"

    def empty_text(self) -> str:
        return QCoreApplication.translate("Board", "No tickets")
