"""``laike --self-check``: every page and form once, unseen, on a throw-away demo store.

Each is opened in both languages and both themes; a Qt warning or an exception is a failure. The
packaged program runs it too, where nothing can be installed to test it with.
"""

import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.bootstrap import make_application
from ui.shell.language import CHINESE, ENGLISH
from ui.shell.look import LANGUAGE, THEME
from ui.theme import Mode
from ui.walk import Steps, Walk, every_screen

_CUSTOMERS = 30
_PAUSE_MS = 10
_MOST_SECONDS = 180


def run() -> int:
    """Check; prints what was found, returns 0 if nothing is wrong."""
    began = time.perf_counter()
    app = make_application()
    with tempfile.TemporaryDirectory(prefix="laike-check-") as folder:
        check = SelfCheck(app, Path(folder), began)
        check.run()
    sys.stdout.write(check.report() + "\n")
    return 1 if check.problems else 0


class SelfCheck(QObject):
    """Walks through every screen and measures how soon the first ones are there."""

    def __init__(self, app: QApplication, folder: Path, began: float) -> None:
        """``began`` is when the program started, by ``time.perf_counter``."""
        super().__init__(app)
        self._began = began
        self._painted_ms = self._opened_ms = self._rows_ms = 0
        self._screens = 0
        self._walk = Walk(app, folder, pause_ms=_PAUSE_MS, most_seconds=_MOST_SECONDS)
        self._program = self._walk.program
        self._program.opened.connect(self._on_opened)
        self._program.window.installEventFilter(self)

    @property
    def problems(self) -> list[str]:
        """What went wrong, a sentence each."""
        return self._walk.problems

    def run(self) -> None:
        """Look at everything."""
        self._program.start_demo(_CUSTOMERS)
        self._walk.take(self._steps())

    def report(self) -> str:
        """What was found, a line each, and the times."""
        rows_ms = self._rows_ms - self._opened_ms
        times = f"first paint after {self._painted_ms} ms, first rows {rows_ms} ms after the store"
        count = f"{self._screens} screens, {len(self.problems)} problems"
        return "\n".join([*self.problems, times, count])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._painted_ms:
            self._painted_ms = self._elapsed_ms()
        return super().eventFilter(watched, event)

    def _steps(self) -> Steps:
        yield lambda: self._opened_ms
        self._rows_ms = self._elapsed_ms()
        window = self._program.window
        for language in (CHINESE, ENGLISH):
            for mode in (Mode.LIGHT, Mode.DARK):
                self._walk.look.take({LANGUAGE: language, THEME: mode.value})
                for route in every_screen():
                    self._walk.where = f"{route.page} {language} {mode.value}"
                    self._screens += 1
                    # By the event loop: what it raises, the crash hook hears, and we go on.
                    QTimer.singleShot(0, window, partial(window.go, route))
                    yield None
                    self._walk.close_forms()

    def _on_opened(self) -> None:
        self._opened_ms = self._elapsed_ms()

    def _elapsed_ms(self) -> int:
        return round((time.perf_counter() - self._began) * 1000)
