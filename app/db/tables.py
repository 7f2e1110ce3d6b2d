"""Tables of the store itself: number counters, leases, drafts."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, Row
from app.db.types import Id


class NumberCounter(Base):
    """The last number given, per kind and, where numbers begin anew each day, per company day."""

    __tablename__ = "number_counter"

    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    last: Mapped[int]


class Lease(Base):
    """Who of several clients does a shared duty until when."""

    __tablename__ = "lease"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    holder: Mapped[str] = mapped_column(Text)
    until: Mapped[datetime]


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
