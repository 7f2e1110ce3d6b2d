"""Before rules are saved: which open tickets would change their due time, and how."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.backend import Backend
from app.core.errors import AppError, Cancelled
from app.core.paging import PAGE_SIZE, Cursor, Page
from app.core.progress import Progress
from app.sla.calendar import BusinessCalendar
from app.sla.policy import Policy
from app.tickets.what_if import DueChange, DueChanges, due_changes
from ui.errors.messages import sentence
from ui.qtmodels.paged_model import PagedTableModel
from ui.qtmodels.table_model import Column
from ui.router import Route
from ui.tasks import Job
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.data_table import DataTable
from ui.widgets.deadline_words import moment_name
from ui.widgets.inline_message import InlineMessage
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.words import word

_WIDE, _HIGH = 1110, 560  # design pixels
Tried = tuple[tuple[Policy, ...], BusinessCalendar]


class ChangesModel(PagedTableModel[DueChange]):
    """Deadlines that would move; those that would be late at once stand first."""

    def __init__(self, zone: ZoneInfo, parent: QObject | None = None) -> None:
        self._zone = zone
        self._all: tuple[DueChange, ...] = ()
        columns = [
            Column[DueChange]("number", _number, lambda row: row.number, width=130),
            Column[DueChange]("title", _title, lambda row: row.title, width=180),
            Column[DueChange]("customer", _customer, lambda row: row.customer_name, width=170),
            Column[DueChange]("clock", _clock, lambda row: word(f"sla.kind.{row.kind}"), width=110),
            Column[DueChange]("now", _now, self._now_text, width=160),
            Column[DueChange]("then", _then, self._then_text, width=160),
            Column[DueChange]("effect", _effect, effect_text, chip=_effect_chip, width=140),
        ]
        super().__init__(columns, lambda row: (row.ticket_id, row.kind, row.instance), parent)
        self.page_wanted.connect(self._on_page_wanted)

    def show_changes(self, rows: tuple[DueChange, ...]) -> None:
        """Show all of them, a page at a time."""
        self._all = tuple(sorted(rows, key=lambda row: not _is_newly_late(row)))
        self.show_first(self._page(0))

    def _on_page_wanted(self, cursor: Cursor | None) -> None:
        begin = cursor[0] if cursor else 0
        if isinstance(begin, int):
            self.append_page(self._page(begin))

    def _page(self, begin: int) -> Page[DueChange]:
        end = begin + PAGE_SIZE
        return Page(self._all[begin:end], (end,) if end < len(self._all) else None)

    def _now_text(self, row: DueChange) -> str:
        return self._moment_text(row.due_now)

    def _then_text(self, row: DueChange) -> str:
        return self._moment_text(row.due_then)

    def _moment_text(self, at: datetime | None) -> str:
        """To the minute, and never a minute more than there is."""
        return moment_name(at.replace(second=0, microsecond=0), self._zone) if at else "–"


class SavePreview(QDialog):
    """Works it out at once; ``accepted`` means save. Where nothing changes it asks nothing."""

    def __init__(self, desk: Desk, tried: Tried, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._desk = desk
        self._found: DueChanges | None = None
        self._checked: tuple[int, int] = (0, 0)
        self._so_far: list[DueChange] = []  # the worker adds to it
        self.message = InlineMessage()
        self.message.hide()
        self.summary = Label(wrap=True)
        self.progress = QProgressBar(textVisible=False)
        self.model = ChangesModel(ZoneInfo(tried[1].zone), self)
        self.table = DataTable(self.model, "due_changes")
        self.table.setSelectionMode(DataTable.SelectionMode.SingleSelection)
        self.table.opened.connect(self._open)
        self.save_button = Button(kind="primary", icon_name="save")
        self.cancel_button = Button()
        self.save_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        self.retranslate()
        self._job: Job = desk.tasks.job(
            self,
            _work_out,
            *tried,
            self._so_far,
            on_done=self._show,
            on_step=self._on_step,
            on_error=self._refuse,
        )

    def done(self, result: int) -> None:
        """Stop looking: whoever saves or goes back does not wait for the rest."""
        self._job.cancel()
        super().done(result)

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("What would change"))
        self.save_button.setText(self.tr("Save changes"))
        self.cancel_button.setText(self.tr("Back to editing"))
        self.progress.setAccessibleName(self.tr("Open tickets looked at"))
        self.table.setAccessibleName(self.tr("Deadlines that would move"))
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        theme = current()
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px("m"))
        for widget in (self.message, self.summary, self.progress):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        wanted, window = QSize(theme.scaled(_WIDE), theme.scaled(_HIGH)), self.parentWidget()
        self.resize(wanted.boundedTo(window.size()) if window else wanted)

    def _on_step(self, checked: int, total: int) -> None:
        self._checked = checked, total
        self.progress.setRange(0, total)
        self.progress.setValue(checked)
        if self.model.rowCount() == 0:
            self.model.show_changes(tuple(self._so_far))  # the first of them; all at the end
        self._say()

    def _show(self, found: DueChanges) -> None:
        self._found = found
        self.progress.hide()
        if not found.rows:
            self.accept()
            return
        self.model.show_changes(found.rows)
        self._say()

    def _refuse(self, error: AppError) -> None:
        self.progress.hide()
        if not isinstance(error, Cancelled):
            self.message.show_message(sentence(error), "error")

    def _say(self) -> None:
        if self._found is None:
            text = self.tr(
                "Looking at the open tickets, {0} of {1}. Deadlines that would move so far: {2}. "
                "You may save without waiting."
            )
            self.summary.setText(text.format(*self._checked, len(self._so_far)))
            return
        text = self.tr(
            "Open tickets that change: {0} of {1}. Deadlines that would be late at once: {2}. "
            "What was met or missed stays as it is."
        )
        found = self._found
        self.summary.setText(text.format(found.tickets, found.checked, found.newly_late))

    def _open(self, key: tuple[int, str, int]) -> None:
        """Look at a ticket instead; what was edited stays as a draft."""
        self.reject()
        self._desk.router.go(Route("ticket", key[0]))


def effect_text(row: DueChange) -> str:
    """What it means for the deadline."""
    translate = QCoreApplication.translate
    if _is_newly_late(row):
        return translate("SavePreview", "Late at once")
    if row.is_late_now and not row.is_late_then:
        return translate("SavePreview", "No longer late")
    if row.due_now is None:
        return translate("SavePreview", "New")
    if row.due_then is None:
        return translate("SavePreview", "Dropped")
    if row.due_then < row.due_now:
        return translate("SavePreview", "Earlier")
    return translate("SavePreview", "Later")


def _work_out(
    backend: Backend,
    progress: Progress,
    policies: tuple[Policy, ...],
    calendar: BusinessCalendar,
    so_far: list[DueChange],
) -> DueChanges:
    return backend.query(due_changes, progress, policies, calendar, so_far)


def _is_newly_late(row: DueChange) -> bool:
    return row.is_late_then and not row.is_late_now


def _effect_chip(row: DueChange) -> tuple[str, str]:
    if _is_newly_late(row):
        return "sla", "overdue"
    is_better = row.due_then is None or (row.due_now is not None and row.due_then > row.due_now)
    return ("sla", "ontrack") if is_better else ("sla", "duesoon")


def _number() -> str:
    return QCoreApplication.translate("SavePreview", "Number")


def _title() -> str:
    return QCoreApplication.translate("SavePreview", "Title")


def _customer() -> str:
    return QCoreApplication.translate("SavePreview", "Customer")


def _clock() -> str:
    return QCoreApplication.translate("SavePreview", "Promise")


def _now() -> str:
    return QCoreApplication.translate("SavePreview", "Due now")


def _then() -> str:
    return QCoreApplication.translate("SavePreview", "Due then")


def _effect() -> str:
    return QCoreApplication.translate("SavePreview", "Effect")
