"""A calm banner while the store does not answer, and the way back without a word."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from app.core.changes import Changes
from app.core.errors import AppError, StoreUnreachable
from app.notifications.queries import unread_count
from ui.shell.status_bar import StatusBar
from ui.tasks import Tasks
from ui.widgets.inline_message import InlineMessage

_RETRY_MS = 5_000


class Connection(QObject):
    """Hears refusals; one that says "no answer" raises the banner and asks again by itself."""

    returned = Signal()

    def __init__(self, tasks: Tasks, banner: InlineMessage, status: StatusBar) -> None:
        super().__init__(banner)
        self._tasks, self._banner, self._status = tasks, banner, status
        self._is_lost = False
        self._timer = QTimer(self, interval=_RETRY_MS)
        self._timer.timeout.connect(self._ask)
        banner.triggered.connect(self._ask)
        banner.installEventFilter(self)

    def take(self, error: AppError) -> bool:
        """Whether the banner says this error, so that nobody else needs to."""
        if isinstance(error, StoreUnreachable) and not self._is_lost:
            self._is_lost = True
            self._status.set_connected(False)
            self._timer.start()
            self._say()
        return isinstance(error, StoreUnreachable)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange and self._is_lost:
            self._say()
        return super().eventFilter(watched, event)

    def _say(self) -> None:
        text = self.tr("The records do not answer; trying again by itself. What you typed is kept.")
        self._banner.show_message(text, "warning", self.tr("Try now"))

    def _ask(self) -> None:
        self._tasks.query(
            self, unread_count, on_done=self._on_back, on_error=self._on_still_lost, key="ask"
        )

    def _on_still_lost(self, _error: AppError) -> None:
        """Stay as we are; the timer asks again."""

    def _on_back(self, _count: int) -> None:
        if self._is_lost:
            self._is_lost = False
            self._timer.stop()
            self._banner.hide()
            self._status.set_connected(True)
            self._tasks.changed.emit(Changes.everything())
            self.returned.emit()
