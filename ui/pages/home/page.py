"""The home page 工作台: my follow-ups, tickets at risk, surveys to remind, and a few figures."""

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QDate, QLocale, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.followups.dto import FollowUpRow
from app.tickets.to_do_dto import TaskToDo
from app.timeline.home import home
from app.timeline.home_dto import HomeData, SurveyToRemind, TicketAtRisk
from ui.delegates.work_item import WorkItem
from ui.router import Route
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.followups import FollowUpActions, due_state, followup_item
from ui.widgets.kpi import Kpi
from ui.widgets.page import Desk, Page
from ui.widgets.page_header import PageHeader
from ui.widgets.page_states import PageStates
from ui.widgets.section_header import SectionHeader
from ui.widgets.when import ago, day_text, due, local
from ui.widgets.work_list import WorkList, WorkModel
from ui.words import word

_MINUTE_MS = 60_000


class HomePage(Page):
    """What one person does today."""

    topics = ("followup", "ticket", "survey", "customer", "sla", "interaction", "person")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._clock = desk.tasks.backend.clock
        self._data: HomeData | None = None
        self.followup_model = WorkModel[FollowUpRow](self._followup, lambda row: row.id, self)
        self.ticket_model = WorkModel[TicketAtRisk | TaskToDo](
            self._ticket_or_task, lambda row: (type(row), row.id), self
        )
        self.survey_model = WorkModel[SurveyToRemind](
            self._survey, lambda row: row.invitation_id, self
        )
        self._build()
        self._connect()
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start()
        self.retranslate()

    def title(self) -> str:
        return self.tr("Home")

    def reload(self) -> None:
        """Read the day's work."""
        self.states.begin()
        self.desk.tasks.query(self, home, on_done=self._show, on_error=self._on_error, key="home")

    def retranslate(self) -> None:
        self._show_greeting()
        self.new_ticket.setText(self.tr("New ticket"))
        self.new_customer.setText(self.tr("New customer"))
        self.log_button.setText(self.tr("Log interaction"))
        self.late.set_caption(self.tr("Follow-ups late"))
        self.today.set_caption(self.tr("Follow-ups due today"))
        self.tickets_open.set_caption(self.tr("My open tickets"))
        self.tickets_late.set_caption(self.tr("My tickets late"))
        self.surveys_open.set_caption(self.tr("Surveys open"))
        self.customers.set_caption(self.tr("Customers"))
        self.done_button.setText(self.tr("Done…"))
        self.done_button.setToolTip("D")
        self.later_button.setText(self.tr("Postpone"))
        self.later_button.setToolTip("P")
        self.followups.set_placeholder(
            self.tr("Nothing is due. New customers bring their first callback here by themselves.")
        )
        self.tickets.set_placeholder(
            self.tr("No task waits for you, and no ticket is late or about to be.")
        )
        self.surveys.set_placeholder(self.tr("Nobody needs to be reminded of a survey."))
        may = self.desk.may
        self.empty.set_texts(
            self.tr("No customers yet"),
            self.tr("Bring the list you have, from Excel or CSV, or register the first customer."),
            self.tr("Import your list") if may("import.run") else "",
            self.tr("New customer") if may("customer.register") else "",
        )
        self._show_figures()
        for model in (self.followup_model, self.ticket_model, self.survey_model):
            model.repaint_all()

    def _build(self) -> None:
        self.header = PageHeader()
        self.log_button = Button(icon_name="call")
        self.new_customer = Button(icon_name="person_add")
        self.new_ticket = Button(kind="primary", icon_name="add")
        for button, permission in (
            (self.log_button, "interaction.write"),
            (self.new_customer, "customer.register"),
            (self.new_ticket, "ticket.report"),
        ):
            self.header.add_action(button)
            button.setVisible(self.desk.may(permission))
        self.late, self.today, self.tickets_open = Kpi(), Kpi(), Kpi()
        self.tickets_late, self.surveys_open, self.customers = Kpi(), Kpi(), Kpi()
        self._tiles = QHBoxLayout()
        for tile in (
            self.late, self.today, self.tickets_late, self.tickets_open, self.surveys_open,
            self.customers,
        ):  # fmt: skip
            self._tiles.addWidget(tile, 1)
        self.followups = WorkList(self.followup_model)
        self.tickets = WorkList(self.ticket_model)
        self.surveys = WorkList(self.survey_model)
        self.followup_actions = FollowUpActions(self.desk, self.followups)
        self.done_button = Button(kind="quiet", icon_name="checkmark")
        self.later_button = Button(kind="quiet", icon_name="clock")
        self.headers = tuple(SectionHeader() for _ in range(3))
        self.headers[0].add_action(self.done_button)
        self.headers[0].add_action(self.later_button)
        self._lists = QGridLayout()
        self._lists.addWidget(self._section(0, self.followups), 0, 0, 2, 1)
        self._lists.addWidget(self._section(1, self.tickets), 0, 1)
        self._lists.addWidget(self._section(2, self.surveys), 1, 1)
        for column in (0, 1):
            self._lists.setColumnStretch(column, 1)
        self._lists.setRowStretch(0, 3)
        self._lists.setRowStretch(1, 2)
        self._work = QWidget()
        self._parts = QVBoxLayout(self._work)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.addLayout(self._tiles)
        self._parts.addLayout(self._lists, 1)
        self.empty = EmptyState("people")
        self.empty.hide()
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.header)
        self._column.addWidget(self._work, 1)
        self._column.addWidget(self.empty, 1)
        self.states = PageStates(inside, "home")
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self.states)
        current().changed.connect(self._restyle)
        self._restyle()

    def _section(self, place: int, view: WorkList) -> Card:
        card = Card()
        card.body.addWidget(self.headers[place])
        card.body.addWidget(view, 1)
        return card

    def _connect(self) -> None:
        go = self.desk.router.go
        self.new_ticket.clicked.connect(partial(go, "new_ticket"))
        self.new_customer.clicked.connect(partial(go, "new_customer"))
        self.log_button.clicked.connect(partial(go, "log_interaction"))
        for tile, route in (
            (self.tickets_open, Route("tickets")),
            (self.tickets_late, Route("tickets", params=(("filter", "overdue"),))),
            (self.surveys_open, Route("surveys")),
            (self.customers, Route("customers")),
        ):
            tile.clicked.connect(partial(go, route))
        for tile in (self.late, self.today):
            tile.clicked.connect(self._go_to_followups)
        for button, action in (
            (self.done_button, self.followup_actions.done),
            (self.later_button, self.followup_actions.later),
        ):
            button.clicked.connect(action.trigger)
            action.enabledChanged.connect(button.setEnabled)
            button.setEnabled(action.isEnabled())
        self.followups.opened.connect(self._open_customer)
        self.tickets.opened.connect(self._open_ticket)
        self.surveys.opened.connect(self._open_survey)
        self.states.retried.connect(self.reload)
        self.empty.triggered.connect(partial(go, "import"))
        self.empty.second_triggered.connect(partial(go, "new_customer"))

    def _show(self, data: HomeData) -> None:
        self._data = data
        self._work.setVisible(data.customers > 0)
        self.empty.setVisible(data.customers == 0)
        self.followup_model.set_rows(data.followups)
        self.ticket_model.set_rows((*data.tasks, *data.tickets))
        self.survey_model.set_rows(data.surveys)
        self._show_figures()
        self._show_greeting()
        self.states.show_content()

    def _on_error(self, error: AppError) -> None:
        self.states.fail(error)

    def _show_greeting(self) -> None:
        backend = self.desk.tasks.backend
        now = local(self._clock())
        if now.hour < 12:
            greeting = self.tr("Good morning, {0}")
        elif now.hour < 18:
            greeting = self.tr("Good afternoon, {0}")
        else:
            greeting = self.tr("Good evening, {0}")
        self.header.set_title(greeting.format(backend.actor.name))
        day = QDate(now.year, now.month, now.day)
        weekday = QLocale().dayName(day.dayOfWeek(), QLocale.FormatType.LongFormat)
        self.header.set_subtitle(f"{day_text(now.date())} {weekday}")

    def _show_figures(self) -> None:
        titles = (
            self.tr("My follow-ups"),
            self.tr("My tasks, and tickets at risk"),
            self.tr("Surveys to remind"),
        )
        views = (self.followups, self.tickets, self.surveys)
        for header, view, title in zip(self.headers, views, titles, strict=True):
            count = view.model().rowCount()
            header.set_title(title, str(count) if count else "")
            view.setAccessibleName(title)
        data, say = self._data, QLocale().toString
        if data is None:
            return
        self.late.set_value(say(data.followups_late))
        self.today.set_value(say(data.followups_today))
        self.tickets_open.set_value(say(data.tickets_open))
        self.tickets_late.set_value(say(data.tickets_late))
        self.surveys_open.set_value(say(data.surveys_open))
        mine = self.tr("{0} of them mine").format(say(data.customers_mine))
        self.customers.set_value(say(data.customers), mine)
        for tile, count in (
            (self.late, data.followups_late),
            (self.tickets_late, data.tickets_late),
        ):
            tile.set_state(self.tr("late") if count else "", "sla", "overdue")

    def _on_minute(self) -> None:
        """Time has passed: what is left and what is late are said anew."""
        if self.isVisible():
            self.reload()
            for model in (self.followup_model, self.ticket_model, self.survey_model):
                model.repaint_all()

    def _followup(self, row: FollowUpRow) -> WorkItem:
        return followup_item(row, self._clock(), names_customer=True)

    def _ticket(self, row: TicketAtRisk) -> WorkItem:
        now: datetime = self._clock()
        clock = word(f"sla.kind.{row.next_due_kind}") if row.next_due_kind else ""
        parts = (row.number, row.customer_name, row.owner_name or "", clock)
        return WorkItem(
            "ticket_diagonal",
            row.title,
            " · ".join(part for part in parts if part),
            due(row.next_due_at, now),
            "sla",
            due_state(row.next_due_at, now),
        )

    def _ticket_or_task(self, row: TicketAtRisk | TaskToDo) -> WorkItem:
        return self._ticket(row) if isinstance(row, TicketAtRisk) else self._task(row)

    def _task(self, row: TaskToDo) -> WorkItem:
        now: datetime = self._clock()
        parts = (self.tr("task"), row.number, row.customer_name, row.title)
        chip, state = due(row.due_at, now), due_state(row.due_at, now)
        return WorkItem("people_team", row.text, " · ".join(parts), chip, "sla", state)

    def _survey(self, row: SurveyToRemind) -> WorkItem:
        opened = self.tr("opened {0}").format(ago(row.opened_at, self._clock()))
        parts = (row.number, row.contact_name or "", opened)
        closes = due(row.closes_at, self._clock())
        return WorkItem(
            "person_feedback",
            row.customer_name,
            " · ".join(part for part in parts if part),
            closes,
            "sla",
            due_state(row.closes_at, self._clock()),
        )

    def _go_to_followups(self) -> None:
        self.followups.setFocus()
        if self.followup_model.rowCount() and not self.followups.currentIndex().isValid():
            self.followups.setCurrentIndex(self.followup_model.index(0, 0))

    def _open_customer(self, row: Any) -> None:
        self.desk.router.go(Route("customer", row.customer_id))

    def _open_ticket(self, row: TicketAtRisk | TaskToDo) -> None:
        if isinstance(row, TicketAtRisk):
            self.desk.router.go(Route("ticket", row.id))
        else:
            self.desk.router.go(Route("ticket", row.ticket_id, params=(("part", "steps"),)))

    def _open_survey(self, row: SurveyToRemind) -> None:
        self.desk.router.go(Route("answer_survey", row.invitation_id))

    def _restyle(self) -> None:
        theme = current()
        side, top, gap = theme.px("xl"), theme.px("l"), theme.px("m")
        self._outer.setContentsMargins(side, top, side, top)
        for layout in (self._column, self._parts, self._tiles, self._lists):
            layout.setSpacing(gap)
        # The two that stand beside each other, one with buttons and one without.
        self.headers[1].setMinimumHeight(self.headers[0].sizeHint().height())
