"""The four steps of a complaint: what was done in each, and the one whose turn it is."""

from app.tickets.complaints import take_back_step
from app.tickets.rules import ComplaintStep, last_step, next_step
from app.tickets.steps_dto import StepRow, TakeBackStep
from ui.pages.ticket.complaint_step_form import ComplaintStepForm
from ui.pages.ticket.step_item import StepItem
from ui.pages.ticket.steps_card import Items, StepsCard
from ui.widgets.button import Button
from ui.widgets.page import Desk
from ui.widgets.when import clock_text
from ui.words import word


class ComplaintCard(StepsCard):
    """Steps done say who, when and what; the next one has a button, the last one done, too."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.items = Items()
        self.body.addLayout(self.items)
        self.next_button: Button | None = None
        self.back_button: Button | None = None

    def record(self) -> None:
        """Ask for the step whose turn it is."""
        if self.steps is None or self.ticket is None:
            return
        step = next_step(self._done())
        if step is not None and self.may("ticket.work"):
            ticket_id = self.ticket.row.id
            self.ask(ComplaintStepForm(self.desk, ticket_id, step, self.window()))

    def rebuild(self) -> None:
        self.next_button = self.back_button = None
        steps = self.steps
        if steps is None:
            return
        found = {row.step: row for row in steps.complaint}
        note = f"{len(found)}/{len(ComplaintStep)}"
        if not steps.needs_steps:
            note = self.tr("{0} – no complaint any more, nothing is needed").format(note)
        self.header.set_title(self.tr("Four steps of the complaint"), note)
        following, last = next_step(found), last_step(found)
        self.items.fill(
            self._item(number, step, found.get(step), following, last)
            for number, step in enumerate(ComplaintStep, 1)
        )

    def _item(
        self,
        number: int,
        step: ComplaintStep,
        row: StepRow | None,
        following: ComplaintStep | None,
        last: ComplaintStep | None,
    ) -> StepItem:
        title = f"{number}. {word(f'complaint.step.{step}')}"
        if row is None:
            item = StepItem("circle", title, text=self._hint(step) if step is following else "")
            if step is following and self._is_wanted():
                self.next_button = Button(self.tr("Write it down…"), icon_name="edit")
                self.next_button.clicked.connect(self.record)
                item.add_button(self.next_button)
            return item
        remark = f"{row.done_by_name} · {clock_text(row.done_at)}"
        item = StepItem("checkmark_circle", title, remark, row.text, is_done=True)
        if step is last and self.may("ticket.work"):
            self.back_button = Button(self.tr("Take back"), "quiet", "arrow_undo")
            self.back_button.clicked.connect(self._take_back)
            item.add_button(self.back_button)
        return item

    def _is_wanted(self) -> bool:
        return self.steps is not None and self.steps.needs_steps and self.may("ticket.work")

    def _take_back(self) -> None:
        step = last_step(self._done())
        if self.ticket is not None and step is not None:
            row = self.ticket.row
            self.send(take_back_step, TakeBackStep(row.id, step, row.version))

    def _done(self) -> set[ComplaintStep]:
        return {row.step for row in self.steps.complaint} if self.steps else set()

    def _hint(self, step: ComplaintStep) -> str:
        hints = {
            ComplaintStep.LISTEN: self.tr("What the customer says happened, and what he wants."),
            ComplaintStep.CAUSE: self.tr("Why it happened, and who found out how."),
            ComplaintStep.REMEDY: self.tr("What was agreed with the customer, and what was done."),
            ComplaintStep.VISIT_BACK: self.tr("What the customer says now that it is put right."),
        }
        return hints[step]
