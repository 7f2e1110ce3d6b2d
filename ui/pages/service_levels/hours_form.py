"""Time zone and weekly hours, typed as people write them."""

from PySide6.QtCore import QLocale, QTimeZone
from PySide6.QtWidgets import QCompleter

from app.sla.calendar import WEEKDAYS, Spans, load_zone
from app.sla.errors import BadHours, CalendarError, OverlappingHours, UnknownZone
from app.sla.span import hours_text, read_hours
from ui.errors.messages import field_problem, sentence
from ui.widgets.fields import LineEdit
from ui.widgets.form import Form


class HoursField(LineEdit):
    """The hours of one day; empty means closed."""

    def spans(self) -> Spans:
        """Return the hours typed; call only without a problem."""
        return read_hours(self.text())

    def set_spans(self, spans: Spans) -> None:
        """Show hours."""
        self.set_value(hours_text(spans))

    def problem(self) -> str:
        """Return what is wrong with the text."""
        try:
            read_hours(self.text())
        except OverlappingHours as error:
            text = self.tr("{0} and {1} overlap.")
            return text.format(error.params["first"], error.params["second"])
        except BadHours:
            return self.tr("Enter times such as 09:00-12:00 13:30-18:00.")
        return ""


class ZoneField(LineEdit):
    """The name of a time zone, completed while typing."""

    def __init__(self) -> None:
        super().__init__()
        names = [bytes(zone.data()).decode() for zone in QTimeZone.availableTimeZoneIds()]
        completer = QCompleter(names, self)
        completer.setFilterMode(completer.filterMode().MatchContains)
        completer.setCaseSensitivity(completer.caseSensitivity().CaseInsensitive)
        self.setCompleter(completer)
        completer.activated.connect(self._on_edited)

    def problem(self) -> str:
        """Return what is wrong with the name."""
        try:
            load_zone(self.value())
        except UnknownZone:
            return field_problem("unknown_zone")
        return ""


class HoursForm(Form):
    """One field for the zone and one for each weekday."""

    def __init__(self, *, is_enabled: bool) -> None:
        super().__init__()
        self.zone = ZoneField()
        self.days = {weekday: HoursField() for weekday in range(7)}
        self.add("zone", self.zone, required=True)
        for weekday, field in self.days.items():
            self.add(WEEKDAYS[weekday], field)
        for one in (self.zone, *self.days.values()):
            one.setReadOnly(not is_enabled)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_label("zone", self.tr("Time zone"))
        locale = QLocale()
        for weekday, field in self.days.items():
            self.set_label(WEEKDAYS[weekday], locale.standaloneDayName(weekday + 1))
            field.setPlaceholderText(self.tr("closed"))

    def weekly(self) -> dict[int, Spans]:
        """Return the hours of the week.

        Raises:
            CalendarError: one of the texts is no hours.
        """
        return {weekday: field.spans() for weekday, field in self.days.items()}

    def show_calendar(self, zone: str, weekly: dict[int, Spans]) -> None:
        """Show zone and hours."""
        self.clear_errors()
        self.zone.set_value(zone)
        for weekday, field in self.days.items():
            field.set_spans(weekly.get(weekday, ()))

    def show_refusal(self, error: CalendarError) -> bool:
        """Say at its weekday that a night runs into it; False when the error is not about one."""
        day = str(error.params.get("day", ""))
        if day not in WEEKDAYS:
            return False
        named = OverlappingHours(**{**error.params, "day": self._name(day)})
        self.set_error(day, sentence(named))
        return True

    def _name(self, key: str) -> str:
        return QLocale().standaloneDayName(WEEKDAYS.index(key) + 1)
