"""What happened to follow-ups."""

from dataclasses import dataclass
from datetime import datetime

from app.core.events import Event


@dataclass(frozen=True)
class FollowUpDone(Event):
    """Somebody did what was promised, and so was in touch with the customer."""

    follow_up_id: int
    customer_id: int
    kind: str
    at: datetime
