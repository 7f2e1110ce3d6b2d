"""The base of every page: what it needs from the window, its life, its four states."""

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.core.changes import Changes
from app.core.permissions import Scope
from ui.router import Route, Router
from ui.tasks import Tasks
from ui.widgets.opened_files import OpenedFiles


@dataclass(frozen=True)
class Desk:
    """What the window hands to every page."""

    tasks: Tasks
    router: Router
    opened: OpenedFiles = field(default_factory=OpenedFiles)

    def may(self, action: str) -> bool:
        """Whether the person may do ``action`` on some records (for menus; services decide)."""
        return self.tasks.backend.actor.scope(action) > Scope.NONE

    def offers(self, permission: str, *, with_password: bool = False) -> bool:
        """Whether something is shown that needs ``permission`` ("" for none) or a password."""
        if with_password and not self.tasks.backend.asks_password:
            return False
        return not permission or self.may(permission)


class Page(QWidget):
    """A page of the window.

    A subclass builds its widgets in ``__init__`` (no query there), sets texts in ``retranslate``,
    reads in ``reload`` and names in ``topics`` what it shows. A hidden page only marks itself
    stale and reads when it is shown again.
    """

    topics: tuple[str, ...] = ()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._is_stale = True
        desk.tasks.changed.connect(self._on_changed)

    def title(self) -> str:
        """The page's name in the window's title and the palette."""
        return ""

    def open_route(self, route: Route) -> None:
        """Show the record or begin the action that ``route`` names."""

    def reload(self) -> None:
        """Read what the page shows, through ``self.desk.tasks``."""

    def retranslate(self) -> None:
        """Set every text of the page."""

    def may_leave(self) -> bool:
        """False while the page must first keep what was typed (it then says so itself)."""
        return True

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*self.topics):
            if self.isVisible():
                self.reload()
            else:
                self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.reload()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
