"""Tickets, their statuses and their history, what is to be done on them, where new ones go."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, TextClause, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, Editable, Row
from app.db.types import Id

_LIVE = text("deleted_at IS NULL")
_OPEN = text("category <> 'closed' AND deleted_at IS NULL")
_CLOSED = text("category = 'closed' AND deleted_at IS NULL")
# What lists and the board are filtered, counted and, in small steps, sorted by.
_FILTERED = (
    "status", "category", "priority_rank", "kind", "severity", "owner_id", "department_id",
    "customer_id", "created_by_id", "is_confidential", "progress",
)  # fmt: skip


def _list_index(name: str, *order: str, of: TextClause = _LIVE) -> Index:
    """An order with all it is filtered by: any filter is judged, and counted, in it."""
    more = (column for column in _FILTERED if column not in order)
    return Index(f"ix_ticket_{name}", *order, *more, sqlite_where=of, postgresql_where=of)


def _once(name: str, *columns: str) -> Index:
    """Of records that are live there is one with these values."""
    return Index(f"uq_{name}", *columns, unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE)


class TicketStatus(Editable):
    """A column of the board; ``name`` stays empty while it has its default name of ``key``."""

    __tablename__ = "ticket_status"

    key: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str | None] = mapped_column(Text)
    category: Mapped[str] = mapped_column(Text)  # open, waiting, solved, closed
    position: Mapped[int]
    limit: Mapped[int | None]  # work in progress; warns


class Ticket(Editable):
    """A question or problem of a customer: the tracking form 客户问题处理跟踪表.

    ``category`` follows ``status``; ``next_due_at`` and ``next_due_kind`` follow the clocks.
    """

    __tablename__ = "ticket"

    number: Mapped[str] = mapped_column(Text, unique=True)
    external_no: Mapped[str | None] = mapped_column(Text)
    external_source: Mapped[str] = mapped_column(Text, default="")
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text, default="")
    search_text: Mapped[str] = mapped_column(Text, default="")
    customer_id: Mapped[int] = mapped_column(Id, ForeignKey("customer.id"))
    contact_id: Mapped[int | None] = mapped_column(Id, ForeignKey("contact.id"))
    channel: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    sub_kind: Mapped[str | None] = mapped_column(Text)
    severity: Mapped[str] = mapped_column(Text)
    priority: Mapped[str] = mapped_column(Text)
    priority_rank: Mapped[int]  # urgent 0 … low 3: sorts after the next due time
    status: Mapped[str] = mapped_column(Text, ForeignKey("ticket_status.key"))
    category: Mapped[str] = mapped_column(Text)
    is_confidential: Mapped[bool] = mapped_column(default=False)
    occurred_at: Mapped[datetime | None]
    reported_at: Mapped[datetime]
    wanted_by: Mapped[datetime | None]
    department_id: Mapped[int | None] = mapped_column(Id, ForeignKey("department.id"))
    owner_id: Mapped[int | None] = mapped_column(Id, ForeignKey("user_account.id"))
    assigned_at: Mapped[datetime | None]
    accepted_at: Mapped[datetime | None]
    progress: Mapped[int] = mapped_column(default=0)  # percent
    progress_at: Mapped[datetime | None]
    feedback: Mapped[str | None] = mapped_column(Text)  # what the customer says of it
    solution: Mapped[str | None] = mapped_column(Text)
    outcome: Mapped[str | None] = mapped_column(Text)  # app.tickets.rules.Outcome
    rating: Mapped[str | None] = mapped_column(Text)  # content, mostly, not, no_answer
    improvement: Mapped[str | None] = mapped_column(Text)
    root_cause: Mapped[str | None] = mapped_column(Text)
    solved_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    reopen_count: Mapped[int] = mapped_column(default=0)
    next_due_at: Mapped[datetime | None]
    next_due_kind: Mapped[str | None] = mapped_column(Text)

    @classmethod
    def constraints(cls) -> tuple[Index | UniqueConstraint, ...]:
        return (
            UniqueConstraint("external_source", "external_no"),
            _list_index("board", "status", "next_due_at", "priority_rank", "id", of=_OPEN),
            _list_index("closed", "status", "closed_at", "priority_rank", "id", of=_CLOSED),
            _list_index("by_due", "next_due_at", "id"),
            _list_index("by_number", "number", "id"),
            _list_index("by_report", "reported_at", "id"),
            _list_index("of_customer", "customer_id", "reported_at"),
            Index(None, "closed_at"),
        )


class TicketEvent(Row):
    """One thing that happened to a ticket: appended, never changed. History and clocks read it."""

    __tablename__ = "ticket_event"

    # No foreign key: it would wait for whoever holds the ticket, and with it the whole watcher.
    ticket_id: Mapped[int] = mapped_column(Id)
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(Id, ForeignKey("user_account.id"))
    type: Mapped[str] = mapped_column(Text)
    field: Mapped[str | None] = mapped_column(Text)
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str | None] = mapped_column(Text)

    @classmethod
    def constraints(cls) -> tuple[Index, ...]:
        return (Index(None, "ticket_id", "id"),)


class TicketLink(Base):
    """What one ticket is to another; a link that really deletes, its story is the history's."""

    __tablename__ = "ticket_link"

    ticket_id: Mapped[int] = mapped_column(Id, ForeignKey("ticket.id"), primary_key=True)
    other_id: Mapped[int] = mapped_column(Id, ForeignKey("ticket.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(Text, primary_key=True)  # app.tickets.rules.LinkKind

    __table_args__ = (Index(None, "other_id"),)


class TicketMerge(Base):
    """A ticket that was merged into another and is read there; really deleted by the undo."""

    __tablename__ = "ticket_merge"

    ticket_id: Mapped[int] = mapped_column(Id, ForeignKey("ticket.id"), primary_key=True)
    into_id: Mapped[int] = mapped_column(Id, ForeignKey("ticket.id"))

    __table_args__ = (Index(None, "into_id"),)


class RoutingLine(Editable):
    """A line of the routing table; ``app.tickets.routing.RoutingRule`` says what it means."""

    __tablename__ = "routing_rule"

    position: Mapped[int]
    kind: Mapped[str | None] = mapped_column(Text)
    sub_kind: Mapped[str | None] = mapped_column(Text)
    tier: Mapped[str | None] = mapped_column(Text)
    channel: Mapped[str | None] = mapped_column(Text)
    words: Mapped[str | None] = mapped_column(Text)
    way: Mapped[str] = mapped_column(Text)
    department_id: Mapped[int | None] = mapped_column(Id, ForeignKey("department.id"))
    person_id: Mapped[int | None] = mapped_column(Id, ForeignKey("user_account.id"))
    severity: Mapped[str | None] = mapped_column(Text)


class CannedReply(Editable):
    """A text that is told to customers again and again, and what is changed along with it.

    ``user_id`` is whose it is, None for everybody's.
    """

    __tablename__ = "canned_reply"

    name: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    user_id: Mapped[int | None] = mapped_column(Id, ForeignKey("user_account.id"))
    status: Mapped[str | None] = mapped_column(Text)
    priority: Mapped[str | None] = mapped_column(Text)
    takes: Mapped[bool] = mapped_column(default=False)  # who uses it is in charge from then on


class ComplaintDone(Editable):
    """One of a complaint's four steps that is done: by whom, when, and what was done."""

    __tablename__ = "complaint_step"

    ticket_id: Mapped[int] = mapped_column(Id, ForeignKey("ticket.id"))
    step: Mapped[str] = mapped_column(Text)
    done_by_id: Mapped[int] = mapped_column(Id, ForeignKey("user_account.id"))
    done_at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text)

    @classmethod
    def constraints(cls) -> tuple[Index, ...]:
        return (_once("complaint_step_of_ticket", "ticket_id", "step"),)


class ChecklistLine(Row):
    """One line of a ticket's checklist; a pure list, whose lines are really deleted."""

    __tablename__ = "checklist_line"

    ticket_id: Mapped[int] = mapped_column(Id, ForeignKey("ticket.id"))
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    done_at: Mapped[datetime | None]
    done_by_id: Mapped[int | None] = mapped_column(Id, ForeignKey("user_account.id"))

    @classmethod
    def constraints(cls) -> tuple[Index, ...]:
        # With ``done_at``: the figures of a page of tickets are counted in the index alone.
        return (Index(None, "ticket_id", "done_at"),)


class ChecklistTemplate(Editable):
    """A named list of lines, one a row of ``lines``; ``user_id`` is whose it is, None everybody's.

    One of everybody's with a ``kind`` is put on every new ticket of that kind, with a ``sub_kind``
    only on those that have it.
    """

    __tablename__ = "checklist_template"

    name: Mapped[str] = mapped_column(Text)
    lines: Mapped[str] = mapped_column(Text)
    user_id: Mapped[int | None] = mapped_column(Id, ForeignKey("user_account.id"))
    kind: Mapped[str | None] = mapped_column(Text)
    sub_kind: Mapped[str | None] = mapped_column(Text)


class TaskForceMember(Editable):
    """Who works on a major ticket together with its owner, and what for."""

    __tablename__ = "task_force_member"

    ticket_id: Mapped[int] = mapped_column(Id, ForeignKey("ticket.id"))
    user_id: Mapped[int] = mapped_column(Id, ForeignKey("user_account.id"))
    part: Mapped[str] = mapped_column(Text, default="")  # "spare parts", in the company's words
    is_lead: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def constraints(cls) -> tuple[Index, ...]:
        return (
            _once("task_force_member_of_ticket", "ticket_id", "user_id"),
            Index(None, "user_id", "ticket_id"),
        )


class TaskForceTask(Editable):
    """What one member of a task force shall do until when, and what came of it."""

    __tablename__ = "task_force_task"

    ticket_id: Mapped[int] = mapped_column(Id, ForeignKey("ticket.id"))
    text: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[int] = mapped_column(Id, ForeignKey("user_account.id"))
    due_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    done_by_id: Mapped[int | None] = mapped_column(Id, ForeignKey("user_account.id"))
    result: Mapped[str | None] = mapped_column(Text)

    @classmethod
    def constraints(cls) -> tuple[Index, ...]:
        undone = text("done_at IS NULL AND deleted_at IS NULL")
        return (
            Index(None, "ticket_id"),
            Index(
                "ix_task_force_task_undone",
                "owner_id",
                "due_at",
                sqlite_where=undone,
                postgresql_where=undone,
            ),
        )


class TaskForceMeeting(Editable):
    """The record of a meeting; who took part is written as it was, guests included."""

    __tablename__ = "task_force_meeting"

    ticket_id: Mapped[int] = mapped_column(Id, ForeignKey("ticket.id"))
    held_at: Mapped[datetime]
    participants: Mapped[str] = mapped_column(Text)
    decided: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text, default="")

    @classmethod
    def constraints(cls) -> tuple[Index, ...]:
        return (Index(None, "ticket_id"),)
