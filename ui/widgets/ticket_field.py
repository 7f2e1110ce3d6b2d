"""TicketField: another ticket, found by number or words; those that look alike are a click away."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.tickets import look_alike, queries
from app.tickets.dto import TicketHit
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.widgets.picker import Choice, EntityPicker

_LONGEST = 530  # design pixels of a line, so that it does not widen the form


class TicketField(QWidget):
    """Its value is the id of the ticket that was picked; ``typed`` keeps its text for a draft."""

    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._not_these: tuple[int, ...] = ()
        self.picker = EntityPicker(self._find)
        self.picker.edited.connect(self.edited)
        self.setFocusProxy(self.picker)
        self._heading = Label(role="small", color="text_secondary")
        self.offers: list[Button] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.picker)
        self._rows.addWidget(self._heading)
        self._heading.setContentsMargins(0, current().px("xs"), 0, 0)
        self._heading.hide()
        self.retranslate()

    def look_around(self, ticket_id: int, leave_out: tuple[int, ...] = ()) -> None:
        """Offer the tickets that may be the same case as this one, which is never offered."""
        self._not_these = (ticket_id, *leave_out)
        self._desk.tasks.query(
            self,
            look_alike.tickets_like,
            ticket_id,
            leave_out,
            on_done=self._offer,
            key="alike",
        )

    def value(self) -> Any:
        """Return id and text of the ticket picked, None while there is none."""
        picked = self.picker.value()
        return (picked, self.picker.text()) if picked is not None else None

    def set_value(self, value: Any) -> None:
        """Show ``(id, text)`` as picked, None for none."""
        self.picker.set_value(Choice(*value) if value else None)

    def ticket_id(self) -> int | None:
        """Return the id of the ticket picked."""
        value: int | None = self.picker.value()
        return value

    def problem(self) -> str:
        """Return that the text was not picked from the list."""
        return self.picker.problem()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.picker.setAccessibleName(name)

    def retranslate(self) -> None:
        self.picker.setPlaceholderText(self.tr("Number, words of the title, or customer"))
        self._heading.setText(self.tr("These may be the same case:"))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DynamicPropertyChange:  # the form marks what is wrong
            self.picker.setProperty("error", self.property("error"))
            self.picker.style().unpolish(self.picker)
            self.picker.style().polish(self.picker)
        return super().event(event)

    def said(self, value: Any) -> str:
        """The ticket in words."""
        return str(value[1]) if value else ""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _offer(self, hits: Sequence[TicketHit]) -> None:
        for old in self.offers:
            self._rows.removeWidget(old)
            old.deleteLater()
        self.offers = [self._button(hit) for hit in hits]
        self._heading.setVisible(bool(hits))

    def _button(self, hit: TicketHit) -> Button:
        choice = _choice(hit)
        button = Button("", "quiet", "ticket_diagonal")
        room, at_end = current().scaled(_LONGEST), Qt.TextElideMode.ElideRight
        shown = button.fontMetrics().elidedText(choice.text, at_end, room)
        button.setText(shown.replace("&", "&&"))
        button.setToolTip(choice.text)
        button.clicked.connect(partial(self._pick, choice))
        self._rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def _pick(self, choice: Choice) -> None:
        self.picker.set_value(choice)
        self.edited.emit()

    def _find(self, text: str, answer: Callable[[Sequence[Choice]], None]) -> None:
        def show(hits: Sequence[TicketHit]) -> None:
            answer([_choice(hit) for hit in hits if hit.id not in self._not_these])

        self._desk.tasks.query(self, queries.search, text, on_done=show, key="find")


def _choice(hit: TicketHit) -> Choice:
    return Choice(hit.id, "  ".join((hit.number, hit.title, hit.customer_name)))
