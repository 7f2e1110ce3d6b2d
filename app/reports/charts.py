"""Native Excel charts over a table of the same sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

WIDTH_CM = 17.0  # an A4 page in portrait
HEIGHT_CM = 8.0
ROWS = 16  # sheet rows a chart covers


@dataclass(frozen=True)
class Area:
    """Where a table stands: sheet rows from 1, the header first."""

    header: int
    last: int
    columns: int


class Picked(Protocol):
    """Which columns of the table to show, counted from 0."""

    @property
    def names(self) -> int: ...
    @property
    def values(self) -> Sequence[int]: ...


def bar(page: Any, title: str, table: Area, picked: Picked, number_format: str) -> Any:
    """Return a chart of upright bars with their values on top."""
    from openpyxl.chart import BarChart

    chart = BarChart()
    chart.type = "col"
    chart.gapWidth = 60
    _fill(chart, page, title, table, picked, number_format)
    _label_values(chart, number_format)
    return chart


def line(page: Any, title: str, table: Area, picked: Picked, number_format: str) -> Any:
    """Return a line chart with a dot per point; an empty cell leaves a gap."""
    from openpyxl.chart import LineChart

    chart = LineChart()
    _fill(chart, page, title, table, picked, number_format)
    for series in chart.series:
        series.marker.symbol = "circle"
        series.smooth = False
    chart.dispBlanksAs = "gap"
    return chart


def pareto(page: Any, title: str, table: Area, bars: Picked, line_: Picked) -> Any:
    """Return bars with how many, and above them the running share on an axis of its own."""
    from openpyxl.chart import LineChart

    chart = bar(page, title, table, bars, "0")
    share = LineChart()
    _fill(share, page, title, table, line_, "0%")
    share.title = None
    share.y_axis.axId = 200  # an axis of its own, at the right
    share.y_axis.scaling.max = 1
    share.y_axis.crosses = "max"
    share.y_axis.majorGridlines = None
    for series in share.series:
        series.marker.symbol = "circle"
        series.smooth = False
    chart += share
    return chart


def _fill(
    chart: Any, page: Any, title: str, table: Area, picked: Picked, number_format: str
) -> None:
    from openpyxl.chart import Reference

    for number in picked.values:
        values = Reference(page, number + 1, table.header, number + 1, table.last)
        chart.add_data(values, titles_from_data=True)
    first = table.header + 1
    names = Reference(page, picked.names + 1, first, picked.names + 1, table.last)
    chart.set_categories(names)
    chart.title = title
    chart.title.overlay = False
    chart.width, chart.height = WIDTH_CM, HEIGHT_CM
    # openpyxl hides both axes unless told otherwise.
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.number_format = number_format
    chart.y_axis.scaling.min = 0
    _soften_grid(chart)
    if len(picked.values) == 1:
        chart.legend = None  # the title says it
    else:
        chart.legend.position = "b"


def _soften_grid(chart: Any) -> None:
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.colors import ColorChoice, SchemeColor
    from openpyxl.drawing.line import LineProperties

    # 85 % of the background: the light grey of Excel's own charts.
    pale = ColorChoice(schemeClr=SchemeColor(val="bg1", lumMod=85000))
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=pale))


def _label_values(chart: Any, number_format: str) -> None:
    from openpyxl.chart.label import DataLabelList

    chart.dataLabels = DataLabelList()
    chart.dataLabels.showVal = True
    chart.dataLabels.numFmt = number_format
    # Left unset, these print the names beside every value.
    chart.dataLabels.showSerName = chart.dataLabels.showCatName = False
    chart.dataLabels.showLegendKey = chart.dataLabels.showPercent = False
