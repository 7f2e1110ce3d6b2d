"""What every part of the story needs: the window, the album, the clock and the words."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QPushButton

from ui.shell.session import Session
from ui.tour import hands
from ui.tour.album import Album
from ui.tour.clock import StoryClock
from ui.tour.hands import seen
from ui.tour.texts import Texts
from ui.walk import Steps, Stuck, Walk
from ui.widgets.button import IconButton
from ui.widgets.page import Page

P = TypeVar("P", bound=Page)
D = TypeVar("D", bound=QDialog)


class Stage(QObject):
    """Looks for what a person would see on the window, and keeps pictures of it."""

    def __init__(self, walk: Walk, album: Album, clock: StoryClock, typed: Texts) -> None:
        super().__init__(walk)
        self.walk, self.album, self.clock, self.typed = walk, album, clock, typed
        self.window = walk.program.window

    def keep(self, name: str, caption: str) -> Path:
        """Keep a picture, then put away the messages that were read on it."""
        self.walk.where = name
        path = self.album.keep(self.window, name, caption)
        for toast in self.window.toasts.toasts():
            hands.click(seen(toast.findChild(IconButton), IconButton))
        return path

    def session(self) -> Session:
        """What lives while the store is open.

        Raises:
            Stuck: it is not.
        """
        session = self.walk.program.session
        if session is None:
            raise Stuck("the store is not open")
        return session

    def me(self) -> int:
        """The id of the person at the desk."""
        desk = self.window.desk
        return desk.tasks.backend.actor.user_id if desk else 0

    def page(self, kind: type[P]) -> P:
        """The page in sight.

        Raises:
            Stuck: it is another one.
        """
        return seen(self.window.pages.page(), kind)

    def is_shown(self, kind: type[Page]) -> bool:
        """Whether such a page is in sight."""
        return isinstance(self.window.pages.page(), kind)

    def dialog(self, kind: type[D]) -> D:
        """The form that lies on top.

        Raises:
            Stuck: there is none, or it is another one.
        """
        open_now = self.walk.dialogs()
        return seen(open_now[-1] if open_now else None, kind)

    def has_dialog(self) -> bool:
        """Whether a form is open."""
        return bool(self.walk.dialogs())

    def go_to(self, page: str) -> Steps:
        """Go to a page by the rail."""
        hands.click(self.window.rail.button(page))
        yield None

    def take_from_menu(
        self, button: QPushButton, menu: QMenu, entry: Callable[[], QAction]
    ) -> Steps:
        """Open the menu of a button and take an entry; ``entry`` finds it in the open menu."""
        hands.click_later(button)
        yield menu.isVisible
        hands.take_entry(menu, entry())
        yield lambda: not menu.isVisible()
        yield from self.look_at_window()

    def look_at_window(self) -> Steps:
        """Give the window the focus again, which offscreen nobody else does."""
        self.window.activateWindow()
        yield self.window.isActiveWindow
