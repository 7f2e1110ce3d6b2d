"""The forms of a task force: a member, a task, what came of it, the record of a meeting."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from app.core.permissions import Role
from app.identity import queries as identity
from app.identity.dto import PersonRow
from app.tickets.steps import ticket_steps
from app.tickets.steps_dto import (
    FinishTask,
    MeetingRow,
    MemberRow,
    SaveMeeting,
    SaveMember,
    SaveTask,
    TaskRow,
    TicketSteps,
)
from app.tickets.task_force import save_meeting, save_member
from app.tickets.tasks import finish_task, save_task
from ui.router import Route
from ui.theme import current
from ui.widgets.date_field import DateTimeField
from ui.widgets.fields import CheckBox, ComboBox, LineEdit, TextArea
from ui.widgets.form_dialog import FormDialog
from ui.widgets.page import Desk
from ui.widgets.when import local

_WIDE = 520  # design pixels
R = TypeVar("R", MemberRow, TaskRow, MeetingRow)
_USUAL = timedelta(hours=4)  # until a task is due, unless somebody says otherwise


def same(rows: Iterable[R], row: R | None) -> R | None:
    """The row as it is among ``rows``; as it was where it is gone."""
    return next((one for one in rows if row is not None and one.id == row.id), row)


class _ForceForm(FormDialog):
    """What the forms share."""

    height_wanted = 300

    def __init__(
        self, desk: Desk, name: str, ticket_id: int, row_id: int | None, parent: QWidget | None
    ) -> None:
        super().__init__(desk, Route(name), parent)
        self._ticket_id = ticket_id
        self._key = f"{name}:{ticket_id}:{row_id or ''}"
        self.resize(current().scaled(_WIDE), current().scaled(self.height_wanted))

    def draft_key(self) -> str:
        return self._key

    def take(self, steps: TicketSteps) -> None:
        """Hold on to the row that the form is about, as it is now."""
        raise NotImplementedError

    def blank(self) -> dict[str, Any]:
        """What the fields show before anybody types."""
        raise NotImplementedError

    def read_again(self) -> None:
        """Read what somebody else changed; the next try knows the new state."""
        self.desk.tasks.query(
            self, ticket_steps, self._ticket_id, on_done=self._on_read_again, key="steps"
        )

    def _on_read_again(self, steps: TicketSteps) -> None:
        self.take(steps)
        self.merge(self.blank())

    def moment_field(self) -> DateTimeField:
        """A field for date and time, as they are shown everywhere on the page."""
        clock = self.desk.tasks.backend.clock
        return DateTimeField(lambda: local(clock()).date())

    def shown(self, moment: datetime) -> datetime:
        """A moment as the field shows it."""
        return local(moment).replace(tzinfo=None, second=0, microsecond=0)

    def now(self) -> datetime:
        """The present moment."""
        return self.desk.tasks.backend.clock()


class MemberForm(_ForceForm):
    """Somebody of any department; an administrator sees no tickets."""

    height_wanted = 240

    def __init__(
        self,
        desk: Desk,
        ticket_id: int,
        row: MemberRow | None,
        taken: Collection[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, "task_force_member", ticket_id, row.id if row else None, parent)
        self._row, self._taken = row, frozenset(taken)
        self._person, self._lead = ComboBox(), CheckBox()
        self.form.add("user_id", self._person, required=True)
        self.form.add("part", LineEdit())
        self.form.add("is_lead", self._lead, wide=True)
        self._person.setEnabled(row is None)
        self.retranslate()
        self.show_values(self.blank())
        desk.tasks.query(self, identity.people, on_done=self._offer, key="people")

    def take(self, steps: TicketSteps) -> None:
        self._row = same(steps.members, self._row)

    def blank(self) -> dict[str, Any]:
        row = self._row
        return {"part": row.part if row else None, "is_lead": bool(row and row.is_lead)}

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Change member") if self._row else self.tr("Add member"))
        self.form.set_label("user_id", self.tr("Person"))
        self.form.set_label("part", self.tr("What for"))
        self._lead.setText(self.tr("Leads the task force"))

    def save(self) -> None:
        values = self.form.values()
        command = SaveMember(
            self._ticket_id,
            values["user_id"],
            values["part"],
            values["is_lead"],
            self._row.version if self._row else 0,
        )
        self.submit(save_member, command)

    def _offer(self, people: Sequence[PersonRow]) -> None:
        mine = self._row.user_id if self._row else None
        wanted = mine or self._person.value()
        self._person.set_choices(
            [
                (row.id, row.name)
                for row in people
                if row.role != Role.ADMIN and (row.id == mine or row.id not in self._taken)
            ]
        )
        self._person.set_value(wanted)


class TaskForm(_ForceForm):
    """What, by whom, until when; who is no member yet becomes one."""

    def __init__(
        self,
        desk: Desk,
        ticket_id: int,
        row: TaskRow | None,
        members: Sequence[MemberRow],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, "task_force_task", ticket_id, row.id if row else None, parent)
        self._row = row
        self._members = [member.user_id for member in members]
        self._person = ComboBox()
        self.form.add("text", TextArea(lines=3), required=True, wide=True)
        self.form.add("owner_id", self._person, required=True)
        self.form.add("due_at", self.moment_field(), required=True)
        self.retranslate()
        desk.tasks.query(self, identity.people, on_done=self._show, key="people")

    def take(self, steps: TicketSteps) -> None:
        self._row = same(steps.tasks, self._row)

    def blank(self) -> dict[str, Any]:
        row = self._row
        return {
            "text": row.text if row else None,
            "owner_id": row.owner_id if row else None,
            "due_at": self.shown(row.due_at if row else self.now() + _USUAL),
        }

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Change task") if self._row else self.tr("Give a task"))
        self.form.set_label("text", self.tr("What is to be done"))
        self.form.set_label("owner_id", self.tr("By whom"))
        self.form.set_label("due_at", self.tr("Until when"))

    def save(self) -> None:
        values, row = self.form.values(), self._row
        due_at = values["due_at"].astimezone()
        if row is not None and self.shown(row.due_at) == values["due_at"]:
            due_at = row.due_at  # seconds that the field does not show
        command = SaveTask(
            self._ticket_id,
            values["text"],
            values["owner_id"],
            due_at,
            row.id if row else 0,
            row.version if row else 0,
        )
        self.submit(save_task, command)

    def _show(self, people: Sequence[PersonRow]) -> None:
        """The members stand first."""
        able = [row for row in people if row.role != Role.ADMIN]
        able.sort(key=lambda row: row.id not in self._members)
        self._person.set_choices([(row.id, row.name) for row in able])
        self.show_values(self.blank())


class FinishTaskForm(_ForceForm):
    """What came of a task."""

    height_wanted = 240

    def __init__(
        self, desk: Desk, ticket_id: int, row: TaskRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, "finish_task", ticket_id, row.id, parent)
        self._row = row
        self.form.add("result", TextArea(lines=4), required=True, wide=True)
        self.retranslate()
        self.show_values(self.blank())

    def take(self, steps: TicketSteps) -> None:
        self._row = same(steps.tasks, self._row) or self._row

    def blank(self) -> dict[str, Any]:
        return {"result": self._row.result}

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self._row.text)
        self.form.set_label("result", self.tr("What came of it"))
        self.save_button.setText(self.tr("Mark as done"))

    def save(self) -> None:
        result = self.form.values()["result"]
        self.submit(finish_task, FinishTask(self._row.id, result, self._row.version))


class MeetingForm(_ForceForm):
    """Who took part, what was decided, what was said; a new one begins with all members."""

    height_wanted = 460

    def __init__(
        self,
        desk: Desk,
        ticket_id: int,
        row: MeetingRow | None,
        names: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, "task_force_meeting", ticket_id, row.id if row else None, parent)
        self._row, self._names = row, names
        self.form.add("participants", LineEdit(), required=True, wide=True)
        self.form.add("held_at", self.moment_field(), required=True, wide=True)
        self.form.add("decided", TextArea(lines=4), required=True, wide=True)
        self.form.add("text", TextArea(lines=4), wide=True)
        self.retranslate()
        self.show_values(self.blank())

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(
            self.tr("Change the record") if self._row else self.tr("Record of a meeting")
        )
        self.form.set_label("participants", self.tr("Who took part, guests too"))
        self.form.set_label("held_at", self.tr("When"))
        self.form.set_label("decided", self.tr("What was decided: what, by whom, until when"))
        self.form.set_label("text", self.tr("What was discussed"))

    def save(self) -> None:
        values, row = self.form.values(), self._row
        command = SaveMeeting(
            self._ticket_id,
            values["held_at"].astimezone(),
            values["participants"],
            values["decided"],
            values["text"],
            row.id if row else 0,
            row.version if row else 0,
        )
        self.submit(save_meeting, command)

    def take(self, steps: TicketSteps) -> None:
        self._row = same(steps.meetings, self._row)

    def blank(self) -> dict[str, Any]:
        row = self._row
        if row is None:
            names = self.tr(", ").join(self._names)
            return {"participants": names, "held_at": self.shown(self.now())}
        return {
            "participants": row.participants,
            "held_at": self.shown(row.held_at),
            "decided": row.decided,
            "text": row.text,
        }
