"""When somebody last touched the program: keys, mouse, what an input method writes."""

from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from app.core.clock import Clock

_LOOK_MS = 15_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class Idle(QObject):
    """``passed`` after so many minutes without a touch; a computer that slept was not touched.

    Only the window and the field one types in are listened to: a filter on the whole program would
    make every event of it slower.
    """

    passed = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock, self._minutes = clock, 0
        self._since, self._is_touched = clock(), False
        self._watched: dict[str, QObject] = {}
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_window)
            app.focusObjectChanged.connect(self._on_field)
            self._on_window(app.focusWindow())

    def set_minutes(self, minutes: int) -> None:
        """After how many minutes; 0 for never."""
        self._minutes = minutes
        self._since = self._clock()
        if minutes:
            self._timer.start()
        else:
            self._timer.stop()

    def look(self) -> None:
        """Compare with the clock; one that was set in either direction counts as idle time."""
        now = self._clock()
        if abs(now - self._since) >= timedelta(minutes=self._minutes):
            self._since = now
            self.passed.emit()
        elif self._is_touched:
            self._since = now
        self._is_touched = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._is_touched = True
        return False

    def _on_window(self, window: QObject | None) -> None:
        self._watch("window", window)

    def _on_field(self, field: QObject | None) -> None:
        self._watch("field", field)

    def _watch(self, place: str, wanted: QObject | None) -> None:
        before = self._watched.pop(place, None)
        if before is not None and isValid(before):
            before.removeEventFilter(self)
        if wanted is not None:
            wanted.installEventFilter(self)
            self._watched[place] = wanted
