"""The tickets: a board or a table of the same set, searched and filtered."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.errors import AppError
from app.core.paging import Cursor
from app.figures.question import FigureQuestion
from app.identity import queries as identity
from app.identity.dto import DepartmentRow, PersonRow
from app.reports.filters import ticket_pairs
from app.reports.job import ReportParams
from app.tickets import board, queries, swimlanes
from app.tickets.bulk import BulkResult
from app.tickets.dto import (
    FilterCounts,
    MoveTicket,
    StatusRow,
    TicketDetail,
    TicketFilter,
    TicketRow,
    TicketSort,
)
from app.tickets.lanes import BoardColumn, CellKey, Swimlanes
from ui.delegates.ticket_card import Density
from ui.pages.tickets.filters import TicketFilters
from ui.pages.tickets.lane_menu import LaneMenu
from ui.pages.tickets.menus import CardMenus
from ui.pages.tickets.quick_add import QuickAdd
from ui.pages.tickets.table import TicketListModel
from ui.pages.tickets.views import SavedView, SavedViews
from ui.router import Route
from ui.theme import current
from ui.widgets.board_view import BoardView
from ui.widgets.bulk_bar import BulkBar
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

    topics = ("ticket", "customer", "sla", "person", "department", "import", "setting")
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
        self.board = BoardView(backend.clock, backend.actor.user_id)
        self.bulk = BulkBar(desk, self.chosen)
        self.quick_add = QuickAdd(desk, self.board)
        self.saved = SavedViews(desk, self)
        self.lane_menu = LaneMenu(backend.actor.user_id, self)
        self._density_key = f"tickets/density/{backend.actor.user_id}"
        self._is_whole = False  # closed tickets of every age
        self.steps = TicketSteps(desk, self)
        self.menus = CardMenus(desk, self.board, self.steps)
        self.density_switch = SegmentedControl()
        self._quick = QHBoxLayout()
        self.bar.addLayout(self._quick)
        tools = (self.saved.button, self.lane_menu.button, self.density_switch)
        self.arrange(self.board, tools, below=self.bulk)
        for button in self.filters.quick.values():
            self._quick.addWidget(button)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self._connect_board()
        self.retranslate()
        self.take_view(remembered("tickets/view", BOARD))
        self._take_density(remembered(self._density_key, Density.COMFORTABLE.name))

    def title(self) -> str:
        return self.tr("Tickets")

    def open_route(self, route: Route) -> None:
        """Take a quick filter (``filter``), one customer (``customer``, ``name``), ``text``, or the
        tickets behind a number (``figures``, ``name``), which are shown as a table for this once.
        """
        quick, customer, text = (route.param(name) for name in ("filter", "customer", "text"))
        figures = route.param("figures")
        if figures:
            self.search.clear()
            self.show_view(TABLE)
            self.filters.choose_figure(FigureQuestion.parse(figures), route.param("name") or "")
        if quick:
            self.filters.choose_only(quick)
        if customer:
            self.filters.choose_customer(int(customer), route.param("name") or customer)
        if text is not None:
            self.search.setText(text)
            self.restart()
        if self._is_board():
            self.board.focus_first()

    def reload(self) -> None:
        """Read again as much as is shown; selection and place stay."""
        query = self.desk.tasks.query
        self._read()
        self.saved.reload()
        query(self, identity.people, on_done=self._set_people, key="people")
        query(self, identity.departments, on_done=self._set_departments, key="departments")
        query(self, queries.statuses, on_done=self._set_statuses, key="statuses")

    def chosen(self) -> tuple[TicketRow, ...]:
        """The tickets that are selected, on the board or in the table."""
        if self._is_board():
            return self.board.chosen()
        rows = {row.id: row for row in self.model.rows}
        return tuple(rows[key] for key in self.table.selected_keys() if isinstance(key, int))

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
        self.bulk.retranslate()
        self.saved.retranslate()
        self.lane_menu.retranslate()
        super().retranslate()

    def restyle(self) -> None:
        super().restyle()
        self._quick.setSpacing(current().px("xs"))

    def restart(self) -> None:
        self._is_whole = False
        self.board.begin_anew()
        if self._is_board():
            self.table.begin_anew()
            self._read()
        else:
            super().restart()

    def show_view(self, view: str) -> None:
        super().show_view(view)
        self.density_switch.setVisible(self._is_board())
        self.lane_menu.button.setVisible(self._is_board())
        self.bulk.refresh()

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
        self.board.move_requested.connect(self._on_move_requested)
        self.board.targets_wanted.connect(self.menus.open_targets)
        self.board.menu_wanted.connect(self.menus.open_menu)
        self.menus.opened.connect(self.open)
        self.menus.move_requested.connect(self._on_move_requested)
        self.board.page_wanted.connect(self._on_more_wanted)
        self.board.brought.connect(self._on_brought)
        self.board.lanes_wanted.connect(self._read)
        self.quick_add.reported.connect(self._on_done)
        self.lane_menu.chosen.connect(self._read)
        self._connect_bulk()
        self.steps.done.connect(self._on_done)
        self.steps.failed.connect(self._on_failed)

    def _connect_bulk(self) -> None:
        queued = Qt.ConnectionType.QueuedConnection  # rows come and go first
        self.board.chosen_changed.connect(self.bulk.refresh, queued)
        self.table.selectionModel().selectionChanged.connect(self.bulk.refresh, queued)
        self.board.moves_requested.connect(self.bulk.move_many)
        self.board.older_wanted.connect(self._on_older_wanted)
        self.bulk.cleared.connect(self._choose_none)
        self.bulk.export_wanted.connect(self._export_chosen)
        self.bulk.done.connect(self._on_bulk_done)
        self.saved.read.connect(self._count)
        self.saved.chosen.connect(self._take_saved)
        self.saved.save_wanted.connect(self._save_view)

    def _is_board(self) -> bool:
        return self.views.currentWidget() is self.board

    def _read(self) -> None:
        if not self._is_board():
            self.read_shown()
            return
        self.states.begin()
        by = self.lane_menu.by
        more = (
            partial(board.board, per_column=max(board.PER_COLUMN, self.board.longest()))
            if by is None
            else partial(swimlanes.swimlanes, by=by, reach=self.board.reach(by))
        )
        self.desk.tasks.query(
            self,
            more,
            self.wanted(),
            is_whole=self._is_whole,
            on_done=self._show_board if by is None else self._show_lanes,
            on_error=self.show_error,
            key="board",
        )

    def _show_board(self, columns: tuple[BoardColumn, ...]) -> None:
        self.board.show_columns(columns)
        self._show_totals(columns)

    def _show_lanes(self, lanes: Swimlanes) -> None:
        self.board.show_swimlanes(lanes)
        self._show_totals(lanes.columns)

    def _show_totals(self, columns: tuple[BoardColumn, ...]) -> None:
        self.total = sum(column.total for column in columns)
        self.show_ready()
        if any(column.hides_older for column in columns):
            self.states.show_content()  # there is something, if only older

    def _on_more_wanted(self, at: CellKey, cursor: Cursor) -> None:
        self.desk.tasks.query(
            self,
            board.column_page,
            self.wanted(),
            self.board.status(at.status),
            cursor,
            is_whole=self._is_whole,
            lane=self.board.part(at),
            on_done=partial(self.board.show_more, at),
            key=f"more:{at.lane}:{at.status}",
        )

    def _on_brought(self, ticket_ids: tuple[int, ...], at: CellKey) -> None:
        """Cards were dropped into another lane."""
        lane, to = self.board.part(at), self.board.status(at.status)
        rows = [row for row in map(self.board.row, ticket_ids) if row is not None]
        me = self.desk.tasks.backend.actor.user_id
        if lane is not None and len(rows) == 1:
            self.steps.bring(rows[0], to, lane, me)
        elif lane is not None:
            self.bulk.bring_many(rows, to, lane, me)

    def _on_older_wanted(self) -> None:
        self._is_whole = True
        self._read()

    def _set_people(self, people: tuple[PersonRow, ...]) -> None:
        self.filters.set_people(people)
        self.bulk.set_people(people)

    def _set_departments(self, departments: tuple[DepartmentRow, ...]) -> None:
        self.filters.set_departments(departments)
        self.bulk.set_departments(departments)

    def _set_statuses(self, statuses: tuple[StatusRow, ...]) -> None:
        self.model.set_statuses(statuses)
        self.bulk.set_statuses(statuses)

    def _count(self) -> None:
        """Count what stands behind the quick filters and the saved views, in one query."""
        views = tuple(self.filters.filter_of(view.chosen, view.text) for view in self.saved.views)
        query = self.desk.tasks.query
        query(self, queries.filter_counts, views, on_done=self._set_counts, key="counts")

    def _set_counts(self, counts: FilterCounts) -> None:
        self.filters.set_counts(counts)
        self.saved.set_counts(counts.views)

    def _take_saved(self, view: SavedView) -> None:
        self.search.setText(view.text)
        self.filters.choose_view(view.chosen)

    def _save_view(self, name: str) -> None:
        self.saved.save(SavedView(name, self.search.text().strip(), self.filters.chosen))

    def _choose_none(self) -> None:
        self.board.choose_none()
        self.table.clearSelection()

    def _export_chosen(self) -> None:
        ids = tuple(row.id for row in self.chosen())
        self.export_rows(ReportParams(tickets=TicketFilter(ids=ids), ticket_sort=self.sort))

    def _on_bulk_done(self, result: BulkResult) -> None:
        text = self.tr("%n ticket(s) changed", "", len(result.done))
        self.board.announce(text)
        self._read()

    def _on_view_chosen(self, view: str) -> None:
        self.take_view(view)
        self._read()

    def _take_density(self, name: str) -> None:
        density = Density.__members__.get(name, Density.COMFORTABLE)
        remember(self._density_key, density.name)
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
        statuses = {status.key: status for status in self.board.statuses()}
        if row.status not in statuses:
            return
        name = status_text(statuses[row.status])
        lane = self.board.lane_name(row)
        said = self.tr("{0} is now in {1}").format(row.number, name)
        in_lane = self.tr("{0} is now in {1}, lane {2}").format(row.number, name, lane)
        self.board.announce(in_lane if lane else said)

    def _on_failed(self, _error: AppError) -> None:
        self._read()
