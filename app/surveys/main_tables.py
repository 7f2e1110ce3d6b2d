"""Questionnaires and invitations: the tables that every start reads.

The others stand in ``app.surveys.tables``, which names these too.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Editable
from app.db.types import Id


class Questionnaire(Editable):
    """A version of a questionnaire; old answers keep their version's questions."""

    __tablename__ = "questionnaire"

    key: Mapped[str] = mapped_column(Text)
    edition: Mapped[int]
    name: Mapped[str | None] = mapped_column(Text)
    is_anonymous: Mapped[bool] = mapped_column(default=False)
    is_current: Mapped[bool] = mapped_column(default=True)

    @classmethod
    def constraints(cls) -> tuple[UniqueConstraint, ...]:
        return (UniqueConstraint("key", "edition"),)


class Invitation(Editable):
    """A contact was, or is to be, asked. ``plan_key`` makes it exist once (``ticket:7``)."""

    __tablename__ = "invitation"

    number: Mapped[str] = mapped_column(Text, unique=True)
    questionnaire_id: Mapped[int] = mapped_column(Id, ForeignKey("questionnaire.id"))
    customer_id: Mapped[int] = mapped_column(Id, ForeignKey("customer.id"))
    contact_id: Mapped[int | None] = mapped_column(Id, ForeignKey("contact.id"))
    ticket_id: Mapped[int | None] = mapped_column(Id, ForeignKey("ticket.id"))
    owner_id: Mapped[int | None] = mapped_column(Id, ForeignKey("user_account.id"))
    occasion: Mapped[str] = mapped_column(Text)  # ticket, delivery, regular
    plan_key: Mapped[str | None] = mapped_column(Text, unique=True)
    state: Mapped[str] = mapped_column(Text)  # open, answered, closed
    opened_at: Mapped[datetime]
    remind_at: Mapped[datetime]
    closes_at: Mapped[datetime]

    @classmethod
    def constraints(cls) -> tuple[Index, ...]:
        return (
            Index(None, "state", "opened_at"),
            Index(None, "customer_id", "opened_at"),
            Index(None, "contact_id", "opened_at"),
        )
