"""The year with its heading, the way to other years, and what the marks mean."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal

from ui.pages.service_levels.year_view import DayKind, YearView
from ui.widgets.button import IconButton
from ui.widgets.card import Card
from ui.widgets.label import ElidedLabel
from ui.widgets.section_header import SectionHeader


class YearCard(Card):
    """Turns the pages of a ``YearView``."""

    turned = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.year = today.year
        self.title = SectionHeader()
        self.back, self.on = IconButton("chevron_left"), IconButton("chevron_right")
        self.back.clicked.connect(lambda: self.go_to(self.year - 1))
        self.on.clicked.connect(lambda: self.go_to(self.year + 1))
        self.title.add_action(self.back)
        self.title.add_action(self.on)
        self.view = YearView(today)
        self.view.chosen.connect(self._say_day)
        self.legend = ElidedLabel(role="small", color="text_secondary")
        self._spoken: Callable[[date], str] = str
        self.body.addWidget(self.title)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.legend)

    def go_to(self, year: int) -> None:
        """Show another year."""
        if year != self.year:
            self.year = year
            self.turned.emit()

    def show_days(self, kind: Callable[[date], DayKind], spoken: Callable[[date], str]) -> None:
        """Show the year with these marks."""
        self._spoken = spoken
        self.view.show_year(self.year, kind, spoken)
        self._say_day(self.view.day)

    def retranslate(self) -> None:
        self.back.set_name(self.tr("Year before"))
        self.on.set_name(self.tr("Year after"))
        self.view.setAccessibleName(self.tr("Year, arrow keys choose a day"))
        self.legend.setText(
            self.tr(
                "Filled: holiday or closed. Framed: hours of its own. Faint: closed every week."
            )
        )
        self._say_day(self.view.day)

    def _say_day(self, day: date) -> None:
        self.title.set_title(str(self.year), self._spoken(day))
