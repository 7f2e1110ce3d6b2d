"""The clocks of a ticket as tiles: target, used, left, due, met or missed by how much."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.sla.calendar import BusinessCalendar
from app.sla.clock import ClockState
from app.sla.dto import ClockRow
from app.sla.policy import Hours
from ui.theme import current
from ui.theme.painting import PaintKit
from ui.theme.tokens import RADIUS_CHIP
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.when import duration, local
from ui.words import word

WARN_SHARE = 0.75  # of the target, from which a running clock looks pressing


class _Bar(QWidget):
    """How much of a target is used."""

    def __init__(self) -> None:
        super().__init__()
        self._share, self._state = 0.0, "ontrack"
        self.setFixedHeight(current().px("s"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_share(self, share: float, state: str) -> None:
        self._share, self._state = min(max(share, 0.0), 1.0), state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        kit, painter = PaintKit(current()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(kit.color("border_strong"))
        painter.setBrush(kit.color("subtle"))
        bar = self.rect().adjusted(0, 0, -1, -1)
        painter.drawRoundedRect(bar, RADIUS_CHIP, RADIUS_CHIP)
        used = QRect(bar)
        used.setWidth(round(bar.width() * self._share))
        if used.width():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(kit.tone("sla", self._state).solid)
            painter.drawRoundedRect(used, RADIUS_CHIP, RADIUS_CHIP)


class ClockTile(Card):
    """One clock."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel(role="strong")
        self._chip = Chip(group="sla", key="ontrack")
        self._bar = _Bar()
        self._due = ElidedLabel(role="small", color="text_secondary")
        self._used = ElidedLabel(role="small", color="text_secondary")
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._chip)
        self.body.addLayout(head)
        for widget in (self._bar, self._due, self._used):
            self.body.addWidget(widget)
        self.body.setSpacing(current().px("xs"))

    def text(self) -> str:
        """What the tile says, as a screen reader reads it."""
        return self.accessibleName()

    def set_brief(self, is_brief: bool) -> None:
        """Leave the last line out, where the page is low."""
        self._used.setVisible(not is_brief)

    def show_clock(self, clock: ClockRow, calendar: BusinessCalendar, now: datetime) -> None:
        """Show a clock as it reads at ``now``."""
        reading = clock.reading(calendar, now)
        state, verdict = self._verdict(clock, reading.left, breached=reading.breached)
        self._name.setText(word(f"sla.kind.{clock.kind}"))
        self._chip.set_state(verdict, "sla", state)
        target = max(clock.target_seconds, 1)
        self._bar.show_share(reading.elapsed / target, state)
        self._due.setText(self._due_text(clock))
        hours = (
            self.tr("working time") if clock.hours is Hours.WORKING else self.tr("round the clock")
        )
        sentence = self.tr("{0} of {1}, {2}")
        self._used.setText(
            sentence.format(_span(reading.elapsed), _span(clock.target_seconds), hours)
        )
        texts = (self._name.text(), verdict, self._due.text(), self._used.text())
        self.setAccessibleName(", ".join(texts))

    def _verdict(self, clock: ClockRow, left: int, *, breached: bool) -> tuple[str, str]:
        match clock.state:
            case ClockState.MET:
                return "ontrack", self.tr("Met, {0} to spare").format(_span(left))
            case ClockState.MISSED:
                return "overdue", self.tr("Missed by {0}").format(_span(left))
            case ClockState.STOPPED:
                return "paused", self.tr("Stopped")
            case ClockState.PAUSED:
                return "paused", self.tr("Paused, {0} left").format(_span(left))
            case _ if breached:
                return "overdue", self.tr("{0} late").format(_span(left))
            case _:
                is_soon = left <= clock.target_seconds * (1 - WARN_SHARE)
                return "duesoon" if is_soon else "ontrack", self.tr("{0} left").format(_span(left))

    def _due_text(self, clock: ClockRow) -> str:
        due = f"{local(clock.due_at):%m-%d %H:%M}"
        text = self.tr("Due {0}").format(due)
        if clock.is_by_hand:
            text = self.tr("Due {0}, set by hand").format(due)
        if clock.done_at is not None:
            text += self.tr(" · done {0}").format(f"{local(clock.done_at):%m-%d %H:%M}")
        return text


class ClockPanel(QWidget):
    """A tile for each kind of clock, the newest of its kind."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = clock
        self._is_brief = False
        self._clocks: tuple[ClockRow, ...] = ()
        self._calendar: BusinessCalendar | None = None
        self.tiles: dict[str, ClockTile] = {}
        self._none = Label(role="small", color="text_muted")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current().px("s"))
        self._row.addWidget(self._none)

    def show_clocks(self, found: tuple[Sequence[ClockRow], BusinessCalendar]) -> None:
        """Show the clocks of a ticket."""
        newest = {clock.kind: clock for clock in found[0]}
        self._clocks, self._calendar = tuple(newest.values()), found[1]
        if list(self.tiles) != list(newest):
            for tile in self.tiles.values():
                self._row.removeWidget(tile)
                tile.deleteLater()
            self.tiles = {kind: ClockTile() for kind in newest}
            for tile in self.tiles.values():
                self._row.addWidget(tile, 1)
                tile.set_brief(self._is_brief)
        self.tick()

    def set_brief(self, is_brief: bool) -> None:
        """Take less room."""
        self._is_brief = is_brief
        for tile in self.tiles.values():
            tile.set_brief(is_brief)

    def tick(self) -> None:
        """Time passed or the language changed."""
        self._none.setText(self.tr("No deadline was promised for this ticket."))
        self._none.setVisible(not self._clocks)
        if self._calendar is None:
            return
        now = self._now()
        for clock in self._clocks:
            self.tiles[clock.kind].show_clock(clock, self._calendar, now)


def _span(seconds: int) -> str:
    return duration(timedelta(seconds=abs(seconds)))
