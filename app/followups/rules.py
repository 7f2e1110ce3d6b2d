"""Kinds and states of follow-ups, and when the first ones are due."""

from datetime import datetime, timedelta
from enum import StrEnum

from app.core.concrete import is_concrete
from app.core.errors import Invalid, InvalidTransition


class FollowUpKind(StrEnum):
    """Why there is a follow-up."""

    FIRST_CALLBACK = "first_callback"
    FIRST_VISIT_BACK = "first_visit_back"
    NEXT_STEP = "next_step"
    PARTLY_SOLVED = "partly_solved"
    LOW_RATING = "low_rating"
    SURVEY_REMINDER = "survey_reminder"


class FollowUpState(StrEnum):
    """Where a follow-up stands; all but open are final."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


FIRST_CALLBACK = timedelta(hours=24)  # F1, elapsed time after the first contact
VISIT_BACK_DAYS = 3  # F2, working days: due at closing time of the last one


def callback_due(first_contact_at: datetime) -> datetime:
    """When a new customer is to be called back at the latest (F1)."""
    return first_contact_at + FIRST_CALLBACK


def check_open(state: str) -> None:
    """Refuse to touch a follow-up that is done or cancelled.

    Raises:
        InvalidTransition: ``reason`` is finished.
    """
    if state != FollowUpState.OPEN:
        raise InvalidTransition(reason="finished", state=state)


def check_result(result: str, phrases: tuple[str, ...]) -> None:
    """A result says what came of it (I2).

    Raises:
        Invalid: it is empty or says only one of ``phrases``.
    """
    if not result.strip():
        raise Invalid({"result": "required"})
    if not is_concrete(result, phrases):
        raise Invalid({"result": "vague"})
