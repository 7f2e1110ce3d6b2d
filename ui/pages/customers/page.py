"""The list of customers: cards or a table, found by a few letters, filtered and sorted."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QLocale, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.paging import PAGE_SIZE, Cursor
from app.core.paging import Page as RowPage
from app.customers import queries
from app.customers.dto import CustomerOrder, CustomerRow, CustomerSort
from app.identity import queries as identity
from app.reports.filters import customer_pairs
from ui.errors.messages import sentence
from ui.pages.customers.filters import CustomerFilters
from ui.pages.customers.models import CustomerCards, CustomerListModel
from ui.router import Route
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.card_view import CardView
from ui.widgets.data_table import DataTable
from ui.widgets.fields import ComboBox
from ui.widgets.filter_bar import FilterBar
from ui.widgets.page import Desk, Page
from ui.widgets.page_header import PageHeader
from ui.widgets.page_states import PageStates
from ui.widgets.remembered import remember, remembered
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Option, SegmentedControl

_NARROWEST_CARD = 372  # design pixels: three columns in the smallest window
CARDS, TABLE = "cards", "table"
_ORDERS = (
    CustomerOrder(CustomerSort.NAME),
    CustomerOrder(CustomerSort.NAME, descending=True),
    CustomerOrder(CustomerSort.LAST_CONTACT, descending=True),
    CustomerOrder(CustomerSort.LAST_CONTACT),
    CustomerOrder(CustomerSort.CREATED, descending=True),
    CustomerOrder(CustomerSort.UPDATED, descending=True),
)


class CustomersPage(Page):
    """Everybody we look after."""

    topics = ("customer", "contact", "ticket", "interaction", "survey", "person")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        backend = desk.tasks.backend
        self.model = CustomerListModel(backend.clock, self)
        self._order = _ORDERS[0]
        self._total = 0
        self._build()
        self.filters = CustomerFilters(self.filter_bar, backend.actor.user_id, self)
        self._connect()
        self.retranslate()
        self._take_view(remembered("customers/view", CARDS))
        self._take_order(remembered("customers/order", 0))

    def title(self) -> str:
        return self.tr("Customers")

    def open_route(self, route: Route) -> None:
        """Search for ``text``, or filter by one of status, tier, owner, source."""
        for group in ("status", "tier", "owner", "source"):
            value = route.param(group)
            if value:
                self.filters.choose_only(group, value)
        text = route.param("text")
        if text is not None:
            self.search.setText(text)
            self._restart()
        self.search.setFocus()

    def reload(self) -> None:
        """Read again as many rows as are shown; selection and scroll stay."""
        self._read(None, max(PAGE_SIZE, len(self.model.rows)))
        query, filters = self.desk.tasks.query, self.filters
        query(self, queries.tiers, on_done=filters.set_tiers, key="tiers")
        query(self, queries.sources, on_done=filters.set_sources, key="sources")
        query(self, identity.people, on_done=filters.set_people, key="people")

    def retranslate(self) -> None:
        self.header.set_title(self.title())
        self.search.set_placeholder(self.tr("Name, phone, number, pinyin…"))
        self.new_button.setText(self.tr("New customer"))
        self.import_button.setText(self.tr("Import…"))
        self.export_button.setText(self.tr("Export…"))
        self.view_switch.set_options(
            (
                Option(CARDS, self.tr("Cards"), "grid", False),
                Option(TABLE, self.tr("Table"), "table", False),
            )
        )
        self.order_box.set_choices([(place, _order_text(o)) for place, o in enumerate(_ORDERS)])
        self.order_box.setAccessibleName(self.tr("Order of the list"))
        self.cards.setAccessibleName(self.tr("Customers as cards"))
        self.table.setAccessibleName(self.tr("Customers as a table"))
        self.filters.retranslate()
        self.model.repaint_all()
        self._show_count()
        if self.states.is_empty():
            self._show_empty()

    def _build(self) -> None:
        self.header = PageHeader()
        self.search = SearchField()
        self.import_button = Button(icon_name="arrow_import")
        self.export_button = Button(icon_name="arrow_export")
        self.new_button = Button(kind="primary", icon_name="person_add")
        self.header.set_search(self.search)
        self.header.add_action(self.export_button)
        self.header.add_action(self.import_button)
        self.header.add_action(self.new_button)
        self.filter_bar = FilterBar()
        self.order_box = ComboBox()
        self.view_switch = SegmentedControl()
        self.cards = CardView(self.model, CustomerCards(self), _NARROWEST_CARD)
        self.table = DataTable(self.model, "customers")
        self.table.setSelectionModel(self.cards.selectionModel())  # one selection, two views
        self.views = QStackedWidget()
        self.views.addWidget(self.cards)
        self.views.addWidget(self.table)
        self.states = PageStates(self.views, "people")
        self._bar = QHBoxLayout()
        self._bar.addWidget(self.filter_bar, 1)
        self._bar.addWidget(self.order_box, 0, Qt.AlignmentFlag.AlignTop)
        self._bar.addWidget(self.view_switch, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.header)
        self._column.addLayout(self._bar)
        self._column.addWidget(self.states, 1)
        self.new_button.setVisible(self.desk.may("customer.register"))
        self.import_button.setVisible(self.desk.may("import.run"))
        self.export_button.setVisible(self.desk.may("report.export"))
        current().changed.connect(self._restyle)
        self._restyle()

    def _connect(self) -> None:
        go = self.desk.router.go
        self.search.searched.connect(self._restart)
        self.search.returnPressed.connect(self._open_first)
        self.filters.changed.connect(self._restart)
        self.order_box.edited.connect(self._on_order_chosen)
        self.view_switch.chosen.connect(self._take_view)
        self.model.page_wanted.connect(self._on_page_wanted)
        self.table.sort_requested.connect(self._on_sort_requested)
        self.cards.opened.connect(self._open)
        self.table.opened.connect(self._open)
        self.new_button.clicked.connect(partial(go, "new_customer"))
        self.import_button.clicked.connect(partial(go, "import"))
        self.export_button.clicked.connect(self._export)
        self.states.retried.connect(self.reload)
        self.states.acted.connect(self._on_empty_action)
        for keys in ("Ctrl+F", "/"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.search.setFocus)

    def _restart(self) -> None:
        """Another search, filter or order: the first page, from its top."""
        self.cards.begin_anew()
        self.table.begin_anew()
        self.model.restart()

    def _on_page_wanted(self, cursor: Cursor | None) -> None:
        self._read(cursor, PAGE_SIZE)

    def _read(self, cursor: Cursor | None, size: int) -> None:
        self.states.begin()
        wanted = self.filters.value(self.search.text())
        self.desk.tasks.query(
            self,
            queries.customer_page,
            wanted,
            self._order,
            cursor,
            size,
            on_done=self._show_first if cursor is None else self.model.append_page,
            on_error=self._on_error,
            key="page",
        )
        if cursor is None:
            self.desk.tasks.query(
                self, queries.customer_count, wanted, on_done=self._on_counted, key="count"
            )

    def _show_first(self, page: RowPage[CustomerRow]) -> None:
        self.model.show_first(page)
        if page.rows:
            self.states.show_content()
        else:
            self._show_empty()
        self._show_count()

    def _on_counted(self, total: int) -> None:
        self._total = total
        self._show_count()

    def _on_error(self, error: AppError) -> None:
        self.states.show_error(sentence(error))

    def _show_count(self) -> None:
        locale, shown = QLocale(), len(self.model.rows)
        if not shown:
            self.header.set_subtitle("")
            return
        text = self.tr("1–{0} of {1}")
        total = max(shown, self._total)
        self.header.set_subtitle(text.format(locale.toString(shown), locale.toString(total)))

    def _show_empty(self) -> None:
        if self.search.text().strip() or self.filters.is_any():
            self.states.show_empty(
                self.tr("Nobody found"),
                self.tr(
                    "Try fewer letters: two of the name, its pinyin, or four digits of the phone."
                ),
                self.tr("Show all customers"),
            )
            return
        self.states.show_empty(
            self.tr("No customers yet"),
            self.tr("Register the first one, or import the list from an Excel file."),
            self.tr("New customer") if self.desk.may("customer.register") else "",
        )

    def _on_empty_action(self) -> None:
        if self.search.text().strip() or self.filters.is_any():
            self.search.clear()
            self.filters.clear()
        else:
            self.desk.router.go("new_customer")

    def _export(self) -> None:
        """Take what the list shows, in its order, to the reports page."""
        pairs = customer_pairs(self.filters.value(self.search.text()), self._order)
        self.desk.router.go(Route("reports", params=(("list", "customers"), *pairs)))

    def _open(self, customer_id: int) -> None:
        self.desk.router.go(Route("customer", customer_id))

    def _open_first(self) -> None:
        """Enter in the search field goes to the list, and opens a hit that stands alone."""
        if len(self.model.rows) == 1:
            self._open(self.model.rows[0].id)
        elif self.model.rows:
            (self.cards if self.views.currentWidget() is self.cards else self.table).setFocus()
            flags = QItemSelectionModel.SelectionFlag
            selection = self.cards.selectionModel()
            if not selection.hasSelection():
                selection.setCurrentIndex(self.model.index(0, 0), flags.ClearAndSelect | flags.Rows)

    def _take_view(self, view: str) -> None:
        view = view if view in (CARDS, TABLE) else CARDS
        remember("customers/view", view)
        self.views.setCurrentWidget(self.cards if view == CARDS else self.table)
        self.view_switch.choose(view)

    def _take_order(self, place: int) -> None:
        place = place if 0 <= place < len(_ORDERS) else 0
        remember("customers/order", place)
        self._order = _ORDERS[place]
        self.order_box.set_value(place)
        self.table.show_sort(self._order.sort, self._order.descending)

    def _on_order_chosen(self) -> None:
        self._take_order(self.order_box.value())
        self._restart()

    def _on_sort_requested(self, sort: str, is_descending: bool) -> None:
        self._take_order(_ORDERS.index(CustomerOrder(CustomerSort(sort), is_descending)))
        self._restart()

    def _restyle(self) -> None:
        theme = current()
        side, top = theme.px("xl"), theme.px("l")
        self._column.setContentsMargins(side, top, side, top)
        self._column.setSpacing(theme.px("m"))
        self._bar.setSpacing(theme.px("s"))


def _order_text(order: CustomerOrder) -> str:
    """What an order is called."""
    translate = QCoreApplication.translate
    match order.sort, order.descending:
        case CustomerSort.NAME, False:
            return translate("CustomersPage", "By name, A to Z")
        case CustomerSort.NAME, True:
            return translate("CustomersPage", "By name, Z to A")
        case CustomerSort.LAST_CONTACT, True:
            return translate("CustomersPage", "Contacted last, newest first")
        case CustomerSort.LAST_CONTACT, False:
            return translate("CustomersPage", "Longest without contact")
        case CustomerSort.CREATED, _:
            return translate("CustomersPage", "Registered last")
        case _:
            return translate("CustomersPage", "Changed last")
