"""Channels and directions of interactions, and what a record must say."""

from datetime import datetime
from enum import StrEnum

from app.core.concrete import is_concrete
from app.core.errors import Invalid


class InteractionChannel(StrEnum):
    """How we talked (words ``channel.<code>``)."""

    PHONE = "phone"
    EMAIL = "email"
    CHAT = "chat"
    SOCIAL = "social"
    VISIT = "visit"
    MEETING = "meeting"
    LETTER = "letter"
    EVENT = "event"


class Direction(StrEnum):
    """Who began it."""

    IN = "in"
    OUT = "out"


LONGEST = 24 * 60  # minutes of one interaction
SUBJECT_LIMIT = 200  # characters
TEXT_LIMIT = 10_000


def problems(
    *,
    subject: str,
    body: str,
    at: datetime,
    now: datetime,
    minutes: int | None,
    next_step: str,
    has_next_date: bool,
    phrases: tuple[str, ...],
) -> dict[str, str]:
    """What is not acceptable, by field.

    Args:
        at, now: aware; what was said lies in the past.
        minutes: how long it took, None if nobody noted it.
        phrases: texts that are not concrete (I2).
    """
    found: dict[str, str] = {}
    if not body.strip():
        found["body"] = "required"
    elif len(body) > TEXT_LIMIT:
        found["body"] = "too_long"
    elif not is_concrete(body, phrases):
        found["body"] = "vague"
    if len(subject) > SUBJECT_LIMIT:
        found["subject"] = "too_long"
    if at > now:
        found["at"] = "in_future"
    if minutes is not None and not 0 <= minutes <= LONGEST:
        found["minutes"] = "out_of_range"
    if next_step.strip() and not has_next_date:
        found["next_on"] = "required"
    if has_next_date and not next_step.strip():
        found["next_step"] = "required"
    return found


def check(found: dict[str, str]) -> None:
    """Refuse a record with problems.

    Raises:
        Invalid: names every field that is not acceptable.
    """
    if found:
        raise Invalid(found)
