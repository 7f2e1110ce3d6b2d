"""A calm banner while the store does not answer, and the way back without a word."""

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from app.audit.latest import latest_write
from app.core.changes import Changes
from app.core.errors import AppError, StoreReadOnly, StoreUnreachable
from ui.errors.messages import sentence
from ui.shell.status_bar import StatusBar
from ui.tasks import Tasks
from ui.widgets.inline_message import InlineMessage
from ui.widgets.when import local

AGAIN_S = 4  # whoever comes back is noticed within five seconds
BEAT_MS = 4_000
PATIENCE_MS = 5_000  # a server that says nothing for so long is away, whatever the network thinks
_CLOCK_MS = 60_000
_CLOCK_MAY_BE_OFF = timedelta(minutes=2)


class Connection(QObject):
    """Hears that the store does not answer, counts down to the next try, says nothing else.

    What the pages show stays, with the time of the last answer; what is typed stays.
    """

    returned = Signal()

    def __init__(self, tasks: Tasks, banner: InlineMessage, status: StatusBar) -> None:
        super().__init__(banner)
        self._tasks, self._banner, self._status = tasks, banner, status
        self._is_lost = False
        self._is_too_old = bool(tasks.backend.newer)
        self._is_upgraded = False  # an administrator is at it
        self._seconds = 0  # to the next try; 0 while one is under way
        self._timer = QTimer(self, interval=1_000)
        self._timer.timeout.connect(self._count)
        self._clock_timer = QTimer(self, interval=_CLOCK_MS)
        self._clock_timer.timeout.connect(self.check_clock)
        self._clock_timer.start()
        self._beat_timer = QTimer(self, interval=BEAT_MS)
        self._beat_timer.timeout.connect(self.beat)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._on_silence)
        if tasks.backend.is_shared:
            self._beat_timer.start()
        tasks.lost.connect(self.take)
        banner.triggered.connect(self._ask)
        banner.installEventFilter(self)
        self.check_clock()

    def take(self, error: AppError) -> bool:
        """Whether the banner says this error, so that nobody else needs to."""
        if isinstance(error, StoreUnreachable) and not self._is_lost:
            self._is_lost = True
            self._status.set_connected(False)
            self._wait()
        return isinstance(error, StoreUnreachable)

    def beat(self) -> None:
        """Ask a server for a sign of life, so that nobody first hears of it while saving."""
        if not self._is_lost and not self._patience.isActive():
            self._patience.start()
            self._tasks.ping(self, on_done=self._on_life, on_error=self._on_life)

    def check_clock(self) -> None:
        """Say when this computer's clock is off, for the times that people read from it.

        A file has no clock of its own; there a clock that was set back is behind the last write.
        """
        backend = self._tasks.backend
        if backend.is_shared:
            self._say_off(backend.clock_off())
        else:
            self._tasks.query(
                self, latest_write, on_done=self._on_latest, on_error=_let_be, key="clock"
            )

    def _on_latest(self, moment: datetime | None) -> None:
        behind = self._tasks.backend.clock() - moment if moment else timedelta()
        self._say_off(min(behind, timedelta()))

    def _say_off(self, off: timedelta) -> None:
        is_off = abs(off) > _CLOCK_MAY_BE_OFF
        self._status.set_clock_off(round(off / timedelta(minutes=1)) if is_off else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            if self._is_lost:
                self._say()
            elif self._is_upgraded:
                self._say_upgraded()
        return super().eventFilter(watched, event)

    def _on_life(self, answer: object) -> None:
        """An answer, be it that the store is away: then ``take`` has heard it."""
        self._patience.stop()
        if not self._is_lost:
            self._note_upgrade(answer is True)

    def _note_upgrade(self, is_upgraded: bool) -> None:
        """While an upgrade runs saves wait for it; then the store may be too new for us."""
        before, self._is_upgraded = self._is_upgraded, is_upgraded
        if is_upgraded:
            self._say_upgraded()
        elif before:
            self._banner.hide()
            self._tasks.changed.emit(Changes.everything())
        newer = self._tasks.backend.newer
        if newer and not self._is_too_old:
            self._is_too_old = True
            self._status.set_read_only()
            self._banner.show_message(
                sentence(StoreReadOnly(reason="newer", version=newer)), "warning"
            )

    def _say_upgraded(self) -> None:
        text = self.tr(
            "An administrator is upgrading the server's records. What you type is kept; saving "
            "waits until it is done."
        )
        self._banner.show_message(text, "info")

    def _on_silence(self) -> None:
        self.take(StoreUnreachable())

    def _wait(self) -> None:
        self._seconds = AGAIN_S
        self._timer.start()
        self._say()

    def _count(self) -> None:
        self._seconds -= 1
        if self._seconds > 0:
            self._say()
        else:
            self._ask()

    def _say(self) -> None:
        since = f"{local(self._tasks.answered_at):%H:%M}"
        text = self.tr("No connection. What you see is as of {0}, and what you type is kept.")
        again = self.tr("Trying again in {0} s.") if self._seconds else self.tr("Trying again…")
        self._banner.show_message(
            f"{text.format(since)} {again.format(self._seconds)}",
            "warning",
            self.tr("Try now") if self._seconds else "",
        )

    def _ask(self) -> None:
        if self._timer.isActive():  # else it is being asked already
            self._timer.stop()
            self._seconds = 0
            self._say()
            self._tasks.ping(self, on_done=self._on_back, on_error=self._on_still_lost)

    def _on_still_lost(self, _error: AppError) -> None:
        self._wait()

    def _on_back(self, _answer: object) -> None:
        self._is_lost = self._is_upgraded = False
        self._banner.hide()
        self._status.set_connected(True)
        self._tasks.changed.emit(Changes.everything())
        self.check_clock()
        self.returned.emit()


def _let_be(_error: AppError) -> None:
    """The banner says it; the next minute asks again."""
