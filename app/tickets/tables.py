"""Tickets, their statuses and their history, what is to be done on them, where new ones go."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, Editable, Row
from app.db.types import Id
from app.tickets.main_tables import TaskForceMember, TaskForceTask, Ticket, TicketStatus, once

__all__ = [
    "CannedReply",
    "ChecklistLine",
    "ChecklistTemplate",
    "ComplaintDone",
    "RoutingLine",
    "TaskForceMeeting",
    "TaskForceMember",
    "TaskForceTask",
    "Ticket",
    "TicketEvent",
    "TicketLink",
    "TicketMerge",
    "TicketStatus",
]


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
    template_id: Mapped[int | None] = mapped_column(Id)  # the template may be gone: that is said


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
        return (once("complaint_step_of_ticket", "ticket_id", "step"),)


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
