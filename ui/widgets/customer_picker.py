"""CustomerPicker: a customer found by name, pinyin, number or phone."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.customers import queries
from app.customers.dto import CustomerRow
from ui.widgets.page import Desk
from ui.widgets.picker import Choice, EntityPicker


class CustomerPicker(EntityPicker):
    """Its value is ``(id, text)``, so that a draft of the form brings it back as it was."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self._find, parent=parent)
        self._desk = desk

    def value(self) -> Any:
        """Return id and text of the customer picked, None while there is none."""
        return tuple(self._picked) if self._picked else None

    def set_value(self, value: Any) -> None:
        """Show ``(id, text)`` as picked, None for none."""
        super().set_value(Choice(*value) if value else None)

    def show_customer(self, row: CustomerRow) -> None:
        """Show this customer as picked."""
        self.set_value(_choice(row))

    def _find(self, text: str, answer: Callable[[Sequence[Choice]], None]) -> None:
        self._desk.tasks.query(
            self, queries.search, text, on_done=partial(_answer, answer), key="find"
        )


def _answer(answer: Callable[[Sequence[Choice]], None], rows: tuple[CustomerRow, ...]) -> None:
    answer([_choice(row) for row in rows])


def _choice(row: CustomerRow) -> Choice:
    extra = row.contact_name if row.contact_name != row.name else ""
    return Choice(row.id, "  ".join(part for part in (row.name, extra, row.number) if part))
