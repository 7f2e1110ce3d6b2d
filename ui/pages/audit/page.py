"""The audit page: search the log, see what changed, take what was found along."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QItemSelection, QLocale, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.audit import queries
from app.audit.dto import AuditFilter
from app.core.errors import AppError
from app.core.paging import PAGE_SIZE, Cursor
from app.core.paging import Page as RowPage
from app.identity import queries as identity
from app.identity.dto import Everybody
from app.reports.audit_log import XLSX, AuditJob, write_audit_log
from app.reports.job import ReportResult
from ui.errors.messages import sentence
from ui.pages.audit.detail import LineCard
from ui.pages.audit.filters import AuditFilters, DaysField
from ui.pages.audit.models import AuditModel
from ui.pages.audit.wording import window_wording
from ui.qtmodels.roles import Role
from ui.router import Route
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.data_table import DataTable
from ui.widgets.filter_bar import FilterBar
from ui.widgets.inline_message import InlineMessage
from ui.widgets.page import Desk, Page
from ui.widgets.page_header import PageHeader
from ui.widgets.page_states import PageStates
from ui.widgets.search_field import SearchField


class AuditPage(Page):
    """Lines at the left, the newest first; at the right the one that is chosen, in full."""

    topics = (
        "customer", "contact", "ticket", "followup", "interaction", "survey", "sla", "setting",
        "person", "department", "import",
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.total = 0
        self.model = AuditModel(window_wording(), self)
        self.header = PageHeader()
        self.search = SearchField()
        self.export_button = Button(icon_name="arrow_export")
        self.message = InlineMessage(closable=True)
        self.message.hide()
        self.filter_bar = FilterBar()
        self.filters = AuditFilters(self.filter_bar, self)
        self.days = DaysField(self._today)
        self.table = DataTable(self.model, "audit")
        self.line = LineCard(self.model.wording)
        self._content = QWidget()
        self.states = PageStates(self._content, "history")
        self._lay_out()
        self._connect()
        self.retranslate()

    def title(self) -> str:
        return self.tr("Audit log")

    def open_route(self, route: Route) -> None:
        """Search for a ``record`` by its number, or all of one ``table``."""
        record, table = route.param("record"), route.param("table")
        if table is not None:
            self.search.clear()
            self.days.clear()
            self.filters.choose({"table": [table]})
        if record is not None:
            self.search.setText(record)
            self.restart()

    def wanted(self) -> AuditFilter:
        """What is searched for."""
        since, before = self.days.moments(self.desk.tasks.backend.zone)
        chosen: AuditFilter = self.filters.value(self.search.text())
        return replace(chosen, since=since, before=before)

    def reload(self) -> None:
        """Read again as many lines as are shown; selection and scroll stay."""
        self._read(None, max(PAGE_SIZE, len(self.model.rows)))
        self.desk.tasks.query(self, identity.everybody, on_done=self._show_people, key="people")

    def restart(self) -> None:
        """Another search: the first page, from its top."""
        self.table.begin_anew()
        self.model.restart()

    def retranslate(self) -> None:
        self.header.set_title(self.title())
        self.search.set_placeholder(self.tr("Number of a customer, ticket or survey…"))
        self.export_button.setText(self.tr("Export…"))
        self.table.setAccessibleName(self.tr("Lines of the audit log"))
        self.filters.retranslate()
        self.model.repaint_all()
        self._show_count()
        if self.states.is_empty():
            self._show_ready()

    def save_to(self, path: Path) -> None:
        """Write what was found to a workbook."""
        self.export_button.setEnabled(False)
        job = AuditJob(self.wanted(), path, _language())
        self.desk.tasks.job(
            self,
            write_audit_log,
            job,
            on_done=self._on_written,
            on_step=self._on_step,
            on_error=self._on_not_written,
        )

    def _connect(self) -> None:
        self.search.searched.connect(self.restart)
        self.filters.changed.connect(self.restart)
        self.days.changed.connect(self.restart)
        self.model.page_wanted.connect(self._read)
        self.states.retried.connect(self.reload)
        self.states.acted.connect(self._show_all)
        self.export_button.clicked.connect(self._export)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.model.modelReset.connect(self._on_selected)

    def _read(self, cursor: Cursor | None, size: int = PAGE_SIZE) -> None:
        self.states.begin()
        query, wanted = self.desk.tasks.query, self.wanted()
        query(
            self,
            queries.audit_page,
            wanted,
            cursor,
            size,
            on_done=self._show_first if cursor is None else self.model.append_page,
            on_error=self._show_error,
            key="rows",
        )
        if cursor is None:
            query(self, queries.audit_count, wanted, on_done=self._on_counted, key="count")

    def _show_first(self, page: RowPage[Any]) -> None:
        self.model.show_first(page)
        self.total = max(self.total, len(page.rows)) if page.rows else 0
        self._show_ready()

    def _on_counted(self, total: int) -> None:
        self.total = total
        self._show_count()

    def _show_ready(self) -> None:
        if self.total:
            self.states.show_content()
        elif self._is_searched():
            self.states.show_empty(
                self.tr("No line fits"),
                self.tr("Nothing was done with all of this. Take a filter away, or other days."),
                self.tr("Show all lines"),
            )
        else:
            self.states.show_empty(
                self.tr("Nothing yet"),
                self.tr("Every change, export and look at a phone in clear will stand here."),
            )
        self.export_button.setEnabled(bool(self.total))
        self._show_count()

    def _show_count(self) -> None:
        self.header.set_subtitle(self.tr("%Ln line(s)", "", self.total) if self.total else "")

    def _show_error(self, error: AppError) -> None:
        self.states.show_error(sentence(error))

    def _show_people(self, found: Everybody) -> None:
        people, departments = found
        wording = window_wording().knowing(people, departments)
        self.filters.set_people(people)
        self.model.set_wording(wording)
        self.line.set_wording(wording)

    def _on_selected(self, _selected: QItemSelection | None = None) -> None:
        index = self.table.currentIndex()
        is_chosen = self.table.selectionModel().hasSelection() and index.isValid()
        self.line.show_row(index.data(Role.ROW) if is_chosen else None)

    def _is_searched(self) -> bool:
        return bool(self.search.text().strip()) or self.filters.is_any() or self.days.is_any()

    def _show_all(self) -> None:
        self.search.clear()
        self.days.clear()
        self.filters.clear()

    def _export(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{self.title()} {self._today():%Y-%m-%d}{XLSX}"
        path, _ = QFileDialog.getSaveFileName(
            self, self.title(), str(Path(folder) / name), self.tr("Workbook (*.xlsx)")
        )
        if path:
            target = Path(path)
            ends_right = target.suffix.casefold() == XLSX
            self.save_to(target if ends_right else target.with_name(target.name + XLSX))

    def _on_step(self, done: int, total: int) -> None:
        text = self.tr("Writing… {0} of {1}")
        self.message.show_message(text.format(done, total), "info")

    def _on_written(self, result: ReportResult) -> None:
        self.export_button.setEnabled(True)
        text = self.tr("%Ln line(s) written to {0}", "", result.rows).format(result.path)
        self.message.show_message(text, "success")
        self.reload()  # the export is a line itself

    def _on_not_written(self, error: AppError) -> None:
        self.export_button.setEnabled(True)
        self.message.show_message(sentence(error), "error")

    def _today(self) -> date:
        backend = self.desk.tasks.backend
        return backend.clock().astimezone(backend.zone).date()

    def _lay_out(self) -> None:
        self.header.set_search(self.search)
        self.header.add_action(self.export_button)
        self._bar = QHBoxLayout()
        self._bar.addWidget(self.filter_bar, 1)
        self._bar.addWidget(self.days, 0, Qt.AlignmentFlag.AlignTop)
        self._parts = QHBoxLayout(self._content)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.addWidget(self.table, 1)
        self._parts.addWidget(self.line)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.header)
        self._column.addWidget(self.message)
        self._column.addLayout(self._bar)
        self._column.addWidget(self.states, 1)
        current().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        theme = current()
        side, top = theme.px("xl"), theme.px("l")
        self._column.setContentsMargins(side, top, side, top)
        for layout in (self._column, self._parts):
            layout.setSpacing(theme.px("m"))
        self._bar.setSpacing(theme.px("s"))


def _language() -> str:
    return "zh_CN" if QLocale().language() is QLocale.Language.Chinese else "en"
