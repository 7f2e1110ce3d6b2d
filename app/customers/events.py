"""What happened to customers."""

from dataclasses import dataclass
from datetime import datetime

from app.core.events import Event


@dataclass(frozen=True)
class Registered:
    """One new customer; ``first_contact_at`` is what his first callback is counted from."""

    customer_id: int
    owner_id: int | None
    first_contact_at: datetime


@dataclass(frozen=True)
class CustomersRegistered(Event):
    """Customers were registered: one by the form, many by an import that is no history."""

    customers: tuple[Registered, ...]


@dataclass(frozen=True)
class TierChanged(Event):
    """A customer moved to another tier: his open tickets have other targets from now on."""

    customer_id: int
    before: str
    after: str
