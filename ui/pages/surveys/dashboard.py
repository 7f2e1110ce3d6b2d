"""The dashboard: four figures, the dimensions, the trend; or the same as a table."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from app.surveys.dto import Dashboard
from app.surveys.figures import Trend
from ui.pages.surveys.drawings import DimensionsDrawing, TrendDrawing, dimension_text
from ui.pages.surveys.models import dimensions_model
from ui.pages.surveys.tiles import Tiles
from ui.theme import current
from ui.widgets.card import Card
from ui.widgets.chart import Chart
from ui.widgets.data_table import DataTable
from ui.widgets.fields import ComboBox
from ui.widgets.section_header import SectionHeader

OVERALL = "overall"
# design pixels
_CHART_HEIGHT = 250
_WIDE = 1000
NARROWEST = 580  # of the dimensions: names, bars and what they say


class DashboardView(QWidget):
    """Shows figures; a click on a bar, a point or a row asks for the answers behind it."""

    # dimension ("" for all), score (0 for all), month ("2026-03", "" for the whole period)
    answers_wanted = Signal(str, int, str)
    invitations_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Dashboard | None = None
        self.tiles = Tiles()
        self.model = dimensions_model(self)
        self.table = DataTable(self.model, "survey_dimensions")
        self.dimensions, self.trend = Chart(narrowest=NARROWEST), Chart()
        self.trend_box = ComboBox()
        self._dimensions_header, self._trend_header = SectionHeader(), SectionHeader()
        self._lay_out()
        self._connect()
        current().changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def show_figures(self, shown: Dashboard) -> None:
        """Show the figures of a period; the same ones are not drawn again."""
        if shown != self._shown:
            self._shown = shown
            self._draw(shown)

    def _draw(self, shown: Dashboard) -> None:
        self.tiles.show_figures(shown)
        self.model.set_rows(shown.now.dimensions)
        drawing = DimensionsDrawing(shown.now.dimensions)
        self.dimensions.set_drawing(drawing, drawing.sentence(), drawing.table())
        self._fill_trend_box()
        self._draw_trend()

    def show_as_table(self, is_table: bool) -> None:
        """Show the dimensions as a table instead of charts, or as charts again."""
        self._stack.setCurrentWidget(self.table if is_table else self._charts)

    def retranslate(self) -> None:
        self.tiles.retranslate()
        self._dimensions_header.set_title(self.tr("Dimensions"))
        self._trend_header.set_title(self.tr("Trend"))
        self.trend_box.setAccessibleName(self.tr("Dimension of the trend"))
        self.table.setAccessibleName(self.tr("Figures by dimension"))
        if self._shown is not None:
            self._draw(self._shown)

    def _lay_out(self) -> None:
        self._charts = QWidget()
        self._grid = QGridLayout(self._charts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._left, self._right = Card(), Card()
        self._left.body.addWidget(self._dimensions_header)
        self._left.body.addWidget(self.dimensions, 1)
        self._trend_header.add_action(self.trend_box)
        self._right.body.addWidget(self._trend_header)
        self._right.body.addWidget(self.trend, 1)
        self._arrange()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._charts)
        self._stack.addWidget(self.table)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.tiles)
        self._column.addWidget(self._stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The charts beside each other where there is room, else one below the other."""
        is_wide = self.width() >= current().scaled(_WIDE)
        self._grid.addWidget(self._left, 0, 0)
        self._grid.addWidget(self._right, *((0, 1) if is_wide else (1, 0)))
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(1, 3 if is_wide else 0)

    def _connect(self) -> None:
        self.tiles.all_wanted.connect(self._want_all)
        self.tiles.recommend_wanted.connect(self._want_recommend)
        self.tiles.invitations_wanted.connect(self.invitations_wanted)
        self.dimensions.picked.connect(self._on_bar)
        self.trend.picked.connect(self._on_month)
        self.trend_box.edited.connect(self._draw_trend)
        self.table.opened.connect(self._on_row)

    def _fill_trend_box(self) -> None:
        trends = self._shown.trends if self._shown else ()
        self.trend_box.set_choices([(trend.key, self._trend_text(trend.key)) for trend in trends])
        if self.trend_box.currentIndex() < 0 and trends:
            self.trend_box.setCurrentIndex(0)

    def _trend_text(self, key: str) -> str:
        return self.tr("All dimensions") if key == OVERALL else dimension_text(key)

    def _draw_trend(self) -> None:
        chosen = self._chosen_trend()
        if chosen is not None:
            drawing = TrendDrawing(self._trend_text(chosen.key), chosen)
            self.trend.set_drawing(drawing, drawing.sentence(), drawing.table())

    def _chosen_trend(self) -> Trend | None:
        trends = self._shown.trends if self._shown else ()
        return next((trend for trend in trends if trend.key == self.trend_box.value()), None)

    def _want_all(self) -> None:
        self.answers_wanted.emit("", 0, "")

    def _want_recommend(self) -> None:
        self.answers_wanted.emit("recommend", 0, "")

    def _on_bar(self, key: str) -> None:
        dimension, _, score = key.partition("/")
        self.answers_wanted.emit(dimension, int(score or 0), "")

    def _on_month(self, month: str) -> None:
        key = self.trend_box.value()
        self.answers_wanted.emit("" if key == OVERALL else key, 0, month)

    def _on_row(self, key: str) -> None:
        self.answers_wanted.emit(key, 0, "")

    def _restyle(self) -> None:
        theme = current()
        self._column.setSpacing(theme.px("m"))
        self._grid.setSpacing(theme.px("m"))
        height = theme.scaled(_CHART_HEIGHT)
        self.dimensions.setFixedHeight(height)
        self._arrange()
        self.trend.setFixedHeight(height)
