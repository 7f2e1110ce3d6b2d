"""The words of a ticket: its title, what the customer said, when it happened."""

from dataclasses import replace
from typing import Any

from app.tickets import service
from app.tickets.dto import TicketDetail
from ui.pages.ticket.properties import as_utc, change_of
from ui.widgets.date_field import DateTimeField
from ui.widgets.fields import CheckBox, LineEdit, TextArea
from ui.widgets.step_forms import StepForm


class EditForm(StepForm):
    """Changes what was written when the ticket was opened."""

    def add_fields(self) -> None:
        backend = self.desk.tasks.backend
        self._zone = backend.zone
        self._confidential = CheckBox()
        self.form.add("title", LineEdit(), required=True, wide=True)
        self.form.add("description", TextArea(lines=6), wide=True)
        today = DateTimeField(lambda: backend.clock().astimezone(self._zone).date())
        self.form.add("occurred_at", today)
        self.form.add("is_confidential", self._confidential)

    def blank(self, ticket: TicketDetail) -> dict[str, Any]:
        occurred = ticket.occurred_at
        return {
            "title": ticket.row.title,
            "description": ticket.description,
            "occurred_at": occurred.astimezone(self._zone).replace(tzinfo=None)
            if occurred
            else None,
            "is_confidential": ticket.row.is_confidential,
        }

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Edit ticket"))
        self.form.set_label("title", self.tr("Title"))
        self.form.set_label("description", self.tr("Description"))
        self.form.set_label("occurred_at", self.tr("Occurred"))
        self.form.set_label("is_confidential", self.tr("Confidential"))
        self._confidential.setText(self.tr("Only for those in charge"))

    def save(self) -> None:
        if self.seen is None:
            return
        values = self.form.values()
        values["occurred_at"] = as_utc(values["occurred_at"], self._zone)
        self.submit(service.change, replace(change_of(self.seen), **values))
