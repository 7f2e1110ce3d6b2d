"""Customers with every field of the registration form, read in batches.

A batch takes the same few statements however many customers it has. What is sensitive is read
only for customers whose clear contact points, or revenue, the reader may see in lists.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from app.core import phones
from app.core.errors import NotFound
from app.core.paging import Cursor, Page
from app.customers import queries
from app.customers.dto import CustomerRow
from app.customers.point_reads import ClearPoint, clear
from app.customers.rules import PointKind
from app.customers.tables import Contact, Customer, CustomerPrivate
from app.db.reading import Reading
from app.identity.tables import Department, UserAccount
from app.reports import reach
from app.reports.job import ReportParams

CLEAR, REVENUE = "contact.clear_in_lists", "customer.see_revenue"
_manager, _maker = aliased(UserAccount), aliased(UserAccount)
_FORM = (
    Customer.id, Customer.external_no, Customer.staff_size, Customer.main_business,
    Customer.first_contact_at, Customer.expected_on, Customer.won_on, Customer.need_pain,
    Customer.need_goal, Customer.need_keywords, Customer.remark, Customer.address,
    Customer.website, Customer.gender, Customer.occupation, Customer.created_at,
    Customer.updated_at, Customer.department_id, Customer.created_by_id,
    _manager.name.label("account_manager"), _maker.name.label("created_by"),
    Department.key.label("department_key"), Department.name.label("department_name"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """A contact. The clear fields stay empty where the reader may see masked ones only.

    Attributes:
        phones, emails: in clear, the preferred one first.
    """

    name: str
    position: str | None
    is_primary: bool
    is_decision_maker: bool
    preferred_channel: str | None
    left_on: date | None
    phone_masked: str | None
    email_masked: str | None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    wechat: str | None = None
    birthday: date | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """One customer. ``form`` holds the fields that a list on the screen does not have."""

    row: CustomerRow
    form: Mapping[str, Any]
    contacts: tuple[Person, ...]
    revenue_text: str | None
    revenue_amount: Decimal | None

    @property
    def primary(self) -> Person | None:
        """The contact one speaks to first."""
        return self.contacts[0] if self.contacts and self.contacts[0].is_primary else None


def customer_by_number(read: Reading, number: str) -> int:
    """The id of the customer with this number.

    Raises:
        NotFound: there is none.
        PermissionDenied: the reader sees no customers.
    """
    read.require("customer.see")
    statement = select(Customer.id).where(
        Customer.number == number.strip().upper(), Customer.deleted_at.is_(None)
    )
    found = read.session.execute(statement).scalar()
    if found is None:
        raise NotFound(entity="customer", number=number)
    return found


def count(read: Reading, params: ReportParams) -> int:
    """How many customers of the reader's reach the report covers."""
    return queries.customer_count(read, params.customers, _within(read, params))


def profiles(
    read: Reading, params: ReportParams, cursor: Cursor | None, size: int
) -> Page[Profile]:
    """The next ``size`` customers of the report, in its order."""
    page = queries.customer_page(
        read, params.customers, params.customer_order, cursor, size, _within(read, params)
    )
    return Page(_profiles(read, page.rows), page.next_cursor)


def _within(read: Reading, params: ReportParams) -> list[Any]:
    conditions: list[Any] = list(reach.customers(read))
    if params.customer_id is not None:
        conditions.append(Customer.id == params.customer_id)
    if params.period is not None:
        conditions.append(Customer.created_at >= params.period.begins_at(read.zone))
        conditions.append(Customer.created_at < params.period.ends_at(read.zone))
    return conditions


def _profiles(read: Reading, rows: tuple[CustomerRow, ...]) -> tuple[Profile, ...]:
    ids = [row.id for row in rows]
    statement = (
        select(*_FORM)
        .outerjoin(_manager, _manager.id == Customer.account_manager_id)
        .outerjoin(_maker, _maker.id == Customer.created_by_id)
        .outerjoin(Department, Department.id == Customer.department_id)
        .where(Customer.id.in_(ids))
    )
    forms = {found.id: found._asdict() for found in read.session.execute(statement)}
    revenue = _revenue(read, _allowed(read, REVENUE, rows, forms))
    contacts = _contacts(read, ids, _allowed(read, CLEAR, rows, forms))
    return tuple(
        Profile(row, forms[row.id], contacts.get(row.id, ()), *revenue.get(row.id, (None, None)))
        for row in rows
        if row.id in forms
    )


def _allowed(
    read: Reading, action: str, rows: Iterable[CustomerRow], forms: Mapping[int, Any]
) -> list[int]:
    """The customers on whom the reader may do ``action``."""
    return [
        row.id
        for row in rows
        if row.id in forms
        and read.actor.may(
            action,
            owner_id=row.owner_id,
            department_id=forms[row.id]["department_id"],
            created_by_id=forms[row.id]["created_by_id"],
        )
    ]


def _revenue(read: Reading, ids: list[int]) -> dict[int, tuple[Any, Any]]:
    if not ids:
        return {}
    statement = select(
        CustomerPrivate.customer_id, CustomerPrivate.revenue_text, CustomerPrivate.revenue_amount
    ).where(CustomerPrivate.customer_id.in_(ids))
    return {id_: (text, amount) for id_, text, amount in read.session.execute(statement)}


def _people(ids: list[int]) -> Select[*tuple[Any, ...]]:
    """Contacts of these customers, the primary one of each first."""
    return (
        select(
            Contact.customer_id, Contact.id, Contact.name, Contact.position, Contact.is_primary,
            Contact.is_decision_maker, Contact.preferred_channel, Contact.left_on,
            Contact.phone_masked, Contact.email_masked,
        )
        .where(Contact.customer_id.in_(ids), Contact.deleted_at.is_(None))
        .order_by(Contact.is_primary.desc(), Contact.left_on.is_not(None), Contact.id)
    )  # fmt: skip


def _contacts(read: Reading, ids: list[int], clear_ids: list[int]) -> dict[int, tuple[Person, ...]]:
    points: dict[int, list[ClearPoint]] = {}
    for point in clear(read.session, clear_ids):
        points.setdefault(point.contact_id, []).append(point)
    found: dict[int, list[Person]] = {}
    for customer_id, contact_id, *rest in read.session.execute(_people(ids)):
        person = _in_clear(Person(*rest), points.get(contact_id, []))
        found.setdefault(customer_id, []).append(person)
    return {customer_id: tuple(people) for customer_id, people in found.items()}


def _in_clear(person: Person, points: list[ClearPoint]) -> Person:
    values = {point.kind: point.value for point in points}
    birthday = values.get(PointKind.BIRTHDAY)
    return replace(
        person,
        phones=tuple(phones.pretty(one.value) for one in points if one.kind is PointKind.PHONE),
        emails=tuple(one.value for one in points if one.kind is PointKind.EMAIL),
        wechat=values.get(PointKind.WECHAT),
        birthday=date.fromisoformat(birthday) if birthday else None,
    )
