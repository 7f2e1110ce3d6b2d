"""The notices of each person."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Row
from app.db.types import Id


class Notice(Row):
    """One notice to one person. ``dedupe_key`` makes it happen once.

    ``happened_at`` is when the thing happened, ``created_at`` when a client noticed it.
    """

    __tablename__ = "notice"

    user_id: Mapped[int] = mapped_column(Id, ForeignKey("user_account.id"))
    kind: Mapped[str] = mapped_column(Text)
    subject_type: Mapped[str] = mapped_column(Text)
    subject_id: Mapped[int] = mapped_column(Id)
    params: Mapped[str] = mapped_column(Text)  # JSON: what the sentence names
    is_urgent: Mapped[bool] = mapped_column(default=False)  # told outside working hours, too
    happened_at: Mapped[datetime]
    created_at: Mapped[datetime]
    shown_at: Mapped[datetime | None]  # announced on a screen
    read_at: Mapped[datetime | None]
    snoozed_until: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]  # what it warns of was done before anybody read it
    dedupe_key: Mapped[str] = mapped_column(Text)

    @classmethod
    def constraints(cls) -> tuple[Index | UniqueConstraint, ...]:
        return (
            UniqueConstraint("user_id", "dedupe_key"),
            Index(None, "user_id", "created_at"),
            Index(None, "subject_type", "subject_id"),
        )


class TicketMute(Row):
    """A person wants no further warnings about one ticket; see ``app.notifications.mutes``."""

    __tablename__ = "ticket_mute"

    user_id: Mapped[int] = mapped_column(Id, ForeignKey("user_account.id"))
    ticket_id: Mapped[int] = mapped_column(Id, ForeignKey("ticket.id"))
    muted_at: Mapped[datetime]

    @classmethod
    def constraints(cls) -> tuple[Index | UniqueConstraint, ...]:
        return (UniqueConstraint("user_id", "ticket_id"), Index(None, "ticket_id"))
