"""Frequent problems: the Pareto chart and the same as a table."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.figures.dto import Behind
from app.figures.problems import Problems, Sort, behind
from ui.pages.figures.models import problems_model
from ui.pages.figures.pareto import NARROWEST, ParetoDrawing
from ui.theme import current
from ui.widgets.card import Card
from ui.widgets.chart import Chart
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.section_header import SectionHeader
from ui.widgets.segmented import Option, SegmentedControl

_ROWS = 12  # of the table: heading, ten problems, the bar below
_WIDE = 1120  # design pixels


class ProblemsView(QWidget):
    """By sub-kind, root cause or keyword; a bar, or Enter on a row, asks for its tickets."""

    behind_wanted = Signal(object, str)  # Behind, what it is called
    sort_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Problems | None = None
        self.sorts = SegmentedControl()
        self.header = SectionHeader()
        self.header.add_action(self.sorts)
        self.chart = Chart(narrowest=NARROWEST)
        self.model = problems_model(self)
        self.table = DataTable(self.model, "frequent_problems")
        self.empty = EmptyState("checkmark_circle")
        self._lay_out()
        self.sorts.chosen.connect(self.sort_chosen)
        self.chart.picked.connect(self._on_bar)
        self.table.opened.connect(self._on_row)
        current().changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def sort(self) -> Sort:
        """What problems are told apart by."""
        return Sort(self.sorts.current())

    def show_problems(self, shown: Problems) -> None:
        """Show the problems of a period."""
        if shown == self._shown:
            return
        self._shown = shown
        self.model.set_rows([(shown.sort, row) for row in shown.rows])
        drawing = ParetoDrawing(shown)
        self.chart.set_drawing(drawing, drawing.sentence(), drawing.table())
        self.empty.setVisible(not shown.rows)
        for part in (self.chart, self.table):
            part.setVisible(bool(shown.rows))
        self._name()

    def retranslate(self) -> None:
        self.sorts.set_options(
            (
                Option(Sort.SUB_KIND, self.tr("Sub-kind")),
                Option(Sort.CAUSE, self.tr("Root cause")),
                Option(Sort.KEYWORD, self.tr("Keyword")),
            )
        )
        self.table.setAccessibleName(self.tr("Frequent problems as a table"))
        self.empty.set_texts(
            self.tr("Nothing comes back in this period"),
            self.tr(
                "Sub-kinds and root causes are noted on tickets; the more are filled in, the more "
                "this page can tell. Choose a longer period or another view."
            ),
        )
        if self._shown is not None:
            shown, self._shown = self._shown, None
            self.show_problems(shown)
        self._name()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        self._card = Card()
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._card.body.addWidget(self.header)
        self._card.body.addWidget(inside)
        self._card.body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        column.addStretch(1)
        self.empty.hide()
        self._arrange()

    def _arrange(self) -> None:
        """Chart and table beside each other where there is room."""
        is_wide = self.width() >= current().scaled(_WIDE)
        self._grid.addWidget(self.chart, 0, 0)
        self._grid.addWidget(self.table, *((0, 1) if is_wide else (1, 0)))
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(1, 4 if is_wide else 0)

    def _name(self) -> None:
        note = ""
        if self._shown is not None:
            note = self.tr("{0} of {1} tickets say something here").format(
                self._shown.told, self._shown.tickets
            )
        self.header.set_title(self.tr("Frequent problems"), note)

    def _on_bar(self, place: str) -> None:
        if self._shown is not None:
            self._on_row(behind(self._shown.sort, self._shown.rows[int(place)].text))

    def _on_row(self, wanted: Behind) -> None:
        self.behind_wanted.emit(wanted, wanted.text)

    def _restyle(self) -> None:
        theme = current()
        height = _ROWS * theme.px("row")
        self.chart.setFixedHeight(height)
        self.table.setFixedHeight(height)
        self._grid.setSpacing(theme.px("m"))
        self._arrange()
