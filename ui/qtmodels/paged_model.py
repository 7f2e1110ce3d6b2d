"""Long lists: rows arrive a page at a time, asked for by the view through fetchMore."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.core.paging import Cursor, Page
from ui.qtmodels.table_model import ROOT, Column, Index, TableModel

R = TypeVar("R")


class PagedTableModel(TableModel[R]):
    """A table that loads on as one scrolls.

    The page connects ``page_wanted`` to a query and answers with ``append_page``; after a change
    elsewhere it reads again as many rows as are shown and answers with ``refresh``.
    """

    page_wanted = Signal(object)  # cursor of the last row, None for the first page

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, key, parent)
        self._cursor: Cursor | None = None
        self._is_waiting = False

    def restart(self) -> None:
        """Filter or sort changed: ask for the first page (the old rows stay until it comes)."""
        self._cursor, self._is_waiting = None, True
        self.page_wanted.emit(None)

    def show_first(self, page: Page[R]) -> None:
        """The first page of a new filter or sort."""
        self._cursor, self._is_waiting = page.next_cursor, False
        self.set_rows(page.rows)

    def append_page(self, page: Page[R]) -> None:
        """The page that was asked for, below what is shown; rows known already are left out."""
        self._cursor, self._is_waiting = page.next_cursor, False
        known = {self._key(row) for row in self._rows}
        fresh = [row for row in page.rows if self._key(row) not in known]
        if fresh:
            first = len(self._rows)
            self.beginInsertRows(ROOT, first, first + len(fresh) - 1)
            self._rows.extend(fresh)
            self.endInsertRows()

    def canFetchMore(self, parent: Index) -> bool:
        return self._cursor is not None and not self._is_waiting and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._is_waiting = True
            self.page_wanted.emit(self._cursor)
