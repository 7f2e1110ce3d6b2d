"""What a visitor sends, checked; and where it goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from app.core.errors import Invalid
from app.customers.points import normal_form
from app.customers.rules import PointKind
from app.intake.rules import clean, one_line
from app.tickets.rules import Kind

KINDS = (Kind.INQUIRY, Kind.COMPLAINT, Kind.SUGGESTION)
NAME_LENGTH, CONTACT_LENGTH, TEXT_LENGTH = 60, 120, 5000  # characters


@dataclass(frozen=True)
class Submission:
    """A form that can be taken in. One of ``sender`` (an e-mail address) and ``phone`` is empty."""

    kind: Kind
    name: str
    sender: str
    phone: str
    text: str


class Gate(Protocol):
    """Takes submissions into the store."""

    def submit(self, key: str, submission: Submission) -> str:
        """Keep a submission once; return the number that the visitor is told.

        Raises:
            AppError: the store does not take it now.
        """


def checked(fields: Mapping[str, str]) -> Submission:
    """A form as it was sent.

    Raises:
        Invalid: fields ``kind``, ``name``, ``contact``, ``text`` or ``consent``.
    """
    name = clean(fields.get("name", ""))
    contact = clean(fields.get("contact", ""))
    text = clean(fields.get("text", ""))
    sender = normal_form(PointKind.EMAIL, contact)
    phone = contact if not sender and normal_form(PointKind.PHONE, contact) else ""
    problems = {
        "kind": "not_a_choice" if fields.get("kind") not in set(KINDS) else "",
        "name": _length_problem(name, NAME_LENGTH),
        "contact": _length_problem(contact, CONTACT_LENGTH) or _contact_problem(sender, phone),
        "text": _length_problem(text, TEXT_LENGTH),
        "consent": "" if fields.get("consent") else "required",
    }
    wrong = {field: problem for field, problem in problems.items() if problem}
    if wrong:
        raise Invalid(wrong)
    return Submission(Kind(fields["kind"]), one_line(name, NAME_LENGTH), sender, phone, text)


def _length_problem(text: str, most: int) -> str:
    if not text:
        return "required"
    return "too_long" if len(text) > most else ""


def _contact_problem(sender: str, phone: str) -> str:
    return "" if sender or phone else "contact"
