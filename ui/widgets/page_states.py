"""PageStates: what a page shows while it loads, has nothing, failed, or is ready."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core.errors import AppError, StoreUnreachable
from ui.errors.messages import sentence
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label

LOADING_AFTER_MS = 150  # quicker answers show no "loading" at all


class PageStates(QStackedWidget):
    """Stands around the content of a page; what was shown once stays in sight while it reloads."""

    retried = Signal()
    acted = Signal()  # the next step an empty page offers

    def __init__(self, content: QWidget, empty_icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._nothing = QWidget()
        self._loading = QWidget()
        self._loading_text = Label(color="text_muted")
        column = QVBoxLayout(self._loading)
        column.addWidget(self._loading_text, 0, Qt.AlignmentFlag.AlignCenter)
        self.empty = EmptyState(empty_icon)
        self.empty.triggered.connect(self.acted)
        self._error = EmptyState("error_circle")
        self._error.triggered.connect(self.retried)
        self._sentence = ""
        for part in (self._nothing, self._loading, self.empty, self._error, content):
            self.addWidget(part)
        self._timer = QTimer(self, singleShot=True, interval=LOADING_AFTER_MS)
        self._timer.timeout.connect(self._show_loading)
        self.retranslate()

    def begin(self) -> None:
        """A query went out; say so if nothing is shown and it takes longer than a moment."""
        if self.currentWidget() in (self._nothing, self._error):
            self._timer.start()

    def show_content(self) -> None:
        """The page has something to show."""
        self._show(self._content)

    def show_empty(self, title: str, text: str = "", action: str = "") -> None:
        """There is nothing; say what to do about it."""
        self.empty.set_texts(title, text, action)
        self._show(self.empty)

    def show_error(self, sentence: str) -> None:
        """Reading failed; what was shown before stays out of sight until it works again."""
        self._sentence = sentence
        self.retranslate()
        self._show(self._error)

    def fail(self, error: AppError, *, is_current: bool = True) -> None:
        """Reading failed. While the store is away what was read stays, the banner says since when.

        Args:
            is_current: the content is what was asked for, not the record shown before.
        """
        has_content = self.currentWidget() in (self._content, self.empty)
        if isinstance(error, StoreUnreachable) and has_content and is_current:
            return
        self.show_error(sentence(error))

    def is_ready(self) -> bool:
        """Whether the content is in sight."""
        return self.currentWidget() is self._content

    def is_empty(self) -> bool:
        """Whether the page says that there is nothing."""
        return self.currentWidget() is self.empty

    def retranslate(self) -> None:
        self._loading_text.setText(self.tr("Loading…"))
        self._error.set_texts(
            self.tr("This could not be shown"), self._sentence, self.tr("Try again")
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_loading(self) -> None:
        self.setCurrentWidget(self._loading)

    def _show(self, part: QWidget) -> None:
        self._timer.stop()
        self.setCurrentWidget(part)
