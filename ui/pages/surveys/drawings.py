"""The charts of the dashboard: drawn into an empty figure, told as a sentence and as a table."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from app.surveys.figures import LOW_MEAN, SMALL_N, DimensionFigures, Trend, TrendPoint
from ui.theme import current
from ui.theme.tokens import Colors
from ui.widgets.chart import Mark
from ui.words import named, word

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_THICK = 0.62  # of the room of a bar
_LABEL_FROM = 0.12  # share; a narrower segment has no room for its label
_MOST_TICKS = 6


def dimension_text(key: str) -> str:
    """The name of a dimension."""
    return named("survey.dimension", key)


def score_text(key: str, score: int) -> str:
    """The word of a score in answer to a dimension."""
    return word(f"survey.{'recommend' if key == 'recommend' else 'score'}.{score}")


class DimensionsDrawing:
    """Beside each other, per dimension: the mean with its interval, and how answers spread.

    A mark's key is the dimension, or ``dimension/score``.
    """

    def __init__(self, dimensions: Sequence[DimensionFigures]) -> None:
        self._rows = tuple(dimensions)

    def __call__(self, figure: "Figure") -> Sequence[Mark]:
        colors = current().colors
        means, spread = figure.subplots(1, 2, sharey=True, width_ratios=(5, 4))
        marks = [*self._means(means, colors), *self._spread(spread, colors)]
        means.set_yticks(range(len(self._rows)), [dimension_text(d.key) for d in self._rows])
        means.set_ylim(len(self._rows) - 0.4, -0.6)  # the first one on top
        return marks

    def sentence(self) -> str:
        """The chart in words."""
        parts = []
        for row in self._rows:
            text = QCoreApplication.translate("SurveyCharts", "{0} {1} of 5, {2}").format(
                dimension_text(row.key), _number(row.mean), _people(row.n)
            )
            parts.append(text + (f", {_low()}" if row.is_low else ""))
        return QCoreApplication.translate("SurveyCharts", "Satisfaction by dimension: {0}").format(
            "; ".join(parts)
        )

    def table(self) -> list[list[object]]:
        """The figures behind the chart, headings first."""
        head: list[object] = [
            QCoreApplication.translate("SurveyCharts", "Dimension"),
            QCoreApplication.translate("SurveyCharts", "Answers"),
            QCoreApplication.translate("SurveyCharts", "Mean"),
            1,
            2,
            3,
            4,
            5,
        ]
        return [head] + [
            [dimension_text(row.key), row.n, row.mean, *row.counts] for row in self._rows
        ]

    def _means(self, axes: Any, colors: Colors) -> list[Mark]:
        axes.set_xlim(1, 5)
        axes.set_xticks(range(1, 6))
        axes.set_title(QCoreApplication.translate("SurveyCharts", "Mean with 95 % interval"))
        axes.grid(visible=True, axis="x")
        axes.grid(visible=False, axis="y")
        axes.axvline(LOW_MEAN, color=colors.border_strong, linestyle=":", marker="", linewidth=1)
        marks = []
        for place, row in enumerate(self._rows):
            if row.mean is not None:
                marks.append(self._mean(axes, place, row, row.mean, colors))
        return marks

    def _mean(
        self, axes: Any, place: int, row: DimensionFigures, mean: float, colors: Colors
    ) -> Mark:
        color = colors.status["onhold"].solid if row.is_small else colors.chart[0]
        if row.is_low:
            color = colors.csat["1"].solid
        hatch = "//" if row.is_low else ""
        (bar,) = axes.barh(place, mean - 1, _THICK, left=1, color=color, hatch=hatch)
        if row.margin:
            axes.errorbar(
                mean,
                place,
                xerr=row.margin,
                color=colors.text,
                elinewidth=1.5,
                capsize=4,
                marker="",
            )
        words = [_number(mean), f"n={row.n}"]
        words += [_low()] if row.is_low else []
        words += [_few()] if row.is_small else []
        axes.text(
            5.1,
            place,
            "  ".join(words),
            va="center",
            color=_text_color(row, colors),
        )
        return Mark(bar, self._tip(row, mean), row.key)

    def _tip(self, row: DimensionFigures, mean: float) -> str:
        lines = [
            f"{dimension_text(row.key)}: {_number(mean)} "
            + (f"± {_number(row.margin)}" if row.margin else ""),
            QCoreApplication.translate("SurveyCharts", "Standard deviation {0}").format(
                _number(row.sd)
            ),
        ]
        if row.top_two is not None and row.interval is not None:
            low, high = row.interval.low, row.interval.high
            text = QCoreApplication.translate("SurveyCharts", "4 and 5: {0} % (95 %: {1}–{2} %)")
            lines.append(text.format(*(round(100 * x) for x in (row.top_two, low, high))))
        lines.append(_people(row.n) + (f", {_few()}" if row.is_small else ""))
        return "\n".join(lines)

    def _spread(self, axes: Any, colors: Colors) -> list[Mark]:
        axes.set_xlim(0, 1)
        axes.set_xticks([])
        axes.grid(visible=False)
        axes.spines.bottom.set_visible(False)
        axes.tick_params(labelleft=False)
        axes.set_title(QCoreApplication.translate("SurveyCharts", "Answers 1 to 5, per cent"))
        marks: list[Mark] = []
        for place, row in enumerate(self._rows):
            left = 0.0
            for score, times in enumerate(row.counts, start=1):
                share = times / row.n if row.n else 0.0
                marks += self._segment(axes, place, row, score, left, share, colors)
                left += share
        self._legend(axes, colors)
        return marks

    def _segment(
        self,
        axes: Any,
        place: int,
        row: DimensionFigures,
        score: int,
        left: float,
        share: float,
        colors: Colors,
    ) -> list[Mark]:
        if not share:
            return []
        tone = colors.csat[str(score)]
        (bar,) = axes.barh(
            place, share, _THICK, left=left, color=tone.solid, edgecolor=colors.surface
        )
        if share >= _LABEL_FROM:
            axes.text(
                left + share / 2,
                place,
                f"{100 * share:.0f}",
                ha="center",
                va="center",
                color=tone.on_solid,
            )
        name = dimension_text(row.key)
        tip = f"{name}\n{score} {score_text(row.key, score)}: {100 * share:.0f} %, "
        return [Mark(bar, tip + _people(row.counts[score - 1]), f"{row.key}/{score}")]

    def _legend(self, axes: Any, colors: Colors) -> None:
        from matplotlib.patches import Patch

        patches = [Patch(color=colors.csat[str(s)].solid, label=str(s)) for s in range(1, 6)]
        axes.legend(
            handles=patches,
            loc="upper center",
            bbox_to_anchor=(0.5, 0.0),
            ncols=5,
            handlelength=1,
            columnspacing=1,
        )


class TrendDrawing:
    """One dimension over the months, with the number of answers at each point.

    A mark's key is the month, ``2026-03``.
    """

    def __init__(self, name: str, trend: Trend) -> None:
        self._name = name
        self._points = trend.points

    def __call__(self, figure: "Figure") -> Sequence[Mark]:
        colors = current().colors
        axes = figure.subplots()
        values = [float("nan") if p.mean is None else p.mean for p in self._points]
        axes.plot(range(len(values)), values, color=colors.chart[0], marker="")
        axes.axhline(LOW_MEAN, color=colors.border_strong, linestyle=":", marker="", linewidth=1)
        note = QCoreApplication.translate(
            "SurveyCharts", "Mean, with number of answers (hollow: few)"
        )
        axes.set_title(note)
        axes.set_ylim(1, 5.4)
        axes.set_yticks(range(1, 6))
        axes.set_xlim(-0.5, max(len(values) - 0.5, 0.5))
        every = -(-len(values) // _MOST_TICKS)
        ticks = range(len(values) - 1, -1, -every)
        axes.set_xticks(list(ticks), [_month(self._points[place]) for place in ticks])
        return [
            self._mark(axes, place, point, point.mean, colors)
            for place, point in enumerate(self._points)
            if point.mean is not None
        ]

    def sentence(self) -> str:
        """The chart in words."""
        parts = [
            f"{_month(point)}: {_number(point.mean)}, {_people(point.n)}"
            for point in self._points
            if point.mean is not None
        ]
        return QCoreApplication.translate("SurveyCharts", "Trend of {0} by month: {1}").format(
            self._name, "; ".join(parts)
        )

    def table(self) -> list[list[object]]:
        """The figures behind the chart, headings first."""
        head: list[object] = [
            QCoreApplication.translate("SurveyCharts", "Month"),
            QCoreApplication.translate("SurveyCharts", "Answers"),
            QCoreApplication.translate("SurveyCharts", "Mean"),
        ]
        return [head] + [[_month(point), point.n, point.mean] for point in self._points]

    def _mark(self, axes: Any, place: int, point: TrendPoint, mean: float, colors: Colors) -> Mark:
        """A filled dot, or a hollow grey one where it stands on few answers."""
        few = point.n < SMALL_N
        color = colors.status["onhold"].solid if few else colors.chart[0]
        (dot,) = axes.plot(
            place,
            mean,
            marker="o",
            linestyle="",
            color=color,
            markerfacecolor=colors.surface if few else color,
            pickradius=8,
        )
        axes.annotate(
            str(point.n),
            (place, mean),
            (0, 8),
            textcoords="offset points",
            ha="center",
            color=colors.text_muted,
        )
        tip = f"{_month(point)}: {_number(mean)}\n{_people(point.n)}"
        return Mark(dot, tip + (f", {_few()}" if few else ""), _month(point))


def _text_color(row: DimensionFigures, colors: Colors) -> str:
    """What is low speaks in the colour of its bar; what stands on few answers is grey."""
    if row.is_small:
        return colors.text_muted
    return colors.csat["1"].text if row.is_low else colors.text


def _people(n: int) -> str:
    return QCoreApplication.translate("SurveyCharts", "answers: {0}").format(n)


def _few() -> str:
    return QCoreApplication.translate("SurveyCharts", "few answers")


def _low() -> str:
    return QCoreApplication.translate("SurveyCharts", "below 3")


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _month(point: TrendPoint) -> str:
    return f"{point.year}-{point.month:02}"
