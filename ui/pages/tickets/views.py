"""Saved views: filters kept under a name, each with how many open tickets stand behind it."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from app.settings import queries, service
from app.settings.catalogue import Value
from app.settings.dto import ChangeSetting
from ui.theme import icon
from ui.widgets.button import Button
from ui.widgets.page import Desk

_KEY = "tickets.views"


@dataclass(frozen=True)
class SavedView:
    """What was chosen in the filters, and the text searched for."""

    name: str
    text: str = ""
    chosen: dict[str, list[str]] = field(default_factory=dict)


class SavedViews(QObject):
    """A person's own views in a menu; they are kept in the store."""

    chosen = Signal(object)  # SavedView
    save_wanted = Signal(str)  # the name under which the present filters are to be kept
    read = Signal()  # they are known now

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = parent
        self.views: tuple[SavedView, ...] = ()
        self._counts: tuple[int, ...] = ()
        self.button = Button(kind="quiet", icon_name="bookmark")
        self.menu = QMenu(parent)
        self.menu.aboutToShow.connect(self._fill)
        self.button.set_menu(self.menu)

    def reload(self) -> None:
        """Read them; ``read`` follows."""
        self._desk.tasks.query(self, queries.setting, _KEY, on_done=self._show, key="views")

    def set_counts(self, counts: Sequence[int]) -> None:
        """Show how many open tickets stand behind each."""
        self._counts = tuple(counts)

    def save(self, view: SavedView) -> None:
        """Keep a view; one of the same name is replaced."""
        others = [known for known in self.views if known.name != view.name]
        self._keep((*others, view))

    def ask_name(self) -> None:
        """Ask under which name the present filters are to be kept."""
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Save view"))
        dialog.setLabelText(self.tr("Name of the view"))
        dialog.setOkButtonText(self.tr("Save"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.textValueSelected.connect(self._on_named)
        dialog.open()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.button.setText(self.tr("Views"))

    def _on_named(self, name: str) -> None:
        if name.strip():
            self.save_wanted.emit(name.strip())

    def _show(self, value: Value) -> None:
        self.views = _views(value)
        self.read.emit()

    def _keep(self, views: Sequence[SavedView]) -> None:
        lines = [json.dumps(asdict(view), ensure_ascii=False) for view in views]
        self._desk.tasks.command(self, service.change, ChangeSetting(_KEY, lines))

    def _remove(self, view: SavedView) -> None:
        self._keep([known for known in self.views if known != view])

    def _fill(self) -> None:
        self.menu.clear()
        for place, view in enumerate(self.views):
            count = f"  {self._counts[place]}" if place < len(self._counts) else ""
            self.menu.addAction(_plain(view.name) + count, partial(self.chosen.emit, view))
        self.menu.addSeparator()
        self.menu.addAction(icon("add"), self.tr("Save these filters…"), self.ask_name)
        if self.views:
            remove = self.menu.addMenu(icon("delete"), self.tr("Remove"))
            for view in self.views:
                remove.addAction(_plain(view.name), partial(self._remove, view))


def _views(value: Value) -> tuple[SavedView, ...]:
    """What the setting holds, without what is not understood (another version wrote it)."""
    found = []
    for line in value if isinstance(value, list) else ():
        try:
            view = SavedView(**json.loads(line))
        except (ValueError, TypeError):
            continue
        found.append(view)
    return tuple(found)


def _plain(text: str) -> str:
    """A menu takes & for an underline."""
    return text.replace("&", "&&")
