"""The watcher: looks at the clocks every 15 seconds and at each deadline, never on the UI thread.

Hourly it has the store tidied and some clocks compared with what happened, too.

One single-shot timer that is set anew after every look, so looks never overlap; after the
computer slept it is overdue and fires at once.
"""

import os
import platform
from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.errors import AppError
from app.notifications import service
from app.notifications.dto import NoticeRow
from app.workflows.clock_check import ClockCheck, check_some_clocks
from app.workflows.housekeeping import tidy
from app.workflows.sweep import SweepResult, sweep
from app.workflows.watching import news
from ui.tasks import Tasks

LOOK_MS = 15_000
_TIDY_EVERY = timedelta(hours=1)
_SOONEST_MS = 500  # another desk may hold a deadline that has passed


class Watcher(QObject):
    """``announced`` carries the notices that this window is the one to show."""

    announced = Signal(object)  # tuple[NoticeRow, ...]
    looked = Signal()  # after every look

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._holder = f"{platform.node()}:{os.getpid()}"
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._tidied_at: datetime | None = None

    def look(self) -> None:
        """Look now."""
        self._timer.stop()
        self._tidy()
        self._sweep(None)

    def _tidy(self) -> None:
        """Once at the start, then hourly; a clock that was set back does not put it off."""
        now = self._tasks.backend.clock()
        if self._tidied_at is None or abs(now - self._tidied_at) >= _TIDY_EVERY:
            self._tidied_at = now
            self._tasks.command(self, tidy, on_error=self._on_untidy)
            self._check(ClockCheck())

    def _check(self, before: ClockCheck) -> None:
        self._tasks.command(
            self,
            check_some_clocks,
            self._holder,
            before,
            on_done=lambda found: self._check(found) if found.has_more else None,
            on_error=self._on_untidy,
        )

    def _on_untidy(self, _error: AppError) -> None:
        """The store is busy or away: the next look tries again."""
        self._tidied_at = None

    def _sweep(self, before: SweepResult | None) -> None:
        self._tasks.command(
            self, sweep, self._holder, before, on_done=self._on_swept, on_error=self._on_refused
        )

    def _on_swept(self, result: SweepResult) -> None:
        if result.has_more:
            self._sweep(result)
            return
        self._tasks.query(self, news, on_done=self._on_news, on_error=self._on_refused)

    def _on_news(self, found: tuple[tuple[NoticeRow, ...], datetime | None]) -> None:
        rows, next_at = found
        self._wait_for(next_at)
        if rows:
            ids = tuple(row.id for row in rows)
            self._tasks.command(
                self,
                service.mark_shown,
                ids,
                on_done=lambda claimed: self._on_claimed(rows, claimed),
                on_error=self._on_refused,
            )
        else:
            self.looked.emit()

    def _on_claimed(self, rows: Sequence[NoticeRow], claimed: frozenset[int]) -> None:
        ours = tuple(row for row in rows if row.id in claimed)
        if ours:
            self.announced.emit(ours)
        self.looked.emit()

    def _on_refused(self, _error: AppError) -> None:
        """The store is busy or away: the connection's banner says so; look again later."""
        self._timer.start(LOOK_MS)
        self.looked.emit()

    def _wait_for(self, next_at: datetime | None) -> None:
        wait = LOOK_MS
        if next_at is not None:
            left = (next_at - self._tasks.backend.clock()).total_seconds() * 1000
            wait = min(wait, max(int(left) + 1, _SOONEST_MS))
        self._timer.start(wait)
