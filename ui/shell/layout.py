"""Where the window stood: geometry, per Qt version so that an old state cannot harm a new Qt."""

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QMainWindow

from ui.shell.preferences import Preferences

_START = (1280, 800)


def _key() -> str:
    major, minor = qVersion().split(".")[:2]
    return f"window/geometry_{major}_{minor}"


def restore(window: QMainWindow, preferences: Preferences) -> None:
    """Put the window where it was, within the screens there are now."""
    state = preferences.blob(_key())
    if state.isEmpty() or not window.restoreGeometry(state):
        window.resize(*_START)
    room = window.screen().availableGeometry()
    if not window.isMaximized() and not window.isFullScreen():
        size = window.size().boundedTo(room.size())
        window.resize(size)
        frame = window.geometry()
        if not room.contains(frame):
            left = min(max(frame.left(), room.left()), room.right() - size.width() + 1)
            top = min(max(frame.top(), room.top()), room.bottom() - size.height() + 1)
            window.move(left, top)


def keep(window: QMainWindow, preferences: Preferences) -> None:
    """Remember where the window stands."""
    preferences.keep(_key(), window.saveGeometry())
    preferences.save()
