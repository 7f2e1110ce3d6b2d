"""The figures: tiles for all tickets, a table by group."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.figures.dto import Behind, By, Figures
from ui.pages.figures.models import GroupRow, behind_cell, groups_model
from ui.pages.figures.tiles import FigureTiles
from ui.pages.figures.wording import group_text
from ui.qtmodels.roles import Role
from ui.theme import current
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.section_header import SectionHeader
from ui.widgets.segmented import Option, SegmentedControl

_MOST_ROWS = 12  # of the table; the rest is scrolled to


class FiguresView(QWidget):
    """A tile, a cell of the table, or Enter on it, asks for the tickets behind its number."""

    behind_wanted = Signal(object, str)  # Behind, what it is called
    by_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Figures | None = None
        self.tiles = FigureTiles()
        self.by_switch = SegmentedControl()
        self.header = SectionHeader()
        self.header.add_action(self.by_switch)
        self.hint = Label(role="small", color="text_muted", wrap=True)
        self.model = groups_model(self)
        self.table = DataTable(self.model, "figure_groups")
        card = Card()
        for part in (self.header, self.table, self.hint):
            card.body.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.tiles)
        self._column.addWidget(card)
        self._column.addStretch(1)
        self.tiles.wanted.connect(self._on_tile)
        self.by_switch.chosen.connect(self.by_chosen)
        self.table.clicked.connect(self._on_cell)
        self.table.opened.connect(self._on_enter)
        current().changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def by(self) -> By:
        """What the table is grouped by."""
        return By(self.by_switch.current())

    def show_figures(self, shown: Figures) -> None:
        """Show figures and their groups."""
        self._shown = shown
        self.tiles.show_figures(shown.total)
        self.model.set_rows([GroupRow(shown.by, group) for group in shown.groups])
        self._resize()

    def retranslate(self) -> None:
        self.tiles.retranslate()
        self.header.set_title(self.tr("By group"))
        self.by_switch.set_options(
            (
                Option(By.DEPARTMENT, self.tr("Department")),
                Option(By.PERSON, self.tr("Person")),
                Option(By.TIER, self.tr("Tier")),
                Option(By.KIND, self.tr("Kind")),
                Option(By.PRIORITY, self.tr("Priority")),
            )
        )
        self.hint.setText(
            self.tr(
                "Click a number, or press Enter on it, for its tickets; of a service level, those "
                "that missed it."
            )
        )
        self.table.setAccessibleName(self.tr("Figures by group"))

    def _on_tile(self, wanted: Behind) -> None:
        self.behind_wanted.emit(wanted, "")

    def _on_cell(self, index: QModelIndex) -> None:
        row = index.data(Role.ROW)
        if isinstance(row, GroupRow):
            column = self.model.columns[index.column()]
            name = group_text(row.by, row.group)
            said = name if column.key == "group" else f"{name} · {column.title()}"
            self.behind_wanted.emit(behind_cell(row, column.key), said)

    def _on_enter(self, _key: object) -> None:
        self._on_cell(self.table.currentIndex())

    def _restyle(self) -> None:
        self._column.setSpacing(current().px("m"))
        self._resize()

    def _resize(self) -> None:
        """As high as its groups: heading, rows, and room for the bar below."""
        rows = min(max(self.model.rowCount(), 2), _MOST_ROWS)
        self.table.setFixedHeight((rows + 2) * current().px("row"))
