"""What a report is to cover: months or a week, one record, or what a list shows."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.reports import period as periods
from app.reports.period import Period, named_period
from app.tickets import queries as tickets
from app.tickets.dto import TicketHit
from ui.theme import current
from ui.widgets.customer_picker import CustomerPicker
from ui.widgets.fields import ComboBox
from ui.widgets.label import Label
from ui.widgets.page import Desk
from ui.widgets.picker import Choice, EntityPicker
from ui.widgets.segmented import Option, SegmentedControl

ALL, FREE = "all", "free"
_MOST_MONTHS = 240  # to choose from: what was imported may be old
ONE, MONTHS = "one", "months"


class PeriodField(QWidget):
    """Months by their usual names, seen from the company's day, or any months from – to.

    Some reports cover a week, too.
    """

    def __init__(
        self,
        today: Callable[[], date],
        *,
        with_all: bool = False,
        with_weeks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._with_all = with_all
        self._with_weeks = with_weeks
        self.names, self.first, self.last = ComboBox(), ComboBox(), ComboBox()
        self._to = Label("–", color="text_muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().px("s"))
        row.addWidget(self.names, 2)
        row.addWidget(self.first, 1)
        row.addWidget(self._to)
        row.addWidget(self.last, 1)
        months = _months_until(today())
        for box in (self.first, self.last):
            box.set_choices([(month, f"{month:%Y-%m}") for month in months])
        self.names.edited.connect(self._show_months)
        self.retranslate()
        self.set_value(ALL if with_all else periods.LAST_MONTH)

    def value(self) -> str:
        """The name chosen: of usual months, ``ALL`` or ``FREE``."""
        name: str = self.names.value()
        return name

    def set_value(self, name: str) -> None:
        """Choose months by name."""
        self.names.set_value(name)
        self._show_months()

    def set_months(self, first: date, last: date) -> None:
        """Choose any months; both are first days."""
        self.first.set_value(first)
        self.last.set_value(last)
        self.set_value(FREE)

    def period(self) -> Period | None:
        """The months chosen; None for all. What ends before it begins is taken backwards."""
        name = self.value()
        if name == ALL:
            return None
        if name == FREE:
            return Period(*sorted((self.first.value(), self.last.value())))
        return named_period(name, self._today())

    def retranslate(self) -> None:
        everything = [(ALL, self.tr("All months"))] if self._with_all else []
        weeks = [
            (periods.LAST_WEEK, self.tr("Last week")),
            (periods.THIS_WEEK, self.tr("This week")),
        ]
        self.names.set_choices(
            [
                *everything,
                *(weeks if self._with_weeks else ()),
                (periods.THIS_MONTH, self.tr("This month")),
                (periods.LAST_MONTH, self.tr("Last month")),
                (periods.THIS_QUARTER, self.tr("This quarter")),
                (periods.LAST_QUARTER, self.tr("Last quarter")),
                (periods.THIS_YEAR, self.tr("This year")),
                (periods.LAST_YEAR, self.tr("Last year")),
                (periods.TWELVE_MONTHS, self.tr("Last 12 months")),
                (FREE, self.tr("Other months…")),
            ]
        )
        self.names.setAccessibleName(self.tr("Period"))
        self.first.setAccessibleName(self.tr("First month"))
        self.last.setAccessibleName(self.tr("Last month of the period"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_months(self) -> None:
        """Free months begin as those named before them."""
        name = self.value()
        if name not in (ALL, FREE):
            named = named_period(name, self._today())
            self.first.set_value(named.first.replace(day=1))
            self.last.set_value(min(named.last, self._today()).replace(day=1))
        for part in (self.first, self._to, self.last):
            part.setVisible(name == FREE)


def _months_until(today: date) -> list[date]:
    """The first days of the months up to this one, the newest first."""
    this = today.year * 12 + today.month - 1
    numbers = range(this, this - _MOST_MONTHS, -1)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]


class TicketPicker(EntityPicker):
    """A ticket found by number, words or pinyin; its value is ``(id, text)``."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self._find, parent=parent)
        self._desk = desk

    def value(self) -> Any:
        """Return id and text of the ticket picked, None while there is none."""
        return tuple(self._picked) if self._picked else None

    def _find(self, text: str, answer: Callable[[Sequence[Choice]], None]) -> None:
        self._desk.tasks.query(
            self, tickets.search, text, on_done=partial(_answer, answer), key="find"
        )


def _answer(answer: Callable[[Sequence[Choice]], None], hits: tuple[TicketHit, ...]) -> None:
    answer([Choice(hit.id, f"{hit.number}  {hit.title}  {hit.customer_name}") for hit in hits])


class SubjectField(QWidget):
    """One record, or all of some months."""

    def __init__(self, desk: Desk, subject: str, period: PeriodField) -> None:
        super().__init__()
        self._subject = subject
        self.period = period
        self.picker: EntityPicker = (
            CustomerPicker(desk) if subject == "customer" else TicketPicker(desk)
        )
        self.switch = SegmentedControl()
        self.switch.chosen.connect(self.choose)
        self.problem = Label(role="small", color="danger", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().px("s"))
        column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.picker, self.period, self.problem):
            column.addWidget(widget)
        self.picker.edited.connect(self.problem.clear)
        self.problem.hide()
        self.retranslate()
        self.choose(ONE)

    def choose(self, mode: str) -> None:
        """Take one record (``ONE``) or months (``MONTHS``)."""
        self.switch.choose(mode)
        self.picker.setVisible(mode == ONE)
        self.period.setVisible(mode == MONTHS)
        self.problem.hide()

    def show_record(self, record_id: int, text: str) -> None:
        """Show this record as picked."""
        EntityPicker.set_value(self.picker, Choice(record_id, text))

    def record(self) -> tuple[int, str] | None:
        """Id and text of the record; None where months are wanted."""
        picked: tuple[int, str] | None = self.picker.value()
        return picked if self.switch.current() == ONE else None

    def check(self) -> bool:
        """Say what is missing; True when nothing is."""
        is_fine = self.switch.current() == MONTHS or self.picker.value() is not None
        if not is_fine:
            self.problem.setText(self._missing)
            self.picker.setFocus()
        self.problem.setVisible(not is_fine)
        return is_fine

    def retranslate(self) -> None:
        if self._subject == "customer":
            one, hint = self.tr("One customer"), self.tr("Name, phone, number, pinyin…")
            several = self.tr("Registered in a period")
            self._missing = self.tr("Pick a customer from the list first.")
        else:
            one, hint = self.tr("One ticket"), self.tr("Number, title, pinyin…")
            several = self.tr("Reported in a period")
            self._missing = self.tr("Pick a ticket from the list first.")
        self.switch.set_options((Option(ONE, one), Option(MONTHS, several)))
        self.picker.setPlaceholderText(hint)
        self.picker.setAccessibleName(one)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
