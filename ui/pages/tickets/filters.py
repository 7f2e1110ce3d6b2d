"""The filters of the tickets: quick ones with a count, and a menu for the rest."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.identity.dto import DepartmentRow, PersonRow
from app.tickets.dto import FilterCounts, TicketFilter
from app.tickets.rules import Kind, Priority, Severity
from ui.widgets.button import Button
from ui.widgets.filter_bar import FilterBar
from ui.widgets.remembered import remember, remembered
from ui.words import named, word

QUICK = ("mine", "overdue", "due_today", "unowned")
_KEY = "tickets/filter"
_TIERS = ("vip", "key", "ordinary")


class TicketFilters(QObject):
    """Holds what is chosen, shows it in quick buttons and a ``FilterBar``, remembers it."""

    changed = Signal()

    def __init__(self, bar: FilterBar, me: int, parent: QWidget) -> None:
        """``me`` is the id of the person at the desk."""
        super().__init__(parent)
        self._bar = bar
        self._me = me
        self._people: tuple[PersonRow, ...] = ()
        self._departments: tuple[DepartmentRow, ...] = ()
        self._counts: FilterCounts | None = None
        self._customer: tuple[int, str] | None = None
        self._chosen = _remembered()
        self.quick = {name: Button(kind="secondary") for name in QUICK}
        for name, button in self.quick.items():
            button.setCheckable(True)
            button.clicked.connect(partial(self._on_quick, name))
        self._menu = QMenu(parent)
        self._menu.aboutToShow.connect(self._fill_menu)
        bar.set_menu(self._menu)
        bar.removed.connect(self._on_removed)
        bar.cleared.connect(self.clear)
        self.retranslate()

    def value(self, text: str) -> TicketFilter:
        """Return the filter, together with what is searched for."""
        quick = self._chosen.get("quick", [])
        owners = {int(owner) for owner in self._chosen.get("owner", ())}
        if "mine" in quick:
            owners.add(self._me)
        return TicketFilter(
            text=text,
            owner_ids=tuple(sorted(owners)),
            unowned="unowned" in quick,
            overdue="overdue" in quick,
            due_today="due_today" in quick,
            department_ids=tuple(int(value) for value in self._chosen.get("department", ())),
            kinds=tuple(Kind(value) for value in self._chosen.get("kind", ())),
            severities=tuple(Severity(value) for value in self._chosen.get("severity", ())),
            priorities=tuple(Priority(value) for value in self._chosen.get("priority", ())),
            tiers=tuple(self._chosen.get("tier", ())),
            customer_id=self._customer[0] if self._customer else None,
        )

    def is_any(self) -> bool:
        """Whether anything is chosen."""
        return any(self._chosen.values()) or self._customer is not None

    def set_people(self, people: tuple[PersonRow, ...]) -> None:
        """Offer the persons in charge."""
        self._people = people
        self._show_chips()

    def set_departments(self, departments: tuple[DepartmentRow, ...]) -> None:
        """Offer the departments."""
        self._departments = departments
        self._show_chips()

    def set_counts(self, counts: FilterCounts) -> None:
        """Show how many tickets stand behind each quick filter."""
        self._counts = counts
        self.retranslate()

    def choose_only(self, quick: str) -> None:
        """Take one quick filter alone, as a link from another page asks for."""
        self._customer = None
        self._chosen = {"quick": [quick]} if quick in QUICK else {}
        self._announce()

    def choose_customer(self, customer_id: int, name: str) -> None:
        """Show the tickets of one customer."""
        self._chosen = {}
        self._customer = (customer_id, name)
        self._announce()

    def clear(self) -> None:
        """Show all tickets."""
        self._chosen, self._customer = {}, None
        self._announce()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        texts = {
            "mine": self.tr("Mine"),
            "overdue": self.tr("Overdue"),
            "due_today": self.tr("Due today"),
            "unowned": self.tr("Nobody in charge"),
        }
        for name, button in self.quick.items():
            count = getattr(self._counts, name) if self._counts else None
            button.setText(texts[name] if count is None else f"{texts[name]} {count}")
            button.setChecked(name in self._chosen.get("quick", ()))
        self._show_chips()

    def _groups(self) -> Mapping[str, tuple[str, Sequence[tuple[str, str]]]]:
        """Group key to its title and its choices (value, word)."""
        return {
            "owner": (
                self.tr("Person in charge"),
                [(str(person.id), person.name) for person in self._people],
            ),
            "department": (
                self.tr("Department"),
                [
                    (str(row.id), named("department", row.key, row.name))
                    for row in self._departments
                ],
            ),
            "kind": (self.tr("Kind"), [(kind, word(f"ticket.kind.{kind}")) for kind in Kind]),
            "severity": (
                self.tr("Severity"),
                [(severity, word(f"ticket.severity.{severity}")) for severity in Severity],
            ),
            "priority": (
                self.tr("Priority"),
                [(priority, word(f"ticket.priority.{priority}")) for priority in Priority],
            ),
            "tier": (self.tr("Tier"), [(tier, word(f"tier.{tier}")) for tier in _TIERS]),
        }

    def _fill_menu(self) -> None:
        self._menu.clear()
        for group, (title, choices) in self._groups().items():
            part = self._menu.addMenu(_plain(title))
            for value, text in choices:
                action = QAction(_plain(text), part)
                action.setCheckable(True)
                action.setChecked(value in self._chosen.get(group, ()))
                action.toggled.connect(partial(self._on_toggled, group, value))
                part.addAction(action)

    def _on_quick(self, name: str) -> None:
        self._on_toggled("quick", name, self.quick[name].isChecked())

    def _on_toggled(self, group: str, value: str, is_on: bool) -> None:
        values = [known for known in self._chosen.get(group, ()) if known != value]
        self._chosen[group] = [*values, str(value)] if is_on else values
        self._announce()

    def _on_removed(self, key: str) -> None:
        group, _, value = key.partition(":")
        if group == "customer":
            self._customer = None
            self._announce()
        else:
            self._on_toggled(group, value, False)

    def _announce(self) -> None:
        remember(_KEY, self._chosen)
        self.retranslate()
        self.changed.emit()

    def _show_chips(self) -> None:
        sentence = self.tr("{0}: {1}")
        chips = {}
        if self._customer:
            chips["customer:"] = sentence.format(self.tr("Customer"), self._customer[1])
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
    known: dict[str, set[str]] = {
        "quick": set(QUICK),
        "kind": {*Kind},
        "severity": {*Severity},
        "priority": {*Priority},
        "tier": {*_TIERS},
    }
    chosen = {}
    for group, values in remembered(_KEY, {}).items():
        texts = [value for value in values if isinstance(value, str)]
        if group in known:
            chosen[group] = [value for value in texts if value in known[group]]
        elif group in ("owner", "department"):
            chosen[group] = [value for value in texts if value.isdecimal()]
    return chosen
