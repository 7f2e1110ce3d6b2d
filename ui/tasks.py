"""Run backend calls off the UI thread; results and refusals come back on it.

The only place with threads in the window. Workers hold a token, a function and its arguments;
owners and callbacks stay in a dict on the UI thread, so that no widget can die on a worker and a
closed page simply hears nothing. Writes run one at a time in their order; of reads with the same
owner and key only the newest is answered.

The backend is imported for types only: the window loads this module before its first paint, and
SQLAlchemy takes longer to load than the window to appear.
"""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from app.core.errors import AppError, StoreUnreachable
from app.core.progress import Progress
from ui.feed import Feed

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor
    from uuid import UUID

    from app.backend import Backend
    from app.core.undo import Undo

log = logging.getLogger(__name__)


@dataclass
class _Pending:
    owner: QObject
    key: str
    on_done: Callable[[Any], None]
    on_error: Callable[[AppError], None]
    on_step: Callable[[int, int], None] | None = None
    job: Job | None = None


class Job:
    """A long command or query that shows progress and can be stopped."""

    def __init__(self) -> None:
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop; it ends with the refusal ``Cancelled``."""
        self._stop.set()

    def is_cancelled(self) -> bool:
        return self._stop.is_set()


class Opening(QObject):
    """Opens the store on a thread of its own while the window is painted; one call each.

    ``call`` gets a ``Progress`` and gives back what ``opened`` announces.
    """

    opened = Signal(object)
    refused = Signal(object)  # AppError
    crashed = Signal(object)  # any other exception
    stepped = Signal(int, int)

    def __init__(self, call: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._call = call
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, name="open")

    def start(self) -> None:
        """Begin; one of the signals follows."""
        self._thread.start()

    def stop(self) -> None:
        """Ask the call to stop, and wait until it has."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        try:
            result = self._call(Progress(self.stepped.emit, self._stop.is_set))
        except AppError as error:
            self.refused.emit(error)
        except Exception as error:  # noqa: BLE001 - a border: the crash dialog says it
            self.crashed.emit(error)
        else:
            self.opened.emit(result)


class Tasks(QObject):
    """The bridge between pages and the backend."""

    changed = Signal(object)  # Changes, after every committed command, ours or somebody's
    undoable = Signal(object)  # Undo, when the last command can be taken back
    refused = Signal(object)  # AppError nobody handled: shown as a toast
    crashed = Signal(object)  # any other exception: shown by the crash dialog
    lost = Signal(object)  # StoreUnreachable, whoever handles it
    job_started = Signal(object)  # Job
    job_stepped = Signal(object, int, int)  # Job, done, total
    job_ended = Signal(object)  # Job
    rested = Signal()  # the last answer was delivered, and nothing more is under way
    _finished = Signal(int, object, object)
    _stepped = Signal(int, int, int)

    def __init__(self, backend: Backend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from concurrent.futures import ThreadPoolExecutor  # not before the first paint

        self.backend = backend
        readers = 2 if backend.is_shared else 4  # a login on a server has few connections
        self._reads = ThreadPoolExecutor(readers, thread_name_prefix="read")
        self._writes = ThreadPoolExecutor(1, thread_name_prefix="write")
        self._pings = ThreadPoolExecutor(1, thread_name_prefix="ping")  # never behind long reads
        self._tokens = itertools.count(1)
        self._pending: dict[int, _Pending] = {}
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._deliver_step, Qt.ConnectionType.QueuedConnection)
        self.is_lost = False  # the store did not answer when last asked
        self.answered_at = backend.clock()  # when the store last gave what was asked of it
        self._source = backend.change_feed()
        self._feed = Feed(self._source, self._call, self)
        self._feed.heard.connect(self.changed)
        self._is_closed = False

    def query(
        self,
        owner: QObject,
        fn: Callable[..., Any],
        *args: Any,
        on_done: Callable[[Any], None],
        on_error: Callable[[AppError], None] | None = None,
        key: str = "",
        **kw: Any,
    ) -> None:
        """Read in the background; a newer query of the same owner and key replaces this one."""
        if key:
            self._forget(owner, key)
        token = self._register(_Pending(owner, key, on_done, on_error or self.refused.emit))
        self._submit(self._reads, token, self.backend.query, fn, args, kw)

    def command(
        self,
        owner: QObject,
        fn: Callable[..., Any],
        *args: Any,
        on_done: Callable[[Any], None] = lambda _result: None,
        on_error: Callable[[AppError], None] | None = None,
        uid: UUID | None = None,
    ) -> None:
        """Write in the background, one at a time; then ``changed`` and perhaps ``undoable``.

        What is sent again under the same ``uid`` is done once.
        """
        token = self._register(_Pending(owner, "", on_done, on_error or self.refused.emit))
        if uid is None:
            self._submit(self._writes, token, self.backend.command, fn, args, {})
        else:
            self._submit(self._writes, token, self.backend.command_once, uid, (fn, *args), {})

    def ping(
        self,
        owner: QObject,
        *,
        on_done: Callable[[Any], None],
        on_error: Callable[[AppError], None],
    ) -> None:
        """Ask whether the store answers."""
        token = self._register(_Pending(owner, "", on_done, on_error))
        self._submit(self._pings, token, lambda _fn: self.backend.ping(), None, (), {})

    def ask(
        self,
        owner: QObject,
        call: Callable[..., Any],
        *args: Any,
        on_done: Callable[[Any], None],
        on_error: Callable[[AppError], None],
    ) -> None:
        """Run ``call(backend, *args)`` in the background, not behind reads and writes."""
        token = self._register(_Pending(owner, "", on_done, on_error))
        self._submit(self._pings, token, call, self.backend, args, {})

    def job(
        self,
        owner: QObject,
        call: Callable[..., Any],
        *args: Any,
        on_done: Callable[[Any], None],
        on_step: Callable[[int, int], None],
        on_error: Callable[[AppError], None] | None = None,
    ) -> Job:
        """Run ``call(backend, progress, *args)`` in the background (import, export).

        ``on_step`` hears (done, total) on the UI thread. An ``Outcome`` given back is announced
        like a command's.
        """
        job = Job()
        refuse = on_error or self.refused.emit
        token = self._register(_Pending(owner, "", on_done, refuse, on_step, job))
        self.job_started.emit(job)
        progress = Progress(
            lambda done, total: self._stepped.emit(token, done, total), job.is_cancelled
        )
        self._submit(self._reads, token, call, self.backend, (progress, *args), {})
        return job

    def undo(self, owner: QObject, undo: Undo) -> None:
        """Take back a command."""
        self.command(owner, undo.command, *undo.args)

    def watch_others(self) -> None:
        """Begin to listen for commits of other clients."""
        self._feed.start()

    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._pending

    def has_job(self) -> bool:
        """Whether a long job is under way."""
        return any(pending.job is not None for pending in self._pending.values())

    def shutdown(self) -> None:
        """Stop taking work, let a running write finish, forget every callback."""
        self._is_closed = True
        self._feed.stop()
        self._pending.clear()
        self._reads.shutdown(wait=True, cancel_futures=True)
        self._writes.shutdown(wait=True, cancel_futures=False)
        self._pings.shutdown(wait=True, cancel_futures=True)
        self._source.close()

    def _call(
        self,
        fn: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[AppError], None],
    ) -> None:
        """Run the feed's work on a worker."""
        token = self._register(_Pending(self._feed, "", on_done, on_error))
        self._submit(self._reads, token, lambda _fn: fn(), None, (), {})

    def _forget(self, owner: QObject, key: str) -> None:
        for token, old in list(self._pending.items()):
            if old.owner is owner and old.key == key:
                del self._pending[token]

    def _register(self, pending: _Pending) -> int:
        token = next(self._tokens)
        self._pending[token] = pending
        return token

    def _submit(
        self, pool: ThreadPoolExecutor, token: int, call: Callable[..., Any], *rest: Any
    ) -> None:
        if self._is_closed:
            self._pending.pop(token, None)
            return
        pool.submit(self._work, token, call, *rest)

    def _work(self, token: int, call: Callable[..., Any], fn: Any, args: Any, kw: Any) -> None:
        result: object = None
        error: Exception | None = None
        try:
            result = call(fn, *args, **kw)
        except Exception as caught:  # noqa: BLE001 - a border: _deliver sorts it
            error = caught
        self._finished.emit(token, result, error)

    @Slot(int, int, int)
    def _deliver_step(self, token: int, done: int, total: int) -> None:
        pending = self._pending.get(token)
        if pending and pending.job:
            self.job_stepped.emit(pending.job, done, total)
        if pending and pending.on_step and isValid(pending.owner):
            pending.on_step(done, total)

    @Slot(int, object, object)
    def _deliver(self, token: int, result: object, error: Exception | None) -> None:
        from app.backend import Outcome  # loaded long since by whoever opened the store

        pending = self._pending.pop(token, None)
        if pending and pending.job:
            self.job_ended.emit(pending.job)
        if isinstance(result, Outcome):
            self.changed.emit(result.changes)  # news goes out even if the page is gone
            if result.undo is not None:
                self.undoable.emit(result.undo)
            result = result.result
        if error is None:
            self.answered_at, self.is_lost = self.backend.clock(), False
        elif isinstance(error, StoreUnreachable):
            self.is_lost = True
            self.lost.emit(error)
        if error is not None and not isinstance(error, AppError):
            self.crashed.emit(error)
        elif pending is not None and isValid(pending.owner):
            if error is not None:
                pending.on_error(error)
            else:
                pending.on_done(result)
        if not self._pending:
            self.rested.emit()
