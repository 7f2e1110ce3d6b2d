"""What the figures cover: days, department, person in charge, tier, kind, priority."""

from collections.abc import Callable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.figures.dto import FiguresFilter
from app.reports import period as periods
from app.reports.period import Days, Period, named_period
from app.tickets.rules import Kind, Priority
from ui.theme import current
from ui.widgets.date_field import DateField
from ui.widgets.fields import ComboBox
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label
from ui.widgets.whose_boxes import WhoseBoxes, offer
from ui.words import word

ALL, FREE = "all", "free"
_PRIORITIES = (Priority.URGENT, Priority.HIGH, Priority.NORMAL, Priority.LOW)


class FigureFilters(QWidget):
    """Boxes in a row; ``changed`` when a person chose another value."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        """``today`` gives the company's date."""
        super().__init__(parent)
        self._today = today
        self.period = ComboBox()
        self.first, self.last = DateField(today), DateField(today)
        self.whose = WhoseBoxes(self)
        self.kind, self.priority = ComboBox(), ComboBox()
        self._days = QWidget()
        days = QHBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        days.addWidget(self.first)
        days.addWidget(Label("–", color="text_muted"))
        days.addWidget(self.last)
        self._flow = FlowLayout(self)
        for part in (self.period, self._days, *self.whose.boxes(), self.kind, self.priority):
            self._flow.addWidget(part)
        self._connect()
        current().changed.connect(self._restyle)
        self._restyle()
        self.retranslate()
        self.choose_period(periods.THIS_MONTH)

    def choose_period(self, name: str) -> None:
        """Choose days by name, without saying so."""
        self.period.set_value(name)
        self._show_days()

    def span(self) -> Period | None:
        """The days chosen; None for all there are, or while a date is not one yet."""
        name = self.period.value()
        if name == ALL:
            return None
        if name != FREE:
            return named_period(name, self._today())
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            return None
        return Days(*sorted((first, last)))

    def wanted(self, zone: ZoneInfo) -> FiguresFilter:
        """The filter as chosen; ``zone`` is the company's."""
        span = self.span()
        return FiguresFilter(
            span.begins_at(zone) if span else None,
            span.ends_at(zone) if span else None,
            department_id=self.whose.department.value(),
            owner_id=self.whose.person.value(),
            tier=self.whose.tier.value(),
            kind=self.kind.value(),
            priority=self.priority.value(),
        )

    def retranslate(self) -> None:
        self.period.set_choices(
            (
                (periods.THIS_WEEK, self.tr("This week")),
                (periods.LAST_WEEK, self.tr("Last week")),
                (periods.THIS_MONTH, self.tr("This month")),
                (periods.LAST_MONTH, self.tr("Last month")),
                (periods.THIS_QUARTER, self.tr("This quarter")),
                (periods.LAST_QUARTER, self.tr("Last quarter")),
                (periods.THIS_YEAR, self.tr("This year")),
                (periods.TWELVE_MONTHS, self.tr("Last 12 months")),
                (ALL, self.tr("All there are")),
                (FREE, self.tr("Other days…")),
            )
        )
        names = (
            (self.period, self.tr("Period")),
            (self.first, self.tr("First day")),
            (self.last, self.tr("Last day")),
            (self.kind, self.tr("Kind")),
            (self.priority, self.tr("Priority")),
        )
        for part, name in names:
            part.setAccessibleName(name)
        self.whose.retranslate()
        self._fill()

    def _connect(self) -> None:
        self.period.edited.connect(self._on_period)
        self.whose.changed.connect(self.changed)
        for box in (self.kind, self.priority):
            box.edited.connect(self.changed)
        for field in (self.first, self.last):
            field.editingFinished.connect(self._on_day)

    def _on_period(self) -> None:
        self._show_days()
        self.changed.emit()

    def _on_day(self) -> None:
        if self.span() is not None:
            self.changed.emit()

    def _show_days(self) -> None:
        """Free days begin as those named before them."""
        name = self.period.value()
        self._days.setVisible(name == FREE)
        if name in (ALL, FREE):
            return
        named = named_period(name, self._today())
        ends = named.last if isinstance(named, Days) else _month_end(named.last)
        self.first.set_value(named.first)
        self.last.set_value(ends)

    def _fill(self) -> None:
        """Offer everything again; what was chosen stays."""
        offer(
            self.kind,
            self.tr("All kinds"),
            [(kind, word(f"ticket.kind.{kind}")) for kind in Kind],
        )
        offer(
            self.priority,
            self.tr("All priorities"),
            [(one, word(f"ticket.priority.{one}")) for one in _PRIORITIES],
        )

    def _restyle(self) -> None:
        self._flow.setSpacing(current().px("s"))


def _month_end(first: date) -> date:
    """The last day of the month that begins on ``first``."""
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
