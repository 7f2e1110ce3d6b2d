"""ListExport: a list as it stands on the screen becomes a file, told in one line."""

from PySide6.QtCore import QCoreApplication, QLocale, QObject
from PySide6.QtWidgets import QWidget

from app.core.errors import AppError, Cancelled
from app.reports.job import ReportJob, ReportParams, ReportResult
from ui.errors.messages import sentence
from ui.tasks import Job
from ui.widgets.file_actions import open_file
from ui.widgets.inline_message import InlineMessage
from ui.widgets.page import Desk
from ui.widgets.save_as import ask_where, file_language, keep_file


class ListExport(QObject):
    """One export at a time; ``message`` says how far it is and offers the file."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = parent
        self._job: Job | None = None
        self._result: ReportResult | None = None
        self.message = InlineMessage(closable=True)
        self.message.triggered.connect(self._act)

    def ask(self, name: str, params: ReportParams) -> None:
        """Ask for a file and write the report ``name`` of the catalogue to it."""
        from app.reports.catalogue import BY_NAME, file_name  # every report: only exports need them

        if self._job is not None:
            return
        report, backend = BY_NAME[name], self._desk.tasks.backend
        today = backend.clock().astimezone(backend.zone).date()
        proposed = file_name(report, "", today, file_language())
        title = QCoreApplication.translate("Reports", report.title)
        path = ask_where(self._window, title, proposed, report.suffixes)
        if path is not None:
            self._write(ReportJob(name, params, path, file_language()))

    def _write(self, job: ReportJob) -> None:
        from app.reports.catalogue import run_report  # as above

        self._result = None
        self._show_step(0, 0)
        self._job = self._desk.tasks.job(
            self,
            run_report,
            job,
            on_done=self._on_done,
            on_step=self._show_step,
            on_error=self._on_error,
        )

    def _show_step(self, done: int, total: int) -> None:
        locale = QLocale()
        text = self.tr("Exporting…")
        if total:
            parts = locale.toString(done), locale.toString(total)
            text += " " + self.tr("{0} of {1}").format(*parts)
        self.message.show_message(text, "info", self.tr("Stop"))

    def _on_done(self, result: ReportResult) -> None:
        self._job, self._result = None, result
        keep_file(result, self._desk.tasks.backend.clock())
        text = self.tr("%n record(s) in {0}", "", result.rows).format(result.path.name)
        self.message.show_message(text, "success", self.tr("Open"))

    def _on_error(self, error: AppError) -> None:
        self._job = None
        tone = isinstance(error, Cancelled)
        self.message.show_message(sentence(error), "info" if tone else "error")

    def _act(self) -> None:
        """The one button: stop while it runs, open when it is done."""
        if self._job is not None:
            self._job.cancel()
        elif self._result is not None:
            open_file(self._result.path)
