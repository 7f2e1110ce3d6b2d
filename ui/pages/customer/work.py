"""What is to be done for one customer: open tickets, follow-ups, surveys."""

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.paging import Page
from app.followups import queries as followups
from app.followups.dto import FollowUpRow
from app.tickets import queries as tickets
from app.tickets.dto import TicketFilter, TicketRow, TicketSort
from app.tickets.rules import Category
from app.timeline import queries as timeline
from app.timeline.dto import EntryKind, TimelineEntry
from ui.delegates.work_item import WorkItem
from ui.pages.customer.timeline import headline
from ui.router import Route
from ui.theme import current
from ui.widgets.button import IconButton
from ui.widgets.card import Card
from ui.widgets.followups import FollowUpActions, due_state, followup_item
from ui.widgets.page import Desk
from ui.widgets.section_header import SectionHeader
from ui.widgets.when import ago, due
from ui.widgets.work_list import WorkList, WorkModel
from ui.words import word

_OPEN = (Category.OPEN, Category.WAITING, Category.SOLVED)


class WorkPanel(QWidget):
    """Three short lists beside the timeline."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clock = desk.tasks.backend.clock
        self.ticket_model = WorkModel[TicketRow](self._ticket, lambda row: row.id, self)
        self.followup_model = WorkModel[FollowUpRow](self._followup, lambda row: row.id, self)
        self.survey_model = WorkModel[TimelineEntry](self._survey, lambda row: row.id, self)
        self.tickets = WorkList(self.ticket_model)
        self.followups = WorkList(self.followup_model)
        self.surveys = WorkList(self.survey_model)
        self.followup_actions = FollowUpActions(desk, self.followups)
        self._headers = [SectionHeader() for _ in range(3)]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        lists = (self.tickets, self.followups, self.surveys)
        for header, view, share in zip(self._headers, lists, (3, 3, 2), strict=True):
            card = Card()
            card.body.addWidget(header)
            card.body.addWidget(view, 1)
            self._column.addWidget(card, share)
        self.done_button = IconButton("checkmark")
        self.later_button = IconButton("clock")
        for button, action in (
            (self.done_button, self.followup_actions.done),
            (self.later_button, self.followup_actions.later),
        ):
            button.clicked.connect(action.trigger)
            action.enabledChanged.connect(button.setEnabled)
            button.setEnabled(action.isEnabled())
            self._headers[1].add_action(button)
        self.tickets.opened.connect(self._open_ticket)
        self.surveys.opened.connect(self._open_survey)
        self.followups.opened.connect(self._finish)
        current().changed.connect(self._restyle)
        self.retranslate()
        self._restyle()

    def load(self, customer_id: int) -> None:
        """Read the lists of one customer."""
        query = self._desk.tasks.query
        wanted = TicketFilter(customer_id=customer_id, categories=_OPEN)
        query(
            self,
            tickets.ticket_page,
            wanted,
            TicketSort(),
            on_done=self._show_tickets,
            key="tickets",
        )
        query(
            self,
            partial(followups.of_customer, open_only=True),
            customer_id,
            on_done=self._show_followups,
            key="followups",
        )
        query(
            self,
            timeline.timeline,
            customer_id,
            frozenset({EntryKind.SURVEY}),
            on_done=self._show_surveys,
            key="surveys",
        )

    def retranslate(self) -> None:
        titles = (self.tr("Open tickets"), self.tr("Follow-ups"), self.tr("Surveys"))
        for header, view, title in zip(
            self._headers, (self.tickets, self.followups, self.surveys), titles, strict=True
        ):
            count = view.model().rowCount()
            header.set_title(title, str(count) if count else "")
            view.setAccessibleName(title)
        self.tickets.set_placeholder(self.tr("No open ticket."))
        self.followups.set_placeholder(self.tr("Nothing planned."))
        self.surveys.set_placeholder(self.tr("No survey yet."))
        self.done_button.set_name(self.tr("Done… (D)"))
        self.later_button.set_name(self.tr("Postpone (P)"))

    def refresh_times(self) -> None:
        """Time has passed: say anew how much is left."""
        for model in (self.ticket_model, self.followup_model, self.survey_model):
            model.repaint_all()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_tickets(self, page: Page[TicketRow]) -> None:
        self.ticket_model.set_rows(page.rows)
        self.retranslate()

    def _show_followups(self, rows: tuple[FollowUpRow, ...]) -> None:
        self.followup_model.set_rows(rows)
        self.retranslate()

    def _show_surveys(self, page: Page[TimelineEntry]) -> None:
        self.survey_model.set_rows(page.rows)
        self.retranslate()

    def _ticket(self, row: TicketRow) -> WorkItem:
        now = self._clock()
        parts = (row.number, word(f"ticket.status.{row.status}"), row.owner_name or "")
        chip, state = "", "ontrack"
        if row.is_paused:
            chip, state = word("sla.state.paused"), "paused"
        elif row.next_due_at is not None:
            chip, state = due(row.next_due_at, now), due_state(row.next_due_at, now)
        meta = " · ".join(part for part in parts if part)
        return WorkItem("ticket_diagonal", row.title, meta, chip, "sla", state)

    def _followup(self, row: FollowUpRow) -> WorkItem:
        return followup_item(row, self._clock(), names_customer=False)

    def _survey(self, row: TimelineEntry) -> WorkItem:
        """The mean first: the list is narrow."""
        at = ago(row.at, self._clock())
        if row.what != "answered" or row.score is None:
            return WorkItem("person_feedback", headline(row), at)
        title = self.tr("Answered, mean {0} of 5").format(f"{row.score:.1f}")
        return WorkItem("person_feedback", title, f"{row.number} · {at}")

    def _open_ticket(self, row: TicketRow) -> None:
        self._desk.router.go(Route("ticket", row.id))

    def _open_survey(self, row: TimelineEntry) -> None:
        if row.what == "invited":
            self._desk.router.go(Route("answer_survey", row.record_id))

    def _finish(self, _row: Any) -> None:
        self.followup_actions.finish()

    def _restyle(self) -> None:
        self._column.setSpacing(current().px("m"))
