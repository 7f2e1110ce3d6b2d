"""Follow-ups on any page: how a row reads, and what can be done with it by one key.

Every start loads this for its first page; forms and commands are loaded by who asks for them.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from app.followups.dto import FollowUpRow, PostponeFollowUp
from ui.delegates.work_item import WorkItem
from ui.theme.icons import icon
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
        from ui.widgets.followup_forms import FinishForm

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
        from app.followups import service

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
        from ui.widgets.followup_forms import PostponeForm

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
