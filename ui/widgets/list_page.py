"""ListPage: the base of a page that lists many records, searched and filtered, in two views."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.paging import PAGE_SIZE, Cursor
from app.core.paging import Page as RowPage
from app.reports.job import ReportParams
from app.reports.seen import SeenColumn
from ui.qtmodels.paged_model import PagedTableModel
from ui.router import Route
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.data_table import DataTable
from ui.widgets.filter_bar import FilterBar
from ui.widgets.filter_menu import FilterMenu
from ui.widgets.list_export import ListExport
from ui.widgets.page import Desk, Page
from ui.widgets.page_header import PageHeader
from ui.widgets.page_states import PageStates
from ui.widgets.remembered import remember
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import SegmentedControl

TABLE = "table"
Texts = tuple[str, str, str]  # title, text and button of an empty page


class ListPage(Page):
    """A header with search and actions, a bar of filters, and under it one of two views.

    A subclass names itself below, makes its ``filters``, ``sort`` and other view, and then calls
    ``arrange``.
    """

    name = ""  # of the list: for what is remembered, and on the reports page
    record = ""  # the route of one record; "new_" before it, the route of the form
    new_action = ""  # the permission a new record needs
    new_icon = ""
    empty_icon = ""
    other_view = ""  # the view beside the table, shown at first

    filters: FilterMenu
    sort: Any

    def __init__(
        self,
        desk: Desk,
        model: PagedTableModel[Any],
        page_query: Callable[..., RowPage[Any]],
        count_query: Callable[..., int],
        parent: QWidget | None = None,
    ) -> None:
        """The queries take a filter; ``page_query`` also sort, cursor and size."""
        super().__init__(desk, parent)
        model.setParent(self)
        self.model = model
        self._page_query = page_query
        self._count_query = count_query
        self.total = 0
        self.header = PageHeader()
        self.search = SearchField()
        self.export_button = Button(icon_name="arrow_export")
        self.export = ListExport(desk, self)
        self.seen_action, self.more_action = QAction(self), QAction(self)
        self.new_button = Button(kind="primary", icon_name=self.new_icon)
        self.filter_bar = FilterBar()
        self.view_switch = SegmentedControl()
        self.table = DataTable(model, self.name)
        self.views = QStackedWidget()
        self.states = PageStates(self.views, self.empty_icon)
        self.bar = QHBoxLayout()
        self._column = QVBoxLayout(self)

    def arrange(
        self,
        view: QWidget,
        tools: Sequence[QWidget],
        actions: Sequence[QWidget] = (),
        below: QWidget | None = None,
    ) -> None:
        """Put everything in its place: ``tools`` after the filters, ``actions`` in the header."""
        self.views.addWidget(view)
        self.views.addWidget(self.table)
        self.header.set_search(self.search)
        for action in (self.export_button, *actions, self.new_button):
            self.header.add_action(action)
        self.export_button.set_menu(self._export_menu())
        self.export_button.setVisible(self.desk.may("report.export"))
        self.new_button.setVisible(self.desk.may(self.new_action))
        self.bar.addWidget(self.filter_bar, 1)
        for tool in (*tools, self.view_switch):
            self.bar.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(self.header)
        self._column.addLayout(self.bar)
        self._column.addWidget(self.export.message)
        self._column.addWidget(self.states, 1)
        if below is not None:
            self._column.addWidget(below)
        self._connect()
        current().changed.connect(self.restyle)
        self.restyle()

    def find_first(self) -> None:
        """Enter in the search field: go to what was found."""
        raise NotImplementedError

    def export_pairs(self) -> tuple[tuple[str, str], ...]:
        """Return what is shown as parameters of the reports page."""
        raise NotImplementedError

    def export_params(self) -> ReportParams:
        """Return what is shown, in its order, as a report takes it."""
        raise NotImplementedError

    def count_text(self) -> str:
        """Say how many there are."""
        raise NotImplementedError

    def none_found(self) -> Texts:
        """Say that no record fits, and offer to show all."""
        raise NotImplementedError

    def none_yet(self) -> Texts:
        """Say that there is no record at all, and offer the first."""
        raise NotImplementedError

    def wanted(self) -> Any:
        """Return the filter, together with what is searched for."""
        return self.filters.value(self.search.text())

    def restart(self) -> None:
        """Another search, filter or order: the first page, from its top."""
        self.table.begin_anew()
        self.model.restart()

    def read_rows(self, cursor: Cursor | None, size: int = PAGE_SIZE) -> None:
        """Read the rows after ``cursor``; the first ones are counted too."""
        self.states.begin()
        query, wanted = self.desk.tasks.query, self.wanted()
        query(
            self,
            self._page_query,
            wanted,
            self.sort,
            cursor,
            size,
            on_done=self._show_first if cursor is None else self.model.append_page,
            on_error=self.show_error,
            key="rows",
        )
        if cursor is None:
            query(self, self._count_query, wanted, on_done=self._on_counted, key="count")

    def read_shown(self) -> None:
        """Read again as many rows as are shown; selection and scroll stay."""
        self.read_rows(None, max(PAGE_SIZE, len(self.model.rows)))

    def show_ready(self) -> None:
        """Show what was read, or that there is nothing."""
        if self.total:
            self.states.show_content()
        else:
            self._show_empty()
        self._show_count()

    def show_error(self, error: AppError) -> None:
        """Say why nothing could be read."""
        self.states.fail(error)

    def take_view(self, view: str) -> None:
        """Show the table or the other view, now and at the next start."""
        view = view if view == TABLE else self.other_view
        remember(f"{self.name}/view", view)
        self.show_view(view)

    def show_view(self, view: str) -> None:
        """Show one of the two views, until somebody chooses."""
        self.views.setCurrentIndex(int(view == TABLE))
        self.view_switch.choose(view)

    def open(self, key: int) -> None:
        """Go to one record."""
        self.desk.router.go(Route(self.record, key))

    def new(self) -> None:
        """Open the form for a new record."""
        self.desk.router.go(f"new_{self.record}")

    def retranslate(self) -> None:
        self.header.set_title(self.title())
        self.export_button.setText(self.tr("Export"))
        self.seen_action.setText(self.tr("Export what I see…"))
        self.more_action.setText(self.tr("Every field and other reports…"))
        self.filters.retranslate()
        self.model.repaint_all()
        self._show_count()
        if self.states.is_empty():
            self._show_empty()

    def restyle(self) -> None:
        """Take the spaces of the theme."""
        theme = current()
        side, top = theme.px("xl"), theme.px("l")
        self._column.setContentsMargins(side, top, side, top)
        self._column.setSpacing(theme.px("m"))
        self.bar.setSpacing(theme.px("s"))

    def _connect(self) -> None:
        self.search.searched.connect(self.restart)
        self.search.returnPressed.connect(self.find_first)
        self.filters.changed.connect(self.restart)
        self.model.page_wanted.connect(self.read_rows)
        self.table.opened.connect(self.open)
        self.new_button.clicked.connect(self.new)
        self.seen_action.triggered.connect(self._export_seen)
        self.more_action.triggered.connect(self._open_reports)
        self.states.retried.connect(self.reload)
        self.states.acted.connect(self._on_empty_action)
        for keys in ("Ctrl+F", "/"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.search.setFocus)

    def _show_first(self, page: RowPage[Any]) -> None:
        self.model.show_first(page)
        self.total = max(self.total, len(page.rows)) if page.rows else 0
        self.show_ready()

    def _on_counted(self, total: int) -> None:
        self.total = total
        self._show_count()

    def _show_count(self) -> None:
        self.header.set_subtitle(self.count_text())

    def _is_searched(self) -> bool:
        return bool(self.search.text().strip()) or self.filters.is_any()

    def _show_empty(self) -> None:
        title, text, button = self.none_found() if self._is_searched() else self.none_yet()
        self.states.show_empty(title, text, button)

    def _on_empty_action(self) -> None:
        if self._is_searched():
            self.search.clear()
            self.filters.clear()
        else:
            self.new()

    def _export_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.seen_action)
        menu.addAction(self.more_action)
        return menu

    def export_rows(self, params: ReportParams) -> None:
        """Write the columns of the table as they stand, and the rows that ``params`` ask for."""
        columns = tuple(SeenColumn(one.key, one.title()) for one in self.table.shown_columns())
        self.export.ask(f"{self.record}_list", replace(params, columns=columns))

    def _export_seen(self) -> None:
        self.export_rows(self.export_params())

    def _open_reports(self) -> None:
        """Take what the list shows, in its order, to the reports page."""
        params = (("list", self.name), *self.export_pairs())
        self.desk.router.go(Route("reports", params=params))
