"""What the figures cover: months, department, person in charge, tier."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.customers.dto import TierRow
from app.identity.dto import DepartmentRow
from app.surveys.dto import DashboardFilter
from ui.theme import current
from ui.widgets.fields import ComboBox
from ui.widgets.flow_layout import FlowLayout
from ui.words import named

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
        self.department = ComboBox()
        self.person = ComboBox()
        self.tier = ComboBox()
        self._departments: tuple[DepartmentRow, ...] = ()
        self._people: tuple[tuple[int, str], ...] = ()
        self._tiers: tuple[TierRow, ...] = ()
        self._flow = FlowLayout(self)
        for box in (self.period, self.department, self.person, self.tier):
            self._flow.addWidget(box)
            box.edited.connect(self.changed)
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
            department_id=self.department.value(),
            owner_id=self.person.value(),
            tier=self.tier.value(),
        )

    def set_departments(self, rows: tuple[DepartmentRow, ...]) -> None:
        """Offer these departments."""
        self._departments = rows
        self._fill()

    def set_people(self, rows: tuple[tuple[int, str], ...]) -> None:
        """Offer these people."""
        self._people = rows
        self._fill()

    def set_tiers(self, rows: tuple[TierRow, ...]) -> None:
        """Offer these tiers."""
        self._tiers = rows
        self._fill()

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
        self.department.setAccessibleName(self.tr("Department"))
        self.person.setAccessibleName(self.tr("Person in charge"))
        self.tier.setAccessibleName(self.tr("Tier"))
        self._fill()

    def _fill(self) -> None:
        """Offer everything again; what was chosen stays."""
        _offer(
            self.department,
            self.tr("All departments"),
            [(row.id, named("department", row.key, row.name)) for row in self._departments],
        )
        _offer(self.person, self.tr("Everybody in charge"), list(self._people))
        _offer(
            self.tier,
            self.tr("All tiers"),
            [(row.key, named("tier", row.key, row.name)) for row in self._tiers],
        )

    def _restyle(self) -> None:
        self._flow.setSpacing(current().px("s"))


def _offer(box: ComboBox, everything: str, choices: list[tuple[object, str]]) -> None:
    before = box.value()
    box.set_choices([(None, everything), *choices])
    box.set_value(before)
    if box.currentIndex() < 0:
        box.setCurrentIndex(0)


def _back(month: date, count: int) -> date:
    number = month.year * 12 + month.month - 1 - count
    return date(number // 12, number % 12 + 1, 1)
