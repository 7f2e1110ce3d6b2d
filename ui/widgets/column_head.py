"""ColumnHead: what stands above a column of the board, in lanes or not."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.tickets.dto import StatusRow
from app.tickets.lanes import BoardColumn
from ui.theme import current
from ui.widgets.button import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.ticket_words import status_look, status_text


class ColumnHead(QWidget):
    """Name, count or limit, and buttons to add a ticket and to collapse the column."""

    fold_wanted = Signal(bool)
    limit_wanted = Signal()
    add_wanted = Signal()
    older_wanted = Signal()

    def __init__(self, status: StatusRow) -> None:
        super().__init__()
        self._status = status
        self._total = 0
        self._mark = Chip()
        self._name = ElidedLabel(role="strong")
        self._count = Label(role="small", color="text_muted")
        self.limit = Chip()
        self.add_button = IconButton("add")
        self.add_button.hide()
        self.fold_button = IconButton("panel_left_contract")
        self.unfold_button = IconButton("panel_left_expand")
        self.unfold_button.hide()
        self.older = Button(kind="quiet")
        self.older.hide()
        self.add_button.clicked.connect(self.add_wanted)
        self.older.clicked.connect(self.older_wanted)
        self.fold_button.clicked.connect(partial(self.fold_wanted.emit, True))
        self.unfold_button.clicked.connect(partial(self.fold_wanted.emit, False))
        self._lay_out()
        current().changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def show_column(self, column: BoardColumn) -> None:
        """Show what the column holds in all."""
        self._status, self._total = column.status, column.total
        self.older.setVisible(column.hides_older)
        self.retranslate()

    def fold(self, is_folded: bool) -> None:
        """Leave only the button that opens the column again."""
        self._line.setVisible(not is_folded)
        self.unfold_button.setVisible(is_folded)

    def put_below(self, widget: QWidget) -> None:
        """Show a widget between the head and the cards."""
        self._column.addWidget(widget)
        widget.show()

    def retranslate(self) -> None:
        name, limit = status_text(self._status), self._status.limit
        tone, icon_name = status_look(self._status.key, self._status.category)
        self._mark.set_state("", "status", tone, icon_name)
        self._mark.setAccessibleName(name)
        self._name.setText(name)
        self._count.setText(str(self._total))
        is_over = limit is not None and self._total > limit
        is_full = limit is not None and self._total >= limit
        self.limit.setVisible(limit is not None)
        self._count.setVisible(limit is None)
        state = "overdue" if is_over else "duesoon" if is_full else "ontrack"
        self.limit.set_state(f"{self._total}/{limit}", "sla", state)
        self.limit.setToolTip(
            self.tr("More tickets than this column should hold ({0}).").format(limit)
            if is_over
            else ""
        )
        self.older.setText(self.tr("Show older"))
        self.add_button.set_name(self.tr("Quick ticket in {0} (N)").format(name))
        self.fold_button.set_name(self.tr("Collapse column {0}").format(name))
        self.unfold_button.set_name(self.tr("Open column {0}").format(name))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.limit_wanted.emit()

    def _lay_out(self) -> None:
        self._line = QWidget()
        self._head = QHBoxLayout(self._line)
        for widget in (self._mark, self._name, self._count, self.limit):
            self._head.addWidget(widget)
        self._head.addStretch(1)
        self._head.addWidget(self.add_button)
        self._head.addWidget(self.fold_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._line)
        self._column.addWidget(self.unfold_button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _restyle(self) -> None:
        gap = current().px("xs")
        self._head.setContentsMargins(gap, 0, gap, 0)
        self._head.setSpacing(gap)
        self._column.setSpacing(gap)
