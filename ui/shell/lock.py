"""Locking the screen: by hand and after idle minutes, where people sign in with a password.

A locked window shows nothing of the desk, its dialogs are hidden and notices are counted only.
Everything behind goes on, and what was typed stays where it is.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget
from shiboken6 import isValid

from app.core.errors import AppError, SignInRefused
from app.server.passwords import prove_password
from ui.errors.messages import sentence
from ui.shell.idle import Idle
from ui.shell.lock_screen import LockScreen
from ui.shell.main_window import MainWindow
from ui.shell.sign_in import SignIn
from ui.shell.tray import Announcer
from ui.tasks import Tasks

WAITS = (0, 0, 5, 15, 60)  # seconds after the first, the second … wrong password


class ScreenLock(QObject):
    """Locks and unlocks the window of one person; does nothing where no password is asked."""

    unlocked = Signal()
    other_wanted = Signal()  # somebody else wants to sign in

    def __init__(self, window: MainWindow, tasks: Tasks, announcer: Announcer) -> None:
        super().__init__(window)
        self._window, self._tasks, self._announcer = window, tasks, announcer
        self.screen = LockScreen(tasks.backend.actor.name, window)
        self.screen.hide()
        self.screen.typed.connect(self._on_typed)
        self.screen.other_wanted.connect(self._on_other_wanted)
        announcer.waiting.connect(self.screen.show_news)
        self.idle = Idle(tasks.backend.clock, self)
        self.idle.passed.connect(self.lock)
        self._is_locked = False
        self._wrong = 0
        self._hidden: list[QDialog] = []
        self._focus: QWidget | None = None

    @property
    def is_locked(self) -> bool:
        """Whether the desk is hidden."""
        return self._is_locked

    def set_minutes(self, minutes: int) -> None:
        """Lock after so many idle minutes, 0 for never."""
        self.idle.set_minutes(minutes if self._tasks.backend.asks_password else 0)

    def lock(self) -> None:
        """Hide the desk until somebody proves to be its person."""
        if self._is_locked or not self._tasks.backend.asks_password:
            return
        self._is_locked = True
        self._focus = QApplication.focusWidget()
        self._announcer.hold()
        self._window.toasts.hold()
        for top in QApplication.topLevelWidgets():
            self._put_away(top)
        QToolTip.hideText()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # it runs
        self._window.cover(self.screen)
        self.screen.begin()

    def try_password(self, typed: str) -> None:
        """Ask the server whether it is the person's."""
        self.screen.be_busy()
        self._tasks.ask(
            self, prove_password, typed, on_done=self._on_proved, on_error=self._on_refused
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What opens while the desk is locked waits behind the screen, never seen."""
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QDialog)
            and not isinstance(watched, SignIn)
        ):
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            QTimer.singleShot(0, self, lambda: self._hide_late(watched))
        return False

    def _put_away(self, top: QWidget) -> None:
        """Hide a window that is not the main one; dialogs come back, lists and menus do not."""
        if top is self._window or not top.isVisible():
            return
        top.hide()
        if isinstance(top, QDialog):
            self._hidden.append(top)

    def _hide_late(self, dialog: QDialog) -> None:
        if isValid(dialog):
            self._put_away(dialog)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)

    def _on_other_wanted(self) -> None:
        """An import or export of the one before is not broken off, nor waited for in silence."""
        if self._tasks.has_job():
            self.screen.say(
                self.tr(
                    "A long job still runs at this desk. Somebody else can sign in when it is done."
                ),
                "info",
            )
        else:
            self.other_wanted.emit()

    def _on_typed(self, typed: str) -> None:
        self.try_password(typed)

    def _on_refused(self, error: AppError) -> None:
        self.screen.clear()
        self.screen.say(sentence(error))
        if isinstance(error, SignInRefused):
            seconds = WAITS[min(self._wrong, len(WAITS) - 1)]
            self._wrong += 1
            if seconds:
                self.screen.wait(seconds)

    def _on_proved(self, _nothing: object) -> None:
        self._wrong = 0
        self._is_locked = False
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # as above
        self.screen.clear()
        self._window.uncover()
        for dialog in _outer_first(self._hidden):
            dialog.show()
        self._hidden.clear()
        if self._focus is not None and isValid(self._focus):
            self._focus.window().activateWindow()
            self._focus.setFocus()
        self._focus = None
        self._window.toasts.release()
        self._announcer.release()
        self.unlocked.emit()


def _outer_first(dialogs: Iterable[QDialog]) -> list[QDialog]:
    """Those that still exist, a dialog before those that stand over it."""
    return sorted(filter(isValid, dialogs), key=_depth)


def _depth(widget: QWidget) -> int:
    parent = widget.parentWidget()
    return 0 if parent is None else 1 + _depth(parent)
