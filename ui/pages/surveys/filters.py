"""What the figures cover: months, department, person in charge, tier."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.surveys.dto import DashboardFilter
from ui.theme import current
from ui.widgets.fields import ComboBox
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.whose_boxes import WhoseBoxes

THIS_MONTH, LAST_MONTH, THREE_MONTHS, YEAR, TWELVE_MONTHS = (
    "this_month",
    "last_month",
    "three_months",
    "year",
    "twelve_months",
)


def months(period: str, today: date) -> tuple[date, date]:
    """Return the first and the last month of a period, both as their first day."""
    this = today.replace(day=1)
    match period:
        case "last_month":
            return _back(this, 1), _back(this, 1)
        case "three_months":
            return _back(this, 2), this
        case "year":
            return this.replace(month=1), this
        case "twelve_months":
            return _back(this, 11), this
        case _:
            return this, this


class SurveyFilters(QWidget):
    """Four boxes in a row; ``changed`` when a person chose another value."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.period = ComboBox()
        self.whose = WhoseBoxes(self)
        self._flow = FlowLayout(self)
        for box in (self.period, *self.whose.boxes()):
            self._flow.addWidget(box)
        self.period.edited.connect(self.changed)
        self.whose.changed.connect(self.changed)
        current().changed.connect(self._restyle)
        self._restyle()
        self.retranslate()
        self.period.set_value(TWELVE_MONTHS)

    def wanted(self, today: date) -> DashboardFilter:
        """Return the filter as chosen; ``today`` is the company's date."""
        first, last = months(self.period.value(), today)
        return DashboardFilter(
            first,
            last,
            department_id=self.whose.department.value(),
            owner_id=self.whose.person.value(),
            tier=self.whose.tier.value(),
        )

    def retranslate(self) -> None:
        self.period.set_choices(
            (
                (THIS_MONTH, self.tr("This month")),
                (LAST_MONTH, self.tr("Last month")),
                (THREE_MONTHS, self.tr("Last 3 months")),
                (YEAR, self.tr("This year")),
                (TWELVE_MONTHS, self.tr("Last 12 months")),
            )
        )
        self.period.setAccessibleName(self.tr("Period"))
        self.whose.retranslate()

    def _restyle(self) -> None:
        self._flow.setSpacing(current().px("s"))


def _back(month: date, count: int) -> date:
    number = month.year * 12 + month.month - 1 - count
    return date(number // 12, number % 12 + 1, 1)
