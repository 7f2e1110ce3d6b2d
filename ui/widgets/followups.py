"""Follow-ups on any page: how a row reads, and what can be done with it by one key."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.core.errors import NotFound
from app.followups import queries, service
from app.followups.dto import FinishFollowUp, FollowUpRow, PlanFollowUp, PostponeFollowUp
from ui.delegates.work_item import WorkItem
from ui.router import Route
from ui.theme import current
from ui.theme.icons import icon
from ui.widgets.date_field import DateTimeField
from ui.widgets.fields import TextArea
from ui.widgets.form_dialog import FormDialog
from ui.widgets.page import Desk
from ui.widgets.when import clock_text, due, local
from ui.widgets.work_list import WorkList
from ui.words import word

_MORNING = time(9, 0)


def followup_item(row: FollowUpRow, now: datetime, *, names_customer: bool) -> WorkItem:
    """A follow-up as a row of a list; on a customer's own page his name is left out."""
    kind = word(f"followup.kind.{row.kind}")
    title = f"{row.customer_name} · {kind}" if names_customer else kind
    parts = [row.note or "", row.contact_name or "", row.phone_masked or ""]
    if not names_customer:
        parts = [row.note or "", row.owner_name or "", clock_text(row.due_at)]
    return WorkItem(
        icon_name="calendar_clock",
        title=title,
        meta=" · ".join(part for part in parts if part),
        chip=due(row.due_at, now),
        state=due_state(row.due_at, now),
    )


def due_state(moment: datetime, now: datetime) -> str:
    """Which of the service colours a deadline has: late, within a day, later."""
    if moment < now:
        return "overdue"
    return "duesoon" if moment - now < timedelta(days=1) else "ontrack"


def postpone_choices(now: datetime) -> tuple[tuple[str, datetime], ...]:
    """When a follow-up is usually put off to; ``now`` is aware, in any zone."""
    translate, here = QCoreApplication.translate, local(now)
    monday = here.date() + timedelta(days=7 - here.weekday())
    return (
        (translate("FollowUps", "In one hour"), now + timedelta(hours=1)),
        (translate("FollowUps", "Tomorrow at 9:00"), _at(here.date() + timedelta(days=1))),
        (translate("FollowUps", "Next Monday at 9:00"), _at(monday)),
        (translate("FollowUps", "In a week at 9:00"), _at(here.date() + timedelta(days=7))),
    )


def _at(day: date) -> datetime:
    """The morning of a local day."""
    return datetime.combine(day, _MORNING).astimezone()


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


class FollowUpActions(QObject):
    """Done (D) and postpone (P) for the follow-up at the cursor of a list."""

    def __init__(self, desk: Desk, view: WorkList) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self.done = self._action("checkmark", "D", self.finish)
        self.later = self._action("clock", "P", self.choose_time)
        view.current_changed.connect(self._on_current_changed)
        view.installEventFilter(self)
        self.retranslate()
        self._on_current_changed()

    def finish(self) -> None:
        """Ask what came of it."""
        row = self._view.current_row()
        if row is not None:
            FinishForm(self._desk, row, self._view.window()).open()

    def choose_time(self) -> None:
        """Offer the usual times, and any other."""
        row = self._view.current_row()
        if row is None:
            return
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, moment in postpone_choices(self._desk.tasks.backend.clock()):
            menu.addAction(text).triggered.connect(partial(self.postpone, row, moment))
        menu.addSeparator()
        other = menu.addAction(self.tr("Another time…"))
        other.triggered.connect(partial(self._ask_time, row))
        menu.popup(self._view.place_of_current())
        menu.setActiveAction(menu.actions()[0])

    def postpone(self, row: FollowUpRow, moment: datetime) -> None:
        """Put one off to ``moment`` (aware)."""
        command = PostponeFollowUp(row.id, moment, row.version)
        self._desk.tasks.command(self, service.postpone, command)

    def retranslate(self) -> None:
        """Set the actions' texts."""
        self.done.setText(self.tr("Done…"))
        self.later.setText(self.tr("Postpone"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().eventFilter(watched, event)

    def _ask_time(self, row: FollowUpRow) -> None:
        PostponeForm(self._desk, row, self._view.window()).open()

    def _action(self, icon_name: str, key: str, on_triggered: Callable[[], Any]) -> QAction:
        action = QAction(icon(icon_name), "", self._view)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(on_triggered)
        self._view.addAction(action)
        return action

    def _on_current_changed(self) -> None:
        has_row = self._view.current_row() is not None
        self.done.setEnabled(has_row)
        self.later.setEnabled(has_row)
