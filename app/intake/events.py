"""What happened to incoming things, told to the workflows."""

from dataclasses import dataclass
from datetime import datetime

from app.core.events import Event


@dataclass(frozen=True)
class TakenIn(Event):
    """Something incoming became a new ticket."""

    ticket_id: int


@dataclass(frozen=True)
class SenderWaits(Event):
    """Somebody sends more than is taken in within an hour; the rest waits. ``at`` is aware."""

    incoming_id: int
    sender: str
    at: datetime
