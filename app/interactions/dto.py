"""Interactions as the window sees them, and the command that logs one."""

from dataclasses import dataclass
from datetime import date, datetime

from app.interactions.rules import Direction, InteractionChannel


@dataclass(frozen=True, slots=True)
class InteractionRow:
    """What was said, when and by whom. ``at`` is UTC."""

    id: int
    channel: InteractionChannel
    direction: Direction
    customer_id: int
    contact_id: int | None
    contact_name: str | None
    ticket_id: int | None
    user_id: int
    user_name: str
    at: datetime
    minutes: int | None
    subject: str
    body: str
    result: str | None
    next_step: str | None
    next_on: date | None
    version: int


@dataclass(frozen=True)
class LogInteraction:
    """Record a conversation.

    Attributes:
        at: aware; None means now.
        next_on: company date of ``next_step``, which becomes a follow-up of the actor.
    """

    customer_id: int
    channel: InteractionChannel
    direction: Direction
    body: str
    subject: str = ""
    at: datetime | None = None
    minutes: int | None = None
    contact_id: int | None = None
    ticket_id: int | None = None
    result: str = ""
    next_step: str = ""
    next_on: date | None = None


@dataclass(frozen=True)
class DeleteInteraction:
    """Take a record back."""

    interaction_id: int
    seen_version: int
