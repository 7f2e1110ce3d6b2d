"""FilterMenu: what a list is filtered by; chosen in a menu, shown as chips, remembered."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.widgets.filter_bar import FilterBar
from ui.widgets.remembered import remember, remembered

# Group key to its title and its choices (value, word).
Groups = Mapping[str, tuple[str, Sequence[tuple[str, str]]]]


class FilterMenu(QObject):
    """Holds the chosen values of each group, shows them in a ``FilterBar``, remembers them.

    A subclass says in ``groups`` what there is to choose from and turns ``chosen`` into a filter.
    """

    changed = Signal()

    def __init__(self, bar: FilterBar, key: str, parent: QWidget) -> None:
        """``key`` is the name under which the choice is kept on this machine."""
        super().__init__(parent)
        self._bar = bar
        self._key = key
        self.chosen = _remembered(key)
        self.menu = QMenu(parent)
        self.menu.aboutToShow.connect(self._on_menu_opens)
        bar.set_menu(self.menu)
        bar.removed.connect(self._on_removed)
        bar.cleared.connect(self.clear)

    def groups(self) -> Groups:
        """Return what can be chosen."""
        raise NotImplementedError

    def value(self, text: str) -> Any:
        """Return the filter of a query: what is chosen, and ``text`` to search for."""
        raise NotImplementedError

    def is_any(self) -> bool:
        """Whether anything is chosen."""
        return any(self.chosen.values())

    def clear(self) -> None:
        """Choose nothing: the list shows everything."""
        self.choose({})

    def choose(self, chosen: dict[str, list[str]]) -> None:
        """Choose this and nothing else."""
        self.chosen = chosen
        remember(self._key, chosen)
        self.retranslate()
        self.changed.emit()

    def toggle(self, group: str, value: str, is_on: bool) -> None:
        """Choose one more value of a group, or take one away."""
        others = [known for known in self.chosen.get(group, ()) if known != value]
        self.choose({**self.chosen, group: [*others, str(value)] if is_on else others})

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._bar.set_filters(self.chips())

    def chips(self) -> dict[str, str]:
        """Return what is in force: the key of a chip to its text."""
        chips = {}
        for group, (title, choices) in self.groups().items():
            names = dict(choices)
            for value in self.chosen.get(group, ()):
                chips[f"{group}:{value}"] = chip_text(title, names.get(value, value))
        return chips

    def remove(self, group: str, value: str) -> None:
        """Take away what stands on a chip."""
        self.toggle(group, value, False)

    def fill_menu(self) -> None:
        """Put everything one can choose into the empty menu."""
        for group, (title, choices) in self.groups().items():
            part = self.menu.addMenu(_plain(title))
            for value, text in choices:
                action = QAction(_plain(text), part)
                action.setCheckable(True)
                action.setChecked(value in self.chosen.get(group, ()))
                action.toggled.connect(partial(self.toggle, group, value))
                part.addAction(action)

    def _on_menu_opens(self) -> None:
        self.menu.clear()
        self.fill_menu()

    def _on_removed(self, key: str) -> None:
        group, _, value = key.partition(":")
        self.remove(group, value)


def chip_text(title: str, value: str) -> str:
    """Return what stands on a chip: a group and the value chosen in it."""
    return QCoreApplication.translate("FilterMenu", "{0}: {1}").format(title, value)


def _plain(text: str) -> str:
    """A menu takes & for an underline."""
    return text.replace("&", "&&")


def _remembered(key: str) -> dict[str, list[str]]:
    """What was chosen last time, as far as its shape is still understood."""
    return {
        group: [value for value in values if isinstance(value, str)]
        for group, values in remembered(key, {}).items()
        if isinstance(values, list)
    }
