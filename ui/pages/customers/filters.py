"""What the customer list can be filtered by."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.customers.dto import CustomerFilter, TierRow
from app.customers.rules import Status
from app.identity.dto import PersonRow
from ui.widgets.customer_words import source_text
from ui.widgets.filter_bar import FilterBar
from ui.widgets.filter_menu import FilterMenu, Groups
from ui.words import named, word

NOBODY = "0"  # the choice "nobody in charge"


class CustomerFilters(FilterMenu):
    """Status, tier, person in charge and source of the customers wanted."""

    def __init__(self, bar: FilterBar, me: int, parent: QWidget) -> None:
        """``me`` is the id of the person at the desk."""
        super().__init__(bar, "customers/filter", parent)
        self._me = me
        self._tiers: tuple[TierRow, ...] = ()
        self._people: tuple[PersonRow, ...] = ()
        self._sources: tuple[str, ...] = ()

    def set_tiers(self, tiers: tuple[TierRow, ...]) -> None:
        """Offer these tiers."""
        self._tiers = tiers
        self.retranslate()

    def set_people(self, people: tuple[PersonRow, ...]) -> None:
        """Offer these people in charge."""
        self._people = people
        self.retranslate()

    def set_sources(self, sources: tuple[str, ...]) -> None:
        """Offer these source channels."""
        self._sources = sources
        self.retranslate()

    def value(self, text: str) -> CustomerFilter:
        owners = self.chosen.get("owner", [])
        return CustomerFilter(
            text=text,
            statuses=frozenset(self.chosen.get("status", ())),
            tiers=frozenset(self.chosen.get("tier", ())),
            sources=frozenset(self.chosen.get("source", ())),
            owner_ids=frozenset(int(owner) for owner in owners if owner != NOBODY),
            unowned=NOBODY in owners,
        )

    def choose_only(self, group: str, value: str) -> None:
        """Filter by one thing alone, as a link from another page asks for."""
        self.choose({group: [str(self._me) if value == "me" else value]})

    def groups(self) -> Groups:
        translate = QCoreApplication.translate
        nobody = (NOBODY, translate("CustomerFilters", "Nobody"))
        people = [(str(person.id), person.name) for person in self._people]
        return {
            "status": (
                translate("CustomerFilters", "Status"),
                [(status.value, word(f"customer.status.{status}")) for status in Status],
            ),
            "tier": (
                translate("CustomerFilters", "Tier"),
                [(tier.key, named("tier", tier.key, tier.name)) for tier in self._tiers],
            ),
            "owner": (translate("CustomerFilters", "Person in charge"), [*people, nobody]),
            "source": (
                translate("CustomerFilters", "Source"),
                [(source, source_text(source)) for source in self._sources],
            ),
        }

    def fill_menu(self) -> None:
        mine = self.menu.addAction(QCoreApplication.translate("CustomerFilters", "My customers"))
        mine.triggered.connect(partial(self.choose_only, "owner", "me"))
        self.menu.addSeparator()
        super().fill_menu()
