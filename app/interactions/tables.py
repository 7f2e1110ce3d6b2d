"""What was said between us and a customer."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Editable
from app.db.types import Id


class Interaction(Editable):
    """One conversation, in any channel."""

    __tablename__ = "interaction"

    customer_id: Mapped[int] = mapped_column(Id, ForeignKey("customer.id"))
    contact_id: Mapped[int | None] = mapped_column(Id, ForeignKey("contact.id"))
    ticket_id: Mapped[int | None] = mapped_column(Id, ForeignKey("ticket.id"))
    user_id: Mapped[int] = mapped_column(Id, ForeignKey("user_account.id"))
    channel: Mapped[str] = mapped_column(Text)
    direction: Mapped[str] = mapped_column(Text)  # in, out
    at: Mapped[datetime]
    minutes: Mapped[int | None]
    subject: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    result: Mapped[str | None] = mapped_column(Text)
    next_step: Mapped[str | None] = mapped_column(Text)
    next_on: Mapped[date | None] = mapped_column(Date)

    @classmethod
    def constraints(cls) -> tuple[Index, ...]:
        return (Index(None, "customer_id", "at"), Index(None, "ticket_id"))
