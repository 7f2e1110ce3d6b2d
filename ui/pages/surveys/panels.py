"""The two lists below the figures: the answers behind a bar, and who is to be asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.core.paging import Cursor, Page
from app.surveys import dashboard, queries
from app.surveys.dto import AnswerRow, DashboardFilter, InvitationFilter, InvitationRow
from app.surveys.rules import InvitationState
from ui.pages.surveys.drawings import dimension_text, score_text
from ui.pages.surveys.models import answers_model, invitations_model
from ui.router import Route
from ui.theme import current
from ui.widgets.behind_list import BehindList
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.page import Desk
from ui.widgets.section_header import SectionHeader
from ui.widgets.segmented import Option, SegmentedControl

R = TypeVar("R", AnswerRow, InvitationRow)

_LIST_HEIGHT = 230  # design pixels


@dataclass(frozen=True)
class Behind:
    """Which answers are shown: of a dimension ("" all), a score (0 all), a month ("" all)."""

    dimension: str = ""
    score: int = 0
    month: str = ""


class AnswersPanel(BehindList):
    """The answers a bar or a point stands for."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        model = answers_model(desk.tasks.backend.clock)
        super().__init__(desk, model, "survey_answers", parent=parent)
        self.model = model
        self._wanted: DashboardFilter | None = None
        self._behind = Behind()
        self.retranslate()

    def show_behind(self, wanted: DashboardFilter, behind: Behind) -> None:
        """Show the answers behind a figure of this filter."""
        self._wanted, self._behind = wanted, behind
        self.retranslate()
        self.table.begin_anew()
        self.show()
        self.model.restart()

    def reload(self, wanted: DashboardFilter) -> None:
        """Read again, if answers are shown; a month clicked before counts no more elsewhere."""
        if not self.isHidden():
            self._wanted = wanted
            self.model.restart()

    def retranslate(self) -> None:
        behind = self._behind
        parts = [dimension_text(behind.dimension) if behind.dimension else ""]
        if behind.score:
            parts.append(f"{behind.score} {score_text(behind.dimension, behind.score)}")
        parts.append(behind.month)
        self.header.set_title(self.tr("Answers"), " · ".join(part for part in parts if part))
        self.close_button.set_name(self.tr("Close the list of answers"))
        self.table.setAccessibleName(self.tr("Answers behind the figure"))

    def read(self, cursor: Cursor | None) -> None:
        if self._wanted is None:
            return
        done = self.model.show_first if cursor is None else self.model.append_page
        self.desk.tasks.query(
            self,
            dashboard.answers_behind,
            _narrowed(self._wanted, self._behind.month),
            self._behind.dimension or None,
            self._behind.score or None,
            cursor,
            on_done=done,
            key="answers",
        )

    def open(self, key: object) -> None:
        row = _found(self.model.rows, key)
        if row is not None and row.ticket_id is not None:
            self.desk.router.go(Route("ticket", row.ticket_id))
        elif row is not None and row.customer_id is not None:
            self.desk.router.go(Route("customer", row.customer_id))


class InvitationsPanel(Card):
    """Who is to be asked by phone, who answered, and who did not in time."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = invitations_model(desk.tasks.backend.clock, self)
        self.table = DataTable(self.model, "survey_invitations")
        self.header = SectionHeader()
        self.states = SegmentedControl()
        self.enter_button = Button(kind="primary", icon_name="call")
        self.empty = EmptyState("person_feedback")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.header.add_action(self.states)
        self.header.add_action(self.enter_button)
        self.body.addWidget(self.header)
        self.body.addWidget(self._stack, 1)
        self.model.page_wanted.connect(self._read)
        self.states.chosen.connect(self._on_state)
        self.enter_button.clicked.connect(self._enter_selected)
        self.table.opened.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        current().changed.connect(self._resize)
        self._resize()
        self.retranslate()
        self._enable()

    def reload(self) -> None:
        """Read the first page again."""
        self.model.restart()

    def retranslate(self) -> None:
        self.header.set_title(self.tr("Customers asked"))
        self.states.set_options(
            (
                Option(InvitationState.OPEN, self.tr("To ask by phone")),
                Option(InvitationState.ANSWERED, self.tr("Answered")),
                Option(InvitationState.CLOSED, self.tr("Not answered")),
            )
        )
        self.enter_button.setText(self.tr("Enter answers"))
        self.table.setAccessibleName(self.tr("Customers asked for their opinion"))
        self._name_empty()

    def _name_empty(self) -> None:
        match self._state():
            case InvitationState.ANSWERED:
                texts = (
                    self.tr("No answers yet"),
                    self.tr("Choose a customer under “To ask by phone” and enter the answers."),
                )
            case InvitationState.CLOSED:
                texts = (
                    self.tr("Nobody let a survey pass"),
                    self.tr("Surveys close by themselves after 7 days."),
                )
            case _:
                texts = (
                    self.tr("Nobody to ask at the moment"),
                    self.tr("When a ticket is closed, its customer appears here."),
                )
        self.empty.set_texts(*texts)

    def _state(self) -> InvitationState:
        return InvitationState(self.states.current() or InvitationState.OPEN)

    def _on_state(self, _key: str) -> None:
        self._name_empty()
        self.table.begin_anew()
        self.model.restart()

    def _read(self, cursor: Cursor | None) -> None:
        done = self._show_first if cursor is None else self.model.append_page
        wanted = InvitationFilter(self._state())
        self._desk.tasks.query(
            self, queries.invitations, wanted, cursor, on_done=done, key="invitations"
        )

    def _show_first(self, page: Page[InvitationRow]) -> None:
        self.model.show_first(page)
        self._stack.setCurrentWidget(self.table if page.rows else self.empty)
        if page.rows and not self.table.selected_keys():
            self.table.selectRow(0)  # whoever comes to call begins at the top
        self._enable()

    def _enable(self) -> None:
        is_open = self._state() is InvitationState.OPEN
        self.enter_button.setVisible(is_open)
        self.enter_button.setEnabled(len(self.table.selected_keys()) == 1)
        hint = self.tr("Choose a customer in the list first")
        self.enter_button.setToolTip("" if self.enter_button.isEnabled() else hint)

    def _enter_selected(self) -> None:
        keys = self.table.selected_keys()
        if len(keys) == 1:
            self._open(keys[0])

    def _open(self, key: object) -> None:
        row = _found(self.model.rows, key)
        if row is None:
            return
        if row.state is InvitationState.OPEN:
            self._desk.router.go(Route("answer_survey", row.id))
        elif row.ticket_id is not None:
            self._desk.router.go(Route("ticket", row.ticket_id))

    def _resize(self) -> None:
        self._stack.setMinimumHeight(current().scaled(_LIST_HEIGHT))


def _found(rows: Sequence[R], key: object) -> R | None:
    return next((row for row in rows if row.id == key), None)


def _narrowed(wanted: DashboardFilter, month: str) -> DashboardFilter:
    """The filter, within one month where a point of the trend was clicked."""
    if not month:
        return wanted
    day = date.fromisoformat(f"{month}-01")
    return replace(wanted, first=day, last=day)
