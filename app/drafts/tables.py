"""Where half-written forms are kept."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Row
from app.db.types import Id


class Draft(Row):
    """A half-written form, visible to its author only; ``key`` names form and record."""

    __tablename__ = "draft"

    user_id: Mapped[int] = mapped_column(Id, ForeignKey("user_account.id"))
    key: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime]

    @classmethod
    def constraints(cls) -> tuple[UniqueConstraint, ...]:
        return (UniqueConstraint("user_id", "key"),)
