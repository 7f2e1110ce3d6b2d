"""The first and the waiting step of an import, and the line that says how far one is."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.inline_message import InlineMessage
from ui.widgets.label import Label

_BAR_WIDTH = 420  # design pixels


class StepLine(QWidget):
    """Names the steps; the present one stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = [Label(role="strong") for _ in range(4)]
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for label in self._labels:
            self._row.addWidget(label)
        self._row.addStretch(1)
        self._row.setSpacing(current().px("xl"))
        self.show_step(0)
        self.retranslate()

    def show_step(self, step: int) -> None:
        """Mark a step, counted from 0."""
        for place, label in enumerate(self._labels):
            label.set_color("link" if place == step else "text_muted")

    def retranslate(self) -> None:
        names = (self.tr("File"), self.tr("Columns"), self.tr("Check"), self.tr("Result"))
        for place, (label, name) in enumerate(zip(self._labels, names, strict=True), 1):
            label.setText(f"{place}  {name}")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class FileStep(QWidget):
    """Asks for a file, and says why the last one could not be read; ``below`` it, the others."""

    wanted = Signal()  # the person wants to choose a file

    def __init__(self, below: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = InlineMessage(closable=True)
        self._prompt = EmptyState("document_table")
        self._prompt.triggered.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.problem)
        column.addWidget(self._prompt, 1)
        column.addWidget(below, 1)
        self.retranslate()

    def retranslate(self) -> None:
        self._prompt.set_texts(
            self.tr("Drop the customer list here"),
            self.tr("Excel (.xlsx, .xls) or CSV, as it is. Nothing is written before you say so."),
            self.tr("Choose a file…"),
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class BusyStep(QWidget):
    """Something is under way: what, how far, and a way to stop it."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_writing = False
        self._done, self._total = 0, 0
        self._text = Label(role="h2")
        self._count = Label(color="text_muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = Button()
        self._stop.clicked.connect(self._on_stop)
        column = QVBoxLayout(self)
        column.addStretch(1)
        for widget in (self._text, self._bar, self._count, self._stop):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        column.setSpacing(current().px("m"))
        self._bar.setFixedWidth(current().scaled(_BAR_WIDTH))
        self.retranslate()

    def begin(self, *, is_writing: bool) -> None:
        """Start to read (nobody knows how much) or to write."""
        self._is_writing = is_writing
        self._stop.setEnabled(True)
        self.show_progress(0, 0)

    def show_progress(self, done: int, total: int) -> None:
        """Say how far it is; ``total`` 0 means nobody knows."""
        self._done, self._total = done, total
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self.retranslate()

    def retranslate(self) -> None:
        writing, reading = self.tr("Importing…"), self.tr("Reading and checking…")
        self._text.setText(writing if self._is_writing else reading)
        self._bar.setAccessibleName(self._text.text())
        if self._total:
            self._count.setText(
                self.tr("{0} of %n customer(s)", "", self._total).format(self._done)
            )
        else:
            self._count.setText(self.tr("%n row(s)", "", self._done) if self._done else "")
        self._stop.setText(self.tr("Stop"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self.stopped.emit()
