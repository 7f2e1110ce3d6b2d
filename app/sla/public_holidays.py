"""Public holidays and make-up working days 调休 of a country, as the start of a calendar.

The dates come from the ``holidays`` library; people correct them in the calendar by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.sla.calendar import BusinessCalendar, Spans
from app.sla.errors import UnknownCountry
from app.sla.span import Span

DEFAULT_ZONE = "Asia/Shanghai"
DEFAULT_HOURS: Spans = (Span.of("09:00", "12:00"), Span.of("13:30", "18:00"))
DEFAULT_WEEKLY: Mapping[int, Spans] = dict.fromkeys(range(5), DEFAULT_HOURS)


@dataclass(frozen=True)
class PublicHolidays:
    """What a country's authorities announced.

    Attributes:
        holidays: local date -> name.
        workdays: weekend dates on which the country works to make up for a longer holiday.
        known_until: last year that was announced; None where rules fix the dates of every year.
    """

    holidays: Mapping[date, str]
    workdays: tuple[date, ...]
    known_until: int | None


def public_holidays(
    country: str, first_year: int, last_year: int, language: str = "zh_CN"
) -> PublicHolidays:
    """Return the public holidays of the years, both included.

    Args:
        country: ISO 3166 code: "CN".
        language: of the names; the country's own where the library lacks this one.

    Raises:
        UnknownCountry: the library does not know it.
    """
    # The library loads slowly and is needed only when a calendar is made.
    from holidays import country_holidays

    # One year more: a day made up for in December belongs to the holiday of January.
    years = range(first_year, last_year + 2)
    try:
        table = country_holidays(country, years=years, language=language)
    except NotImplementedError as error:
        raise UnknownCountry(country=country) from error
    wanted = range(first_year, last_year + 1)
    workdays = getattr(table, "weekend_workdays", None) or ()
    announced = getattr(table, "special_public_holidays", {}) if workdays else {}
    return PublicHolidays(
        holidays={day: name for day, name in sorted(table.items()) if day.year in wanted},
        workdays=tuple(sorted(day for day in workdays if day.year in wanted)),
        known_until=max(announced, default=None),
    )


def country_calendar(
    country: str,
    first_year: int,
    last_year: int,
    zone: str = DEFAULT_ZONE,
    weekly: Mapping[int, Spans] = DEFAULT_WEEKLY,
) -> BusinessCalendar:
    """Return a calendar of these weekly hours with the country's holidays and make-up days.

    A make-up day has the hours of the first working weekday.

    Raises:
        CalendarError: country, zone or hours are not acceptable.
    """
    official = public_holidays(country, first_year, last_year)
    hours = next((weekly[day] for day in sorted(weekly) if weekly[day]), ())
    return BusinessCalendar(
        zone=zone,
        weekly=weekly,
        holidays=official.holidays,
        special=dict.fromkeys(official.workdays, hours),
        known_until=official.known_until,
    )
