"""What happened to tickets, told to the workflows."""

from dataclasses import dataclass
from datetime import datetime

from app.core.events import Event


@dataclass(frozen=True)
class TicketReported(Event):
    """A ticket was opened."""

    ticket_id: int
    customer_id: int


@dataclass(frozen=True)
class TicketAssigned(Event):
    """A ticket was given to somebody, by rule or by a person. ``at`` is aware."""

    ticket_id: int
    number: str
    title: str
    owner_id: int
    at: datetime


@dataclass(frozen=True)
class TicketToldCustomer(Event):
    """The customer was told something about a ticket."""

    ticket_id: int
    customer_id: int
    contact_id: int | None
    number: str
    title: str
    text: str
    channel: str
    is_confidential: bool


@dataclass(frozen=True)
class TicketCustomerWrote(Event):
    """The customer wrote something about a ticket. ``at`` is aware."""

    ticket_id: int
    customer_id: int
    contact_id: int | None
    owner_id: int | None
    number: str
    title: str
    text: str
    channel: str
    is_confidential: bool
    at: datetime


@dataclass(frozen=True)
class TicketClosed(Event):
    """The customer gave the last word; ``outcome`` is solved or partly."""

    ticket_id: int
    customer_id: int
    contact_id: int | None
    owner_id: int | None
    number: str
    outcome: str
    reopen_count: int


@dataclass(frozen=True)
class TicketWithdrawn(Event):
    """A ticket was closed as no case of its own: the customer hears nothing of it."""

    ticket_id: int
    customer_id: int


@dataclass(frozen=True)
class TicketReopened(Event):
    """A closed ticket was taken up again."""

    ticket_id: int
    customer_id: int


@dataclass(frozen=True)
class VisitPlanned(Event):
    """After its last step a complaint's customer shall hear from us again. ``due_at`` is aware."""

    ticket_id: int
    customer_id: int
    owner_id: int
    due_at: datetime
    step_id: int


@dataclass(frozen=True)
class TaskForceJoined(Event):
    """Somebody was taken into the task force of a ticket. ``at`` is aware."""

    ticket_id: int
    number: str
    title: str
    user_id: int
    at: datetime


@dataclass(frozen=True)
class TaskGiven(Event):
    """Somebody was given a task in a task force. ``at`` is aware."""

    ticket_id: int
    number: str
    task_id: int
    owner_id: int
    text: str
    at: datetime


@dataclass(frozen=True)
class TicketsRecorded(Event):
    """Tickets from before were recorded; nobody is told."""

    customer_ids: frozenset[int]
