"""The figures of all tickets as tiles; a definition on hover, a click opens what is behind."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.figures.dto import Behind, FigureSet, What
from app.figures.words import age_texts
from ui.pages.figures.wording import meaning, median, name_of, p90, seconds, share
from ui.theme import current
from ui.widgets.kpi import Kpi
from ui.widgets.label import escaped
from ui.words import word

_NARROWEST = 250  # design pixels of a tile
_MOST_COLUMNS = 4
_BEHIND = {
    "level": What.MISSED,
    "first_answer": What.ANSWERED,
    "solve": What.SOLVED,
    "reopen_rate": What.REOPENED,
    "backlog": What.BACKLOG,
    "unsolved_ends": What.UNSOLVED_END,
    "tickets": What.ALL,
}


class FigureTiles(QWidget):
    """Rate, first answer, time to solve, reopening, backlog, what has no time, and how many."""

    wanted = Signal(object)  # Behind

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: FigureSet | None = None
        self.tiles = {figure: Kpi() for figure in _BEHIND}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for figure, tile in self.tiles.items():
            tile.clicked.connect(partial(self._want, _BEHIND[figure]))
        current().changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def show_figures(self, shown: FigureSet) -> None:
        """Show the figures of all tickets."""
        self._shown = shown
        level = shown.level
        said = {
            "tickets": (str(shown.tickets), ""),
            "level": (share(level.rate), self._level_hint(shown)),
            "first_answer": (
                median(shown.first_answer.elapsed),
                self._hint(p90(shown.first_answer.elapsed), median(shown.first_answer.working)),
            ),
            "solve": (
                median(shown.solve.elapsed),
                self._hint(p90(shown.solve.elapsed), median(shown.solve.working)),
            ),
            "unsolved_ends": (str(shown.unsolved_ends), ""),
            "reopen_rate": (
                share(shown.reopen_rate),
                self.tr("{0} of {1}").format(shown.reopened, shown.solved),
            ),
            "backlog": (str(shown.open), self._ages(shown)),
        }
        for figure, (value, hint) in said.items():
            self.tiles[figure].set_value(value, hint)
        self._explain(shown)

    def retranslate(self) -> None:
        for figure, tile in self.tiles.items():
            tile.set_caption(name_of(figure))
            tile.setToolTip(_rich(meaning(figure)))
        self.tiles["first_answer"].set_caption(self.tr("First answer, median"))
        self.tiles["solve"].set_caption(self.tr("Time to solve, median"))
        if self._shown is not None:
            self.show_figures(self._shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _want(self, what: What) -> None:
        self.wanted.emit(Behind(what))

    def _level_hint(self, shown: FigureSet) -> str:
        level = shown.level
        hint = self.tr("{0} of {1}").format(level.met, level.finished)
        waiting = level.running + level.paused
        return f"{hint} · " + self.tr("%n still running", "", waiting) if waiting else hint

    def _hint(self, ninety: str, working: str) -> str:
        return self.tr("90 %: {0} · working hours: {1}").format(ninety, working)

    def _ages(self, shown: FigureSet) -> str:
        pairs = zip(age_texts(), shown.backlog, strict=True)
        parts = [f"{text}: {count}" for text, count in pairs if count]
        return self.tr("Days {0}").format("  ".join(parts)) if parts else ""

    def _explain(self, shown: FigureSet) -> None:
        """Each clock apart, and the means, stand on hover below the definition."""
        lines = [
            self.tr("{0}: {1} ({2} of {3}; running {4}, paused {5})").format(
                word(f"sla.kind.{kind}"),
                share(level.rate),
                level.met,
                level.finished,
                level.running,
                level.paused,
            )
            for kind, level in shown.levels.items()
        ]
        self.tiles["level"].setToolTip(_rich("\n".join([meaning("level"), *lines])))
        for figure, span in (("first_answer", shown.first_answer), ("solve", shown.solve)):
            if span.elapsed is None or span.working is None:
                continue
            mean = self.tr("Mean {0}, in working hours {1}; 90 % in working hours {2}; n = {3}")
            line = mean.format(
                seconds(span.elapsed.mean),
                seconds(span.working.mean),
                p90(span.working),
                span.elapsed.n,
            )
            self.tiles[figure].setToolTip(_rich(f"{meaning(figure)}\n{line}"))

    def _arrange(self) -> None:
        """As many in a row as fit."""
        room = self.width() // current().scaled(_NARROWEST)
        columns = max(1, min(_MOST_COLUMNS, room))
        for place, tile in enumerate(self.tiles.values()):
            self._grid.addWidget(tile, place // columns, place % columns)
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, int(column < columns))

    def _restyle(self) -> None:
        self._grid.setSpacing(current().px("m"))
        self._arrange()


def _rich(text: str) -> str:
    """A tooltip that wraps."""
    return "<p>" + escaped(text).replace("\n", "<br>") + "</p>"
