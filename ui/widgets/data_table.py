"""DataTable: rows and columns of a ``TableModel``, the same on every page."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from ui.delegates.cells import ChipDelegate, TextDelegate
from ui.qtmodels.roles import Role
from ui.qtmodels.table_model import Column, TableModel
from ui.theme import current
from ui.widgets.place_keeper import PlaceKeeper, selected_rows
from ui.widgets.table_columns import TableColumns
from ui.widgets.table_copy import rows_for_clipboard

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DataTable(QTableView):
    """Shows a model; the store sorts, the page opens, the clipboard takes whole rows."""

    opened = Signal(object)  # key of a row: double click or Enter
    sort_requested = Signal(str, bool)  # the store's sort key, descending

    def __init__(self, model: TableModel[Any], name: str, parent: QWidget | None = None) -> None:
        """Make a table; its columns are remembered under ``name``."""
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setObjectName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().sectionClicked.connect(self._on_header_clicked)
        self.setItemDelegate(TextDelegate(self))
        self._chips = ChipDelegate(self)
        for index, column in enumerate(model.columns):
            if column.chip is not None:
                self.setItemDelegateForColumn(index, self._chips)
        self.columns = TableColumns(self, model, name)
        self._place = PlaceKeeper(self, model)
        self._copy = QAction(self)
        self._copy.triggered.connect(self.copy_selection)
        self._copy_headed = QAction(self)
        self._copy_headed.triggered.connect(self.copy_with_headings)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.doubleClicked.connect(self._on_double_clicked)
        current().changed.connect(self._restyle)
        self.retranslate()
        self._restyle()

    def selected_keys(self) -> tuple[Hashable, ...]:
        """Return the keys of the selected rows, from top to bottom."""
        rows = selected_rows(self.selectionModel())
        return tuple(self._model.index(row, 0).data(Role.ID) for row in rows)

    def select_key(self, key: Hashable) -> None:
        """Select one row and bring it into sight, if it is shown."""
        row = self._model.row_of(key)
        if row is not None:
            flags = QItemSelectionModel.SelectionFlag
            index = self._model.index(row, 0)
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def shown_columns(self) -> tuple[Column[Any], ...]:
        """Return the visible columns as they stand, from left to right."""
        return tuple(self._model.columns[index] for index in self._shown())

    def begin_anew(self) -> None:
        """The next rows are another list: show it from its top."""
        self._place.forget()

    def show_sort(self, sort: str, is_descending: bool) -> None:
        """Mark the column the store sorted by; a sort of no column marks none."""
        header = self.horizontalHeader()
        keys = [column.sort for column in self._model.columns]
        header.setSortIndicatorShown(bool(sort) and sort in keys)
        if sort and sort in keys:
            order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(keys.index(sort), order)

    def copy_selection(self) -> None:
        """Put the selected rows on the clipboard, the visible columns as they stand."""
        self._put_on_clipboard(with_headings=False)

    def copy_with_headings(self) -> None:
        """The same, below a row of headings."""
        self._put_on_clipboard(with_headings=True)

    def retranslate(self) -> None:
        self._copy.setText(self.tr("Copy"))
        self._copy_headed.setText(self.tr("Copy with headings"))
        self._model.repaint_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().data(Role.ID))
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _put_on_clipboard(self, *, with_headings: bool) -> None:
        shown = self._shown()
        rows = [[self._model.columns[index].title() for index in shown]] if with_headings else []
        for row in selected_rows(self.selectionModel()):
            cells = (self._model.index(row, index).data() for index in shown)
            rows.append([str(cell or "") for cell in cells])
        if rows:
            QGuiApplication.clipboard().setMimeData(rows_for_clipboard(rows))

    def _shown(self) -> list[int]:
        header = self.horizontalHeader()
        visual = (header.logicalIndex(place) for place in range(header.count()))
        return [index for index in visual if not header.isSectionHidden(index)]

    def _open_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.actions():
            menu.addActions(self.actions())
            menu.addSeparator()
        menu.addActions([self._copy, self._copy_headed])
        menu.popup(self.viewport().mapToGlobal(where))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(Role.ID))

    def _on_header_clicked(self, section: int) -> None:
        sort = self._model.columns[section].sort
        header = self.horizontalHeader()
        if not sort:
            return
        is_marked = header.isSortIndicatorShown() and header.sortIndicatorSection() == section
        is_descending = is_marked and header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        self.show_sort(sort, is_descending)
        self.sort_requested.emit(sort, is_descending)

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(current().px("row"))
