"""One report as a card: what it holds, what it is to cover, and the way into a file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from app.core.errors import AppError, Cancelled
from app.reports.catalogue import ReportDefinition
from app.reports.job import ReportParams, ReportResult
from ui.errors.messages import sentence
from ui.pages.reports.choices import PeriodField, SubjectField
from ui.pages.reports.list_filter import ListFilter
from ui.theme import current, pixmap
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.file_actions import FileActions
from ui.widgets.inline_message import InlineMessage
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.page import Desk

ICONS = {
    "registration_form": "contact_card",
    "ticket_tracking": "clipboard_task_list_ltr",
    "survey_results": "data_bar_vertical",
    "ticket_figures": "gauge",
    "frequent_problems": "lightbulb",
    "customer_list": "people",
    "ticket_list": "text_bullet_list_ltr",
}


class ReportCard(Card):
    """Asks what to cover; says how far it is; offers the file."""

    wanted = Signal()
    stopped = Signal()

    def __init__(self, desk: Desk, report: ReportDefinition, today: Callable[[], date]) -> None:
        super().__init__()
        self.report = report
        self.period: PeriodField | None = None
        self.subject: SubjectField | None = None
        self.filter: ListFilter | None = None
        self._result: ReportResult | None = None
        self._picture = QLabel()
        self._title = Label(role="h2")
        self._holds = Label(color="text_secondary", wrap=True)
        self._use = Label(role="small", color="text_muted", wrap=True)
        self.save = Button(icon_name="save")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self._count = Label(role="small", color="text_muted")
        self.stop = Button(icon_name="dismiss")
        self.done = ElidedLabel(role="small")
        self.files = FileActions()
        self.message = InlineMessage(closable=True)
        self._lay_out(self._parameters(desk, today))
        self.save.clicked.connect(self._on_save)
        self.stop.clicked.connect(self._on_stop)
        current().changed.connect(self._draw_picture)
        self._draw_picture()
        self.retranslate()
        self._show_running(is_running=False)
        self._done_row.hide()

    def params(self) -> ReportParams:
        """What the person wants it to cover."""
        period = self.period.period() if self.period is not None else None
        if self.filter is not None:
            return self.filter.params(period)
        record = self.subject.record() if self.subject is not None else None
        if record is None:
            return ReportParams(period=period)
        is_customer = self.report.subject == "customer"
        return ReportParams(
            customer_id=record[0] if is_customer else None,
            ticket_id=None if is_customer else record[0],
        )

    def subject_text(self) -> str:
        """Whom or which months it covers, as the file's name says it."""
        record = self.subject.record() if self.subject is not None else None
        if record is not None:
            return record[1].split("  ")[0]
        period = self.period.period() if self.period is not None else None
        return period.text if period is not None else ""

    def begin(self) -> None:
        """A file is being written."""
        self.message.hide()
        self._done_row.hide()
        self.stop.setEnabled(True)
        self.show_step(0, 0)
        self._show_running(is_running=True)

    def show_step(self, done: int, total: int) -> None:
        """Say how far it is; ``total`` 0 means nobody knows yet."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        locale = QLocale()
        text = self.tr("{0} of {1}").format(locale.toString(done), locale.toString(total))
        self._count.setText(text if total > 1 else "")

    def show_result(self, result: ReportResult) -> None:
        """Offer the file that was written."""
        self._result = result
        self._show_running(is_running=False)
        self.files.show_file(result.path)
        self._say_result(result)
        self._done_row.show()

    def show_error(self, error: AppError) -> None:
        """Say why there is no file."""
        self._show_running(is_running=False)
        self.message.show_message(
            sentence(error), "info" if isinstance(error, Cancelled) else "error"
        )

    def retranslate(self) -> None:
        translate = QCoreApplication.translate
        title = translate("Reports", self.report.title)
        self._title.setText(title)
        self._holds.setText(translate("Reports", self.report.holds))
        self._use.setText(translate("Reports", self.report.use))
        self.save.setText(self.tr("Save as…"))
        self.save.setAccessibleName(self.tr("Save {0} as a file").format(title))
        self.stop.setText(self.tr("Stop"))
        self.bar.setAccessibleName(title)
        if self._result is not None:
            self._say_result(self._result)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _parameters(self, desk: Desk, today: Callable[[], date]) -> list[QWidget]:
        """The fields this report asks for."""
        report = self.report
        if report.has_period:
            self.period = PeriodField(
                today, with_all=bool(report.filters), with_weeks=report.has_weeks
            )
            if not report.filters:
                self.period.set_value(report.period)
        if report.subject and self.period is not None:
            self.subject = SubjectField(desk, report.subject, self.period)
        if report.filters:
            self.filter = ListFilter(desk, report.filters)
        fields = (self.filter, self.subject or self.period)
        return [field for field in fields if field is not None]

    def _lay_out(self, parameters: list[QWidget]) -> None:
        head = QHBoxLayout()
        head.setSpacing(current().px("s"))
        head.addWidget(self._picture)
        head.addWidget(self._title, 1)
        self._done_row, self._foot = QWidget(), QHBoxLayout()
        done = QHBoxLayout(self._done_row)
        done.setContentsMargins(0, 0, 0, 0)
        done.addWidget(self.done, 1)
        done.addWidget(self.files)
        self._foot.addWidget(self.bar, 1)
        self._foot.addWidget(self._count)
        self._foot.addWidget(self.stop)
        self._foot.addStretch()
        self._foot.addWidget(self.save)
        self.body.addLayout(head)
        for widget in (self._holds, self._use, *parameters):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.body.addWidget(self.message)
        self.body.addWidget(self._done_row)
        self.body.addLayout(self._foot)

    def _draw_picture(self) -> None:
        theme = current()
        size = theme.px("icon")
        ink = theme.color("link")
        self._picture.setPixmap(
            pixmap(ICONS[self.report.name], size, ink, self.devicePixelRatioF())
        )
        self._picture.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _show_running(self, *, is_running: bool) -> None:
        for widget in (self.bar, self._count, self.stop):
            widget.setVisible(is_running)
        self.save.setVisible(not is_running)

    def _say_result(self, result: ReportResult) -> None:
        text = self.tr("%n record(s) in {0}", "", result.rows).format(Path(result.path).name)
        if result.cut:
            text += " · " + self.tr("%n text(s) cut", "", result.cut)
        self.done.setText(text)

    def _on_save(self) -> None:
        if self.subject is None or self.subject.check():
            self.wanted.emit()

    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        self.stopped.emit()
