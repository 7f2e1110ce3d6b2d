"""Customers, their tiers and contacts: the tables that every start reads.

The others stand in ``app.customers.tables``, which names these too: a start pays 3 ms for each.
"""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Editable, partial_index
from app.db.types import Id, SortKey

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
    filtered = ("status", "tier", "owner_id", "source")
    return partial_index(f"ix_customer_by_{name}", column, "id", *filtered, of=_LIVE)


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
