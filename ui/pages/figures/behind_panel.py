"""The tickets behind a number, below the figures."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.core.paging import Cursor
from app.figures import behind as reads
from app.figures.dto import Behind, FiguresFilter, What
from app.tickets import queries as tickets
from ui.pages.figures.models import BehindModel
from ui.router import Route
from ui.theme import current
from ui.widgets.button import IconButton
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.page import Desk
from ui.widgets.section_header import SectionHeader

_HEIGHT = 300  # design pixels


class BehindPanel(Card):
    """Hidden until a number is clicked; Enter or a double click opens a ticket."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted = FiguresFilter()
        self._behind = Behind()
        self._said = ""
        self._count: int | None = None
        self.model = BehindModel(self)
        self.table = DataTable(self.model, "figure_tickets")
        self.header = SectionHeader()
        self.close_button = IconButton("dismiss")
        self.header.add_action(self.close_button)
        self.body.addWidget(self.header)
        self.body.addWidget(self.table)
        self.close_button.clicked.connect(self.hide)
        self.model.page_wanted.connect(self._read)
        self.table.opened.connect(self._open)
        current().changed.connect(self._resize)
        self._resize()
        self.hide()
        self.retranslate()

    def show_behind(self, wanted: FiguresFilter, behind: Behind, said: str) -> None:
        """Show the tickets behind a number; ``said`` names the cell or bar it stands in."""
        self._wanted, self._behind, self._said, self._count = wanted, behind, said, None
        self._name()
        self.table.begin_anew()
        self.show()
        self.reload()

    def reload(self) -> None:
        """Read again, if a number's tickets are shown."""
        if self.isHidden():
            return
        query = self._desk.tasks.query
        self.model.restart()
        query(
            self, reads.count_behind, self._wanted, self._behind, on_done=self._show_count,
            key="count",
        )  # fmt: skip
        query(self, tickets.statuses, on_done=self.model.set_statuses, key="statuses")

    def retranslate(self) -> None:
        self.close_button.set_name(self.tr("Close the list of tickets"))
        self.table.setAccessibleName(self.tr("Tickets behind the number"))
        self._name()

    def _name(self) -> None:
        parts = [self._said, _what_text(self._behind.what)]
        note = "" if self._count is None else self.tr("%n ticket(s)", "", self._count)
        self.header.set_title(" · ".join(part for part in parts if part), note)

    def _show_count(self, count: int) -> None:
        self._count = count
        self._name()

    def _read(self, cursor: Cursor | None) -> None:
        done = self.model.show_first if cursor is None else self.model.append_page
        self._desk.tasks.query(
            self, reads.tickets_behind, self._wanted, self._behind, cursor, on_done=done,
            key="behind",
        )  # fmt: skip

    def _open(self, key: object) -> None:
        self._desk.router.go(Route("ticket", int(str(key))))

    def _resize(self) -> None:
        self.table.setFixedHeight(current().scaled(_HEIGHT))


def _what_text(what: What) -> str:
    texts = {
        What.ALL: QCoreApplication.translate("FigureTickets", "Reported in the period"),
        What.MISSED: QCoreApplication.translate("FigureTickets", "Missed a promise"),
        What.ANSWERED: QCoreApplication.translate("FigureTickets", "Answered"),
        What.SOLVED: QCoreApplication.translate("FigureTickets", "Solved"),
        What.UNSOLVED_END: QCoreApplication.translate(
            "FigureTickets", "Closed without a time of solution"
        ),
        What.REOPENED: QCoreApplication.translate("FigureTickets", "Reopened"),
        What.BACKLOG: QCoreApplication.translate("FigureTickets", "Open now"),
    }
    return texts.get(what, "")
