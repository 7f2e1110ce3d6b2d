"""Customers, contacts and what belongs to them.

Phones, e-mails, birthdays and revenue stand in side tables, so that a database can grant them
apart; a masked copy stands on the main row. No ``relationship()`` leads to a side table: a query
joins one only where the permission says so.
"""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CHAR, Date, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.customers.main_tables import Contact, Customer, Tier
from app.db.base import Base, Editable, Row
from app.db.types import Amount, Id, SortKey

__all__ = [
    "Contact", "ContactPoint", "ContactPointToken", "ContactPrivate", "ContactReveal", "Customer",
    "CustomerPrivate", "CustomerStats", "CustomerTag", "Tag", "Tier",
]  # fmt: skip


class CustomerPrivate(Base):
    """A customer's revenue, as said and as an amount."""

    __tablename__ = "customer_private"

    customer_id: Mapped[int] = mapped_column(Id, ForeignKey("customer.id"), primary_key=True)
    revenue_text: Mapped[str | None] = mapped_column(Text)
    revenue_amount: Mapped[Decimal | None] = mapped_column(Amount)
    currency: Mapped[str] = mapped_column(CHAR(3), default="CNY")


class CustomerStats(Base):
    """Figures the cards show, kept by the workflows, so that cards need no join upward."""

    __tablename__ = "customer_stats"

    customer_id: Mapped[int] = mapped_column(Id, ForeignKey("customer.id"), primary_key=True)
    last_contact_at: Mapped[datetime | None]
    open_tickets: Mapped[int] = mapped_column(default=0)
    satisfaction: Mapped[float | None]  # mean of all 1-5 answers
    answers: Mapped[int] = mapped_column(default=0)
    risk: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (Index(None, "last_contact_at", "customer_id"),)


class Tag(Row):
    """A word to sort customers by."""

    __tablename__ = "tag"

    name: Mapped[str] = mapped_column(Text, unique=True)


class CustomerTag(Base):
    """Which customer carries which tag; a link that really deletes."""

    __tablename__ = "customer_tag"

    customer_id: Mapped[int] = mapped_column(Id, ForeignKey("customer.id"), primary_key=True)
    tag_id: Mapped[int] = mapped_column(Id, ForeignKey("tag.id"), primary_key=True)

    __table_args__ = (Index(None, "tag_id", "customer_id"),)


class ContactPrivate(Base):
    """A contact's birthday and handles, and what they were before the last change.

    That way a change is taken back by people who may not read what they changed.
    """

    __tablename__ = "contact_private"

    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contact.id"), primary_key=True)
    birthday: Mapped[date | None] = mapped_column(Date)
    wechat: Mapped[str | None] = mapped_column(Text)
    birthday_before: Mapped[date | None] = mapped_column(Date)
    wechat_before: Mapped[str | None] = mapped_column(Text)


class ContactPoint(Editable):
    """One phone number or e-mail address of a contact."""

    __tablename__ = "contact_point"

    contact_id: Mapped[int] = mapped_column(Id, ForeignKey("contact.id"))
    kind: Mapped[str] = mapped_column(Text)  # phone, email
    as_typed: Mapped[str] = mapped_column(Text)
    normal: Mapped[str] = mapped_column(Text)  # E.164, or the e-mail address in lower case
    label: Mapped[str | None] = mapped_column(Text)
    do_not_contact: Mapped[bool] = mapped_column(default=False)
    is_preferred: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def constraints(cls) -> tuple[Index, ...]:
        return (Index(None, "contact_id"), Index(None, "kind", "normal"))


class ContactPointToken(Base):
    """What a contact point is found by: suffixes of four digits and more, or the address."""

    __tablename__ = "contact_point_token"

    token: Mapped[str] = mapped_column(SortKey, primary_key=True)
    point_id: Mapped[int] = mapped_column(Id, ForeignKey("contact_point.id"), primary_key=True)

    __table_args__ = (Index(None, "point_id"),)


class ContactReveal(Row):
    """A request to see one customer's contact points in clear; committed before they are read."""

    __tablename__ = "contact_reveal"

    customer_id: Mapped[int] = mapped_column(Id, ForeignKey("customer.id"))
    user_id: Mapped[int] = mapped_column(Id, ForeignKey("user_account.id"))
    at: Mapped[datetime]

    @classmethod
    def constraints(cls) -> tuple[Index, ...]:
        return (Index(None, "customer_id", "user_id", "at"),)
