"""What a query works with: a read-only session, who asks, and what time it is."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.core.actor import Actor
from app.core.clock import Clock
from app.core.errors import PermissionDenied
from app.core.permissions import Scope


@dataclass(frozen=True)
class Reading:
    """Handed to every query function. ``zone`` is the company's time zone."""

    session: Session
    actor: Actor
    clock: Clock
    zone: ZoneInfo

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return self.clock()

    def require(self, action: str) -> None:
        """Raise PermissionDenied if ``action`` reaches nothing at all for the reader."""
        if self.actor.scope(action) is Scope.NONE:
            raise PermissionDenied(action=action)
