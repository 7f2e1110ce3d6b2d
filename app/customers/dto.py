"""Customers as the window sees them, and the commands on them.

Contact points cross this border masked; in clear only as ``RevealedPoint``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID, uuid4

from app.customers.rules import ORDINARY, CustomerKind, Gender, PointKind, Priority, Status


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A card or a line of the table. Times are UTC.

    Attributes:
        tier_name: None while the tier has its default name (word ``tier.<tier>``).
        source: a code (word ``source.<code>``) or the company's own word.
        satisfaction: mean of all answers, 1 to 5.
        risk: high, middle, low, or None when nobody knows.
        completeness: percent of the registration form that is filled.
    """

    id: int
    number: str
    name: str
    kind: CustomerKind
    status: Status
    priority: Priority
    tier: str
    tier_name: str | None
    lifecycle: str
    owner_id: int | None
    owner_name: str | None
    industry: str | None
    city: str | None
    source: str | None
    contact_name: str | None
    phone_masked: str | None
    email_masked: str | None
    last_contact_at: datetime | None
    open_tickets: int
    satisfaction: float | None
    risk: str | None
    completeness: int
    version: int
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PointRow:
    """A phone number or an e-mail address, masked."""

    id: int
    contact_id: int
    kind: PointKind
    masked: str
    label: str | None
    do_not_contact: bool
    is_preferred: bool


@dataclass(frozen=True, slots=True)
class RevealedPoint:
    """A contact point in clear; ``text`` is as people read it, ``link`` what the dialler takes.

    ``kind`` may also be wechat or birthday (ISO date); those carry no ``point_id``.
    """

    contact_id: int
    kind: PointKind
    text: str
    link: str
    point_id: int | None = None


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A person at a customer; ``left_on`` is set for who left."""

    id: int
    name: str
    position: str | None
    is_primary: bool
    is_decision_maker: bool
    preferred_channel: str | None
    left_on: date | None
    has_wechat: bool
    has_birthday: bool
    version: int
    points: tuple[PointRow, ...] = ()


@dataclass(frozen=True, slots=True)
class CustomerDetail:
    """Everything about one customer but his contact points in clear.

    Attributes:
        revenue_text, revenue_amount: None also when the reader may not see revenue.
        may_*: what the reader may do with this customer.
    """

    row: CustomerRow
    external_no: str | None
    staff_size: str | None
    main_business: str | None
    first_contact_at: datetime | None
    expected_on: date | None
    account_manager_id: int | None
    account_manager_name: str | None
    department_id: int | None
    need_pain: str | None
    need_goal: str | None
    need_keywords: str | None
    remark: str | None
    address: str | None
    website: str | None
    gender: str | None
    occupation: str | None
    won_on: date | None
    revenue_text: str | None
    revenue_amount: Decimal | None
    created_at: datetime
    created_by: str | None
    updated_at: datetime
    contacts: tuple[ContactRow, ...]
    may_change: bool
    may_change_owner: bool
    may_set_tier: bool
    may_delete: bool
    may_see_revenue: bool


@dataclass(frozen=True, slots=True)
class TierRow:
    """A tier; ``name`` is None while it has its default name (word ``tier.<key>``)."""

    key: str
    name: str | None
    contact_days: int


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A customer that may be the one being typed in; ``reason`` is phone, email or name."""

    id: int
    number: str
    name: str
    owner_name: str | None
    reason: str


class CustomerSort(StrEnum):
    """What the list is ordered by."""

    NAME = "name"  # pinyin
    LAST_CONTACT = "last_contact"
    CREATED = "created"
    UPDATED = "updated"


@dataclass(frozen=True)
class CustomerOrder:
    """An order and its direction; who was never contacted comes last both ways."""

    sort: CustomerSort = CustomerSort.NAME
    descending: bool = False


@dataclass(frozen=True)
class CustomerFilter:
    """Which customers; empty parts do not restrict. ``unowned`` adds those without an owner."""

    text: str = ""
    statuses: frozenset[str] = frozenset()
    tiers: frozenset[str] = frozenset()
    owner_ids: frozenset[int] = frozenset()
    sources: frozenset[str] = frozenset()
    unowned: bool = False


@dataclass(frozen=True)
class PointInput:
    """A contact point as a form has it.

    Attributes:
        text: as typed; None keeps what is stored under ``point_id`` (the form sees it masked).
    """

    kind: PointKind
    text: str | None
    point_id: int | None = None
    label: str = ""
    do_not_contact: bool = False
    is_preferred: bool = False


@dataclass(frozen=True)
class NewContact:
    """A person of a new customer; of an individual, himself (his name is the customer's)."""

    name: str = ""
    position: str = ""
    is_decision_maker: bool = False
    preferred_channel: str | None = None
    birthday: date | None = None
    wechat: str = ""
    points: tuple[PointInput, ...] = ()


@dataclass(frozen=True)
class NewCustomer:
    """The registration form 客户信息登记表. The first contact is the primary one.

    Attributes:
        owner_id: None means the person who registers.
        uid: made once per form, so that a save repeated after a lost connection is one customer;
            two forms that say the same are equal all the same.
        first_contact_at: aware; None means now, for a customer of old unknown.
        won_on: company date; None means today for who is won already, of old unknown.
    """

    name: str
    kind: CustomerKind = CustomerKind.COMPANY
    status: Status = Status.POTENTIAL
    priority: Priority = Priority.MIDDLE
    tier: str = ORDINARY
    owner_id: int | None = None
    account_manager_id: int | None = None
    industry: str = ""
    staff_size: str = ""
    revenue_text: str = ""
    revenue_amount: Decimal | None = None
    main_business: str = ""
    source: str = ""
    first_contact_at: datetime | None = None
    expected_on: date | None = None
    won_on: date | None = None
    need_pain: str = ""
    need_goal: str = ""
    need_keywords: str = ""
    remark: str = ""
    city: str = ""
    address: str = ""
    website: str = ""
    gender: Gender | None = None
    occupation: str = ""
    external_no: str | None = None
    external_source: str = ""
    tags: tuple[str, ...] = ()
    contacts: tuple[NewContact, ...] = ()
    uid: UUID = field(default_factory=uuid4, compare=False)


@dataclass(frozen=True)
class ChangeCustomer:
    """New values by field name: the fields of ``NewCustomer`` but kind, contacts, external_*."""

    customer_id: int
    seen_version: int
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class SaveContact:
    """Add (``contact_id`` None) or change a contact.

    Attributes:
        fields: name, position, is_primary, is_decision_maker, preferred_channel, left_on,
            birthday, wechat; what is not named stays as it is.
        points: all phones and e-mails of the contact; None leaves them as they are.
    """

    customer_id: int
    fields: Mapping[str, object]
    points: tuple[PointInput, ...] | None = None
    contact_id: int | None = None
    seen_version: int = 0


@dataclass(frozen=True)
class RemoveContact:
    """Delete a contact and his contact points."""

    contact_id: int
    seen_version: int


@dataclass(frozen=True)
class DeleteCustomer:
    """Put a customer in the recycle bin."""

    customer_id: int
    seen_version: int


@dataclass(frozen=True)
class RestoreCustomer:
    """Take a customer out of the recycle bin."""

    customer_id: int
