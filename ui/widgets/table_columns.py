"""TableColumns: which columns a table shows, how wide and in which order, remembered by key."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView

from ui.qtmodels.table_model import TableModel
from ui.theme import current
from ui.widgets.remembered import forget, remember, remembered

_NARROWEST = 48  # design pixels


class TableColumns(QObject):
    """Keeps the header of one table as a person left it, on this machine.

    Columns are remembered by their key, never by position, so that a column added in a later
    version appears in its place and nobody's order breaks.
    """

    def __init__(self, view: QTableView, model: TableModel[Any], name: str) -> None:
        """Remember under ``name``, one for each table of the program."""
        super().__init__(view)
        self._model = model
        self._remembered_as = f"columns/{name}"
        self._header = view.horizontalHeader()
        self._header.setSectionsMovable(True)
        self._header.setHighlightSections(False)
        self._header.setMinimumSectionSize(current().scaled(_NARROWEST))
        self._header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(self.open_menu)
        self._save_soon = QTimer(self, singleShot=True, interval=0)
        self._save_soon.timeout.connect(self._save)
        self.restore()
        self._header.sectionResized.connect(self._save_soon.start)
        self._header.sectionMoved.connect(self._save_soon.start)

    def restore(self) -> None:
        """Show the columns as they were left; unknown ones stay as the table declares them."""
        entries = remembered(self._remembered_as, [])
        kept = {entry["key"]: entry for entry in entries if isinstance(entry, dict)}
        keys = [column.key for column in self._model.columns]
        for index, column in enumerate(self._model.columns):
            entry = kept.get(column.key, {})
            width = entry.get("width", column.width)
            self._header.resizeSection(index, current().scaled(int(width)))
            self._header.setSectionHidden(index, bool(entry.get("hidden", False)))
        for place, key in enumerate(key for key in kept if key in keys):
            self._header.moveSection(self._header.visualIndex(keys.index(key)), place)

    def reset(self) -> None:
        """Forget what was remembered."""
        forget(self._remembered_as)
        for index in range(len(self._model.columns)):
            self._header.moveSection(self._header.visualIndex(index), index)
        self.restore()

    def show_column(self, index: int, is_shown: bool) -> None:
        """Show or hide a column; the last one stays."""
        visible = self._header.count() - self._header.hiddenSectionCount()
        if is_shown or visible > 1:
            self._header.setSectionHidden(index, not is_shown)
            self._save_soon.start()

    def open_menu(self, where: QPoint) -> None:
        """Offer every column with a tick, and the way back to the beginning."""
        menu = QMenu(self._header)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for index, column in enumerate(self._model.columns):
            action = QAction(column.title(), menu)
            action.setCheckable(True)
            action.setChecked(not self._header.isSectionHidden(index))
            action.toggled.connect(partial(self.show_column, index))
            menu.addAction(action)
        menu.addSeparator()
        reset = menu.addAction(self.tr("Reset columns"))
        reset.triggered.connect(self.reset)
        menu.popup(self._header.mapToGlobal(where))

    def _save(self) -> None:
        factor = current().factor
        order = sorted(range(len(self._model.columns)), key=self._header.visualIndex)
        shown = [index for index in order if not self._header.isSectionHidden(index)]
        entries = []
        for index in order:
            column = self._model.columns[index]
            width = column.width
            if index in shown[:-1]:  # the last one is only as wide as the room it fills
                width = round(self._header.sectionSize(index) / factor)
            entries.append({"key": column.key, "width": width, "hidden": index not in shown})
        remember(self._remembered_as, entries)
