"""Where a desk says which records it shows."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Row
from app.db.types import Id


class Presence(Row):
    """One record open on one desk; over at ``until`` unless the desk says so again."""

    __tablename__ = "presence"

    user_id: Mapped[int] = mapped_column(Id, ForeignKey("user_account.id"))
    desk: Mapped[UUID] = mapped_column(Uuid)
    topic: Mapped[str] = mapped_column(Text)
    record_id: Mapped[int] = mapped_column(Id)
    until: Mapped[datetime]

    @classmethod
    def constraints(cls) -> tuple[UniqueConstraint | Index, ...]:
        return (
            UniqueConstraint("desk", "topic", "record_id"),
            Index(None, "topic", "record_id"),
        )
