"""A deadline set by hand; from then on nothing else moves it."""

from datetime import UTC
from typing import Any

from app.tickets import service
from app.tickets.dto import SetDue, TicketDetail
from ui.widgets.date_field import DateTimeField
from ui.widgets.fields import ComboBox
from ui.widgets.step_forms import StepForm
from ui.words import word

_KINDS = ("solve", "accept", "plan", "progress")


class DueForm(StepForm):
    """Which clock, and until when in the company's time."""

    def add_fields(self) -> None:
        backend = self.desk.tasks.backend
        self._zone = backend.zone
        self._kind = ComboBox()

        def today() -> Any:
            return backend.clock().astimezone(self._zone).date()

        self.form.add("kind", self._kind)
        self.form.add("due_at", DateTimeField(today), required=True)

    def blank(self, ticket: TicketDetail) -> dict[str, Any]:
        return {"kind": ticket.row.next_due_kind or _KINDS[0]}

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Set a deadline"))
        self.save_button.setText(self.tr("Set"))
        self._kind.set_choices([(kind, word(f"sla.kind.{kind}")) for kind in _KINDS])
        self.form.set_label("kind", self.tr("Deadline"))
        self.form.set_label("due_at", self.tr("Due at"))

    def save(self) -> None:
        values = self.form.values()
        due_at = values["due_at"].replace(tzinfo=self._zone).astimezone(UTC)
        command = SetDue(self._ticket_id, values["kind"], due_at, self.seen_version())
        self.submit(service.set_due, command)
