"""The list of customers: cards or a table, found by a few letters, filtered and sorted."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QLocale
from PySide6.QtWidgets import QWidget

from app.customers import queries
from app.customers.dto import CustomerOrder, CustomerSort
from app.identity import queries as identity
from app.reports.filters import customer_pairs
from app.reports.job import ReportParams
from ui.delegates.customer_card import CustomerCardDelegate
from ui.pages.customers.filters import CustomerFilters
from ui.pages.customers.models import CustomerListModel
from ui.router import Route
from ui.widgets.button import Button
from ui.widgets.card_view import CardView
from ui.widgets.fields import ComboBox
from ui.widgets.list_page import TABLE, ListPage, Texts
from ui.widgets.page import Desk
from ui.widgets.remembered import remember, remembered
from ui.widgets.segmented import Option

_NARROWEST_CARD = 372  # design pixels: three columns in the smallest window
CARDS = "cards"
_ORDERS = (
    CustomerOrder(CustomerSort.NAME),
    CustomerOrder(CustomerSort.NAME, descending=True),
    CustomerOrder(CustomerSort.LAST_CONTACT, descending=True),
    CustomerOrder(CustomerSort.LAST_CONTACT),
    CustomerOrder(CustomerSort.CREATED, descending=True),
    CustomerOrder(CustomerSort.UPDATED, descending=True),
)


class CustomersPage(ListPage):
    """Everybody we look after."""

    topics = ("customer", "contact", "ticket", "interaction", "survey", "person")
    name = "customers"
    record = "customer"
    new_action = "customer.register"
    new_icon = "person_add"
    empty_icon = "people"
    other_view = CARDS
    filters: CustomerFilters

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        backend = desk.tasks.backend
        model = CustomerListModel(backend.clock)
        super().__init__(desk, model, queries.customer_page, queries.customer_count, parent)
        self.filters = CustomerFilters(self.filter_bar, backend.actor.user_id, self)
        self.sort = _ORDERS[0]
        self.import_button = Button(icon_name="arrow_import")
        self.order_box = ComboBox()
        self.cards = CardView(model, CustomerCardDelegate(self), _NARROWEST_CARD)
        self.table.setSelectionModel(self.cards.selectionModel())  # one selection, two views
        self.arrange(self.cards, (self.order_box,), (self.import_button,))
        self.import_button.setVisible(desk.may("import.run"))
        self.import_button.clicked.connect(partial(desk.router.go, "import"))
        self.order_box.edited.connect(self._on_order_chosen)
        self.view_switch.chosen.connect(self.take_view)
        self.table.sort_requested.connect(self._on_sort_requested)
        self.cards.opened.connect(self.open)
        self.retranslate()
        self.take_view(remembered("customers/view", CARDS))
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
            self.restart()
        self.search.setFocus()

    def reload(self) -> None:
        self.read_shown()
        query, filters = self.desk.tasks.query, self.filters
        query(self, queries.tiers, on_done=filters.set_tiers, key="tiers")
        query(self, queries.sources, on_done=filters.set_sources, key="sources")
        query(self, identity.people, on_done=filters.set_people, key="people")

    def retranslate(self) -> None:
        self.search.set_placeholder(self.tr("Name, phone, number, pinyin…"))
        self.new_button.setText(self.tr("New customer"))
        self.import_button.setText(self.tr("Import…"))
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
        super().retranslate()

    def restart(self) -> None:
        self.cards.begin_anew()
        super().restart()

    def find_first(self) -> None:
        """Go to the list, and open a hit that stands alone."""
        if len(self.model.rows) == 1:
            self.open(self.model.rows[0].id)
        elif self.model.rows:
            (self.cards if self.views.currentWidget() is self.cards else self.table).setFocus()
            flags = QItemSelectionModel.SelectionFlag
            selection = self.cards.selectionModel()
            if not selection.hasSelection():
                selection.setCurrentIndex(self.model.index(0, 0), flags.ClearAndSelect | flags.Rows)

    def export_pairs(self) -> tuple[tuple[str, str], ...]:
        return customer_pairs(self.wanted(), self.sort)

    def export_params(self) -> ReportParams:
        return ReportParams(customers=self.wanted(), customer_order=self.sort)

    def count_text(self) -> str:
        locale, shown = QLocale(), len(self.model.rows)
        if not shown:
            return ""
        text = self.tr("1–{0} of {1}")
        return text.format(locale.toString(shown), locale.toString(max(shown, self.total)))

    def none_found(self) -> Texts:
        return (
            self.tr("Nobody found"),
            self.tr("Try fewer letters: two of the name, its pinyin, or four digits of the phone."),
            self.tr("Show all customers"),
        )

    def none_yet(self) -> Texts:
        return (
            self.tr("No customers yet"),
            self.tr("Register the first one, or import the list from an Excel file."),
            self.tr("New customer") if self.desk.may(self.new_action) else "",
        )

    def _take_order(self, place: int) -> None:
        place = place if 0 <= place < len(_ORDERS) else 0
        remember("customers/order", place)
        self.sort = _ORDERS[place]
        self.order_box.set_value(place)
        self.table.show_sort(self.sort.sort, self.sort.descending)

    def _on_order_chosen(self) -> None:
        self._take_order(self.order_box.value())
        self.restart()

    def _on_sort_requested(self, sort: str, is_descending: bool) -> None:
        self._take_order(_ORDERS.index(CustomerOrder(CustomerSort(sort), is_descending)))
        self.restart()


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
