"""SurveysPage: how content customers are, what they answered, and who is still to be asked."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.customers import queries as customers
from app.identity import queries as identity
from app.surveys import dashboard
from app.surveys.dto import Dashboard
from ui.pages.surveys.dashboard import DashboardView
from ui.pages.surveys.filters import SurveyFilters
from ui.pages.surveys.panels import AnswersPanel, Behind, InvitationsPanel
from ui.router import Route
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.page import Desk, Page
from ui.widgets.page_header import PageHeader
from ui.widgets.page_states import PageStates

_EMPTY_HEIGHT = 260  # design pixels: the customers to ask stay in sight


class SurveysPage(Page):
    """The dashboard above, the customers to ask below.

    Who may not see figures (the front desk) has only the list.
    """

    topics = ("survey", "customer", "contact", "person", "department")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._sees_figures = desk.may("survey.dashboard")
        self.header = PageHeader()
        self.filters = SurveyFilters()
        self.table_button = Button(icon_name="table")
        self.table_button.setCheckable(True)
        self.view = DashboardView()
        self.states = PageStates(self.view, "person_feedback")
        self.answers = AnswersPanel(desk)
        self.invitations = InvitationsPanel(desk)
        self._lay_out()
        self._connect()
        self.retranslate()

    def title(self) -> str:
        return self.tr("Surveys")

    def open_route(self, route: Route) -> None:
        """``filter=open`` goes to the customers to ask."""
        if route.param("filter") == "open":
            self._show_invitations()

    def reload(self) -> None:
        """Read figures, answers, invitations and what the filters offer."""
        self.invitations.reload()
        if not self._sees_figures:
            return
        query, whose = self.desk.tasks.query, self.filters.whose
        query(self, identity.departments, on_done=whose.set_departments, key="departments")
        query(self, dashboard.people_asked_about, on_done=whose.set_people, key="people")
        query(self, customers.tiers, on_done=whose.set_tiers, key="tiers")
        self._read_figures()
        self.answers.reload(self.filters.wanted(self._today()))

    def retranslate(self) -> None:
        self.header.set_title(self.title())
        self.table_button.setText(self.tr("Show as table"))
        self.filters.retranslate()
        self.view.retranslate()
        self.answers.retranslate()
        self.invitations.retranslate()
        if self.states.is_empty():
            self._show_empty()

    def _lay_out(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        for part in (self.filters, self.states, self.answers, self.invitations):
            self._column.addWidget(part)
        self._column.setStretchFactor(self.invitations, 1)
        self.states.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(inside)
        self.header.add_action(self.table_button)
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self.header)
        self._whole.addWidget(self._scroll, 1)
        for shown in (self.filters, self.states, self.table_button):
            shown.setVisible(self._sees_figures)
        current().changed.connect(self._restyle)
        self._restyle()

    def _connect(self) -> None:
        self.filters.changed.connect(self._on_filter)
        self.table_button.toggled.connect(self.view.show_as_table)
        self.view.answers_wanted.connect(self._show_answers)
        self.view.invitations_wanted.connect(self._show_invitations)
        self.states.retried.connect(self.reload)
        self.states.acted.connect(self._show_invitations)

    def _today(self) -> date:
        backend = self.desk.tasks.backend
        return backend.clock().astimezone(backend.zone).date()

    def _on_filter(self) -> None:
        self.answers.hide()
        self._read_figures()

    def _read_figures(self) -> None:
        self.states.begin()
        self.desk.tasks.query(
            self,
            dashboard.dashboard,
            self.filters.wanted(self._today()),
            on_done=self._show_figures,
            on_error=self._on_error,
            key="figures",
        )

    def _show_figures(self, shown: Dashboard) -> None:
        self.view.show_figures(shown)
        self.table_button.setEnabled(shown.now.responses > 0)
        if shown.now.responses or shown.now.finished:
            self.states.setMaximumHeight(self.maximumHeight())
            self.states.show_content()
        else:
            self._show_empty()

    def _show_empty(self) -> None:
        self.states.setMaximumHeight(current().scaled(_EMPTY_HEIGHT))
        self.states.show_empty(
            self.tr("No answers in this period"),
            self.tr(
                "When a ticket is closed, its customer is to be asked. Call the customers below "
                "and enter what they say, or choose a longer period."
            ),
        )

    def _on_error(self, error: AppError) -> None:
        self.states.fail(error)

    def _show_answers(self, dimension: str, score: int, month: str) -> None:
        if self.desk.may("survey.answers"):
            wanted = self.filters.wanted(self._today())
            self.answers.show_behind(wanted, Behind(dimension, score, month))
            self._bring(self.answers)

    def _show_invitations(self) -> None:
        self._bring(self.invitations)
        self.invitations.table.setFocus()

    def _bring(self, part: QWidget) -> None:
        """Scroll once the layout has made room."""
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part, 0, 0))

    def _restyle(self) -> None:
        theme = current()
        margin, top = theme.px("xl"), theme.px("l")
        self._whole.setContentsMargins(margin, top, margin, top)
        self._whole.setSpacing(theme.px("m"))
        self._column.setContentsMargins(0, 0, theme.px("xs"), 0)
        self._column.setSpacing(theme.px("m"))
