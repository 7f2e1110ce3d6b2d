"""The task force of a major ticket: its first plan, its members, their tasks, its meetings."""

from functools import partial

from PySide6.QtCore import Signal

from app.tickets import task_force, tasks
from app.tickets.rules import Severity
from app.tickets.steps_dto import (
    MeetingRow,
    MemberRow,
    RemoveMeeting,
    RemoveMember,
    RemoveTask,
    ResumeTask,
    TaskRow,
)
from ui.pages.ticket.step_item import StepItem
from ui.pages.ticket.steps_card import Items, StepsCard, more_button
from ui.pages.ticket.task_force_forms import FinishTaskForm, MeetingForm, MemberForm, TaskForm
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.followups import due_state
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.widgets.section_header import SectionHeader
from ui.widgets.when import clock_text, due
from ui.words import named, word

_PARTS = ("members", "tasks", "meetings")


class TaskForceCard(StepsCard):
    """Who works on the ticket or leads sets it up; a member finishes the tasks that are his."""

    plan_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.plan = Chip(group="sla", key="ontrack")
        self.plan_button = Button(kind="quiet", icon_name="clipboard_task_list_ltr")
        self.plan_button.clicked.connect(self.plan_wanted)
        self.header.add_action(self.plan)
        self.header.add_action(self.plan_button)
        self._needs = Label(color="text_muted", wrap=True)
        self.body.addWidget(self._needs)
        self.headers = {part: SectionHeader() for part in _PARTS}
        self.items = {part: Items() for part in _PARTS}
        self.buttons = {part: Button(kind="quiet", icon_name="add") for part in _PARTS}
        for part in _PARTS:
            self.headers[part].add_action(self.buttons[part])
            self.body.addWidget(self.headers[part])
            self.body.addLayout(self.items[part])
        self.buttons["members"].clicked.connect(self._on_new_member)
        self.buttons["tasks"].clicked.connect(self._on_new_task)
        self.buttons["meetings"].clicked.connect(self._on_new_meeting)
        self.show_plan(None)

    def show_plan(self, plan: tuple[str, str] | None, *, is_open: bool = False) -> None:
        """Say how the clock of the first plan stands: state and words; None: there is none."""
        self.plan.setVisible(plan is not None)
        self.plan_button.setVisible(is_open and self.may("ticket.work"))
        if plan is not None:
            state, text = plan
            self.plan.set_state(self.tr("First plan: {0}").format(text), "sla", state)

    def rebuild(self) -> None:
        steps = self.steps
        if steps is None or self.ticket is None:
            return
        may = self.may("ticket.lead")
        is_major = self.ticket.row.severity is Severity.MAJOR
        can_begin = is_major or bool(steps.members)
        self.header.set_title(self.tr("Task force"))
        self.plan_button.setText(self.tr("Write the plan…"))
        self._needs.setText(
            self.tr("A task force is for major problems. Set the severity to “Major” first.")
            if not can_begin
            else self.tr("Nobody is in it yet. Add the people it takes, of any department.")
        )
        self._needs.setVisible(not steps.has_force)
        done = sum(task.done_at is not None for task in steps.tasks)
        texts = {
            "members": (self.tr("Members"), str(len(steps.members)), self.tr("Add member…")),
            "tasks": (self.tr("Tasks"), f"{done}/{len(steps.tasks)}", self.tr("Give a task…")),
            "meetings": (
                self.tr("Meetings"), str(len(steps.meetings)), self.tr("Record a meeting…"),
            ),
        }  # fmt: skip
        for part, (title, note, add) in texts.items():
            self.headers[part].set_title(title, note if getattr(steps, part) else "")
            self.buttons[part].setText(add)
            self.buttons[part].setEnabled(may and can_begin)
            self.buttons[part].setVisible(may)
            self.headers[part].setVisible(may or bool(getattr(steps, part)))
        self.items["members"].fill(self._member(row, may=may) for row in steps.members)
        self.items["tasks"].fill(self._task(row, may=may) for row in steps.tasks)
        self.items["meetings"].fill(self._meeting(row, may=may) for row in steps.meetings)
        for items in self.items.values():
            items.setSpacing(current().px("xs"))

    def add_member(self) -> None:
        """Ask who shall be in it."""
        self._on_new_member()

    def _member(self, row: MemberRow, *, may: bool) -> StepItem:
        place = (
            named("department", row.department_key, row.department_name)
            if (row.department_key)
            else ""
        )
        lead = self.tr("leads") if row.is_lead else ""
        title = " · ".join(part for part in (row.name, place, lead, row.part) if part)
        item = StepItem("star" if row.is_lead else "person", title, is_strong=row.is_lead)
        if may:
            gone = RemoveMember(row.id, row.version)
            item.add_button(
                more_button(
                    self.tr("More with {0}").format(row.name),
                    (
                        (self.tr("Change…"), partial(self._open_member, row)),
                        (self.tr("Remove"), partial(self.send, task_force.remove_member, gone)),
                    ),
                )
            )
        return item

    def _task(self, row: TaskRow, *, may: bool) -> StepItem:
        is_done, now = row.done_at is not None, self.desk.tasks.backend.clock()
        whose = f"{row.owner_name} · {clock_text(row.due_at)}"
        if row.done_at is not None:
            whose = f"{row.done_by_name} · {clock_text(row.done_at)}"
        # Below the title, which shares its line with buttons.
        below = "\n".join(part for part in (whose, row.result) if part)
        icon = "checkmark_circle" if is_done else "circle"
        item = StepItem(icon, row.text, text=below, is_done=is_done, is_strong=False)
        if not is_done:
            item.add_button(Chip(due(row.due_at, now), "sla", due_state(row.due_at, now)))
        may_tick = may or (row.owner_id == self._me() and self.may("ticket.comment"))
        if may_tick and not is_done:
            button = Button(self.tr("Done…"), "quiet", "checkmark")
            button.clicked.connect(partial(self._finish, row))
            item.add_button(button)
        actions = []
        if may and not is_done:
            gone = RemoveTask(row.id, row.version)
            actions = [
                (self.tr("Change…"), partial(self._open_task, row)),
                (self.tr("Remove"), partial(self.send, tasks.remove_task, gone)),
            ]
        elif may_tick and is_done:
            again = partial(self.send, tasks.resume_task, ResumeTask(row.id, row.version))
            actions = [(self.tr("Not done after all"), again)]
        if actions:
            item.add_button(more_button(self.tr("More with this task"), actions))
        return item

    def _meeting(self, row: MeetingRow, *, may: bool) -> StepItem:
        title = f"{clock_text(row.held_at)} · {row.participants}"
        text = "\n".join(part for part in (row.decided, row.text) if part)
        remark = self.tr("recorded by {0}").format(row.recorded_by_name or word("role.owner"))
        item = StepItem("people_team", title, remark, text, is_strong=False)
        if may:
            gone = RemoveMeeting(row.id, row.version)
            item.add_button(
                more_button(
                    self.tr("More with this meeting"),
                    (
                        (self.tr("Change…"), partial(self._open_meeting, row)),
                        (self.tr("Remove"), partial(self.send, task_force.remove_meeting, gone)),
                    ),
                )
            )
        return item

    def _me(self) -> int:
        return self.desk.tasks.backend.actor.user_id

    def _id(self) -> int:
        return self.ticket.row.id if self.ticket else 0

    def _on_new_member(self) -> None:
        self._open_member(None)

    def _open_member(self, row: MemberRow | None) -> None:
        taken = {one.user_id for one in self.steps.members} if self.steps else set()
        self.ask(MemberForm(self.desk, self._id(), row, taken, self.window()))

    def _on_new_task(self) -> None:
        self._open_task(None)

    def _open_task(self, row: TaskRow | None) -> None:
        members = self.steps.members if self.steps else ()
        self.ask(TaskForm(self.desk, self._id(), row, members, self.window()))

    def _finish(self, row: TaskRow, _checked: bool = False) -> None:
        self.ask(FinishTaskForm(self.desk, self._id(), row, self.window()))

    def _on_new_meeting(self) -> None:
        self._open_meeting(None)

    def _open_meeting(self, row: MeetingRow | None) -> None:
        names = [one.name for one in self.steps.members] if self.steps else []
        self.ask(MeetingForm(self.desk, self._id(), row, names, self.window()))
