"""Tickets, their statuses and their history, and where new ones go."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Editable, Row
from app.db.types import Id
from app.tickets.main_tables import Ticket, TicketStatus

__all__ = ["CannedReply", "RoutingLine", "Ticket", "TicketEvent", "TicketStatus"]


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
