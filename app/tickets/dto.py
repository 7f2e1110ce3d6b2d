"""Tickets as the window sees them, and the commands on them. All times are aware UTC."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol
from uuid import UUID, uuid4

from app.tickets.rules import (
    Category,
    Channel,
    EventType,
    Kind,
    Outcome,
    Priority,
    Rating,
    Severity,
)

ClockKindName = Literal["accept", "solve", "plan", "progress"]
SortName = Literal["due", "number", "reported", "customer", "priority", "progress", "status"]


@dataclass(frozen=True, slots=True)
class StatusRow:
    """A column of the board; ``name`` is None while it has its default (``ticket.status.<key>``).

    ``limit`` is the number of tickets above which the column warns.
    """

    key: str
    name: str | None
    category: Category
    position: int
    limit: int | None


@dataclass(frozen=True, slots=True)
class TicketRow:
    """One ticket in a list or as a card.

    ``next_due_at`` is the earliest deadline of the clocks that run, ``next_due_kind`` its clock;
    ``warn_at`` is when it begins to be pressing; ``is_paused`` while all clocks stand still.
    ``lines_done`` of the ``lines`` of its checklist are ticked.
    """

    id: int
    number: str
    title: str
    customer_id: int
    customer_name: str
    tier: str
    contact_name: str | None
    kind: Kind
    sub_kind: str | None
    severity: Severity
    priority: Priority
    status: str
    category: Category
    is_confidential: bool
    owner_id: int | None
    owner_name: str | None
    department_id: int | None
    progress: int
    reported_at: datetime
    closed_at: datetime | None
    next_due_at: datetime | None
    next_due_kind: str | None
    warn_at: datetime | None
    is_paused: bool
    version: int
    outcome: Outcome | None = None  # how it ended
    lines: int = 0
    lines_done: int = 0


@dataclass(frozen=True, slots=True)
class TicketDetail:
    """The tracking form 客户问题处理跟踪表, and what the actor may do with this ticket.

    ``may`` holds permission names: ``ticket.work``, ``ticket.assign``, ``ticket.classify``,
    ``ticket.set_due``, ``ticket.reopen``, ``ticket.merge``, ``ticket.comment``, ``ticket.lead``.
    """

    row: TicketRow
    external_no: str | None
    description: str
    contact_id: int | None
    channel: str
    department_key: str | None
    department_name: str | None
    occurred_at: datetime | None
    wanted_by: datetime | None
    assigned_at: datetime | None
    accepted_at: datetime | None
    progress_at: datetime | None
    feedback: str | None
    solution: str | None
    rating: Rating | None
    improvement: str | None
    root_cause: str | None
    solved_at: datetime | None
    reopen_count: int
    created_by_name: str | None
    may: frozenset[str]

    @property
    def outcome(self) -> Outcome | None:
        """How it ended."""
        return self.row.outcome


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line of the history.

    ``before`` and ``after`` are codes (status, kind …), names (owner), texts, or moments in ISO
    form, as ``field`` has it. For ``due_by_hand`` the field is the clock's kind. ``number`` is that
    of the merged ticket on which it happened; None for the ticket's own lines.
    """

    id: int
    at: datetime
    actor_name: str | None  # None: by rule
    type: EventType
    field: str | None
    before: str | None
    after: str | None
    text: str | None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class TicketHit:
    """What the search shows of a ticket."""

    id: int
    number: str
    title: str
    customer_name: str
    status: str


@dataclass(frozen=True, slots=True)
class FilterCounts:
    """Open tickets behind each quick filter and behind each saved view."""

    mine: int
    overdue: int
    due_today: int
    unowned: int
    waiting: int
    views: tuple[int, ...] = ()


class Question(Protocol):
    """What a feature further up asks of tickets, such as those behind one of its numbers."""

    def conditions(self, read: Any) -> list[Any]:
        """What a ticket must meet."""

    def text(self) -> str:
        """Write it as one word of a route or a report."""


@dataclass(frozen=True)
class TicketFilter:
    """Which tickets; an empty tuple or None does not ask. ``owner_ids`` and ``unowned`` add up.

    ``overdue``: a running clock is past its due time; ``due_today``: the next deadline is still to
    come on this company day.
    """

    text: str = ""
    statuses: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    owner_ids: tuple[int, ...] = ()
    unowned: bool = False
    department_ids: tuple[int, ...] = ()
    kinds: tuple[Kind, ...] = ()
    severities: tuple[Severity, ...] = ()
    priorities: tuple[Priority, ...] = ()
    tiers: tuple[str, ...] = ()
    overdue: bool = False
    due_today: bool = False
    reported_from: datetime | None = None
    reported_before: datetime | None = None
    customer_id: int | None = None
    ids: tuple[int, ...] = ()
    question: Question | None = None


@dataclass(frozen=True)
class TicketSort:
    """The order of the table; ties are broken by id."""

    by: SortName = "due"
    descending: bool = False


@dataclass(frozen=True)
class ReportTicket:
    """A new ticket. Without department and owner the routing rules decide.

    ``uid`` is made once per form, so that a save repeated after a lost connection is one ticket.
    ``external_no`` is a number that the customer knows it by, unique within ``external_source``.
    """

    customer_id: int
    kind: Kind
    title: str
    channel: Channel = Channel.PHONE
    description: str = ""
    contact_id: int | None = None
    sub_kind: str | None = None
    severity: Severity = Severity.REGULAR
    priority: Priority = Priority.NORMAL
    occurred_at: datetime | None = None
    wanted_by: datetime | None = None
    department_id: int | None = None
    owner_id: int | None = None
    is_confidential: bool = False
    external_no: str | None = None
    external_source: str = ""
    uid: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class CustomerWrote:
    """A customer's message on a ticket that is there already.

    Attributes:
        contact_id: who of the customer's people wrote.
        reopens: whether a closed ticket is taken up again for it.
    """

    ticket_id: int
    text: str
    channel: Channel
    contact_id: int | None = None
    reopens: bool = False


@dataclass(frozen=True)
class MoveTicket:
    """Put a ticket into another column."""

    ticket_id: int
    to_status: str
    seen_version: int


@dataclass(frozen=True)
class TakeTicket:
    """Make it mine and begin: 受理."""

    ticket_id: int
    seen_version: int


@dataclass(frozen=True)
class AssignTicket:
    """Give it to a person, or to a department whose people take it (``owner_id`` None)."""

    ticket_id: int
    owner_id: int | None
    seen_version: int
    department_id: int | None = None


@dataclass(frozen=True)
class ChangeTicket:
    """Change the form's plain fields: all are given, as the form shows them."""

    ticket_id: int
    seen_version: int
    title: str
    description: str
    priority: Priority
    channel: Channel
    contact_id: int | None = None
    occurred_at: datetime | None = None
    wanted_by: datetime | None = None
    is_confidential: bool = False
    feedback: str = ""
    improvement: str = ""
    root_cause: str = ""


@dataclass(frozen=True)
class Classify:
    """Set what picks the targets."""

    ticket_id: int
    seen_version: int
    kind: Kind
    severity: Severity
    sub_kind: str | None = None


@dataclass(frozen=True)
class SetLimit:
    """How many tickets a column should hold; None: as many as come."""

    status: str
    limit: int | None


@dataclass(frozen=True)
class SetPriority:
    """How pressing it is; sorts, and does nothing to the clocks."""

    ticket_id: int
    priority: Priority
    seen_version: int


@dataclass(frozen=True)
class Comment:
    """An internal note on a ticket."""

    ticket_id: int
    text: str


@dataclass(frozen=True)
class TellCustomer:
    """What the customer was told; it stands on the customer's timeline too."""

    ticket_id: int
    text: str
    channel: Channel


@dataclass(frozen=True)
class SetProgress:
    """How far it is, in percent, and what was done."""

    ticket_id: int
    percent: int
    text: str
    seen_version: int


@dataclass(frozen=True)
class FilePlan:
    """The first plan for a major problem: what will be done, by whom, until when."""

    ticket_id: int
    text: str
    seen_version: int


@dataclass(frozen=True)
class SetDue:
    """A deadline set by hand; it wins from now on."""

    ticket_id: int
    kind: ClockKindName
    due_at: datetime
    seen_version: int


@dataclass(frozen=True)
class SolveTicket:
    """The solution (steps and result); the ticket then waits for the customer's confirmation."""

    ticket_id: int
    solution: str
    seen_version: int


@dataclass(frozen=True)
class CloseTicket:
    """The customer's word. ``solution`` replaces the stored one unless it is empty."""

    ticket_id: int
    outcome: Outcome
    rating: Rating
    seen_version: int
    feedback: str = ""
    improvement: str = ""
    root_cause: str = ""
    solution: str = ""


@dataclass(frozen=True)
class ReopenTicket:
    """Take a closed ticket up again, with the reason."""

    ticket_id: int
    reason: str
    seen_version: int
