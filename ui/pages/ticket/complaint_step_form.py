"""One step of a complaint: what was done, by whom and when."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.permissions import Role
from app.identity import queries as identity
from app.identity.dto import PersonRow
from app.tickets.complaints import record_step
from app.tickets.dto import TicketDetail
from app.tickets.rules import ComplaintStep
from app.tickets.steps_dto import RecordStep
from ui.router import Route
from ui.widgets.date_field import DateTimeField
from ui.widgets.fields import ComboBox, TextArea
from ui.widgets.page import Desk
from ui.widgets.step_forms import StepForm
from ui.widgets.when import local
from ui.words import word

# What is known already is offered as a beginning.
_BEGIN_WITH = {
    ComplaintStep.LISTEN: "description",
    ComplaintStep.CAUSE: "root_cause",
    ComplaintStep.REMEDY: "solution",
}


class ComplaintStepForm(StepForm):
    """The text is the record; after the last step a further visit can be planned."""

    height_wanted = 380

    def __init__(
        self, desk: Desk, ticket_id: int, step: ComplaintStep, parent: QWidget | None = None
    ) -> None:
        self._step = step
        super().__init__(desk, Route("complaint_step", ticket_id), parent)

    def draft_key(self) -> str:
        return f"complaint_step:{self.route.record_id}:{self._step}"

    def add_fields(self) -> None:
        self._people: tuple[PersonRow, ...] = ()
        self._person = ComboBox()
        self.form.add("text", TextArea(lines=5), required=True, wide=True)
        self.form.add("done_by_id", self._person, required=True)
        self.form.add("done_at", DateTimeField(self._today), required=True)
        self.form.add("visit_at", DateTimeField(self._today))
        self.form.set_shown("visit_at", self._step is ComplaintStep.VISIT_BACK)
        self.desk.tasks.query(self, identity.people, on_done=self._on_people, key="people")

    def blank(self, ticket: TicketDetail) -> dict[str, Any]:
        backend = self.desk.tasks.backend
        field = _BEGIN_WITH.get(self._step)
        now = local(backend.clock()).replace(tzinfo=None)
        return {
            "text": getattr(ticket, field) if field else None,
            "done_by_id": backend.actor.user_id,
            "done_at": now.replace(second=0, microsecond=0),
        }

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(word(f"complaint.step.{self._step}"))
        self.save_button.setText(self.tr("This step is done"))
        what = {
            ComplaintStep.LISTEN: self.tr("What happened, and what the customer wants"),
            ComplaintStep.CAUSE: self.tr("The cause, and how it was found"),
            ComplaintStep.REMEDY: self.tr("What was agreed, and what was done"),
            ComplaintStep.VISIT_BACK: self.tr("What the customer says now"),
        }
        self.form.set_label("text", what[self._step])
        self.form.set_label("done_by_id", self.tr("Done by"))
        self.form.set_label("done_at", self.tr("Done at"))
        self.form.set_label("visit_at", self.tr("Call again at (plans a follow-up)"))
        self._offer()

    def save(self) -> None:
        values = self.form.values()
        command = RecordStep(
            self._ticket_id,
            self._step,
            values["text"],
            self.seen_version(),
            _moment(values["done_at"]),
            values["done_by_id"],
            _moment(values["visit_at"]),
        )
        self.submit(record_step, command)

    def _today(self) -> Any:
        return local(self.desk.tasks.backend.clock()).date()

    def _on_people(self, people: Sequence[PersonRow]) -> None:
        self._people = tuple(people)
        self._offer()

    def _offer(self) -> None:
        wanted = self._person.value() or self.desk.tasks.backend.actor.user_id
        people = [row for row in self._people if row.role != Role.ADMIN]
        self._person.set_choices([(row.id, row.name) for row in people])
        self._person.set_value(wanted)


def _moment(written: datetime | None) -> datetime | None:
    """The moment that stands in a field, where there is one."""
    return written.astimezone() if written else None
