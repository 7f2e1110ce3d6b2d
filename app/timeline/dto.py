"""Entries of a customer's timeline and the parts of the home page. Times are UTC."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.followups.dto import FollowUpRow
from app.tickets.steps_dto import TaskToDo


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


@dataclass(frozen=True, slots=True)
class TicketAtRisk:
    """An open ticket whose next deadline has passed or comes soon."""

    id: int
    number: str
    title: str
    customer_id: int
    customer_name: str
    owner_name: str | None
    priority: str
    status: str
    next_due_at: datetime
    next_due_kind: str | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class SurveyToRemind:
    """A customer to ask by phone, because the survey got no answer."""

    invitation_id: int
    number: str
    customer_id: int
    customer_name: str
    contact_name: str | None
    ticket_id: int | None
    opened_at: datetime
    remind_at: datetime
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class HomeData:
    """The home page 工作台 of one person; each list holds the first ``LIST_LENGTH`` rows.

    Attributes:
        followups: mine and nobody's, due by the end of tomorrow or late, earliest first.
        tasks: mine in task forces, not done yet.
        tickets: at risk, by next deadline.
        customers: how many customers there are.
    """

    tasks: tuple[TaskToDo, ...]
    followups: tuple[FollowUpRow, ...]
    tickets: tuple[TicketAtRisk, ...]
    surveys: tuple[SurveyToRemind, ...]
    followups_late: int
    followups_today: int
    tickets_open: int
    tickets_late: int
    surveys_open: int
    customers: int
    customers_mine: int
