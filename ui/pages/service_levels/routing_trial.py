"""Where would this go: a ticket like the one described, and what each rule says to it."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.tickets.routes import Trial, try_route
from app.tickets.routing import RoutingFacts
from ui.pages.service_levels.routing_words import RoutingWords
from ui.theme import current
from ui.widgets.card import Card
from ui.widgets.customer_picker import CustomerPicker
from ui.widgets.deadline_words import FactWords, fact_name
from ui.widgets.fields import ComboBox, LineEdit
from ui.widgets.form import Form
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.widgets.section_header import SectionHeader

_WIDTH = 300  # design pixels
_PAUSE_MS = 150
_ANY = ""
_CHOSEN = ("kind", "channel", "tier")


class RoutingTrial(Card):
    """Answers at every change, by the table as it is saved."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = RoutingWords(FactWords())
        self._trial: Trial | None = None
        self.boxes = {name: ComboBox() for name in _CHOSEN}
        self.form = Form()
        self.form.add("title", LineEdit())
        self.form.add("kind", self.boxes["kind"])
        self.form.add("sub_kind", LineEdit())
        self.form.add("channel", self.boxes["channel"])
        self.form.add("customer", CustomerPicker(desk))
        self.form.add("tier", self.boxes["tier"])
        self.answer = Label(wrap=True, selectable=True)
        self._title = SectionHeader()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.ask)
        self.form.edited.connect(self._on_edited)
        self.setFixedWidth(current().scaled(_WIDTH))
        inside = QWidget()
        parts = QVBoxLayout(inside)
        parts.setContentsMargins(0, 0, current().px("s"), 0)
        parts.addWidget(self.form)
        parts.addWidget(self.answer)
        parts.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        inside.setAutoFillBackground(False)  # the card's own ground shows through
        self.body.addWidget(self._title)
        self.body.addWidget(scroll, 1)
        self.retranslate()

    def set_words(self, words: RoutingWords) -> None:
        """Know how tiers, departments and people are called."""
        self._words = words
        self._offer()
        self._say()

    def ask(self) -> None:
        """Find out where the ticket would go."""
        values = self.form.values()
        if values["kind"] is None or not self._desk.may("ticket.see"):
            return
        facts = RoutingFacts(
            kind=values["kind"],
            sub_kind=values["sub_kind"] or None,
            tier=values["tier"] or None,
            channel=values["channel"],
            title=values["title"],
        )
        customer_id = values["customer"][0] if values["customer"] else None
        self._desk.tasks.query(
            self, try_route, facts, customer_id, on_done=self._on_answer, key="trial"
        )

    def retranslate(self) -> None:
        self._title.set_title(self.tr("Where would this go?"))
        label = self.form.set_label
        label("title", self.tr("Title"))
        label("sub_kind", self.tr("Sub-kind"))
        label("customer", self.tr("Customer (optional)"))
        for name in _CHOSEN:
            label(name, fact_name(name))
        self._offer()
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _offer(self) -> None:
        for name, box in self.boxes.items():
            choices = self._words.facts.choices(name)
            if name == "tier":
                choices = [(_ANY, self.tr("Not said")), *choices]
            box.set_choices(choices)

    def _on_edited(self) -> None:
        # A customer brings his tier with him.
        self.form.set_shown("tier", not self.form.values()["customer"])
        self._pause.start()

    def _on_answer(self, trial: Trial) -> None:
        self._trial = trial
        self._say()

    def _say(self) -> None:
        self.answer.setText(self._words.told(self._trial) if self._trial else "")
