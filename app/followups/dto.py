"""Follow-ups as the window sees them, and the commands on them. Times are UTC."""

from dataclasses import dataclass
from datetime import datetime

from app.followups.rules import FollowUpKind, FollowUpState


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A follow-up with its customer, ready for a list."""

    id: int
    kind: FollowUpKind
    state: FollowUpState
    customer_id: int
    customer_number: str
    customer_name: str
    customer_tier: str
    contact_name: str | None
    phone_masked: str | None
    ticket_id: int | None
    owner_id: int | None
    owner_name: str | None
    due_at: datetime
    note: str | None
    result: str | None
    done_at: datetime | None
    version: int


@dataclass(frozen=True)
class PlanFollowUp:
    """Promise to do something for a customer.

    Attributes:
        owner_id: None leaves it to whoever takes it.
        plan_key: makes it exist once; "" for one planned by hand.
    """

    customer_id: int
    kind: FollowUpKind
    due_at: datetime
    owner_id: int | None
    note: str = ""
    ticket_id: int | None = None
    plan_key: str = ""


@dataclass(frozen=True)
class FinishFollowUp:
    """It was done; ``result`` says what came of it."""

    follow_up_id: int
    result: str
    seen_version: int


@dataclass(frozen=True)
class PostponeFollowUp:
    """Do it at another time."""

    follow_up_id: int
    due_at: datetime
    seen_version: int


@dataclass(frozen=True)
class HandOverFollowUp:
    """Let somebody else do it."""

    follow_up_id: int
    owner_id: int
    seen_version: int


@dataclass(frozen=True)
class CancelFollowUp:
    """It is not needed any more; ``reason`` says why."""

    follow_up_id: int
    reason: str
    seen_version: int
