"""What a new store begins with: departments, the first person, and every feature's defaults."""

from app.core.permissions import Role
from app.customers import defaults as customer_defaults
from app.db.uow import UnitOfWork
from app.identity import service as identity
from app.sla import defaults as sla_defaults
from app.surveys import defaults as survey_defaults
from app.tickets import defaults as ticket_defaults


def seed(uow: UnitOfWork, name: str, role: Role = Role.OWNER, login: str | None = None) -> None:
    """Fill a new store: its built-in owner on a file, its first administrator on a server."""
    identity.seed(uow, name, role, login)
    customer_defaults.seed(uow)
    ticket_defaults.seed(uow)
    sla_defaults.seed(uow)
    survey_defaults.seed(uow)
