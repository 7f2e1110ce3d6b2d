"""Customers, contacts and what belongs to them.

Phones, e-mails, birthdays and revenue stand in side tables, so that a database can grant them
apart; a masked copy stands on the main row. No ``relationship()`` leads to a side table: a query
joins one only where the permission says so.
"""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CHAR, Date, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, Editable, Row
from app.db.types import Amount, Id, SortKey

_LIVE = text("deleted_at IS NULL")


class Tier(Editable):
    """A customer tier; ``name`` stays empty while it has its default name of ``key``."""

    __tablename__ = "tier"

    key: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str | None] = mapped_column(Text)
    position: Mapped[int]  # the most valuable first
    contact_days: Mapped[int]  # be in touch at least every so many days


def _list_index(name: str, column: str) -> Index:
    """An order of the list with all it is filtered by: any filter is judged, and counted, in it."""
    return Index(
        f"ix_customer_by_{name}",
        column,
        "id",
        "status",
        "tier",
        "owner_id",
        "source",
        sqlite_where=_LIVE,
        postgresql_where=_LIVE,
    )


class Customer(Editable):
    """A company or an individual customer: the registration form 客户信息登记表."""

    __tablename__ = "customer"

    number: Mapped[str] = mapped_column(Text, unique=True)
    external_no: Mapped[str | None] = mapped_column(Text)  # a number given elsewhere
    external_source: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    sort_key: Mapped[str] = mapped_column(SortKey)
    search_text: Mapped[str] = mapped_column(Text, default="")
    industry: Mapped[str | None] = mapped_column(Text)
    staff_size: Mapped[str | None] = mapped_column(Text)
    main_business: Mapped[str | None] = mapped_column(Text)
    source: Mapped[str | None] = mapped_column(Text)
    first_contact_at: Mapped[datetime | None]
    expected_on: Mapped[date | None] = mapped_column(Date)
    status: Mapped[str] = mapped_column(Text)
    priority: Mapped[str] = mapped_column(Text)
    tier: Mapped[str] = mapped_column(Text, ForeignKey("tier.key"))
    lifecycle: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[int | None] = mapped_column(Id, ForeignKey("user_account.id"))
    account_manager_id: Mapped[int | None] = mapped_column(Id, ForeignKey("user_account.id"))
    department_id: Mapped[int | None] = mapped_column(Id, ForeignKey("department.id"))
    need_pain: Mapped[str | None] = mapped_column(Text)
    need_goal: Mapped[str | None] = mapped_column(Text)
    need_keywords: Mapped[str | None] = mapped_column(Text)
    remark: Mapped[str | None] = mapped_column(Text)
    city: Mapped[str | None] = mapped_column(Text)
    address: Mapped[str | None] = mapped_column(Text)
    website: Mapped[str | None] = mapped_column(Text)
    gender: Mapped[str | None] = mapped_column(Text)
    occupation: Mapped[str | None] = mapped_column(Text)
    won_on: Mapped[date | None] = mapped_column(Date)  # "with us since"
    contact_name: Mapped[str | None] = mapped_column(Text)  # of the primary contact, masked copies
    phone_masked: Mapped[str | None] = mapped_column(Text)
    email_masked: Mapped[str | None] = mapped_column(Text)
    completeness: Mapped[int] = mapped_column(default=0)  # percent of the form's fields

    @classmethod
    def constraints(cls) -> tuple[Index | UniqueConstraint, ...]:
        return (
            UniqueConstraint("external_source", "external_no"),
            _list_index("name", "sort_key"),
            _list_index("change", "updated_at"),
            # What lists of other records are sorted and filtered by, deleted customers too.
            Index("ix_customer_elsewhere", "sort_key", "id", "tier"),
            Index(None, "first_contact_at"),
            Index(None, "name"),
        )


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


class Contact(Editable):
    """A person at a customer; an individual customer has one, himself."""

    __tablename__ = "contact"

    customer_id: Mapped[int] = mapped_column(Id, ForeignKey("customer.id"))
    name: Mapped[str] = mapped_column(Text)
    sort_key: Mapped[str] = mapped_column(SortKey)
    position: Mapped[str | None] = mapped_column(Text)
    is_primary: Mapped[bool] = mapped_column(default=False)
    is_decision_maker: Mapped[bool] = mapped_column(default=False)
    preferred_channel: Mapped[str | None] = mapped_column(Text)
    left_on: Mapped[date | None] = mapped_column(Date)
    phone_masked: Mapped[str | None] = mapped_column(Text)
    email_masked: Mapped[str | None] = mapped_column(Text)

    @classmethod
    def constraints(cls) -> tuple[Index, ...]:
        return (Index(None, "customer_id"),)


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
