"""Looks for what came in: the mailbox every few minutes, what waits every minute.

Off the UI thread, and only at a desk that takes in what comes; of several desks that have the
mailbox's password one looks at a time.
"""

import os
import platform
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from app.core.errors import AppError
from app.core.permissions import Scope
from app.intake.service import take_waiting
from app.mail.box import MailboxUnreachable
from app.mail.fetching import Mailbox, note_failure
from app.server.letterbox import look
from app.workflows.watching import post
from ui.tasks import Job, Tasks

TICK_MS = 60_000
_SILENT = frozenset({"off", "password"})  # it is another desk's to look


class Letterbox(QObject):
    """Single looks that never overlap; ``look_now`` begins one."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._holder = f"{platform.node()}:{os.getpid()}"
        self._looked_at: datetime | None = None
        self._job: Job | None = None
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.look_now)
        backend = tasks.backend
        if backend.actor.scope("intake.take") is Scope.ALL and not backend.is_read_only:
            self._timer.start()
            application = QCoreApplication.instance()
            if application is not None:
                application.aboutToQuit.connect(self._stop)

    def look_now(self) -> None:
        """Ask what there is to do, and do it."""
        self._tasks.query(self, post, on_done=self._on_asked, on_error=self._ignore, key="post")

    def is_looking(self) -> bool:
        """Whether a look into the mailbox is under way."""
        return self._job is not None

    def _on_asked(self, found: tuple[Mailbox, bool]) -> None:
        mailbox, is_any_waiting = found
        if is_any_waiting:
            self._tasks.command(self, take_waiting, on_error=self._ignore)
        if mailbox.is_on and self._job is None and self._is_time(mailbox.minutes):
            self._looked_at = self._tasks.backend.clock()
            self._job = self._tasks.job(
                self,
                look,
                self._holder,
                on_done=self._on_looked,
                on_step=lambda _done, _total: None,
                on_error=lambda error: self._on_refused(mailbox, error),
            )

    def _is_time(self, minutes: int) -> bool:
        """A clock that was set back does not put a look off."""
        last, now = self._looked_at, self._tasks.backend.clock()
        return last is None or abs(now - last) >= timedelta(minutes=minutes)

    def _on_looked(self, _found: object) -> None:
        self._job = None

    def _on_refused(self, mailbox: Mailbox, error: AppError) -> None:
        self._job = None
        is_ours = isinstance(error, MailboxUnreachable)
        if is_ours and error.params.get("reason") not in _SILENT:
            host = mailbox.account.host
            self._tasks.command(self, note_failure, host, on_error=self._ignore)

    def _ignore(self, _error: AppError) -> None:
        """The store is busy or away: the connection's banner says so; the next look tries again."""

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
