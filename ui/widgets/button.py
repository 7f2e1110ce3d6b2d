"""Buttons: one look for each weight of an action."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from ui.theme import current, icon

Kind = Literal["primary", "secondary", "quiet", "danger", "confirm_danger"]

_ICON_COLORS: dict[Kind, str] = {
    "primary": "on_accent",
    "secondary": "text_secondary",
    "quiet": "link",
    "danger": "danger",
    "confirm_danger": "on_danger",
}


class Button(QPushButton):
    """A button with a word.

    ``primary`` once a page, ``secondary`` with an edge, ``quiet`` without, ``danger`` in red,
    ``confirm_danger`` filled red, only in the last confirmation.
    """

    def __init__(
        self,
        text: str = "",
        kind: Kind = "secondary",
        icon_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon_name:
            self.setIcon(icon(icon_name, color_token=_ICON_COLORS[kind]))
        current().changed.connect(self._restyle)
        self._restyle()

    def set_menu(self, menu: QMenu) -> None:
        """Open a menu on click; leaves room for the arrow."""
        self.setMenu(menu)
        self.setProperty("hasMenu", True)

    def _restyle(self) -> None:
        side = current().px("icon_small")
        self.setIconSize(QSize(side, side))
        # A style sheet keeps icons' pixmaps; setting the icon anew takes the new colour.
        self.setIcon(QIcon(self.icon()))


class IconButton(QToolButton):
    """A button with only an icon; its name is the tooltip and what a screen reader says."""

    def __init__(
        self,
        icon_name: str,
        name: str = "",
        *,
        filled: bool = False,
        color: str = "text_secondary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setIcon(icon(icon_name, filled, color))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_name(name)
        current().changed.connect(self._restyle)
        self._restyle()

    def set_name(self, name: str) -> None:
        """Say what the button does."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def _restyle(self) -> None:
        side = current().px("icon_small")
        self.setIconSize(QSize(side, side))
