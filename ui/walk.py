"""A walk through the real window, unseen: one step after another, each when nothing is under way.

Whatever goes wrong on the way, a Qt warning, a refusal nobody handled or an exception, is noted.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QPoint,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.core.errors import AppError
from ui.bootstrap import Program
from ui.errors.crash import CrashHook
from ui.errors.messages import sentence
from ui.openers import Opener, store_at
from ui.router import Route
from ui.shell.look import dress
from ui.shell.page_list import FORMS, PAGES, permission_of
from ui.shell.preferences import Preferences
from ui.theme import current

SIZE = (1366, 768)
# What the offscreen platform says of itself.
_HARMLESS = ("This plugin does not support",)

# What a step still waits for; None: only for the window to be at rest.
Ready = Callable[[], object]
Steps = Iterator[Ready | None]


class Stuck(Exception):
    """The walk cannot go on: something a person needs is not there or cannot be pressed."""


class Walk(QObject):
    """Drives one ``program`` through the steps of a generator.

    Attributes:
        problems: what went wrong, each with the place where it did.
        where: the place that is walked through, for those sentences.
    """

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        *,
        pause_ms: int,
        most_seconds: int,
        opens: Callable[[str], Opener] = store_at,
    ) -> None:
        """Make the window, not yet shown.

        Args:
            folder: keeps what the window remembers.
            pause_ms: from one step to the next.
            opens: what opens the store at the address chosen at the first start.
        """
        super().__init__(app)
        self.problems: list[str] = []
        self.where = "start"
        self._app, self._most_seconds = app, most_seconds
        self._began = time.monotonic()
        self._steps: Steps = iter(())
        self._ready: Ready | None = None
        self._has_rested = False
        qInstallMessageHandler(self._on_message)
        hook = CrashHook(self)
        hook.install()
        hook.caught.connect(self.note)
        preferences = Preferences(folder)
        self.look = dress(app, preferences)
        self.program = Program(self.look, preferences, hook, opens=opens)
        self.program.opened.connect(self._on_opened)
        self.program.window.resize(*SIZE)
        self._timer = QTimer(self, interval=pause_ms)
        self._timer.timeout.connect(self._on_time)

    def take(self, steps: Steps) -> None:
        """Take the steps; comes back after the last, or when it takes too long."""
        self._steps = steps
        self._timer.start()
        self._app.exec()
        self._timer.stop()
        self.program.stop()
        qInstallMessageHandler(None)

    def note(self, problem: str) -> None:
        """Remember what went wrong."""
        self.problems.append(f"{self.where}: {problem}")

    def dialogs(self) -> list[QDialog]:
        """The forms that are open, the newest last."""
        found = self.program.window.findChildren(QDialog)
        return [dialog for dialog in found if dialog.isVisible()]

    def close_forms(self) -> None:
        """Close every open form."""
        for dialog in self.dialogs():
            dialog.close()

    def _on_time(self) -> None:
        if time.monotonic() - self._began > self._most_seconds:
            self.note("it took too long")
            self._app.exit()
        elif not self._is_at_rest():
            self._has_rested = False
        elif not self._has_rested:
            self._has_rested = True  # what came last is laid out before anybody looks at it
        else:
            self._ready, self._has_rested = None, False
            try:
                self._ready = next(self._steps)
            except StopIteration:
                self._app.exit()
            except Stuck as error:
                self.note(str(error))
                self._app.exit()

    def _is_at_rest(self) -> bool:
        tasks = self.program.tasks
        if tasks is not None and not (self.program.session and tasks.is_idle()):
            return False
        return self._ready is None or bool(self._ready())

    def _on_opened(self) -> None:
        if self.program.tasks is not None:
            self.program.tasks.refused.connect(self._on_refused)

    def _on_refused(self, error: AppError) -> None:
        self.note(f"{error!r} {sentence(error)}")

    def _on_message(self, kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith(_HARMLESS):
            self.note(text)


def photograph(window: QWidget) -> QPixmap:
    """The window with the forms, lists and menus that lie over it."""
    picture = window.grab()
    painter = QPainter(picture)
    above = [top for top in QApplication.topLevelWidgets() if top.isVisible() and top is not window]
    for top in sorted(above, key=lambda one: one.windowType() is Qt.WindowType.Popup):
        at = top.rect()
        if top.windowType() is Qt.WindowType.Popup:
            at.moveTo(top.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint()))
        else:  # the screen that is not there is smaller than the window
            at.moveCenter(window.rect().center())
        painter.drawPixmap(at.topLeft(), top.grab())
        painter.setPen(QPen(current().color("border_strong"), 1))
        painter.drawRect(at.adjusted(-1, -1, 0, 0))
    painter.end()
    return picture


def every_screen(may: Callable[[str], bool] = lambda _action: True) -> Iterator[Route]:
    """Every page, then every form; those of one record show the first.

    Args:
        may: what the person at the window may do; nothing else is offered.
    """
    routes = [Route(page.key, None if page.icon else 1) for page in PAGES]
    routes += [Route(form, None if form.startswith(("new", "log")) else 1) for form in FORMS]
    for route in routes:
        needed = permission_of(route)
        if not needed or may(needed):
            yield route
