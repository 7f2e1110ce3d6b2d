"""Notices as the window sees them, and the commands on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class NewNotice:
    """Something to tell a person; the fields are those of ``service.notify``."""

    user_id: int
    kind: str
    subject_type: str
    subject_id: int
    params: Mapping[str, object]
    dedupe_key: str
    happened_at: datetime
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice to the actor.

    Attributes:
        kind: names the sentence; ``params`` fill it.
        subject_type, subject_id: what a click opens: ticket, customer ... ("" for a digest).
        is_settled: what it warned of was done before the actor read it.
        happened_at: when the thing happened; ``created_at``: when a desk noticed it.
    """

    id: int
    kind: str
    subject_type: str
    subject_id: int
    params: Mapping[str, object]
    happened_at: datetime
    created_at: datetime
    is_read: bool
    snoozed_until: datetime | None
    is_settled: bool = False

    @property
    def is_unread(self) -> bool:
        """Whether it still asks for attention."""
        return not self.is_read and not self.is_settled


@dataclass(frozen=True)
class SnoozeNotice:
    """Announce a notice again at ``until`` (aware)."""

    notice_id: int
    until: datetime
