"""``laike --self-check``: every page and form once, unseen, on a throw-away demo store.

Each is opened in both languages and both themes; a Qt warning or an exception is a failure. The
packaged program runs it too, where nothing can be installed to test it with.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QDialog

from ui.bootstrap import Program, make_application
from ui.errors.crash import CrashHook
from ui.router import Route
from ui.shell.language import CHINESE, ENGLISH
from ui.shell.look import LANGUAGE, THEME, dress
from ui.shell.page_list import FORMS, PAGES
from ui.shell.preferences import Preferences
from ui.theme import Mode

_CUSTOMERS = 30
_LOOK_MS = 10  # how often it is asked whether the page is ready
_MOST_SECONDS = 180
_SIZE = (1366, 768)
# What the offscreen platform says of itself.
_HARMLESS = ("This plugin does not support",)


def run() -> int:
    """Check; prints what was found, returns 0 if nothing is wrong."""
    began = time.perf_counter()
    app = make_application()
    with tempfile.TemporaryDirectory(prefix="laike-check-") as folder:
        check = SelfCheck(app, Path(folder), began)
        code = app.exec()
        check.end()
    sys.stdout.write(check.report() + "\n")
    return 1 if check.problems else code


class SelfCheck(QObject):
    """Walks through the window, a step whenever nothing is under way."""

    def __init__(self, app: QApplication, folder: Path, began: float) -> None:
        super().__init__(app)
        self.problems: list[str] = []
        self._app, self._began = app, began
        self._painted_ms = self._opened_ms = self._rows_ms = 0
        self._shown: list[str] = []
        self._steps = self._walk()
        qInstallMessageHandler(self._on_message)
        hook = CrashHook(self)
        hook.install()
        hook.caught.connect(self._on_crash)
        preferences = Preferences(folder)
        self._look = dress(app, preferences)
        self._program = Program(self._look, preferences, hook)
        self._program.opened.connect(self._on_opened)
        self._program.window.installEventFilter(self)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._on_time)
        self._program.start_demo(_CUSTOMERS)
        self._program.window.resize(*_SIZE)
        self._timer.start()

    def end(self) -> None:
        """Put everything away."""
        self._program.stop()
        qInstallMessageHandler(None)

    def report(self) -> str:
        """What was found, a line each, and the times."""
        rows_ms = self._rows_ms - self._opened_ms
        times = f"first paint after {self._painted_ms} ms, first rows {rows_ms} ms after the store"
        count = f"{len(self._shown)} screens, {len(self.problems)} problems"
        return "\n".join([*self.problems, times, count])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._painted_ms:
            self._painted_ms = self._elapsed_ms()
        return super().eventFilter(watched, event)

    def _walk(self) -> Iterator[Callable[[], None]]:
        self._rows_ms = self._elapsed_ms()
        for language in (CHINESE, ENGLISH):
            for mode in (Mode.LIGHT, Mode.DARK):
                self._look.take({LANGUAGE: language, THEME: mode.value})
                for page in PAGES:
                    yield partial(self._go, Route(page.key, None if page.icon else 1))
                for form in FORMS:
                    is_new = form.startswith(("new", "log"))
                    yield partial(self._go, Route(form, None if is_new else 1))
                    yield self._close_forms

    def _go(self, route: Route) -> None:
        shade = "dark" if self._look.theme.is_dark else "light"
        self._shown.append(f"{route.page} {self._look.language.code} {shade}")
        self._program.window.go(route)

    def _close_forms(self) -> None:
        for dialog in self._program.window.findChildren(QDialog):
            dialog.close()

    def _on_time(self) -> None:
        if self._elapsed_ms() > _MOST_SECONDS * 1000:
            self._note("it took too long")
            self._app.exit(1)
        tasks = self._program.tasks
        if tasks is None or not tasks.is_idle():
            return
        step = next(self._steps, None)
        if step is None:
            self._timer.stop()
            self._app.exit(0)
        else:
            step()  # what it raises, the crash hook hears

    def _on_opened(self) -> None:
        self._opened_ms = self._elapsed_ms()
        if self._program.tasks is not None:
            self._program.tasks.refused.connect(lambda error: self._note(repr(error)))

    def _on_message(self, kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith(_HARMLESS):
            self._note(text)

    def _on_crash(self, details: str) -> None:
        self._note(details)

    def _note(self, text: str) -> None:
        where = self._shown[-1] if self._shown else "start"
        self.problems.append(f"{where}: {text}")

    def _elapsed_ms(self) -> int:
        return round((time.perf_counter() - self._began) * 1000)
