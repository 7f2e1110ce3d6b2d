"""BehindList: the records behind a number of a page, below its figures."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.paging import Cursor
from ui.qtmodels.paged_model import PagedTableModel
from ui.theme import current
from ui.widgets.button import IconButton
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.page import Desk
from ui.widgets.section_header import SectionHeader


class BehindList(Card):
    """Hidden until a number is clicked; Enter or a double click opens a record.

    A subclass reads a page in ``read``, opens a record in ``open`` and sets the texts.
    """

    high = 230  # design pixels

    def __init__(
        self,
        desk: Desk,
        model: PagedTableModel[Any],
        name: str,
        actions: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        """``name`` is the one under which the columns are remembered."""
        super().__init__(parent)
        self.desk = desk
        model.setParent(self)
        self.table = DataTable(model, name)
        self.header = SectionHeader()
        self.close_button = IconButton("dismiss")
        for action in (*actions, self.close_button):
            self.header.add_action(action)
        self.body.addWidget(self.header)
        self.body.addWidget(self.table)
        self.close_button.clicked.connect(self.hide)
        model.page_wanted.connect(self.read)
        self.table.opened.connect(self.open)
        current().changed.connect(self.resize_table)
        self.resize_table()
        self.hide()

    def read(self, cursor: Cursor | None) -> None:
        """Read the rows after ``cursor``."""
        raise NotImplementedError

    def open(self, key: object) -> None:
        """Go to one record."""
        raise NotImplementedError

    def resize_table(self) -> None:
        """Take the height of the theme."""
        self.table.setMinimumHeight(current().scaled(self.high))
