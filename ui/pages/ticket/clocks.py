"""The clocks of a ticket as tiles: target, used, left, due, met or missed by how much."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from app.sla.calendar import BusinessCalendar
from app.sla.clock import ClockState
from app.sla.dto import ClockRow
from app.sla.policy import ClockKind, Hours
from ui.theme import current
from ui.theme.painting import PaintKit
from ui.theme.tokens import RADIUS_CARD, RADIUS_CHIP
from ui.widgets.chip import Chip
from ui.widgets.label import ElidedLabel, Label, escaped
from ui.widgets.when import duration, local
from ui.words import word


class _Bar(QWidget):
    """How much of a target is used."""

    def __init__(self) -> None:
        super().__init__()
        self._share, self._state = 0.0, "ontrack"
        self.setFixedHeight(current().px("s"))

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


class ClockTile(QAbstractButton):
    """One clock; a click, Space or Enter asks why it is due then."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel(role="strong")
        self._chip = Chip(group="sla", key="ontrack")
        self.verdict = ("ontrack", "")  # state and words
        self._bar = _Bar()
        self._due = ElidedLabel(role="small", color="text_secondary")
        self._used = ElidedLabel(role="small", color="text_secondary")
        self._is_brief = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._chip)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        for widget in (self._bar, self._due, self._used):
            self._column.addWidget(widget)
        self._column.setSpacing(current().px("xs"))
        self.set_brief(False)

    def text(self) -> str:
        """What the tile says, as a screen reader reads it."""
        return self.accessibleName()

    def set_brief(self, is_brief: bool) -> None:
        """Say only how it stands, in one line, where the page is low."""
        self._is_brief = is_brief
        for widget in (self._bar, self._due, self._used):
            widget.setVisible(not is_brief)
        theme = current()
        side, edge = theme.px("s" if is_brief else "m"), 1 if is_brief else theme.px("m")
        self._column.setContentsMargins(side, edge, side, edge)

    def show_clock(self, clock: ClockRow, calendar: BusinessCalendar, now: datetime) -> None:
        """Show a clock as it reads at ``now``."""
        reading = clock.reading(calendar, now)
        self.verdict = state, verdict = self._verdict(clock, reading.left, now)
        self._name.setText(word(f"sla.kind.{clock.kind}"))
        self._chip.set_state(self._short(clock) or verdict, "sla", state)
        self._bar.show_share(reading.elapsed / max(clock.target_seconds, 1), state)
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
        why = self.tr("Why is that so? Click or press Enter (F7)")
        self.setAccessibleDescription(why)
        self.setToolTip(escaped("\n".join((", ".join(texts[:2]), *texts[2:], why))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        kit, painter = PaintKit(current()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(kit.color("border"), 1))
        painter.setBrush(kit.color("hover" if self.underMouse() else "surface"))
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, RADIUS_CARD, RADIUS_CARD)
        if self.hasFocus():
            kit.focus_ring(painter, self.rect(), RADIUS_CARD)

    def _verdict(self, clock: ClockRow, left: int, now: datetime) -> tuple[str, str]:
        match clock.state:
            case ClockState.MET:
                return "ontrack", self.tr("Met, {0} to spare").format(_span(left))
            case ClockState.MISSED:
                return "overdue", self.tr("Missed by {0}").format(_span(left))
            case ClockState.STOPPED:
                return "paused", self.tr("Stopped")
            case ClockState.PAUSED:
                return "paused", self.tr("Paused, {0} left").format(_span(left))
            case _ if now > clock.due_at:
                return "overdue", self.tr("{0} late").format(_span(left))
            case _:
                is_soon = clock.warn_at is not None and now >= clock.warn_at
                return "duesoon" if is_soon else "ontrack", self.tr("{0} left").format(_span(left))

    def _short(self, clock: ClockRow) -> str:
        """Of what is over, no more than that where room is short."""
        if self._is_brief and clock.state in (ClockState.MET, ClockState.MISSED):
            return word(f"sla.state.{clock.state}")
        return ""

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

    explain_wanted = Signal(object)  # ClockRow

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
            for kind, tile in self.tiles.items():
                self._row.addWidget(tile, 1)
                tile.set_brief(self._is_brief)
                tile.clicked.connect(partial(self.explain, kind))
        self.tick()

    def set_brief(self, is_brief: bool) -> None:
        """Take less room."""
        if is_brief != self._is_brief:
            self._is_brief = is_brief
            for tile in self.tiles.values():
                tile.set_brief(is_brief)
            self.tick()

    def promise(self) -> tuple[str, str] | None:
        """How long until the customer must be told of progress: state and words."""
        open_kinds = {clock.kind for clock in self._clocks if clock.is_open}
        if ClockKind.PROGRESS not in open_kinds:
            return None
        return self.tiles[ClockKind.PROGRESS].verdict

    def plan(self) -> tuple[str, str] | None:
        """How the first plan stands, also when it is filed: state and words."""
        kinds = {clock.kind for clock in self._clocks}
        return self.tiles[ClockKind.PLAN].verdict if ClockKind.PLAN in kinds else None

    def explain(self, kind: str = "") -> None:
        """Ask why a clock is due then; without a kind the one that must be kept next."""
        asked = [clock for clock in self._clocks if clock.kind == kind]
        running = [clock for clock in self._clocks if clock.state is ClockState.RUNNING]
        found = asked or sorted(running, key=lambda clock: clock.due_at) or list(self._clocks)
        if found:
            self.explain_wanted.emit(found[0])

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
