"""Feed: hears what other desks wrote and lets the pages know, at most every two seconds.

On a server the socket of the listening connection stands in Qt's loop: no thread waits for it and
no read from it ever blocks. A file has no socket and is asked every second on a worker.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from app.core.changes import ChangeFeed, Changes
from app.core.errors import AppError, StoreError, StoreUnreachable

REST_MS = 2_000  # anybody may send notifications; the pages read no more often than this
ASK_MS = 1_000
AGAIN_MS = 3_000


class Feed(QObject):
    """``heard`` carries the Changes of others.

    Args:
        call: runs a function on a worker, ``call(fn, on_done, on_error)``.
    """

    heard = Signal(object)

    def __init__(
        self, source: ChangeFeed, call: Callable[..., None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._call = call
        self._notifier: QSocketNotifier | None = None
        self._waiting = Changes()
        self._is_asking = False
        self._ask_timer = QTimer(self, interval=ASK_MS)
        self._ask_timer.timeout.connect(self._ask)
        self._again_timer = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again_timer.timeout.connect(self.start)
        self._rest_timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest_timer.timeout.connect(self._tell)

    def start(self) -> None:
        """Begin to listen; what was missed until then counts as changed."""
        self._call(self._source.open, self._on_open, self._on_lost)

    def stop(self) -> None:
        """Stop listening; nothing is heard any more."""
        self._drop_notifier()
        for timer in (self._ask_timer, self._again_timer, self._rest_timer):
            timer.stop()

    def _on_open(self, socket: int | None) -> None:
        if socket is None:
            self._ask_timer.start()
            return
        self._drop_notifier()
        self._notifier = QSocketNotifier(socket, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_readable)
        self._take_in(Changes.everything())

    def _on_readable(self, *_socket: Any) -> None:
        try:
            self._take_in(self._source.take())
        except StoreError as error:
            self._on_lost(error)

    def _ask(self) -> None:
        if not self._is_asking:
            self._is_asking = True
            self._call(self._source.take, self._on_answer, self._on_unanswered)

    def _on_answer(self, news: Changes) -> None:
        self._is_asking = False
        self._take_in(news)

    def _on_unanswered(self, _error: AppError) -> None:
        """The connection's banner says it; the next second asks again."""
        self._is_asking = False

    def _on_lost(self, error: AppError) -> None:
        """Nobody tells us any more; while the store still answers, everything may have changed."""
        self._drop_notifier()
        is_away = isinstance(error, StoreUnreachable) and error.params.get("reason") != "too_many"
        if not is_away:
            self._take_in(Changes.everything())
        self._again_timer.start()

    def _take_in(self, news: Changes) -> None:
        self._waiting.add(news)
        if self._waiting and not self._rest_timer.isActive():
            self._tell()

    def _tell(self) -> None:
        if self._waiting:
            news, self._waiting = self._waiting, Changes()
            self._rest_timer.start()
            self.heard.emit(news)

    def _drop_notifier(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
