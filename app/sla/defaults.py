"""The rules of a new store."""

from app.db.uow import UnitOfWork
from app.settings.queries import read_setting
from app.sla.policy import default_policies
from app.sla.public_holidays import country_calendar
from app.sla.service import add_first_rules

YEARS_AROUND = 2


def seed(uow: UnitOfWork) -> None:
    """Default policies, and the company's hours with its country's holidays and make-up days."""
    year = uow.now().year
    calendar = country_calendar(
        str(read_setting(uow.session, "company.country")),
        year - YEARS_AROUND,
        year + YEARS_AROUND,
        str(read_setting(uow.session, "company.zone")),
    )
    add_first_rules(uow, default_policies(), calendar)
