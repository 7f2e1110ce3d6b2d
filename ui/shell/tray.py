"""The tray icon: notices of the system while the window is not in front."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from app.notifications.dto import NoticeRow
from ui.shell.notice_text import notice_text, notice_tone
from ui.widgets.toast import ToastHost


class Announcer(QObject):
    """Says notices where they are seen: a toast in front, the tray behind, a sound if wanted."""

    opened = Signal(object)  # NoticeRow that was clicked
    listed = Signal()  # several were announced at once and clicked
    waiting = Signal(int)  # how many are held back

    def __init__(self, window: QWidget, toasts: ToastHost) -> None:
        super().__init__(window)
        self._window = window
        self._toasts = toasts
        self._last: Sequence[NoticeRow] = ()
        self._held: list[NoticeRow] | None = None
        self.with_tray = True
        self.with_sound = False
        self._tray: QSystemTrayIcon | None = None
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._tray = QSystemTrayIcon(QGuiApplication.windowIcon(), self)
            self._tray.setToolTip(QGuiApplication.applicationDisplayName())
            self._tray.messageClicked.connect(self._on_clicked)
            self._tray.activated.connect(self._raise)
            self._tray.show()

    def announce(self, notices: Sequence[NoticeRow]) -> None:
        """Say notices, several as one."""
        if self._held is not None:
            self._hold_back(self._held, notices)
            return
        self._last = notices
        if len(notices) == 1:
            text = notice_text(notices[0])
        else:
            text = self.tr("%n new notice(s)", "", len(notices))
        if not self._say(text):
            action = self.tr("Open")
            tone = notice_tone(notices)
            self._toasts.show_toast(text, tone, action, self._on_clicked)

    def hold(self) -> None:
        """Say no more than how many there are, until ``release``."""
        self._held, self._last = [], ()

    def release(self) -> None:
        """Say what was held back."""
        held, self._held = self._held, None
        if held:
            self.announce(held)

    def _hold_back(self, held: list[NoticeRow], notices: Sequence[NoticeRow]) -> None:
        held += notices
        self._say(self.tr("%n new notice(s)", "", len(held)))
        self.waiting.emit(len(held))

    def _say(self, text: str) -> bool:
        """Say it with a sound and outside the window; whether it was said outside."""
        if self.with_sound:
            QApplication.beep()
        is_outside = self._tray is not None and self.with_tray
        if self._tray is not None and is_outside and not self._window.isActiveWindow():
            self._tray.showMessage(QGuiApplication.applicationDisplayName(), text)
            return True
        return False

    def _on_clicked(self) -> None:
        self._raise()
        if len(self._last) == 1:
            self.opened.emit(self._last[0])
        elif self._last:
            self.listed.emit()

    def _raise(self) -> None:
        self._window.setWindowState(
            self._window.windowState() & ~self._window.windowState().WindowMinimized
        )
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
