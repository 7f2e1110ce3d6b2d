"""The web form while the window is open: a process of its own, started and ended with it.

It is started again if it ends by itself; where it cannot listen, that is said once.
"""

import os
import sys

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal

from app.core.errors import AppError
from app.forms.queries import Serving, serving
from app.forms.server import AddressTaken
from ui.tasks import Tasks

AGAIN_MS = 5_000
_GENTLE_MS, _HARD_MS = 2_000, 1_000
_REFUSED = 1  # the exit code of a command that says why


class FormDesk(QObject):
    """Follows the settings; ``failed`` carries why the form cannot be served."""

    failed = Signal(object)  # AppError
    started = Signal()

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._wanted: Serving | None = None
        self._process: QProcess | None = None
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._start)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    def read(self) -> None:
        """Read the settings and follow them."""
        if not self._tasks.backend.is_read_only:
            self._tasks.query(
                self, serving, on_done=self._follow, on_error=self._ignore, key="forms"
            )

    def process_id(self) -> int:
        """The process that serves the form, 0 if there is none."""
        return self._process.processId() if self._process is not None else 0

    def stop(self) -> None:
        """End the process, and wait until it has."""
        self._again.stop()
        process, self._process = self._process, None
        if process is None:
            return
        process.finished.disconnect(self._on_finished)
        process.terminate()
        if not process.waitForFinished(_GENTLE_MS):
            process.kill()
            process.waitForFinished(_HARD_MS)
        process.deleteLater()

    def _follow(self, wanted: Serving) -> None:
        if wanted == self._wanted:
            return
        self.stop()
        self._wanted = wanted
        if wanted.is_on:
            self._start()

    def _start(self) -> None:
        wanted = self._wanted
        if wanted is None or not wanted.is_on:
            return
        process = QProcess(self)
        process.setProgram(sys.executable)
        program = [] if getattr(sys, "frozen", False) else ["-m", "ui"]
        process.setArguments(
            [
                *program,
                "serve-forms",
                *("--db", wanted.store),
                *("--address", wanted.address),
                *("--port", str(wanted.port)),
                *("--with-process", str(os.getpid())),
            ]
        )
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self.started)  # it says where it listens
        process.finished.connect(self._on_finished)
        self._process = process
        process.start()

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        if self._wanted is None:
            return
        if status is QProcess.ExitStatus.NormalExit and code == _REFUSED:
            self.failed.emit(AddressTaken(host=self._wanted.address, port=self._wanted.port))
        else:
            self._again.start()

    def _ignore(self, _error: AppError) -> None:
        """The store is busy or away: the next change of a setting asks again."""
