"""The tickets: a board or a table of the same set, searched and filtered."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.errors import AppError
from app.core.paging import Cursor
from app.identity import queries as identity
from app.reports.filters import ticket_pairs
from app.reports.job import ReportParams
from app.tickets import board, queries
from app.tickets.dto import BoardColumn, MoveTicket, StatusRow, TicketDetail, TicketSort
from ui.delegates.ticket_card import Density
from ui.pages.tickets.filters import TicketFilters
from ui.pages.tickets.menus import CardMenus
from ui.pages.tickets.table import TicketListModel
from ui.router import Route
from ui.theme import current
from ui.widgets.board_view import BoardView
from ui.widgets.list_page import TABLE, ListPage, Texts
from ui.widgets.page import Desk
from ui.widgets.remembered import remember, remembered
from ui.widgets.segmented import Option, SegmentedControl
from ui.widgets.ticket_steps import TicketSteps
from ui.widgets.ticket_words import status_text

TICK_MS = 30_000  # how often the time left is said anew
BOARD = "board"


class TicketsPage(ListPage):
    """Everything customers came with that is not done yet, and what was done."""

    topics = ("ticket", "customer", "sla", "person", "department", "import")
    name = "tickets"
    record = "ticket"
    new_action = "ticket.report"
    new_icon = "add"
    empty_icon = "ticket_diagonal"
    other_view = BOARD
    model: TicketListModel
    filters: TicketFilters

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        backend = desk.tasks.backend
        model = TicketListModel(backend.clock)
        super().__init__(desk, model, queries.ticket_page, queries.ticket_count, parent)
        self.filters = TicketFilters(self.filter_bar, backend.actor.user_id, self)
        self.sort = TicketSort()
        self.board = BoardView(backend.clock)
        self.steps = TicketSteps(desk, self)
        self.menus = CardMenus(desk, self.board, self.steps)
        self.density_switch = SegmentedControl()
        self._quick = QHBoxLayout()
        self.bar.addLayout(self._quick)
        self.arrange(self.board, (self.density_switch,))
        for button in self.filters.quick.values():
            self._quick.addWidget(button)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self._connect_board()
        self.retranslate()
        self.take_view(remembered("tickets/view", BOARD))
        self._take_density(remembered("tickets/density", Density.COMFORTABLE.name))

    def title(self) -> str:
        return self.tr("Tickets")

    def open_route(self, route: Route) -> None:
        """Take a quick filter (``filter``), one customer (``customer``, ``name``) or ``text``."""
        quick, customer, text = (route.param(name) for name in ("filter", "customer", "text"))
        if quick:
            self.filters.choose_only(quick)
        if customer:
            self.filters.choose_customer(int(customer), route.param("name") or customer)
        if text is not None:
            self.search.setText(text)
            self.restart()
        self.board.focus_first()

    def reload(self) -> None:
        """Read again as much as is shown; selection and place stay."""
        query, filters = self.desk.tasks.query, self.filters
        self._read()
        query(self, queries.filter_counts, on_done=filters.set_counts, key="counts")
        query(self, identity.people, on_done=filters.set_people, key="people")
        query(self, identity.departments, on_done=filters.set_departments, key="departments")
        query(self, queries.statuses, on_done=self.model.set_statuses, key="statuses")

    def tick(self) -> None:
        """Say the time left anew on every card and row in sight."""
        if self.isVisible():
            self.board.tick()
            self.model.repaint_all()

    def retranslate(self) -> None:
        self.search.set_placeholder(self.tr("Number, title, customer, pinyin…"))
        self.new_button.setText(self.tr("New ticket"))
        self.view_switch.set_options(
            (
                Option(BOARD, self.tr("Board"), "board", False),
                Option(TABLE, self.tr("Table"), "table", False),
            )
        )
        self.density_switch.set_options(
            (
                Option(Density.COMFORTABLE.name, self.tr("Large cards"), "grid", False),
                Option(Density.COMPACT.name, self.tr("Small cards"), "column_triple", False),
                Option(Density.LINE.name, self.tr("One line each"), "text_bullet_list_ltr", False),
            )
        )
        self.table.setAccessibleName(self.tr("Tickets as a table"))
        self.board.setAccessibleName(self.tr("Board of tickets"))
        self.board.tick()
        super().retranslate()

    def restyle(self) -> None:
        super().restyle()
        self._quick.setSpacing(current().px("xs"))

    def restart(self) -> None:
        self.board.begin_anew()
        if self._is_board():
            self.table.begin_anew()
            self._read()
        else:
            super().restart()

    def take_view(self, view: str) -> None:
        super().take_view(view)
        self.density_switch.setVisible(self._is_board())

    def find_first(self) -> None:
        if self._is_board():
            self.board.focus_first()
        elif self.model.rows:
            self.table.select_key(self.model.rows[0].id)
            self.table.setFocus()

    def export_pairs(self) -> tuple[tuple[str, str], ...]:
        return ticket_pairs(self.wanted(), self.sort, self.desk.tasks.backend.zone)

    def export_params(self) -> ReportParams:
        return ReportParams(tickets=self.wanted(), ticket_sort=self.sort)

    def count_text(self) -> str:
        return self.tr("%Ln ticket(s)", "", self.total) if self.total else ""

    def none_found(self) -> Texts:
        return (
            self.tr("No ticket fits"),
            self.tr("No ticket has all of this. Take a filter away or search for less."),
            self.tr("Show all tickets"),
        )

    def none_yet(self) -> Texts:
        return (
            self.tr("No tickets yet"),
            self.tr("When a customer asks, complains or praises, open a ticket: its clock runs."),
            self.tr("New ticket") if self.desk.may(self.new_action) else "",
        )

    def _connect_board(self) -> None:
        self.view_switch.chosen.connect(self._on_view_chosen)
        self.density_switch.chosen.connect(self._take_density)
        self.table.sort_requested.connect(self._on_sort_requested)
        self.board.opened.connect(self.open)
        self.board.new_wanted.connect(self.new)
        self.board.move_requested.connect(self._on_move_requested)
        self.board.targets_wanted.connect(self.menus.open_targets)
        self.board.menu_wanted.connect(self.menus.open_menu)
        self.menus.opened.connect(self.open)
        self.menus.move_requested.connect(self._on_move_requested)
        self.board.page_wanted.connect(self._on_more_wanted)
        self.steps.done.connect(self._on_done)
        self.steps.failed.connect(self._on_failed)

    def _is_board(self) -> bool:
        return self.views.currentWidget() is self.board

    def _read(self) -> None:
        if not self._is_board():
            self.read_shown()
            return
        self.states.begin()
        per_column = max(board.PER_COLUMN, self.board.longest())
        self.desk.tasks.query(
            self,
            board.board,
            self.wanted(),
            per_column,
            on_done=self._show_board,
            on_error=self.show_error,
            key="board",
        )

    def _show_board(self, columns: tuple[BoardColumn, ...]) -> None:
        self.board.show_columns(columns)
        self.total = sum(column.total for column in columns)
        self.show_ready()

    def _on_more_wanted(self, status: StatusRow, cursor: Cursor) -> None:
        self.desk.tasks.query(
            self,
            board.column_page,
            self.wanted(),
            status,
            cursor,
            on_done=partial(self.board.show_more, status.key),
            key=f"more:{status.key}",
        )

    def _on_view_chosen(self, view: str) -> None:
        self.take_view(view)
        self._read()

    def _take_density(self, name: str) -> None:
        density = Density.__members__.get(name, Density.COMFORTABLE)
        remember("tickets/density", density.name)
        self.board.set_density(density)
        self.density_switch.choose(density.name)

    def _on_sort_requested(self, sort: str, is_descending: bool) -> None:
        self.sort = TicketSort(sort, is_descending)  # type: ignore[arg-type] # a column's key
        self.table.begin_anew()
        self.model.restart()

    def _on_move_requested(self, wish: MoveTicket) -> None:
        row = self.board.row(wish.ticket_id)
        if row is not None:
            self.steps.move(row, self.board.status(wish.to_status), wish.seen_version)

    def _on_done(self, ticket_id: int) -> None:
        """Say where the card went once the fresh columns are here."""
        self.desk.tasks.query(
            self, queries.ticket_detail, ticket_id, on_done=self._announce, key="announce"
        )

    def _announce(self, detail: TicketDetail) -> None:
        row = detail.row
        if row.status not in self.board.lanes:
            return
        name = status_text(self.board.status(row.status))
        self.board.announce(self.tr("{0} is now in {1}").format(row.number, name))

    def _on_failed(self, _error: AppError) -> None:
        self._read()
