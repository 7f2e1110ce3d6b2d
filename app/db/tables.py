"""Tables of the store itself: number counters, leases and receipts."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Date, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base
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


class Receipt(Base):
    """A command that was committed: found here, it is not done again (``app/db/receipts.py``)."""

    __tablename__ = "receipt"

    uid: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    user_id: Mapped[int] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(index=True)
    result: Mapped[int | None] = mapped_column(Id)
