"""The reports page: a card for each report of the catalogue, and the files written last."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.identity import queries as identity
from app.identity.dto import Everybody
from app.reports.catalogue import REPORTS, file_name, run_report
from app.reports.job import ReportJob, ReportResult
from app.reports.reach import EXPORT
from ui.pages.reports.card import ReportCard
from ui.pages.reports.choices import ONE
from ui.pages.reports.recent import RecentFiles
from ui.router import Route
from ui.tasks import Job
from ui.theme import current
from ui.widgets.page import Desk, Page
from ui.widgets.page_header import PageHeader
from ui.widgets.save_as import ask_where, file_language, keep_file

_COLUMNS = 2


class ReportsPage(Page):
    """Every report is one click and a file name away."""

    topics = ("person", "department")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._jobs: dict[str, Job] = {}
        self.header = PageHeader()
        self.recent = RecentFiles()
        self.cards = {
            report.name: ReportCard(desk, report, self._today)
            for report in REPORTS
            if desk.may(EXPORT) and desk.may(report.permission)
        }
        for card in self.cards.values():
            card.wanted.connect(partial(self._save, card))
            card.stopped.connect(partial(self._stop, card))
        self._lay_out()
        self.retranslate()

    def title(self) -> str:
        return self.tr("Reports")

    def open_route(self, route: Route) -> None:
        """Take a ``list`` with its filter, or the form of one ``customer`` or ``ticket``."""
        pairs = tuple(pair for pair in route.params if pair[0] != "list")
        list_ = route.param("list")
        if list_ in ("customers", "tickets"):
            card = self.cards[f"{list_[:-1]}_list"]
            if card.filter is not None:
                card.filter.set_pairs(pairs)
            self._bring(card)
            return
        for subject, name in (("customer", "registration_form"), ("ticket", "ticket_tracking")):
            record = route.param(subject)
            card = self.cards[name]
            if record and card.subject is not None:
                card.subject.choose(ONE)
                card.subject.show_record(int(record), route.param("name") or record)
                self._bring(card)

    def reload(self) -> None:
        """Read the names that filters are said with."""
        self.desk.tasks.query(self, identity.everybody, on_done=self._show_people, key="people")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.recent.retranslate()  # lists write files too

    def retranslate(self) -> None:
        self.header.set_title(self.title())
        self.header.set_subtitle(self.tr("Workbooks for Excel, WPS and LibreOffice"))

    def save_to(self, card: ReportCard, path: Path) -> None:
        """Write the report of a card to a file, unless it is being written."""
        if card.report.name in self._jobs:
            return
        job = ReportJob(card.report.name, card.params(), path, file_language())
        card.begin()
        self._jobs[card.report.name] = self.desk.tasks.job(
            self,
            run_report,
            job,
            on_done=partial(self._on_done, card),
            on_step=card.show_step,
            on_error=partial(self._on_error, card),
        )

    def _save(self, card: ReportCard) -> None:
        report = card.report
        name = file_name(report, card.subject_text(), self._today(), file_language())
        title = QCoreApplication.translate("Reports", report.title)
        path = ask_where(self, title, name, report.suffixes)
        if path is not None:
            self.save_to(card, path)

    def _stop(self, card: ReportCard) -> None:
        job = self._jobs.get(card.report.name)
        if job is not None:
            job.cancel()

    def _on_done(self, card: ReportCard, result: ReportResult) -> None:
        self._jobs.pop(card.report.name, None)
        card.show_result(result)
        keep_file(result, self.desk.tasks.backend.clock())
        self.recent.retranslate()

    def _on_error(self, card: ReportCard, error: AppError) -> None:
        self._jobs.pop(card.report.name, None)
        card.show_error(error)

    def _show_people(self, found: Everybody) -> None:
        for card in self.cards.values():
            if card.filter is not None:
                card.filter.set_people(found)

    def _today(self) -> date:
        backend = self.desk.tasks.backend
        return backend.clock().astimezone(backend.zone).date()

    def _bring(self, card: ReportCard) -> None:
        """Scroll to a card once the layout has made room, and stand on its button."""
        card.save.setFocus()
        QTimer.singleShot(0, card, lambda: self._scroll.ensureWidgetVisible(card, 0, 0))

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, current().px("xs"), 0)
        self._grid = QGridLayout()
        for place, card in enumerate((*self.cards.values(), self.recent)):
            self._grid.addWidget(card, place // _COLUMNS, place % _COLUMNS)
        for number in range(_COLUMNS):
            self._grid.setColumnStretch(number, 1)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._column = column
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(inside)
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self.header)
        self._whole.addWidget(self._scroll, 1)
        current().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        theme = current()
        side, top, gap = theme.px("xl"), theme.px("l"), theme.px("m")
        self._whole.setContentsMargins(side, top, side, top)
        for layout in (self._whole, self._column, self._grid):
            layout.setSpacing(gap)
