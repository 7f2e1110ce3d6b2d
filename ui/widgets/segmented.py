"""SegmentedControl: one of a few, all in sight (views, densities, periods)."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QToolButton, QWidget

from ui.theme import current, icon


class Option(NamedTuple):
    """One choice; with an icon and no ``show_text`` the text is the tooltip."""

    key: str
    text: str
    icon_name: str = ""
    show_text: bool = True


class SegmentedControl(QWidget):
    """Buttons of which exactly one is down; ``chosen`` when a person takes another."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[Option] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        current().changed.connect(self._restyle)
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Show these choices; the one chosen before stays chosen if it is still there."""
        before = self.current()
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = {option.key: self._button(option) for option in options}
        for button in self._buttons.values():
            self._group.addButton(button)
            self._row.addWidget(button)
        if options:
            self.choose(before if before in self._buttons else options[0].key)
        self._restyle()

    def current(self) -> str:
        """Return the key of the choice, "" while there are none."""
        down = [key for key, button in self._buttons.items() if button.isChecked()]
        return down[0] if down else ""

    def button(self, key: str) -> QAbstractButton:
        """Return the button of a choice.

        Raises:
            KeyError: no such choice.
        """
        return self._buttons[key]

    def choose(self, key: str) -> None:
        """Take a choice without saying so.

        Raises:
            KeyError: no such choice.
        """
        self._buttons[key].setChecked(True)

    def _button(self, option: Option) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setText(option.text)
        button.setAccessibleName(option.text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        if option.icon_name:
            button.setIcon(icon(option.icon_name))
        if not option.show_text:
            button.setToolTip(option.text)
            style = Qt.ToolButtonStyle.ToolButtonIconOnly
        button.setToolButtonStyle(style)
        return button

    def _on_clicked(self, clicked: QAbstractButton) -> None:
        for key, button in self._buttons.items():
            if button is clicked:
                self.chosen.emit(key)

    def _restyle(self) -> None:
        side = current().px("icon_small")
        for button in self._buttons.values():
            button.setIconSize(QSize(side, side))
