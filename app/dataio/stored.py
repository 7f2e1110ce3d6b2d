"""Stored customers as an import compares them with a file: plain values, read some at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.actor import Actor
from app.core.permissions import Scope
from app.customers.point_reads import clear
from app.customers.rules import PointKind
from app.customers.tables import Contact, Customer, CustomerPrivate, CustomerTag, Tag

P = TypeVar("P", int, str, UUID)
_COLUMNS = (
    "id", "number", "external_no", "external_source", "kind", "name", "industry", "staff_size",
    "main_business", "source", "first_contact_at", "expected_on", "won_on", "status", "priority",
    "tier", "lifecycle", "owner_id", "account_manager_id", "department_id", "need_pain",
    "need_goal", "need_keywords", "remark", "city", "address", "website", "gender", "occupation",
)  # fmt: skip
_CONTACT_COLUMNS = ("id", "name", "position", "is_primary", "phone_masked", "email_masked")
_PART = 1_000  # ids asked for at once


@dataclass
class StoredContact:
    """A contact: its columns, those of its private side, and its points as (kind, normal)."""

    columns: dict[str, Any]
    private: dict[str, Any]
    points: set[tuple[str, str]] = field(default_factory=set)


@dataclass
class StoredCustomer:
    """A customer; the primary contact comes first."""

    columns: dict[str, Any]
    private: dict[str, Any]
    tags: tuple[str, ...] = ()
    contacts: list[StoredContact] = field(default_factory=list)


def load(session: Session, ids: Sequence[int]) -> dict[int, StoredCustomer]:
    """The customers with these ids, in six queries for each thousand."""
    found: dict[int, StoredCustomer] = {}
    for part in parts(ids):
        found |= _load_part(session, part)
    return found


def changeable(session: Session, actor: Actor, ids: Sequence[int]) -> set[int]:
    """Those of the customers whom the actor may change."""
    found: set[int] = set()
    if actor.scope("customer.change") is Scope.NONE:
        return found  # nor does he see whose they are
    for part in parts(ids):
        columns = (Customer.owner_id, Customer.department_id, Customer.created_by_id)
        for id_, owner, department, maker in session.execute(
            select(Customer.id, *columns).where(Customer.id.in_(part))
        ):
            whose = {"owner_id": owner, "department_id": department, "created_by_id": maker}
            if actor.may("customer.change", **whose):
                found.add(id_)
    return found


def parts(ids: Sequence[P]) -> Iterator[list[P]]:
    """The ids (or numbers), some at a time."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _PART):
        yield ordered[start : start + _PART]


def _load_part(session: Session, ids: list[int]) -> dict[int, StoredCustomer]:
    columns = [getattr(Customer, name) for name in _COLUMNS]
    private = select(
        CustomerPrivate.customer_id, CustomerPrivate.revenue_text, CustomerPrivate.revenue_amount
    ).where(CustomerPrivate.customer_id.in_(ids))
    revenue = {row.customer_id: row for row in session.execute(private)}
    found: dict[int, StoredCustomer] = {}
    for row in session.execute(select(*columns).where(Customer.id.in_(ids))):
        money = revenue[row.id]
        found[row.id] = StoredCustomer(
            dict(zip(_COLUMNS, row, strict=True)),
            {"revenue_text": money.revenue_text, "revenue_amount": money.revenue_amount},
        )
    _load_tags(session, found)
    _load_contacts(session, found)
    return found


def _load_tags(session: Session, customers: dict[int, StoredCustomer]) -> None:
    rows = session.execute(
        select(CustomerTag.customer_id, Tag.name)
        .join(Tag, Tag.id == CustomerTag.tag_id)
        .where(CustomerTag.customer_id.in_(customers))
        .order_by(Tag.name)
    )
    for customer_id, name in rows:
        customers[customer_id].tags += (name,)


def _load_contacts(session: Session, customers: dict[int, StoredCustomer]) -> None:
    columns = [getattr(Contact, name) for name in _CONTACT_COLUMNS]
    rows = session.execute(
        select(Contact.customer_id, *columns)
        .where(Contact.customer_id.in_(customers), Contact.deleted_at.is_(None))
        .order_by(Contact.is_primary.desc(), Contact.id)
    )
    contacts: dict[int, StoredContact] = {}
    for customer_id, *values in rows:
        contact = StoredContact(
            dict(zip(_CONTACT_COLUMNS, values, strict=True)), {"birthday": None, "wechat": None}
        )
        contacts[contact.columns["id"]] = contact
        customers[customer_id].contacts.append(contact)
    for point in clear(session, list(customers)):
        contact = contacts[point.contact_id]
        if point.kind is PointKind.BIRTHDAY:
            contact.private["birthday"] = date.fromisoformat(point.value)
        elif point.kind is PointKind.WECHAT:
            contact.private["wechat"] = point.value
        else:
            contact.points.add((point.kind, point.value))
