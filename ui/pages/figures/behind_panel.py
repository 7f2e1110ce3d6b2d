"""The tickets behind a number, below the figures."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.core.paging import Cursor
from app.figures import behind as reads
from app.figures.dto import Behind, FiguresFilter, What
from app.figures.question import FigureQuestion
from app.tickets import queries as tickets
from ui.pages.figures.models import BehindModel
from ui.router import Route
from ui.theme import current
from ui.widgets.behind_list import BehindList
from ui.widgets.button import Button
from ui.widgets.page import Desk


class BehindPanel(BehindList):
    """A quick look; the button takes the same question to the list of tickets."""

    high = 300

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        model, list_button = BehindModel(), Button(kind="quiet", icon_name="open")
        super().__init__(desk, model, "figure_tickets", (list_button,), parent)
        self.model, self.list_button = model, list_button
        self._wanted = FiguresFilter()
        self._behind = Behind()
        self._said = ""
        self._count: int | None = None
        self.list_button.clicked.connect(self._on_list)
        self.list_button.setVisible(desk.may("ticket.see"))
        self.retranslate()

    def show_behind(self, wanted: FiguresFilter, behind: Behind, said: str) -> None:
        """Show the tickets behind a number; ``said`` names the cell or bar it stands in."""
        self._wanted, self._behind, self._said, self._count = wanted, behind, said, None
        self._name()
        self.table.begin_anew()
        self.show()
        self.reload()

    def show_in_list(self, wanted: FiguresFilter, behind: Behind, said: str) -> None:
        """Ask the list of tickets for them: it carries the question, not their ids."""
        days = "" if behind.what is What.BACKLOG else self._days(wanted)
        name = _joined(said, _what_text(behind.what), days)
        params = (("figures", FigureQuestion(wanted, behind).text()), ("name", name))
        self.desk.router.go(Route("tickets", params=params))

    def reload(self) -> None:
        """Read again, if a number's tickets are shown."""
        if self.isHidden():
            return
        query = self.desk.tasks.query
        self.model.restart()
        query(
            self, reads.count_behind, self._wanted, self._behind, on_done=self._show_count,
            key="count",
        )  # fmt: skip
        query(self, tickets.statuses, on_done=self.model.set_statuses, key="statuses")

    def retranslate(self) -> None:
        self.list_button.setText(self.tr("Show in the list of tickets"))
        self.close_button.set_name(self.tr("Close the list of tickets"))
        self.table.setAccessibleName(self.tr("Tickets behind the number"))
        self._name()

    def _name(self) -> None:
        note = "" if self._count is None else self.tr("%n ticket(s)", "", self._count)
        self.header.set_title(self._title(), note)

    def _title(self) -> str:
        return _joined(self._said, _what_text(self._behind.what))

    def _on_list(self) -> None:
        self.show_in_list(self._wanted, self._behind, self._said)

    def _days(self, wanted: FiguresFilter) -> str:
        """The first and the last day, as the company has them."""
        begins, ends = wanted.begins_at, wanted.ends_at
        if begins is None or ends is None:
            return ""
        zone = self.desk.tasks.backend.zone
        first, last = begins.astimezone(zone), ends.astimezone(zone) - timedelta(days=1)
        return f"{first:%Y-%m-%d} – {last:%Y-%m-%d}"

    def _show_count(self, count: int) -> None:
        self._count = count
        self._name()

    def read(self, cursor: Cursor | None) -> None:
        done = self.model.show_first if cursor is None else self.model.append_page
        self.desk.tasks.query(
            self, reads.tickets_behind, self._wanted, self._behind, cursor, on_done=done,
            key="behind",
        )  # fmt: skip

    def open(self, key: object) -> None:
        self.desk.router.go(Route("ticket", int(str(key))))

    def resize_table(self) -> None:
        self.table.setFixedHeight(current().scaled(self.high))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


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
        What.LEFT_OUT: QCoreApplication.translate("FigureTickets", "Left out of the figures"),
    }
    return texts.get(what, "")
