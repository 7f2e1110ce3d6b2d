"""Toasts: what just happened, at the lower right, with a way to undo it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.theme import current, pixmap
from ui.theme.painting import PaintKit
from ui.theme.states import state_icon
from ui.theme.tokens import RADIUS_CARD
from ui.widgets.button import Button, IconButton
from ui.widgets.inline_message import MessageTone
from ui.widgets.label import Label

SHOWN_MS = 8000
_WIDEST = 480  # design pixels
_MOST = 3  # toasts at once; the oldest goes first


class Toast(QWidget):
    """One message over the window; it never takes the focus and waits while the mouse is on it."""

    closed = Signal(object)

    def __init__(
        self,
        text: str,
        tone: MessageTone,
        action: str,
        on_action: Callable[[], None] | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        theme = current()
        self._on_action = on_action
        self.setAccessibleName(text)
        self.text = text
        picture = QLabel()
        color = PaintKit(theme).tone("message", tone).solid
        name, filled = state_icon("message", tone)
        picture.setPixmap(pixmap(name, theme.px("icon"), color, self.devicePixelRatioF(), filled))
        label = Label(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("m"), theme.px("xs"), theme.px("xs"), theme.px("xs"))
        row.setSpacing(theme.px("s"))
        row.addWidget(picture)
        row.addWidget(label, 1)
        self.action = Button(action, "quiet")
        self.action.clicked.connect(self._act)
        self.action.setVisible(bool(action))
        row.addWidget(self.action)
        close = IconButton("dismiss", self.tr("Close"))
        close.clicked.connect(self.dismiss)
        row.addWidget(close)
        self._fit(label)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)

    def begin(self) -> None:
        """Come into sight; the eight seconds begin."""
        self.show()
        self.raise_()
        self._timer.start()
        _announce(self, self.text)

    def wait(self) -> None:
        """Out of sight until ``begin``."""
        self._timer.stop()
        self.hide()

    def dismiss(self) -> None:
        """Go away now."""
        self._timer.stop()
        self.hide()
        self.closed.emit(self)
        self.deleteLater()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border_strong"), 1))
        painter.setBrush(theme.color("surface"))
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, RADIUS_CARD, RADIUS_CARD)

    def _fit(self, label: Label) -> None:
        """A long text breaks into lines; the layout alone would cut them."""
        too_much = self.sizeHint().width() - current().scaled(_WIDEST)
        if too_much > 0:
            width = label.sizeHint().width() - too_much
            label.setWordWrap(True)
            label.setFixedSize(width, label.heightForWidth(width))

    def _act(self) -> None:
        if self._on_action is not None:
            self._on_action()
        self.dismiss()


class ToastHost(QObject):
    """Shows toasts over a window, above its status bar, the newest lowest."""

    def __init__(self, window: QWidget, status_bar: QWidget | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._status_bar = status_bar
        self._toasts: list[Toast] = []
        self._is_held = False
        window.installEventFilter(self)

    def show_toast(
        self,
        text: str,
        tone: MessageTone = "success",
        action: str = "",
        on_action: Callable[[], None] | None = None,
    ) -> Toast:
        """Show a message for eight seconds; ``action`` (such as Undo) calls ``on_action``."""
        if len(self._toasts) >= _MOST:
            self._toasts[0].dismiss()
        toast = Toast(text, tone, action, on_action, self._window)
        toast.closed.connect(self._on_closed)
        self._toasts.append(toast)
        self._place()
        if self._is_held:
            toast.wait()
        else:
            toast.begin()
        return toast

    def hold(self) -> None:
        """Show nothing until ``release``; what is said meanwhile waits."""
        self._is_held = True
        for toast in self._toasts:
            toast.wait()

    def release(self) -> None:
        """Show what waited."""
        self._is_held = False
        self._place()
        for toast in self._toasts:
            toast.begin()

    def toasts(self) -> tuple[Toast, ...]:
        """Return the toasts in sight, the oldest first."""
        return tuple(self._toasts)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _on_closed(self, toast: Toast) -> None:
        self._toasts.remove(toast)
        self._place()

    def _place(self) -> None:
        gap = current().px("m")
        bottom = self._window.height() - gap
        if self._status_bar is not None and self._status_bar.isVisibleTo(self._window):
            bottom -= self._status_bar.height()
        for toast in reversed(self._toasts):
            toast.adjustSize()
            toast.move(self._window.width() - gap - toast.width(), bottom - toast.height())
            bottom = toast.y() - gap // 2


def _announce(toast: Toast, text: str) -> None:
    """Have a screen reader say it."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # not before the window

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(toast, text))
