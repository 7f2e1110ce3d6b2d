"""Entries of a customer's timeline. Times are UTC."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EntryKind(StrEnum):
    """What the timeline can be filtered by."""

    CUSTOMER = "customer"
    FOLLOWUP = "followup"
    INTERACTION = "interaction"
    SURVEY = "survey"
    TICKET = "ticket"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after: codes, or names of people for an owner."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class FileName:
    """A file that hangs on an entry."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened.

    Attributes:
        id: unique together with ``kind``.
        what: interaction: logged · ticket: reported, moved · followup: planned, done, cancelled ·
            survey: invited, or the state it ended in · customer: registered, changed.
        who: name of the person, None for the program itself.
        record_id: of the interaction, ticket, follow-up, invitation or customer.
        number: of the ticket or survey.
        code: channel of an interaction, kind of a ticket or follow-up, occasion of a survey.
        title: subject or title; ``text``: what was said, the result, the note.
        direction: of an interaction, in or out.
        due_at: of a follow-up that is still to be done.
        changes: status of a ticket; status, tier and owner_id of a customer.
        score: mean of a survey's 1 to 5 answers, for those who may see single answers.
        files: of an interaction, the first ones in the order in which they were attached.
        file_count: all of them.
    """

    kind: EntryKind
    id: int
    at: datetime
    what: str
    who: str | None
    record_id: int
    number: str | None
    code: str | None
    title: str | None
    text: str | None
    direction: str | None = None
    due_at: datetime | None = None
    changes: tuple[FieldChange, ...] = ()
    score: float | None = None
    files: tuple[FileName, ...] = ()
    file_count: int = 0
