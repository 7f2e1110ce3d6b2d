"""The tickets: a board or a table of the same set, searched and filtered."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.paging import PAGE_SIZE, Cursor
from app.core.paging import Page as RowPage
from app.identity import queries as identity
from app.reports.filters import ticket_pairs
from app.tickets import board, queries
from app.tickets.dto import (
    BoardColumn,
    MoveTicket,
    StatusRow,
    TicketDetail,
    TicketFilter,
    TicketRow,
    TicketSort,
)
from ui.delegates.ticket_card import Density
from ui.errors.messages import sentence
from ui.pages.tickets.filters import TicketFilters
from ui.pages.tickets.menus import CardMenus
from ui.pages.tickets.table import TicketListModel
from ui.router import Route
from ui.theme import current
from ui.widgets.board_view import BoardView
from ui.widgets.button import Button
from ui.widgets.data_table import DataTable
from ui.widgets.filter_bar import FilterBar
from ui.widgets.page import Desk, Page
from ui.widgets.page_header import PageHeader
from ui.widgets.page_states import PageStates
from ui.widgets.remembered import remember, remembered
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Option, SegmentedControl
from ui.widgets.ticket_steps import TicketSteps
from ui.widgets.ticket_words import status_text

TICK_MS = 30_000  # how often the time left is said anew
BOARD, TABLE = "board", "table"


class TicketsPage(Page):
    """Everything customers came with that is not done yet, and what was done."""

    topics = ("ticket", "customer", "sla", "person", "department", "import")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        backend = desk.tasks.backend
        self.model = TicketListModel(backend.clock, self)
        self.board = BoardView(backend.clock)
        self.steps = TicketSteps(desk, self)
        self.menus = CardMenus(desk, self.board, self.steps)
        self._sort = TicketSort()
        self._total = 0
        self._build()
        self.filters = TicketFilters(self.filter_bar, backend.actor.user_id, self)
        for button in self.filters.quick.values():
            self._quick.addWidget(button)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self._connect()
        self.retranslate()
        self._take_view(remembered("tickets/view", BOARD))
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
            self._restart()
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
        self.header.set_title(self.title())
        self.search.set_placeholder(self.tr("Number, title, customer, pinyin…"))
        self.new_button.setText(self.tr("New ticket"))
        self.export_button.setText(self.tr("Export…"))
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
        self.filters.retranslate()
        self.board.tick()
        self.model.repaint_all()
        self._show_count()
        if self.states.is_empty():
            self._show_empty()

    def _build(self) -> None:
        self.header = PageHeader()
        self.search = SearchField()
        self.export_button = Button(icon_name="arrow_export")
        self.new_button = Button(kind="primary", icon_name="add")
        self.header.set_search(self.search)
        self.header.add_action(self.export_button)
        self.header.add_action(self.new_button)
        self.export_button.setVisible(self.desk.may("report.export"))
        self.new_button.setVisible(self.desk.may("ticket.report"))
        self.filter_bar = FilterBar()
        self.density_switch = SegmentedControl()
        self.view_switch = SegmentedControl()
        self.table = DataTable(self.model, "tickets")
        self.views = QStackedWidget()
        self.views.addWidget(self.board)
        self.views.addWidget(self.table)
        self.states = PageStates(self.views, "ticket_diagonal")
        self._quick = QHBoxLayout()
        self._bar = QHBoxLayout()
        self._bar.addLayout(self._quick)
        self._bar.addWidget(self.filter_bar, 1)
        top = Qt.AlignmentFlag.AlignTop
        self._bar.addWidget(self.density_switch, 0, top)
        self._bar.addWidget(self.view_switch, 0, top)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.header)
        self._column.addLayout(self._bar)
        self._column.addWidget(self.states, 1)
        current().changed.connect(self._restyle)
        self._restyle()

    def _connect(self) -> None:
        self.search.searched.connect(self._restart)
        self.search.returnPressed.connect(self._on_enter)
        self.filters.changed.connect(self._restart)
        self.view_switch.chosen.connect(self._on_view_chosen)
        self.density_switch.chosen.connect(self._take_density)
        self.new_button.clicked.connect(self._new)
        self.export_button.clicked.connect(self._export)
        self.states.retried.connect(self.reload)
        self.states.acted.connect(self._on_empty_action)
        self.model.page_wanted.connect(self._read_rows)
        self.table.opened.connect(self._open)
        self.table.sort_requested.connect(self._on_sort_requested)
        self.board.opened.connect(self._open)
        self.board.new_wanted.connect(self._new)
        self.board.move_requested.connect(self._on_move_requested)
        self.board.targets_wanted.connect(self.menus.open_targets)
        self.board.menu_wanted.connect(self.menus.open_menu)
        self.menus.opened.connect(self._open)
        self.menus.move_requested.connect(self._on_move_requested)
        self.board.page_wanted.connect(self._on_more_wanted)
        self.steps.done.connect(self._on_done)
        self.steps.failed.connect(self._on_failed)
        for keys in ("Ctrl+F", "/"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.search.setFocus)

    def _is_board(self) -> bool:
        return self.views.currentWidget() is self.board

    def _wanted(self) -> TicketFilter:
        return self.filters.value(self.search.text())

    def _restart(self) -> None:
        """Another search or filter: everything from its top."""
        self.board.begin_anew()
        self.table.begin_anew()
        if self._is_board():
            self._read()
        else:
            self.model.restart()

    def _read(self) -> None:
        if not self._is_board():
            self._read_rows(None, max(PAGE_SIZE, len(self.model.rows)))
            return
        self.states.begin()
        per_column = max(board.PER_COLUMN, self.board.longest())
        self.desk.tasks.query(
            self,
            board.board,
            self._wanted(),
            per_column,
            on_done=self._show_board,
            on_error=self._on_error,
            key="board",
        )

    def _show_board(self, columns: tuple[BoardColumn, ...]) -> None:
        self.board.show_columns(columns)
        self._total = sum(column.total for column in columns)
        self._show_ready()

    def _on_more_wanted(self, status: StatusRow, cursor: Cursor) -> None:
        self.desk.tasks.query(
            self,
            board.column_page,
            self._wanted(),
            status,
            cursor,
            on_done=partial(self.board.show_more, status.key),
            key=f"more:{status.key}",
        )

    def _read_rows(self, cursor: Cursor | None, size: int = PAGE_SIZE) -> None:
        self.states.begin()
        wanted = self._wanted()
        self.desk.tasks.query(
            self,
            queries.ticket_page,
            wanted,
            self._sort,
            cursor,
            size,
            on_done=self._show_first if cursor is None else self.model.append_page,
            on_error=self._on_error,
            key="rows",
        )
        if cursor is None:
            self.desk.tasks.query(
                self, queries.ticket_count, wanted, on_done=self._on_counted, key="count"
            )

    def _show_first(self, page: RowPage[TicketRow]) -> None:
        self.model.show_first(page)
        self._total = max(self._total, len(page.rows)) if page.rows else 0
        self._show_ready()

    def _on_counted(self, total: int) -> None:
        self._total = total
        self._show_count()

    def _show_ready(self) -> None:
        if self._total:
            self.states.show_content()
        else:
            self._show_empty()
        self._show_count()

    def _on_error(self, error: AppError) -> None:
        self.states.show_error(sentence(error))

    def _show_count(self) -> None:
        count = self.tr("%Ln ticket(s)", "", self._total)
        self.header.set_subtitle(count if self._total else "")

    def _is_searched(self) -> bool:
        return bool(self.search.text().strip()) or self.filters.is_any()

    def _show_empty(self) -> None:
        if self._is_searched():
            self.states.show_empty(
                self.tr("No ticket fits"),
                self.tr("No ticket has all of this. Take a filter away or search for less."),
                self.tr("Show all tickets"),
            )
            return
        self.states.show_empty(
            self.tr("No tickets yet"),
            self.tr("When a customer asks, complains or praises, open a ticket: its clock runs."),
            self.tr("New ticket") if self.desk.may("ticket.report") else "",
        )

    def _on_empty_action(self) -> None:
        if self._is_searched():
            self.search.clear()
            self.filters.clear()
        else:
            self._new()

    def _on_enter(self) -> None:
        """Enter in the search field goes to what was found."""
        if self._is_board():
            self.board.focus_first()
        elif self.model.rows:
            self.table.select_key(self.model.rows[0].id)
            self.table.setFocus()

    def _export(self) -> None:
        """Take what is shown to the reports page."""
        zone = self.desk.tasks.backend.zone
        pairs = ticket_pairs(self._wanted(), self._sort, zone)
        self.desk.router.go(Route("reports", params=(("list", "tickets"), *pairs)))

    def _open(self, ticket_id: int) -> None:
        self.desk.router.go(Route("ticket", ticket_id))

    def _new(self) -> None:
        self.desk.router.go("new_ticket")

    def _on_view_chosen(self, view: str) -> None:
        self._take_view(view)
        self._read()

    def _take_view(self, view: str) -> None:
        view = view if view in (BOARD, TABLE) else BOARD
        remember("tickets/view", view)
        self.views.setCurrentWidget(self.board if view == BOARD else self.table)
        self.density_switch.setVisible(view == BOARD)
        self.view_switch.choose(view)

    def _take_density(self, name: str) -> None:
        density = Density.__members__.get(name, Density.COMFORTABLE)
        remember("tickets/density", density.name)
        self.board.set_density(density)
        self.density_switch.choose(density.name)

    def _on_sort_requested(self, sort: str, is_descending: bool) -> None:
        self._sort = TicketSort(sort, is_descending)  # type: ignore[arg-type] # a column's key
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

    def _restyle(self) -> None:
        theme = current()
        side, top = theme.px("xl"), theme.px("l")
        self._column.setContentsMargins(side, top, side, top)
        self._column.setSpacing(theme.px("m"))
        self._bar.setSpacing(theme.px("s"))
        self._quick.setSpacing(theme.px("xs"))
