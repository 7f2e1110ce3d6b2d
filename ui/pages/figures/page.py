"""FiguresPage: what the tickets of a period say, and what keeps coming back."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.customers import queries as customers
from app.figures import problems, queries
from app.figures.dto import Behind, Figures, FiguresFilter
from app.figures.problems import Problems
from app.identity import queries as identity
from app.reports import period as periods
from app.reports.job import ReportParams
from ui.pages.figures.behind_panel import BehindPanel
from ui.pages.figures.figures_view import FiguresView
from ui.pages.figures.filters import FigureFilters
from ui.pages.figures.left_out import LeftOutLine
from ui.pages.figures.problems_view import ProblemsView
from ui.router import Route
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.list_export import ListExport
from ui.widgets.page import Desk, Page
from ui.widgets.page_header import PageHeader
from ui.widgets.page_states import PageStates
from ui.widgets.segmented import Option, SegmentedControl

FIGURES, PROBLEMS = "figures", "problems"
_REPORTS = {FIGURES: "ticket_figures", PROBLEMS: "frequent_problems"}


class FiguresPage(Page):
    """Two views of the same tickets, with the same filter and the tickets behind below."""

    topics = ("ticket", "customer", "sla", "person", "department", "import")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.header = PageHeader()
        self.view_switch = SegmentedControl()
        self.export_button = Button(icon_name="arrow_export")
        self.export_button.setVisible(desk.may("report.export"))
        self.export = ListExport(desk, self)
        self.filters, self.left_out = FigureFilters(self._today), LeftOutLine()
        self.figures, self.problems = FiguresView(), ProblemsView()
        self.views = QStackedWidget()
        self.views.addWidget(self.figures)
        self.views.addWidget(self.problems)
        self.states = PageStates(self.views, "gauge")
        self.behind = BehindPanel(desk)
        self._lay_out()
        self._connect()
        self.retranslate()

    def title(self) -> str:
        return self.tr("Figures")

    def open_route(self, route: Route) -> None:
        """``view=problems`` shows the frequent problems, of last week at first."""
        view = route.param("view")
        if view in _REPORTS:
            self.view_switch.choose(view)
            self._on_view(view)

    def reload(self) -> None:
        """Read the figures and what the filters offer."""
        query, whose = self.desk.tasks.query, self.filters.whose
        query(self, identity.departments, on_done=whose.set_departments, key="departments")
        query(self, queries.people_in_figures, on_done=whose.set_people, key="people")
        query(self, customers.tiers, on_done=whose.set_tiers, key="tiers")
        self._read()
        self.behind.reload()

    def retranslate(self) -> None:
        self.header.set_title(self.title())
        self.view_switch.set_options(
            (
                Option(FIGURES, self.tr("Figures"), "gauge"),
                Option(PROBLEMS, self.tr("Frequent problems"), "data_bar_vertical"),
            )
        )
        self.export_button.setText(self.tr("Export to Excel"))
        for part in (self.filters, self.left_out, self.figures, self.problems, self.behind):
            part.retranslate()

    def wanted(self) -> FiguresFilter:
        """Which tickets are shown."""
        return self.filters.wanted(self.desk.tasks.backend.zone)

    def _lay_out(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        for part in (self.filters, self.left_out, self.export.message, self.states, self.behind):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(inside)
        self.header.add_action(self.view_switch)
        self.header.add_action(self.export_button)
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self.header)
        self._whole.addWidget(self._scroll, 1)
        current().changed.connect(self._restyle)
        self._restyle()

    def _connect(self) -> None:
        self.view_switch.chosen.connect(self._on_view)
        self.filters.changed.connect(self._on_filter)
        self.left_out.wanted.connect(self._show_left_out)
        self.export_button.clicked.connect(self._on_export)
        self.figures.by_chosen.connect(self._read)
        self.problems.sort_chosen.connect(self._on_filter)
        self.states.retried.connect(self.reload)
        for view in (self.figures, self.problems):
            view.behind_wanted.connect(self._show_behind)

    def _today(self) -> date:
        backend = self.desk.tasks.backend
        return backend.clock().astimezone(backend.zone).date()

    def _view(self) -> str:
        return self.view_switch.current()

    def _on_view(self, view: str) -> None:
        self.views.setCurrentWidget(self.figures if view == FIGURES else self.problems)
        if view == PROBLEMS and self.filters.period.value() == periods.THIS_MONTH:
            self.filters.choose_period(periods.LAST_WEEK)  # what a weekly meeting looks at
        self._on_filter()

    def _on_filter(self) -> None:
        self.behind.hide()
        self._read()

    def _on_export(self) -> None:
        self.export.ask(_REPORTS[self._view()], ReportParams(figures=self.wanted()))

    def _read(self) -> None:
        self.states.begin()
        self.desk.tasks.query(
            self, queries.left_out, self.wanted(), on_done=self.left_out.show_counts,
            key="left_out",
        )  # fmt: skip
        if self._view() == FIGURES:
            self.desk.tasks.query(
                self, queries.figures, self.wanted(), self.figures.by(),
                on_done=self._show_figures, on_error=self._on_error, key="shown",
            )  # fmt: skip
        else:
            self.desk.tasks.query(
                self, problems.problems, self.wanted(), self.problems.sort(),
                on_done=self._show_problems, on_error=self._on_error, key="shown",
            )  # fmt: skip

    def _show_figures(self, shown: Figures) -> None:
        self.figures.show_figures(shown)
        self.states.show_content()

    def _show_problems(self, shown: Problems) -> None:
        self.problems.show_problems(shown)
        self.states.show_content()

    def _on_error(self, error: AppError) -> None:
        self.states.fail(error)

    def _show_behind(self, behind: Behind, said: str) -> None:
        self.behind.show_behind(self.wanted(), behind, said)
        self._bring(self.behind)

    def _show_left_out(self, behind: Behind, said: str) -> None:
        self.behind.show_in_list(self.wanted(), behind, said)

    def _bring(self, part: QWidget) -> None:
        """Scroll once the layout has made room."""
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part, 0, 0))

    def _restyle(self) -> None:
        theme = current()
        side, top = theme.px("xl"), theme.px("l")
        self._whole.setContentsMargins(side, top, side, top)
        self._whole.setSpacing(theme.px("m"))
        self._column.setContentsMargins(0, 0, theme.px("xs"), 0)
        self._column.setSpacing(theme.px("m"))
