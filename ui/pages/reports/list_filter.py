"""What a list is narrowed by: nothing, or what the page it came from shows."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.identity.dto import Everybody
from app.reports.filters import YES, Pairs, customer_params, ticket_params
from app.reports.job import ReportParams
from app.reports.period import Period
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.words import named, word

_WORDS = {
    "kind": "ticket.kind",
    "severity": "ticket.severity",
    "source": "source",
    "tier": "tier",
}
_ORDER = ("sort", "descending")


class ListFilter(QWidget):
    """A sentence that says the filter, and a way to drop it."""

    def __init__(self, desk: Desk, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = desk.tasks.backend.zone
        self._kind = kind
        self._pairs: Pairs = ()
        self._names: dict[str, dict[str, str]] = {}
        self._text = Label(role="small", color="text_secondary", wrap=True)
        self.all = Button(kind="quiet", icon_name="filter_dismiss")
        self.all.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().px("s"))
        row.addWidget(self._text, 1)
        row.addWidget(self.all)
        self.retranslate()

    def set_pairs(self, pairs: Pairs) -> None:
        """Narrow the list as another page shows it."""
        self._pairs = pairs
        self.retranslate()

    def set_people(self, found: Everybody) -> None:
        """Learn the names of people and departments."""
        people, departments = found
        self._names = {
            "owner": {str(person.id): person.name for person in people},
            "department": {
                str(row.id): named("department", row.key, row.name) for row in departments
            },
        }
        self.retranslate()

    def clear(self) -> None:
        """Take everything."""
        self.set_pairs(())

    def params(self, period: Period | None) -> ReportParams:
        """What the list is to hold."""
        if self._kind == "customers":
            return customer_params(self._pairs)
        found = ticket_params(self._pairs, self._zone)
        return ReportParams(period=period, tickets=found.tickets, ticket_sort=found.ticket_sort)

    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def retranslate(self) -> None:
        chosen = [self._said(key, value) for key, value in self._pairs if key not in _ORDER]
        if chosen:
            self._text.setText(self.tr("As the list shows it: {0}").format(" · ".join(chosen)))
        elif self._pairs:
            self._text.setText(self.tr("All, in the order of the list"))
        else:
            self._text.setText(self.tr("All of them"))
        self.all.setText(self.tr("All"))
        self.all.setVisible(bool(self._pairs))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _said(self, key: str, value: str) -> str:
        flags = {
            "unowned": self.tr("Nobody in charge"),
            "overdue": self.tr("Overdue"),
            "due_today": self.tr("Due today"),
        }
        if value == YES and key in flags:
            return flags[key]
        if key in self._names:
            return self._names[key].get(value, value)
        if key in ("status", "priority"):
            group = "customer" if self._kind == "customers" else "ticket"
            return word(f"{group}.{key}.{value}")
        if key == "customer":
            return self.tr("One customer")
        if key == "figures":
            return self.tr("Behind one of the figures")
        return word(f"{_WORDS[key]}.{value}") if key in _WORDS else f"“{value}”"
