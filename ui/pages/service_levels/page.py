"""The service levels page: policies, calendar, what they promise, and who gets new tickets."""

from collections.abc import Sequence

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.customers import queries as customers
from app.customers.dto import TierRow
from app.sla import queries
from app.sla.dto import RulesNow
from ui.pages.service_levels.calendar import CalendarPanel
from ui.pages.service_levels.policies import PoliciesPanel
from ui.pages.service_levels.routing import RoutingPanel
from ui.pages.service_levels.trial import Shown, TrialPanel
from ui.theme import current
from ui.widgets.deadline_words import FactWords
from ui.widgets.page import Desk, Page
from ui.widgets.page_header import PageHeader
from ui.widgets.page_states import PageStates


class ServiceLevelsPage(Page):
    """Three tabs over one set of rules, and where new tickets go."""

    topics = ("sla", "routing")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.header = PageHeader()
        self.policies = PoliciesPanel(desk)
        self.calendar = CalendarPanel(desk)
        self.trial = TrialPanel(desk, self._shown)
        self.routing = RoutingPanel(desk)
        self.tabs = QTabWidget()
        for panel in (self.policies, self.calendar, self.trial, self.routing):
            self.tabs.addTab(panel, "")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)  # its line belongs below the tabs
        self.tabs.currentChanged.connect(self._on_tab)
        self.states = PageStates(self.tabs, "timer")
        self.states.retried.connect(self.reload)
        theme = current()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.px("xl"), theme.px("l"), theme.px("xl"), theme.px("l"))
        whole.setSpacing(theme.px("m"))
        whole.addWidget(self.header)
        whole.addWidget(self.states, 1)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Service levels")

    def reload(self) -> None:
        self.states.begin()
        query = self.desk.tasks.query
        query(self, customers.tiers, on_done=self._show_tiers, key="tiers")
        query(self, queries.rules_now, on_done=self._show, on_error=self._fail, key="rules")
        self.routing.reload()

    def may_leave(self) -> bool:
        """What is edited and not saved is kept as a draft, so one may always leave."""
        self.policies.keep_draft()
        self.calendar.keep_draft()
        return True

    def retranslate(self) -> None:
        self.header.set_title(self.title())
        self.header.set_subtitle(self.tr("what is promised to whom, and by when"))
        names = (self.tr("Policies"), self.tr("Calendar"), self.tr("Try it"), self.tr("Routing"))
        for index, name in enumerate(names):
            self.tabs.setTabText(index, name)

    def _show(self, rules: RulesNow) -> None:
        self.states.show_content()
        self.policies.show_rules(rules)
        self.calendar.show_rules(rules)
        self._on_tab()

    def _show_tiers(self, tiers: Sequence[TierRow]) -> None:
        words = FactWords(tiers)
        self.policies.set_words(words)
        self.trial.set_words(words)
        self.routing.set_words(words)

    def _fail(self, error: AppError) -> None:
        self.states.fail(error)

    def _shown(self) -> Shown | None:
        calendar = self.calendar.calendar()
        return (self.policies.policies, calendar) if calendar else None

    def _on_tab(self) -> None:
        if self.tabs.currentWidget() is self.trial:
            self.trial.ask()
