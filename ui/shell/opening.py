"""What the window shows while its store opens, and when it cannot."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.theme import current
from ui.widgets.button import Button
from ui.widgets.label import Label

_QUIET_MS = 1_000  # what is faster than this needs no word, and a bar that moves slows it
_WIDTH = 520  # design pixels


class OpeningView(QWidget):
    """A quiet word and a bar; or a sentence about what is wrong, and the ways out."""

    retry_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Label("", "h3", "text_secondary", wrap=True, selectable=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._retry = Button(kind="primary")
        self._quit = Button()
        self._retry.clicked.connect(self.retry_wanted)
        self._quit.clicked.connect(self.quit_wanted)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._retry)
        buttons.addWidget(self._quit)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(current().px("l"))
        column.addStretch(1)
        column.addWidget(self._text)
        column.addWidget(self._bar)
        column.addLayout(buttons)
        column.addStretch(1)
        self._middle = QWidget()
        self._middle.setLayout(column)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(self._middle, 4)
        row.addStretch(1)
        self._pause = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._pause.timeout.connect(self._say_opening)
        self._is_demo = False
        self._hide_all()
        self.retranslate()

    def start(self, *, is_demo: bool = False) -> None:
        """The store is being opened (or a demo made)."""
        self._is_demo = is_demo
        self._middle.setMaximumWidth(current().scaled(_WIDTH))
        self._hide_all()
        self._pause.start()

    def step(self, done: int, total: int) -> None:
        """How far a long opening is; ``total`` 0 for unknown."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def fail(self, text: str) -> None:
        """Say why the store cannot be opened."""
        self._pause.stop()
        self._bar.hide()
        self._text.setText(text)
        for widget in (self._text, self._retry, self._quit):
            widget.show()
        self._retry.setFocus()

    def text(self) -> str:
        """What is said now."""
        return self._text.text()

    def retranslate(self) -> None:
        """Set every text."""
        self._retry.setText(self.tr("Try again"))
        self._quit.setText(self.tr("Quit"))
        if self._bar.isVisibleTo(self):
            self._say_opening()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _hide_all(self) -> None:
        for widget in (self._text, self._bar, self._retry, self._quit):
            widget.hide()

    def _say_opening(self) -> None:
        self._text.setText(
            self.tr("Preparing the demo…") if self._is_demo else self.tr("Opening the records…")
        )
        self._bar.setRange(0, 0)
        self._text.show()
        self._bar.show()
