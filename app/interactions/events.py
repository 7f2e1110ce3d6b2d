"""What happened in conversations with customers."""

from dataclasses import dataclass
from datetime import date, datetime

from app.core.events import Event


@dataclass(frozen=True)
class InteractionLogged(Event):
    """Somebody talked with a customer; ``next_on`` is a company date."""

    interaction_id: int
    customer_id: int
    ticket_id: int | None
    user_id: int
    at: datetime
    direction: str
    next_step: str | None
    next_on: date | None
