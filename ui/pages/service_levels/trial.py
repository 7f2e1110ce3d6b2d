"""Try it: what would be promised to a ticket, by what is on the screen, and why."""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.sla.calendar import BusinessCalendar
from app.sla.explain import Explanation
from app.sla.policy import ClockKind, Policy, TicketFacts
from app.sla.queries import what_if
from ui.errors.messages import sentence
from ui.pages.service_levels.models import DeadlineRow, DeadlinesModel
from ui.theme import current
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.date_field import DateTimeField
from ui.widgets.deadline_words import FACTS, FactWords, explained, fact_name
from ui.widgets.fields import ComboBox
from ui.widgets.form import Form
from ui.widgets.inline_message import InlineMessage
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.widgets.section_header import SectionHeader
from ui.widgets.time_bar import TimeBar

_ANY = ""
_FORM_WIDTH = 260  # design pixels
Shown = tuple[tuple[Policy, ...], BusinessCalendar]


class TrialPanel(QWidget):
    """Answers at every change; ``shown`` gives the rules on the screen, saved or not."""

    def __init__(
        self, desk: Desk, shown: Callable[[], Shown | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown = shown
        self._words = FactWords()
        self.facts = {fact: ComboBox() for fact in FACTS}
        self.form = Form()
        for fact, box in self.facts.items():
            self.form.add(fact, box)
        self.start = DateTimeField(
            lambda: desk.tasks.backend.clock().astimezone(self._zone()).date()
        )
        self.form.add("start", self.start, required=True)
        self.form.edited.connect(self.ask)
        self.start.editingFinished.connect(self.ask)
        self.message = InlineMessage()
        self.model = DeadlinesModel(self)
        self.table = DataTable(self.model, "deadlines")
        self.table.setSelectionMode(DataTable.SelectionMode.SingleSelection)
        self.bar, self.stretch = TimeBar(), Label(role="small", color="text_secondary", wrap=True)
        self.bar.chosen.connect(self.stretch.setText)
        self.why = Label(wrap=True, selectable=True)
        self._form_title, self._table_title = SectionHeader(), SectionHeader()
        self._why_title = SectionHeader()
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(self._explain)
        self.retranslate()

    def set_words(self, words: FactWords) -> None:
        """Know how tiers are called."""
        self._words = words
        self._offer()

    def ask(self) -> None:
        """Work out the promises for what is entered."""
        rules = self._shown()
        if rules is None:
            return
        if not self.start.text():
            now = self._desk.tasks.backend.clock().astimezone(self._zone())
            self.start.set_value(now.replace(tzinfo=None))
        start = self.start.value()
        self.form.clear_errors()
        if start is None:
            return
        values = self.form.values()
        facts = TicketFacts(**{fact: values[fact] or None for fact in FACTS})
        policies, calendar = rules
        moment = start.replace(tzinfo=ZoneInfo(calendar.zone))
        self._desk.tasks.query(
            self,
            what_if,
            facts,
            moment,
            policies,
            calendar,
            on_done=self._show,
            on_error=self._refuse,
            key="trial",
        )

    def retranslate(self) -> None:
        self._form_title.set_title(self.tr("A ticket like this"))
        self._table_title.set_title(
            self.tr("is promised"), self.tr("by what stands on the other two tabs, saved or not")
        )
        self._why_title.set_title(self.tr("Why"))
        self.table.setAccessibleName(self.tr("Promises of the ticket that is tried"))
        for fact in FACTS:
            self.form.set_label(fact, fact_name(fact))
        self.form.set_label("start", self.tr("Starts at"))
        self._offer()
        self._explain()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        theme = current()
        left, upper, lower = Card(), Card(), Card()
        left.body.addWidget(self._form_title)
        left.body.addWidget(self.form)
        left.body.addStretch(1)
        left.setFixedWidth(theme.scaled(_FORM_WIDTH))
        upper.body.addWidget(self._table_title)
        upper.body.addWidget(self.message)
        upper.body.addWidget(self.table, 1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget()
        text = QVBoxLayout(inside)
        text.setContentsMargins(0, 0, 0, 0)
        text.addWidget(self.why)
        text.addStretch(1)
        scroll.setWidget(inside)
        inside.setAutoFillBackground(False)  # the card's own ground shows through
        lower.body.addWidget(self._why_title)
        lower.body.addWidget(self.bar)
        lower.body.addWidget(self.stretch)
        lower.body.addWidget(scroll, 1)
        right = QVBoxLayout()
        right.setSpacing(theme.px("m"))
        right.addWidget(upper, 1)
        right.addWidget(lower, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, theme.px("m"), 0, 0)
        whole.setSpacing(theme.px("m"))
        whole.addWidget(left)
        whole.addLayout(right, 1)

    def _zone(self) -> ZoneInfo:
        rules = self._shown()
        return ZoneInfo(rules[1].zone) if rules else self._desk.tasks.backend.zone

    def _offer(self) -> None:
        for fact, box in self.facts.items():
            box.set_choices([(_ANY, self.tr("Not said")), *self._words.choices(fact)])

    def _show(self, found: tuple[tuple[ClockKind, Explanation], ...]) -> None:
        self.message.hide()
        selected = self.table.selected_keys()
        self.model.set_rows([DeadlineRow(kind, told) for kind, told in found])
        if self.model.rows and not selected:
            self.table.select_key(self.model.rows[0].kind)
        self._explain()

    def _refuse(self, error: AppError) -> None:
        self.model.set_rows([])
        self.message.show_message(sentence(error), "error")
        self._explain()

    def _explain(self) -> None:
        keys: tuple[Any, ...] = self.table.selected_keys()
        index = self.model.row_of(keys[0]) if keys else None
        self.bar.show_deadline(None if index is None else self.model.rows[index].told)
        self.stretch.setVisible(index is not None)
        if index is None:
            self.why.setText(self.tr("Choose a promise above to see what counts."))
            return
        row = self.model.rows[index]
        self.why.setText("\n".join(explained(row.kind, row.told, self._words)))
