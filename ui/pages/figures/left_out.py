"""How many tickets are in no figure, and why: one quiet line below the filters."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.figures.dto import Behind, LeftOut, What
from app.tickets.rules import WITHDRAWN, Outcome
from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.words import word


class LeftOutLine(QWidget):
    """Each number asks for its tickets; the line is hidden where there are none."""

    wanted = Signal(object, str)  # Behind, what it is called

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: LeftOut = {}
        self.label = Label(color="text_muted")
        self.buttons = {outcome: Button(kind="quiet") for outcome in WITHDRAWN}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.label)
        for outcome, button in self.buttons.items():
            button.clicked.connect(partial(self._want, outcome))
            self._row.addWidget(button)
        self._row.addStretch(1)
        current().changed.connect(self._restyle)
        self._restyle()
        self.show_counts({})

    def show_counts(self, counts: LeftOut) -> None:
        """Say how many there are of each."""
        self._counts = counts
        self.setVisible(bool(counts))
        self.retranslate()

    def retranslate(self) -> None:
        self.label.setText(self.tr("Left out:"))
        duplicates, spam, merged = (self._counts.get(outcome, 0) for outcome in WITHDRAWN)
        texts = {
            Outcome.DUPLICATE: self.tr("%n duplicate(s)", "", duplicates),
            Outcome.SPAM: self.tr("%n spam", "", spam),
            Outcome.MERGED: self.tr("%n merged", "", merged),
        }
        for outcome, button in self.buttons.items():
            button.setText(texts[outcome])
            button.setAccessibleName(f"{self.label.text()} {texts[outcome]}")
            button.setVisible(outcome in self._counts)

    def _want(self, outcome: Outcome) -> None:
        said = word(f"ticket.outcome.{outcome}")
        self.wanted.emit(Behind(What.LEFT_OUT, text=outcome), said)

    def _restyle(self) -> None:
        self._row.setSpacing(current().px("xs"))
