"""The rules of a new store."""

from app.db.uow import UnitOfWork
from app.settings.queries import read_setting
from app.sla.calendar import BusinessCalendar
from app.sla.policy import default_policies
from app.sla.public_holidays import DEFAULT_ZONE, country_calendar
from app.sla.service import add_first_rules

YEARS_AROUND = 2
DEFAULT_COUNTRY = "CN"


def seed(uow: UnitOfWork) -> None:
    """Default policies, and the company's hours with its country's holidays and make-up days."""
    country = str(read_setting(uow.session, "company.country"))
    zone = str(read_setting(uow.session, "company.zone"))
    add_first_rules(uow, default_policies(), first_calendar(uow.now().year, country, zone))


def first_calendar(
    year: int, country: str = DEFAULT_COUNTRY, zone: str = DEFAULT_ZONE
) -> BusinessCalendar:
    """Return the default hours with the public holidays of the years around ``year``.

    Raises:
        CalendarError: country or zone are not known.
    """
    return country_calendar(country, year - YEARS_AROUND, year + YEARS_AROUND, zone)
