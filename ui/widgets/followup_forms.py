"""The forms of one follow-up: what came of it, and another time for it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.errors import NotFound
from app.followups import queries, service
from app.followups.dto import FinishFollowUp, FollowUpRow, PlanFollowUp, PostponeFollowUp
from ui.router import Route
from ui.theme import current
from ui.widgets.date_field import DateTimeField
from ui.widgets.fields import TextArea
from ui.widgets.form_dialog import FormDialog
from ui.widgets.page import Desk
from ui.widgets.when import local
from ui.words import word


class _FollowUpForm(FormDialog):
    """A step of one follow-up."""

    def __init__(
        self, desk: Desk, name: str, row: FollowUpRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, Route(name, row.id), parent)
        self._row = row

    def read_again(self) -> None:
        """Read the follow-up that somebody else changed; the next try knows the new state."""
        self.desk.tasks.query(
            self,
            queries.of_customer,
            self._row.customer_id,
            on_done=self._look_again,
            on_error=self.show_refusal,
            key="followup",
        )

    def _look_again(self, rows: Sequence[FollowUpRow]) -> None:
        self._row = next((row for row in rows if row.id == self._row.id), self._row)
        self.merge(self._values())

    def _values(self) -> dict[str, Any]:
        """What of the follow-up the form shows."""
        return {}


class FinishForm(_FollowUpForm):
    """What came of a follow-up."""

    def __init__(self, desk: Desk, row: FollowUpRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, "finish_followup", row, parent)
        self.form.add("result", TextArea(lines=4), required=True, wide=True)
        self.resize(current().scaled(480), current().scaled(280))
        self.retranslate()
        self.show_values({})

    def retranslate(self) -> None:
        super().retranslate()
        kind = word(f"followup.kind.{self._row.kind}")
        self.setWindowTitle(f"{self._row.customer_name} · {kind}")
        self.form.set_label("result", self.tr("What came of it, and what is next"))
        self.save_button.setText(self.tr("Mark as done"))

    def save(self) -> None:
        result = self.form.values()["result"]
        self.submit(service.finish, FinishFollowUp(self._row.id, result, self._row.version))


class PostponeForm(_FollowUpForm):
    """Another time for a follow-up."""

    def __init__(self, desk: Desk, row: FollowUpRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, "postpone_followup", row, parent)
        clock = desk.tasks.backend.clock
        self._is_gone = False
        self.form.add(
            "due_at", DateTimeField(lambda: local(clock()).date()), required=True, wide=True
        )
        self.resize(current().scaled(400), current().scaled(200))
        self.retranslate()
        self.show_values(self._values())

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Postpone"))
        self.form.set_label("due_at", self.tr("New time"))
        self.save_button.setText(self.tr("Postpone"))

    def save(self) -> None:
        moment: datetime = self.form.values()["due_at"].astimezone()
        row = self._row
        if self._is_gone:
            plan = PlanFollowUp(
                row.customer_id, row.kind, moment, row.owner_id, row.note or "", row.ticket_id
            )
            self.submit(service.plan, plan)
        else:
            self.submit(service.postpone, PostponeFollowUp(row.id, moment, row.version))

    def offers_new(self, error: NotFound) -> bool:
        return not self._is_gone and error.params.get("entity") == "follow_up"

    def become_new(self) -> None:
        """The same promise to the same customer, at the time that was chosen."""
        self._is_gone = True

    def _values(self) -> dict[str, Any]:
        return {"due_at": local(self._row.due_at).replace(tzinfo=None)}
