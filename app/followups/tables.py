"""What somebody promised to do for a customer, and by when."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Editable
from app.db.types import Id


class FollowUp(Editable):
    """One follow-up; ``plan_key``, e.g. ``customer:7:first_callback``, makes it exist once."""

    __tablename__ = "follow_up"

    customer_id: Mapped[int] = mapped_column(Id, ForeignKey("customer.id"))
    ticket_id: Mapped[int | None] = mapped_column(Id, ForeignKey("ticket.id"))
    owner_id: Mapped[int | None] = mapped_column(Id, ForeignKey("user_account.id"))
    kind: Mapped[str] = mapped_column(Text)
    plan_key: Mapped[str | None] = mapped_column(Text, unique=True)
    due_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(Text)  # open, done, cancelled
    note: Mapped[str | None] = mapped_column(Text)
    result: Mapped[str | None] = mapped_column(Text)
    done_at: Mapped[datetime | None]
    done_by_id: Mapped[int | None] = mapped_column(Id, ForeignKey("user_account.id"))

    @classmethod
    def constraints(cls) -> tuple[Index, ...]:
        return (
            Index(None, "state", "due_at"),
            Index(None, "owner_id", "state", "due_at"),
            Index(None, "customer_id", "due_at"),
        )
