"""Handing over what somebody has in charge: how much it is, and who takes over."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.permissions import Role
from app.identity.dto import Everybody, PersonRow
from app.workflows.handing_over import HandOver, InHand, hand_over, in_hand
from ui.pages.people.models import department_name
from ui.router import Route
from ui.theme import current
from ui.widgets.fields import CheckBox
from ui.widgets.form_dialog import FormDialog
from ui.widgets.label import Label
from ui.widgets.page import Desk

_WIDE, _HIGH = 520, 480  # design pixels
_PARTS = ("tickets", "followups", "customers", "tasks")


class PeopleField(QWidget):
    """Some people out of a list, ticked."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[int, CheckBox] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)

    def offer(self, people: Iterable[tuple[int, str]]) -> None:
        """Offer people by id and name; those who are ticked stay so."""
        named = dict(people)
        for id_ in self.boxes.keys() - named.keys():
            self.boxes.pop(id_).deleteLater()
        for id_, name in named.items():
            if id_ not in self.boxes:
                self.boxes[id_] = CheckBox()
                self.boxes[id_].edited.connect(self.edited)
                self._rows.addWidget(self.boxes[id_])
            self.boxes[id_].setText(name.replace("&", "&&"))

    def value(self) -> Any:
        """Return the ids of those who are ticked."""
        return tuple(id_ for id_, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: Any) -> None:
        """Tick these ids."""
        for id_, box in self.boxes.items():
            box.set_value(id_ in (value or ()))

    def problem(self) -> str:
        """Any choice is right."""
        return ""


class HandOverForm(FormDialog):
    """Everything goes in one step, and one undo takes it back."""

    def __init__(
        self, desk: Desk, person: PersonRow, found: Everybody, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, Route("hand_over", person.id), parent)
        self._person = person
        self._found = found
        self._count: InHand | None = None
        self._about = Label(color="text_secondary", wrap=True)
        self.body.insertWidget(0, self._about)
        self.parts = {name: CheckBox() for name in _PARTS}
        for name, box in self.parts.items():
            self.form.add(name, box)
        self.people = PeopleField()
        self.form.add("to", self.people, required=True, wide=True)
        self.save_button.setEnabled(False)
        self.resize(current().scaled(_WIDE), current().scaled(_HIGH))
        self.retranslate()
        self.show_values(dict.fromkeys(_PARTS, True))
        desk.tasks.query(
            self, in_hand, person.id, on_done=self._show, on_error=self.show_refusal, key="count"
        )

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Hand over"))
        self.save_button.setText(self.tr("Hand over"))
        self.form.set_label("to", self.tr("Who takes over"))
        self._offer()
        self._say()

    def save(self) -> None:
        values = self.form.values()
        command = HandOver(
            self._person.id,
            tuple(values["to"]),
            with_tickets=values["tickets"],
            with_followups=values["followups"],
            with_customers=values["customers"],
            with_tasks=values["tasks"],
        )
        self.submit(hand_over, command)

    def _show(self, count: InHand) -> None:
        self._count = count
        self._say()

    def _offer(self) -> None:
        people, departments = self._found
        places = {row.id: department_name(row) for row in departments}
        takers = [
            row
            for row in people
            if row.is_active and row.id != self._person.id and row.role is not Role.ADMIN
        ]
        self.people.offer((row.id, _named(row, places)) for row in takers)

    def _say(self) -> None:
        count = self._count or InHand(0, 0, 0, 0)
        self.parts["tickets"].setText(self.tr("Open tickets: {0}").format(count.tickets))
        self.parts["followups"].setText(self.tr("Open follow-ups: {0}").format(count.followups))
        self.parts["customers"].setText(self.tr("Customers: {0}").format(count.customers))
        self.parts["tasks"].setText(self.tr("Tasks in task forces: {0}").format(count.tasks))
        total = count.tickets + count.followups + count.customers + count.tasks
        self.save_button.setEnabled(total > 0)
        if self._count is None:
            self._about.setText("")
        elif total == 0:
            text = self.tr("There is nothing of {0} that could be handed over.")
            self._about.setText(text.format(self._person.name))
        else:
            text = self.tr(
                "What {0} has in charge goes to those ticked below, to each in turn; what belongs "
                "to one customer stays together."
            )
            self._about.setText(self._with_rest(text.format(self._person.name), count))

    def _with_rest(self, text: str, count: InHand) -> str:
        if not count.out_of_reach:
            return text
        rest = self.tr("What another department must hand over: {0}.")
        return f"{text} {rest.format(count.out_of_reach)}"


def _named(row: PersonRow, places: dict[int, str]) -> str:
    place = places.get(row.department_id or 0)
    return f"{row.name} · {place}" if place else row.name
