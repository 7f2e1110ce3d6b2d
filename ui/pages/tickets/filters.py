"""What the tickets can be filtered by: quick filters with a count, and a menu for the rest."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from app.figures.question import FigureQuestion
from app.identity.dto import DepartmentRow, PersonRow
from app.tickets.dto import FilterCounts, TicketFilter
from app.tickets.rules import Category, Kind, Priority, Severity
from ui.widgets.button import Button
from ui.widgets.filter_bar import FilterBar
from ui.widgets.filter_menu import FilterMenu, Groups, chip_text
from ui.words import named, word

QUICK = ("mine", "overdue", "due_today", "unowned", "waiting")
_TIERS = ("vip", "key", "ordinary")


class TicketFilters(FilterMenu):
    """Quick filters as buttons, one customer, and the groups of the menu."""

    def __init__(self, bar: FilterBar, me: int, parent: QWidget) -> None:
        """``me`` is the id of the person at the desk."""
        super().__init__(bar, "tickets/filter", parent)
        self.chosen = _understood(self.chosen)
        self._me = me
        self._people: tuple[PersonRow, ...] = ()
        self._departments: tuple[DepartmentRow, ...] = ()
        self._counts: FilterCounts | None = None
        self._customer: tuple[int, str] | None = None
        self._figure: tuple[FigureQuestion, str] | None = None
        self.quick = {name: Button(kind="secondary") for name in QUICK}
        for name, button in self.quick.items():
            button.setCheckable(True)
            button.clicked.connect(partial(self._on_quick, name))
        self.retranslate()

    def value(self, text: str) -> TicketFilter:
        customer_id = self._customer[0] if self._customer else None
        question = self._figure[0] if self._figure else None
        chosen = self.filter_of(self.chosen, text)
        return replace(chosen, customer_id=customer_id, question=question)

    def filter_of(self, kept: dict[str, list[str]], text: str) -> TicketFilter:
        """The filter of a query that is behind what was chosen here once, and a text."""
        chosen = _understood(kept)
        quick = chosen.get("quick", [])
        owners = {int(owner) for owner in chosen.get("owner", ())}
        if "mine" in quick:
            owners.add(self._me)
        return TicketFilter(
            text=text,
            owner_ids=tuple(sorted(owners)),
            unowned="unowned" in quick,
            overdue="overdue" in quick,
            due_today="due_today" in quick,
            categories=(Category.WAITING,) if "waiting" in quick else (),
            department_ids=tuple(int(value) for value in chosen.get("department", ())),
            kinds=tuple(Kind(value) for value in chosen.get("kind", ())),
            severities=tuple(Severity(value) for value in chosen.get("severity", ())),
            priorities=tuple(Priority(value) for value in chosen.get("priority", ())),
            tiers=tuple(chosen.get("tier", ())),
        )

    def is_any(self) -> bool:
        return super().is_any() or self._customer is not None or self._figure is not None

    def set_people(self, people: tuple[PersonRow, ...]) -> None:
        """Offer the persons in charge."""
        self._people = people
        self.retranslate()

    def set_departments(self, departments: tuple[DepartmentRow, ...]) -> None:
        """Offer the departments."""
        self._departments = departments
        self.retranslate()

    def set_counts(self, counts: FilterCounts) -> None:
        """Show how many tickets stand behind each quick filter."""
        self._counts = counts
        self.retranslate()

    def choose_only(self, quick: str) -> None:
        """Take one quick filter alone, as a link from another page asks for."""
        self._forget_links()
        self.choose({"quick": [quick]} if quick in QUICK else {})

    def choose_view(self, kept: dict[str, list[str]]) -> None:
        """Take what was saved once, as far as it is still understood."""
        self._forget_links()
        self.choose(_understood(kept))

    def choose_customer(self, customer_id: int, name: str) -> None:
        """Show the tickets of one customer."""
        self._forget_links()
        self._customer = (customer_id, name)
        self.choose({})

    def choose_figure(self, question: FigureQuestion, name: str) -> None:
        """Show the tickets behind a number of the figures."""
        self._forget_links()
        self._figure = (question, name)
        self.choose({})

    def clear(self) -> None:
        self._forget_links()
        super().clear()

    def retranslate(self) -> None:
        texts = {
            "mine": self.tr("Mine"),
            "overdue": self.tr("Overdue"),
            "due_today": self.tr("Due today"),
            "unowned": self.tr("Unassigned"),
            "waiting": self.tr("With customer"),
        }
        for name, button in self.quick.items():
            count = getattr(self._counts, name) if self._counts else None
            button.setText(texts[name] if count is None else f"{texts[name]} {count}")
            button.setChecked(name in self.chosen.get("quick", ()))
        super().retranslate()

    def groups(self) -> Groups:
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

    def chips(self) -> dict[str, str]:
        chips = {}
        if self._customer is not None:
            chips["customer:"] = chip_text(self.tr("Customer"), self._customer[1])
        if self._figure is not None:
            chips["figures:"] = chip_text(self.tr("Figures"), self._figure[1])
        return {**chips, **super().chips()}

    def remove(self, group: str, value: str) -> None:
        if group == "customer":
            self._customer = None
        if group == "figures":
            self._figure = None
        super().remove(group, value)

    def _forget_links(self) -> None:
        """What another page asked for is in force once and never remembered."""
        self._customer = self._figure = None

    def _on_quick(self, name: str) -> None:
        self.toggle("quick", name, self.quick[name].isChecked())


def _understood(kept: dict[str, list[str]]) -> dict[str, list[str]]:
    """What was chosen last time, without values there are no longer."""
    known: dict[str, set[str]] = {
        "quick": set(QUICK),
        "kind": {*Kind},
        "severity": {*Severity},
        "priority": {*Priority},
        "tier": {*_TIERS},
    }
    chosen = {}
    for group, values in kept.items():
        if group in known:
            chosen[group] = [value for value in values if value in known[group]]
        elif group in ("owner", "department"):
            chosen[group] = [value for value in values if value.isdecimal()]
    return chosen
