"""What a customer is made of, what his form may say, and how complete it is."""

import re
from collections.abc import Mapping
from enum import StrEnum

from app.core.errors import Invalid


class CustomerKind(StrEnum):
    """A company, or one person who buys for himself."""

    COMPANY = "company"
    INDIVIDUAL = "individual"


class Status(StrEnum):
    """How far the customer has come."""

    POTENTIAL = "potential"
    INTENT = "intent"
    WON = "won"
    LOST = "lost"


class Priority(StrEnum):
    """How pressing the customer is for us."""

    HIGH = "high"
    MIDDLE = "middle"
    LOW = "low"


class Gender(StrEnum):
    """Of an individual customer."""

    MALE = "male"
    FEMALE = "female"


class Lifecycle(StrEnum):
    """Where the customer stands in his life with us; derived from status and contact."""

    NEW = "new"
    ACTIVE = "active"
    POTENTIAL = "potential"
    SLEEPING = "sleeping"
    LOST = "lost"


class PointKind(StrEnum):
    """What a contact can be reached by, or is recognised by."""

    PHONE = "phone"
    EMAIL = "email"
    WECHAT = "wechat"
    BIRTHDAY = "birthday"


# Source channels with a default name; a source may also be a company's own word.
SOURCES = ("phone", "email", "website", "referral", "social", "event", "walk_in", "research")
ORDINARY = "ordinary"  # the tier everybody begins with
NAME_LIMIT = 200  # characters
TEXT_LIMIT = 10_000

_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")
_WEBSITE = re.compile(r"(?:https?://)?[^\s/?#@.]+(?:\.[^\s/?#@.]+)+(?:[/?#]\S*)?", re.I)
_CODES: Mapping[str, type[StrEnum]] = {
    "kind": CustomerKind,
    "status": Status,
    "priority": Priority,
    "gender": Gender,
}
_OPTIONAL_CODES = frozenset({"gender"})

# The fields of the registration form that count towards completeness (C10).
_COMPANY_FORM = (
    "name", "industry", "staff_size", "revenue", "main_business", "source", "first_contact_at",
    "expected_on", "owner_id", "need_pain", "need_goal", "need_keywords", "remark", "city",
    "address", "website", "contact_name", "contact_position", "phone", "email",
)  # fmt: skip
_INDIVIDUAL_FORM = (
    "name", "source", "first_contact_at", "expected_on", "owner_id", "need_pain", "need_goal",
    "need_keywords", "remark", "city", "address", "gender", "occupation", "birthday", "phone",
    "email",
)  # fmt: skip


def form_fields(kind: CustomerKind) -> tuple[str, ...]:
    """The fields of the form that a complete profile has."""
    return _INDIVIDUAL_FORM if kind is CustomerKind.INDIVIDUAL else _COMPANY_FORM


def completeness(kind: CustomerKind, filled: Mapping[str, object]) -> int:
    """The share of the form's fields that are filled, in whole percent."""
    fields = form_fields(kind)
    return round(100 * sum(filled.get(field) not in (None, "") for field in fields) / len(fields))


def is_email(text: str) -> bool:
    """Whether ``text`` is built like one e-mail address."""
    return bool(_EMAIL.fullmatch(text))


def is_website(text: str) -> bool:
    """Whether ``text`` is built like a web address, with or without ``https://``."""
    return bool(_WEBSITE.fullmatch(text))


def mask_email(address: str) -> str:
    """``l***@example.com``: enough to recognise, not enough to write to."""
    local, _, domain = address.partition("@")
    return f"{local[:1]}***@{domain}" if domain else "***"


def check(fields: Mapping[str, object]) -> None:
    """Check the fields of a customer that a form or file sets.

    Raises:
        Invalid: names every field that is not acceptable.
    """
    problems = {field: code for field, value in fields.items() if (code := _problem(field, value))}
    if problems:
        raise Invalid(problems)


def _problem(field: str, value: object) -> str:
    """The code of what is wrong with one value, or ''."""
    if field == "name" and not str(value or "").strip():
        return "required"
    if field in _CODES:
        if value is None and field in _OPTIONAL_CODES:
            return ""
        return "" if value in set(_CODES[field]) else "not_a_choice"
    if not isinstance(value, str):
        return ""
    if len(value) > (NAME_LIMIT if field == "name" else TEXT_LIMIT):
        return "too_long"
    if field == "website" and value.strip() and not is_website(value.strip()):
        return "website"
    return ""
