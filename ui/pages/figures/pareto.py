"""The Pareto chart: how often each problem came, and the share they make up together."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from app.figures.problems import Problem, Problems
from ui.pages.figures.wording import share
from ui.theme import current
from ui.widgets.chart import Mark

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_THICK = 0.66  # of the room of a bar
_LONGEST = 14  # characters of a name below its bar, Chinese ones count two
NARROWEST = 560


class ParetoDrawing:
    """Bars with counts, a line with the running share; a mark's key is its place."""

    def __init__(self, shown: Problems) -> None:
        self._rows = shown.rows

    def __call__(self, figure: "Figure") -> Sequence[Mark]:
        from matplotlib.ticker import MaxNLocator

        colors = current().colors
        axes = figure.subplots()
        places = range(len(self._rows))
        bars = axes.bar(places, [row.tickets for row in self._rows], _THICK, color=colors.chart[0])
        axes.bar_label(bars, color=colors.text_secondary, padding=2)
        axes.set_xticks(list(places), [_short(row.text, len(places)) for row in self._rows])
        axes.tick_params(axis="x", rotation=30 if len(self._rows) > _FLAT else 0)
        axes.set_ylabel(QCoreApplication.translate("FigureCharts", "Tickets"))
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.margins(y=0.12)
        self._line(axes, places, colors)
        return [
            Mark(bar, self._tip(row), str(place))
            for place, (bar, row) in enumerate(zip(bars, self._rows, strict=True))
        ]

    def sentence(self) -> str:
        """The chart in words."""
        said = QCoreApplication.translate("FigureCharts", "{0}: {1} tickets, together {2}")
        parts = [said.format(row.text, row.tickets, share(row.running)) for row in self._rows]
        return QCoreApplication.translate("FigureCharts", "Frequent problems: {0}").format(
            "; ".join(parts)
        )

    def table(self) -> list[list[object]]:
        """The figures behind the chart, headings first."""
        head: list[object] = [
            QCoreApplication.translate("FigureCharts", "Problem"),
            QCoreApplication.translate("FigureCharts", "Tickets"),
            QCoreApplication.translate("FigureCharts", "Running share"),
        ]
        return [head] + [[row.text, row.tickets, row.running] for row in self._rows]

    def _line(self, axes: Any, places: Sequence[int], colors: Any) -> None:
        right = axes.twinx()
        right.plot(places, [row.running for row in self._rows], color=colors.chart[1], marker="o")
        right.set_ylim(0, 1.05)
        right.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1], ["0", "20", "40", "60", "80", "100 %"])
        right.grid(visible=False)
        right.set_ylabel(QCoreApplication.translate("FigureCharts", "Running share"))
        # The bars lie below, yet it is they that answer to the mouse.
        right.set_zorder(axes.get_zorder() + 1)
        right.patch.set_visible(False)

    def _tip(self, row: Problem) -> str:
        said = QCoreApplication.translate("FigureCharts", "{0}\n{1} tickets, {2}; together {3}")
        tip = said.format(row.text, row.tickets, share(row.share), share(row.running))
        if row.before is not None:
            before = QCoreApplication.translate("FigureCharts", "Period before: {0}")
            tip += "\n" + before.format(row.before)
        return tip


_FLAT = 5  # so many names have room beside each other


def _short(text: str, bars: int) -> str:
    """A name as far as there is room below one of so many bars."""
    room = _LONGEST * max(1, _FLAT // bars)
    for place, character in enumerate(text):
        room -= 2 if ord(character) > 0x2E7F else 1
        if room < 0:
            return text[:place] + "…"
    return text
