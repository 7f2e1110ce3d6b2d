"""The four figures on top of the dashboard, each compared with the period before."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.surveys.dto import Dashboard, PeriodFigures
from app.surveys.figures import SMALL_N
from ui.theme import current
from ui.widgets.kpi import Kpi, Trend

_WIDE = 880  # design pixels: a little more than four tiles need
_SAME = 0.05  # of a mean, or half a point: less is no change one can see


class Tiles(QWidget):
    """Mean, share of 4 and 5, recommend score, response rate."""

    all_wanted = Signal()  # the answers behind mean and share
    recommend_wanted = Signal()
    invitations_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mean, self.share, self.recommend, self.rate = Kpi(), Kpi(), Kpi(), Kpi()
        self._shown: Dashboard | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._arrange()
        self.mean.clicked.connect(self.all_wanted)
        self.share.clicked.connect(self.all_wanted)
        self.recommend.clicked.connect(self.recommend_wanted)
        self.rate.clicked.connect(self.invitations_wanted)
        current().changed.connect(self._restyle)
        self._restyle()

    def show_figures(self, shown: Dashboard) -> None:
        """Show a period and how it differs from the one before."""
        self._shown = shown
        now, before = shown.now, shown.before
        self._show_mean(now, before)
        self._show_share(now, before)
        self._show_recommend(now, before)
        self._show_rate(now, before)

    def retranslate(self) -> None:
        self.mean.set_caption(self.tr("Mean of all answers (1–5)"))
        self.mean.setToolTip(self.tr("Arithmetic mean of every answer from 1 to 5."))
        self.share.set_caption(self.tr("Content: answers 4 and 5"))
        self.share.setToolTip(
            self.tr(
                "Share of 4 and 5 among all answers, with its 95 % interval (Wilson); the answers "
                "of one person count as one."
            )
        )
        self.recommend.set_caption(self.tr("Recommend score (1–5)"))
        self.recommend.setToolTip(
            self.tr(
                "Share of 5 minus share of 1 to 3, in points from −100 to +100; 4 is neutral. Not "
                "comparable with an NPS, which asks from 0 to 10."
            )
        )
        self.rate.set_caption(self.tr("Response rate"))
        self.rate.setToolTip(
            self.tr("Answered among those asked in the period whose survey is no longer open.")
        )
        if self._shown is not None:
            self.show_figures(self._shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """All in a row where they fit, else two and two."""
        columns = 4 if self.width() >= current().scaled(_WIDE) else 2
        for place, tile in enumerate((self.mean, self.share, self.recommend, self.rate)):
            self._grid.addWidget(tile, place // columns, place % columns)
            self._grid.setColumnStretch(place, int(place < columns))

    def _show_mean(self, now: PeriodFigures, before: PeriodFigures) -> None:
        value, past = now.overall.mean, before.overall.mean
        text = "–" if value is None else f"{value:.2f}"
        self.mean.set_value(text, self._people(now), few=now.overall.is_small)
        change = None if value is None or past is None else value - past
        self._show_change(self.mean, change, change or 0.0, "{:+.2f}")

    def _show_share(self, now: PeriodFigures, before: PeriodFigures) -> None:
        value, past, interval = now.overall.top_two, before.overall.top_two, now.overall.interval
        if value is None or interval is None:
            self.share.set_value("–")
        else:
            low, high = (f"{100 * end:.0f}" for end in (interval.low, interval.high))
            hint = self.tr("95 %: {0}–{1} %").format(low, high)
            if now.overall.is_small:
                hint += self._few()
            self.share.set_value(f"{100 * value:.0f} %", hint, few=now.overall.is_small)
        change = None if value is None or past is None else 100 * (value - past)
        self._show_change(self.share, change, (change or 0.0) / 10, "{:+.0f}")

    def _show_recommend(self, now: PeriodFigures, before: PeriodFigures) -> None:
        score, past = now.recommend, before.recommend
        if score is None:
            self.recommend.set_value("–")
        else:
            spread = f"± {score.margin:.0f} · " if score.n > 1 else ""  # one answer has none
            hint = f"{spread}n = {score.n}"
            few = score.n < SMALL_N
            if few:
                hint += self._few()
            self.recommend.set_value(_signed("{:+.0f}", score.value), hint, few=few)
        change = score.value - past.value if score and past else None
        self._show_change(self.recommend, change, (change or 0.0) / 10, "{:+.0f}")

    def _show_rate(self, now: PeriodFigures, before: PeriodFigures) -> None:
        rate, past = now.response_rate, before.response_rate
        hint = self.tr("{0} of {1}").format(now.answered, now.finished)
        if now.still_open:
            hint += " · " + self.tr("%n still open", "", now.still_open)
        text = "–" if rate is None else f"{100 * rate:.0f} %"
        self.rate.set_value(text, hint, few=now.finished < SMALL_N)
        change = None if rate is None or past is None else 100 * (rate - past)
        self._show_change(self.rate, change, (change or 0.0) / 10, "{:+.0f}")

    def _people(self, now: PeriodFigures) -> str:
        text = f"n = {now.responses}"
        return text + self._few() if now.overall.is_small else text

    def _few(self) -> str:
        return " · " + self.tr("few answers")

    def _show_change(self, tile: Kpi, change: float | None, weight: float, form: str) -> None:
        """An arrow, a sign and a word, against the period before; nothing without one."""
        if change is None:
            tile.set_trend("", "flat")
            return
        trend: Trend = "flat" if abs(weight) < _SAME else "up" if weight > 0 else "down"
        word = {
            "up": self.tr("{0} better"),
            "down": self.tr("{0} worse"),
            "flat": self.tr("unchanged"),
        }[trend]
        tile.set_trend(word.format(_signed(form, change)), trend)

    def _restyle(self) -> None:
        self._grid.setSpacing(current().px("m"))


def _signed(form: str, value: float) -> str:
    """A number with its sign, the minus as wide as the plus; nothing has none."""
    text = form.format(value)
    return text.replace("-", "−") if text.strip("+-0.") else text.lstrip("+-")
