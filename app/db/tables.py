"""Tables of the store itself: number counters and leases."""

from datetime import date, datetime

from sqlalchemy import Date, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base


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
