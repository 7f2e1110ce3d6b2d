"""The working calendar: weekly hours, holidays, make-up days, all saved as one."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from app.sla.calendar import BusinessCalendar, Spans
from app.sla.dto import HoursText, RulesNow, SaveCalendar
from app.sla.errors import CalendarError
from app.sla.public_holidays import PublicHolidays
from app.sla.service import save_calendar
from app.sla.span import hours_text
from app.sla.stored import calendar_from_data, calendar_to_data
from ui.errors.messages import sentence
from ui.pages.service_levels.calendar_pieces import (
    calendar_of,
    calendar_piece_name,
    calendar_piece_text,
    calendar_pieces,
)
from ui.pages.service_levels.days_card import HOLIDAY, DaysCard
from ui.pages.service_levels.hours_form import HoursForm
from ui.pages.service_levels.merging import Pieces
from ui.pages.service_levels.panel import RulesPanel
from ui.pages.service_levels.preview import Tried
from ui.pages.service_levels.year_card import YearCard
from ui.pages.service_levels.year_view import DayKind
from ui.theme import current
from ui.widgets.card import Card
from ui.widgets.deadline_words import day_name
from ui.widgets.inline_message import InlineMessage
from ui.widgets.page import Desk
from ui.widgets.section_header import SectionHeader
from ui.widgets.when import local

_HOURS_WIDTH = 250  # design pixels


@dataclass(frozen=True)
class Days:
    """The days that are not like their weekday, as they stand on the screen."""

    holidays: dict[date, str] = field(default_factory=dict)
    special: dict[date, Spans] = field(default_factory=dict)
    known_until: int | None = None


class CalendarPanel(RulesPanel):
    """Hours at the left, the year in the middle, its special days at the right."""

    draft_key = "service_levels:calendar"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.days = Days()
        self._calendar: BusinessCalendar | None = None
        self.warning = InlineMessage()
        self.hours = HoursForm(is_enabled=self.may_change)
        self.year = YearCard(local(desk.tasks.backend.clock()).date())
        self.list = DaysCard(desk, may_change=self.may_change)
        self._hours_title = SectionHeader()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.on_edited()

    def part(self, rules: RulesNow) -> Any:
        return rules.calendar

    def fill(self, rules: RulesNow) -> None:
        self._show_calendar(rules.calendar)
        self.list.read_country()

    def draft(self) -> Any:
        try:
            return calendar_to_data(self._built())
        except CalendarError:
            return None

    def bring_back(self, data: Any) -> None:
        self._show_calendar(calendar_from_data(data))

    def is_changed(self) -> bool:
        if self.seen is None:
            return False
        try:
            return self._built() != self.seen.calendar
        except CalendarError:
            return True

    def calendar(self) -> BusinessCalendar | None:
        """The calendar on the screen; while its hours are wrong, the last that was right."""
        return self._calendar

    def command(self, seen: RulesNow) -> tuple[Callable[..., Any], object] | None:
        if not self.hours.check():
            return None
        try:
            calendar = self._built()
        except CalendarError as error:
            if not self.hours.show_refusal(error):
                self.message.show_message(sentence(error), "error")
            return None
        weekly = {day: _texts(spans) for day, spans in calendar.weekly.items()}
        special = {day: _texts(spans) for day, spans in calendar.special.items()}
        return save_calendar, SaveCalendar(
            calendar.zone, weekly, calendar.holidays, special, calendar.known_until, seen.id
        )

    def tried(self, seen: RulesNow) -> Tried:
        return seen.policies, self._built()

    def pieces(self, rules: RulesNow | None) -> Pieces | None:
        try:
            calendar = rules.calendar if rules else self._built()
        except CalendarError:
            return None
        return calendar_pieces(calendar)

    def show_pieces(self, pieces: Pieces) -> None:
        with suppress(CalendarError):  # together they never open: mine stays as it is
            self._show_calendar(calendar_of(pieces))

    def piece_name(self, name: str) -> str:
        return calendar_piece_name(name)

    def piece_text(self, name: str, value: Any) -> str:
        return calendar_piece_text(name, value)

    def retranslate(self) -> None:
        super().retranslate()
        self._hours_title.set_title(self.tr("Weekly hours"))
        self.hours.retranslate()
        self.year.retranslate()
        self.list.retranslate()
        self._warn()

    def _show_calendar(self, calendar: BusinessCalendar) -> None:
        self._calendar = calendar
        self.days = Days(dict(calendar.holidays), dict(calendar.special), calendar.known_until)
        self.hours.show_calendar(calendar.zone, dict(calendar.weekly))
        self._show_days()

    def _lay_out(self) -> None:
        theme = current()
        hours_card = Card()
        hours_card.body.addWidget(self._hours_title)
        hours_card.body.addWidget(_scrolled(self.hours), 1)
        hours_card.setMinimumWidth(theme.scaled(_HOURS_WIDTH))
        inside = QWidget()
        parts = QHBoxLayout(inside)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(theme.px("m"))
        parts.addWidget(hours_card, 2)
        parts.addWidget(self.year, 4)
        parts.addWidget(self.list, 3)
        self.body.addWidget(self.warning)
        self.body.addWidget(_scrolled(inside), 1)

    def _connect(self) -> None:
        self.hours.edited.connect(self.on_edited)
        self.hours.edited.connect(self._show_days)
        self.year.turned.connect(self._show_days)
        self.year.view.chosen.connect(self.list.show_day)
        self.list.chosen.connect(self.year.view.show_day)
        self.list.put.connect(self._put)
        self.list.removed.connect(self._remove)
        self.list.loaded.connect(self._load)

    def _built(self) -> BusinessCalendar:
        return BusinessCalendar(
            zone=self.hours.zone.value(),
            weekly=self.hours.weekly(),
            holidays=self.days.holidays,
            special=self.days.special,
            known_until=self.days.known_until,
        )

    def _put(self, day: date, kind: str, given: Any) -> None:
        if kind == HOLIDAY:
            self._change(replace(self.days, holidays={**self.days.holidays, day: given}))
        else:
            self._change(replace(self.days, special={**self.days.special, day: given}))
        self.year.go_to(day.year)
        self.list.table.select_key((day, kind == HOLIDAY))

    def _remove(self, day: date, is_holiday: bool) -> None:
        holidays, special = dict(self.days.holidays), dict(self.days.special)
        (holidays if is_holiday else special).pop(day, None)
        self._change(replace(self.days, holidays=holidays, special=special))

    def _load(self, found: PublicHolidays) -> None:
        """Put the official days over what is there; days of one's own stay."""
        hours = next((spans for spans in self._weekly().values() if spans), ())
        made_up = {day: self.days.special.get(day) or hours for day in found.workdays}
        self._change(
            Days(
                {**self.days.holidays, **found.holidays},
                {**self.days.special, **made_up},
                self._known_until(found),
            )
        )
        if found.holidays:
            self.year.go_to(min(found.holidays).year)
        text = self.tr("Put into the list: holidays {0}, make-up days {1}. Save to use them.")
        self.message.show_message(text.format(len(found.holidays), len(found.workdays)), "success")

    def _known_until(self, found: PublicHolidays) -> int | None:
        """An older list does not take back the years that were known; None: rules fix them all."""
        if found.known_until is None:
            return None if found.holidays else self.days.known_until
        return max(found.known_until, self.days.known_until or 0)

    def _weekly(self) -> dict[int, Spans]:
        return dict(self._calendar.weekly) if self._calendar else {}

    def _change(self, days: Days) -> None:
        self.days = days
        self._show_days()
        self.on_edited()

    def _show_days(self) -> None:
        with suppress(CalendarError):  # the last right hours stay; saving says what is wrong
            self._calendar = self._built()
        self.list.show_days(self.year.year, self.days.holidays, self.days.special)
        self.year.show_days(self._kind, self._spoken)
        self._warn()

    def _kind(self, day: date) -> DayKind:
        spans = self.days.special.get(day)
        if spans:
            return DayKind.SPECIAL
        if spans is not None or day in self.days.holidays:
            return DayKind.HOLIDAY
        is_open = day.weekday() in self._weekly()
        return DayKind.WORKING if is_open else DayKind.CLOSED

    def _spoken(self, day: date) -> str:
        hours = hours_text(self._calendar.hours_on(day)) if self._calendar else ""
        parts = (day_name(day), self.days.holidays.get(day, ""), hours or self.tr("closed"))
        return " ".join(part for part in parts if part)

    def _warn(self) -> None:
        known, this_year = self.days.known_until, local(self.desk.tasks.backend.clock()).year
        if known is None or known > this_year:
            self.warning.hide()
        elif known == this_year:
            text = self.tr(
                "Public holidays are known up to the end of {0}. Those of the next year are "
                "announced towards the end of this one; load them then, or due times are wrong."
            )
            self.warning.show_message(text.format(known), "info")
        else:
            text = self.tr(
                "Public holidays are known up to {0} only. Deadlines now count every holiday as a "
                "working day; load the days of {1} or enter them by hand."
            )
            self.warning.show_message(text.format(known, this_year), "warning")


def _scrolled(inside: QWidget) -> QScrollArea:
    """A part that scrolls where the window is low, on the ground of what is around it."""
    scroll = QScrollArea(widgetResizable=True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidget(inside)
    inside.setAutoFillBackground(False)
    return scroll


def _texts(spans: Spans) -> HoursText:
    return tuple(span.texts() for span in spans)
