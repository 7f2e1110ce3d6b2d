"""The import page: a file becomes customers in four steps."""

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from app.core.errors import AppError, Cancelled
from app.core.progress import Progress
from app.dataio import importing, wording
from app.dataio.columns import Mapped
from app.dataio.importing import Checked, Opened, Store
from app.dataio.result import Choices, ImportResult
from app.dataio.undoing import undo_import
from ui.errors.messages import sentence
from ui.pages.imports.check_step import CheckStep
from ui.pages.imports.columns_step import ColumnsStep
from ui.pages.imports.earlier import EarlierImports
from ui.pages.imports.result_step import ResultStep
from ui.pages.imports.steps import BusyStep, FileStep, StepLine
from ui.router import Route
from ui.tasks import Job
from ui.theme import current
from ui.widgets.inline_message import InlineMessage, MessageTone
from ui.widgets.page import Desk, Page
from ui.widgets.page_header import PageHeader
from ui.widgets.save_as import file_language


class ImportPage(Page):
    """Leads from a file to its customers. Files may be dropped on it."""

    topics = ("import", "person")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._job: Job | None = None
        self._opened: Opened | None = None
        self._checked: Checked | None = None
        self._result: ImportResult | None = None
        self.header = PageHeader()
        self.line = StepLine()
        self.message = InlineMessage(closable=True)
        self.earlier = EarlierImports(desk)
        self.file, self.columns, self.check = FileStep(self.earlier), ColumnsStep(), CheckStep()
        self.busy = BusyStep()
        self.result = ResultStep(sees_customers=desk.may("customer.see"))
        self.steps = QStackedWidget()
        for step in (self.file, self.columns, self.check, self.result, self.busy):
            self.steps.addWidget(step)
        self._column = QVBoxLayout(self)
        for widget in (self.header, self.line, self.message):
            self._column.addWidget(widget)
        self._column.addWidget(self.steps, 1)
        self.setAcceptDrops(True)
        self._connect()
        current().changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def title(self) -> str:
        return self.tr("Import")

    def retranslate(self) -> None:
        self.header.set_title(self.tr("Import customers"))

    def reload(self) -> None:
        self.earlier.reload()

    def open_route(self, route: Route) -> None:
        file = route.param("file")
        if file:
            self.open_file(Path(file))

    def open_file(self, path: Path) -> None:
        """Read a file, unless an import is under way."""
        if self.steps.currentWidget() is not self.busy:
            self._read(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.open_file(Path(files[0]))

    def _connect(self) -> None:
        self.file.wanted.connect(self._choose_file)
        self.busy.stopped.connect(self._stop)
        self.columns.table_wanted.connect(self._on_table_wanted)
        self.columns.back.connect(self._begin_anew)
        self.columns.confirmed.connect(self._on_mapped)
        self.check.back.connect(self._show_columns)
        self.check.chosen.connect(self._on_choices)
        self.check.confirmed.connect(self._import)
        self.result.customers_wanted.connect(self._show_customers)
        self.result.rejects_wanted.connect(self._save_rejects)
        self.result.undo_wanted.connect(self._undo)
        self.result.another_wanted.connect(self._begin_anew)

    def _show(self, step: QWidget) -> None:
        self.steps.setCurrentWidget(step)
        if step is not self.busy:
            self.line.show_step(self.steps.currentIndex())

    def _begin_anew(self) -> None:
        self.message.hide()
        self._show(self.file)

    def _choose_file(self) -> None:
        kinds = self.tr("Lists (*.xlsx *.xlsm *.xls *.csv *.txt)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a customer list"), "", kinds)
        if path:
            self.open_file(Path(path))

    def _read(self, path: Path, sheet: str | None = None, header: int | None = None) -> None:
        self.message.hide()
        self.file.problem.hide()
        known = self._opened.workbook if self._opened and sheet is not None else None
        self._wait(is_writing=False)
        self._job = self.desk.tasks.job(
            self,
            importing.open_file,
            path,
            sheet,
            header,
            known,
            on_done=self._on_read,
            on_step=self.busy.show_progress,
            on_error=self._on_unreadable if known is None else self._on_no_table,
        )

    def _wait(self, *, is_writing: bool) -> None:
        self.busy.begin(is_writing=is_writing)
        self._show(self.busy)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_read(self, opened: Opened) -> None:
        self._opened = opened
        self.columns.show_file(opened)
        self._show(self.columns)

    def _on_unreadable(self, error: AppError) -> None:
        self.file.problem.show_message(sentence(error), _tone(error))
        self._show(self.file)

    def _on_no_table(self, error: AppError) -> None:
        """Another sheet or row holds no table: back to the one before."""
        self.message.show_message(sentence(error), "error")
        self._show_columns()

    def _show_columns(self) -> None:
        if self._opened is not None:
            self.columns.show_file(self._opened)
            self._show(self.columns)

    def _on_table_wanted(self, sheet: str, header: int) -> None:
        if self._opened is not None:
            self._read(self._opened.path, sheet, header or None)

    def _on_mapped(self, mapping: Mapped) -> None:
        if self._opened is not None:
            self._opened = Opened(
                self._opened.path, self._opened.workbook, self._opened.table, mapping
            )
            self._check(self.check.choices())

    def _on_choices(self, choices: Choices) -> None:
        self._check(choices)

    def _check(self, choices: Choices) -> None:
        if self._opened is None:
            return
        self.message.hide()
        self.check.setEnabled(False)  # its button must not promise what is being counted anew
        if self.steps.currentWidget() is not self.check:
            self._wait(is_writing=False)
        self.desk.tasks.query(
            self,
            importing.check,
            self._opened.table,
            self._opened.mapping,
            choices,
            on_done=self._on_checked,
            on_error=self._on_no_table,
            key="check",
        )

    def _on_checked(self, checked: Checked) -> None:
        self._checked = checked
        self.check.setEnabled(True)
        self.check.show_check(checked)
        self._show(self.check)

    def _import(self) -> None:
        if self._checked is None:
            return
        self.message.hide()
        self._wait(is_writing=True)
        self._job = self.desk.tasks.job(
            self,
            importing.run_import,
            self._checked,
            on_done=self._on_imported,
            on_step=self.busy.show_progress,
            on_error=self._on_not_imported,
        )

    def _on_imported(self, result: ImportResult) -> None:
        self._result = result
        self.result.show_result(result)
        self._show(self.result)

    def _on_not_imported(self, error: AppError) -> None:
        self.message.show_message(sentence(error), _tone(error))
        self._show(self.check)

    def _show_customers(self) -> None:
        self.desk.router.go("customers")

    def _undo(self) -> None:
        if self._result is not None and self._result.batch_id is not None:
            self.result.undo.setEnabled(False)
            self.desk.tasks.command(
                self,
                undo_import,
                self._result.batch_id,
                on_done=self._on_undone,
                on_error=self._on_not_undone,
            )

    def _on_undone(self, _nothing: None) -> None:
        self.result.show_undone()

    def _on_not_undone(self, error: AppError) -> None:
        self.message.show_message(sentence(error), "error")

    def _save_rejects(self) -> None:
        if self._result is None:
            return
        name = self.tr("{0} rejected.xlsx").format(Path(self._result.file).stem)
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save rejected rows"), name, self.tr("Workbook (*.xlsx)")
        )
        if path:
            self.desk.tasks.job(
                self,
                save_rejects,
                Path(path).with_suffix(".xlsx"),
                self._result,
                file_language(),
                on_done=self._on_rejects_saved,
                on_step=_no_steps,
                on_error=self._on_not_undone,
            )

    def _on_rejects_saved(self, path: Path) -> None:
        text = self.tr("Saved as {0}. Mend the rows there and import that file.")
        self.message.show_message(text.format(path), "success")

    def _restyle(self) -> None:
        theme = current()
        side, top = theme.px("xl"), theme.px("l")
        self._column.setContentsMargins(side, top, side, top)
        self._column.setSpacing(theme.px("m"))


def save_rejects(
    _store: Store, _progress: Progress, path: Path, result: ImportResult, language: str
) -> Path:
    """Write the rejected rows of an import to a workbook; returns its path."""
    from app.reports.rejects import RejectedRow, write_rejects  # brings XlsxWriter

    rows = [RejectedRow(*row) for row in wording.rejected_rows(result.rejects, language)]
    write_rejects(path, result.headings, rows, language)
    return path


def _tone(error: AppError) -> MessageTone:
    return "info" if isinstance(error, Cancelled) else "error"


def _no_steps(_done: int, _total: int) -> None:
    return
