"""Tickets, their statuses and who works on them together: the tables that every start reads.

The others stand in ``app.tickets.tables``, which names these too.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, TextClause, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Editable, partial_index
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
    return partial_index(f"ix_ticket_{name}", *order, *more, of=of)


def once(name: str, *columns: str) -> Index:
    """Of records that are live there is one with these values."""
    return partial_index(f"uq_{name}", *columns, of=_LIVE, unique=True)


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
            once("task_force_member_of_ticket", "ticket_id", "user_id"),
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
            partial_index("ix_task_force_task_undone", "owner_id", "due_at", of=undone),
        )
