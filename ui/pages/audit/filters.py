"""What the log is searched by: person, kind of record, operation, and days."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.audit.dto import AuditFilter, Operation
from app.audit.words import TABLES
from app.identity.dto import PersonRow
from ui.pages.audit.wording import window_wording
from ui.theme import current
from ui.widgets.date_field import DateField
from ui.widgets.filter_bar import FilterBar
from ui.widgets.filter_menu import FilterMenu, Groups
from ui.widgets.label import Label


class AuditFilters(FilterMenu):
    """Person, kind of record and operation, chosen in the menu."""

    def __init__(self, bar: FilterBar, parent: QWidget) -> None:
        super().__init__(bar, "audit/filter", parent)
        self._people: tuple[PersonRow, ...] = ()
        self.chosen = {
            group: [value for value in values if _is_known(group, value)]
            for group, values in self.chosen.items()
        }

    def set_people(self, people: tuple[PersonRow, ...]) -> None:
        """Offer everybody who ever worked here."""
        self._people = people
        self.retranslate()

    def value(self, text: str) -> Any:
        return AuditFilter(
            people=tuple(int(value) for value in self.chosen.get("person", ())),
            tables=tuple(self.chosen.get("table", ())),
            operations=tuple(Operation(value) for value in self.chosen.get("operation", ())),
            record=text,
        )

    def groups(self) -> Groups:
        words = window_wording()
        kinds = sorted(((name, words.table(name)) for name in TABLES), key=lambda kind: kind[1])
        return {
            "person": (
                self.tr("Person"),
                [(str(person.id), person.name) for person in self._people],
            ),
            "table": (self.tr("Kind of record"), kinds),
            "operation": (
                self.tr("What was done"),
                [(operation.value, words.operation(operation)) for operation in Operation],
            ),
        }


def _is_known(group: str, value: str) -> bool:
    """Whether a choice of last time is still one."""
    known = {"table": set(TABLES), "operation": {*Operation}}
    return value in known[group] if group in known else group == "person" and value.isdecimal()


class DaysField(QWidget):
    """From one day to another, both included; empty is open."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.last = DateField(today), DateField(today)
        self._from, self._to = Label(color="text_secondary"), Label(color="text_secondary")
        self._told: tuple[date | None, date | None] = (None, None)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().px("s"))
        for widget in (self._from, self.first, self._to, self.last):
            row.addWidget(widget)
        for field in (self.first, self.last):
            field.setFixedWidth(current().scaled(130))
            field.edited.connect(self._tell)
        self.retranslate()

    def moments(self, zone: tzinfo) -> tuple[datetime | None, datetime | None]:
        """The first moment wanted and the first one not wanted any more."""
        first, last = self.first.value(), self.last.value()
        return (
            _midnight(first, zone) if first else None,
            _midnight(last + timedelta(days=1), zone) if last else None,
        )

    def is_any(self) -> bool:
        """Whether a day is named."""
        return self._days() != (None, None)

    def clear(self) -> None:
        """Take every day; says nothing."""
        self.first.set_value(None)
        self.last.set_value(None)
        self._told = (None, None)

    def retranslate(self) -> None:
        self._from.setText(self.tr("From"))
        self._to.setText(self.tr("to"))
        self.first.setAccessibleName(self.tr("First day"))
        self.last.setAccessibleName(self.tr("Last day"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _days(self) -> tuple[date | None, date | None]:
        return self.first.value(), self.last.value()

    def _tell(self) -> None:
        """Every day that is one counts at once; what is no day yet is being typed."""
        is_whole = all(field.value() or not field.text() for field in (self.first, self.last))
        if is_whole and self._days() != self._told:
            self._told = self._days()
            self.changed.emit()


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone)
