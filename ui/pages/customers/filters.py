"""The filters of the customer list: a menu to choose from, chips for what is chosen."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.customers.dto import CustomerFilter, TierRow
from app.customers.rules import Status
from app.identity.dto import PersonRow
from ui.widgets.customer_words import source_text
from ui.widgets.filter_bar import FilterBar
from ui.widgets.remembered import remember, remembered
from ui.words import named, word

NOBODY = "0"  # the choice "nobody in charge"
_KEY = "customers/filter"


class CustomerFilters(QObject):
    """Holds what is chosen, shows it in a ``FilterBar`` and remembers it on this machine."""

    changed = Signal()

    def __init__(self, bar: FilterBar, me: int, parent: QWidget) -> None:
        """``me`` is the id of the person at the desk."""
        super().__init__(parent)
        self._bar = bar
        self._me = me
        self._tiers: tuple[TierRow, ...] = ()
        self._people: tuple[PersonRow, ...] = ()
        self._sources: tuple[str, ...] = ()
        self._chosen: dict[str, list[str]] = _remembered()
        self._menu = QMenu(parent)
        self._menu.aboutToShow.connect(self._fill_menu)
        bar.set_menu(self._menu)
        bar.removed.connect(self._on_removed)
        bar.cleared.connect(self.clear)

    def set_tiers(self, tiers: tuple[TierRow, ...]) -> None:
        """Offer these tiers."""
        self._tiers = tiers
        self._show()

    def set_people(self, people: tuple[PersonRow, ...]) -> None:
        """Offer these people in charge."""
        self._people = people
        self._show()

    def set_sources(self, sources: tuple[str, ...]) -> None:
        """Offer these source channels."""
        self._sources = sources
        self._show()

    def value(self, text: str) -> CustomerFilter:
        """Return the filter, together with what is searched for."""
        owners = self._chosen.get("owner", [])
        return CustomerFilter(
            text=text,
            statuses=frozenset(self._chosen.get("status", ())),
            tiers=frozenset(self._chosen.get("tier", ())),
            sources=frozenset(self._chosen.get("source", ())),
            owner_ids=frozenset(int(owner) for owner in owners if owner != NOBODY),
            unowned=NOBODY in owners,
        )

    def is_any(self) -> bool:
        """Whether anything is chosen."""
        return any(self._chosen.values())

    def choose_only(self, group: str, value: str) -> None:
        """Filter by one thing alone, as a link from another page asks for."""
        self._chosen = {group: [str(self._me) if value == "me" else value]}
        self._announce()

    def clear(self) -> None:
        """Show all customers."""
        self._chosen = {}
        self._announce()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._show()

    def _groups(self) -> Mapping[str, tuple[str, Sequence[tuple[str, str]]]]:
        """Group key to its title and its choices (value, word)."""
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

    def _fill_menu(self) -> None:
        self._menu.clear()
        mine = self._menu.addAction(QCoreApplication.translate("CustomerFilters", "My customers"))
        mine.triggered.connect(partial(self.choose_only, "owner", "me"))
        self._menu.addSeparator()
        for group, (title, choices) in self._groups().items():
            part = self._menu.addMenu(_plain(title))
            for value, text in choices:
                action = QAction(_plain(text), part)
                action.setCheckable(True)
                action.setChecked(value in self._chosen.get(group, ()))
                action.toggled.connect(partial(self._on_toggled, group, value))
                part.addAction(action)

    def _on_toggled(self, group: str, value: str, is_on: bool) -> None:
        values = self._chosen.setdefault(group, [])
        if is_on:
            values.append(value)
        else:
            values.remove(value)
        self._announce()

    def _on_removed(self, key: str) -> None:
        group, _, value = key.partition(":")
        self._chosen[group].remove(value)
        self._announce()

    def _announce(self) -> None:
        remember(_KEY, self._chosen)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        sentence = QCoreApplication.translate("CustomerFilters", "{0}: {1}")
        chips = {}
        for group, (title, choices) in self._groups().items():
            names = dict(choices)
            for value in self._chosen.get(group, ()):
                chips[f"{group}:{value}"] = sentence.format(title, names.get(value, value))
        self._bar.set_filters(chips)


def _plain(text: str) -> str:
    """A menu takes & for an underline."""
    return text.replace("&", "&&")


def _remembered() -> dict[str, list[str]]:
    """What was chosen last time, as far as it is still understood."""
    kept = remembered(_KEY, {})
    return {
        group: [value for value in values if isinstance(value, str)]
        for group, values in kept.items()
        if isinstance(values, list)
    }
