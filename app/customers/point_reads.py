"""Reading contact points, birthdays and handles: masked, in clear where that is allowed, by search.

With ``point_writes`` the only way to their tables. A server gives nobody a right on them; there
each function calls a narrow one of the database, which judges for itself who asks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, select
from sqlalchemy.orm import Session

from app.core.errors import PermissionDenied
from app.customers.dto import PointRow
from app.customers.points import mask
from app.customers.rules import PointKind
from app.customers.tables import (
    Contact,
    ContactPoint,
    ContactPointToken,
    ContactPrivate,
    ContactReveal,
    Customer,
    CustomerPrivate,
)
from app.db.doors import call, is_server
from app.db.reading import Reading

REVEAL_TIME = timedelta(minutes=1)  # how long one request lets its maker read in clear
POINT_LIMIT = 20  # customers one phone or e-mail search may name
# A number may hold the digits twice, a customer may have it twice.
_HITS_A_CUSTOMER = 5
_LAST = "\U0010ffff"  # sorts after every continuation of a beginning
_LIVE = (
    ContactPoint.deleted_at.is_(None),
    Contact.deleted_at.is_(None),
    Customer.deleted_at.is_(None),
)
# In the order of the index, so that it stops early.
_BY_TOKEN = (
    select(Contact.customer_id)
    .select_from(ContactPointToken)
    .join(ContactPoint, ContactPoint.id == ContactPointToken.point_id)
    .join(Contact, Contact.id == ContactPoint.contact_id)
    .join(Customer, Customer.id == Contact.customer_id)
    .where(
        ContactPointToken.token >= bindparam("start"),
        ContactPointToken.token < bindparam("end"),
        *_LIVE,
    )
    .order_by(ContactPointToken.token, ContactPointToken.point_id)
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class ClearPoint:
    """A contact point in clear: E.164, an address, a handle, or a birthday as an ISO date.

    Attributes:
        point_id: None for handles and birthdays.
    """

    contact_id: int
    kind: PointKind
    value: str
    point_id: int | None


@dataclass(frozen=True, slots=True)
class PrivateFlags:
    """What is known of a contact, without saying it."""

    has_birthday: bool = False
    has_wechat: bool = False


def masked(session: Session, contact_ids: Sequence[int]) -> list[PointRow]:
    """The live points of contacts, the preferred ones first."""
    if not contact_ids:
        return []
    if is_server(session):
        found = call(session, "masked_points", contacts=list(contact_ids))
        return [_point_row(row, row.masked) for row in found]
    statement = (
        select(
            ContactPoint.id,
            ContactPoint.contact_id,
            ContactPoint.kind,
            ContactPoint.normal,
            ContactPoint.label,
            ContactPoint.do_not_contact,
            ContactPoint.is_preferred,
        )
        .where(ContactPoint.contact_id.in_(contact_ids), ContactPoint.deleted_at.is_(None))
        .order_by(ContactPoint.is_preferred.desc(), ContactPoint.id)
    )
    return [_point_row(row, mask(row.kind, row.normal)) for row in session.execute(statement)]


def _point_row(row: Any, shown: str) -> PointRow:
    kind = PointKind(row.kind)
    marks = (row.label, row.do_not_contact, row.is_preferred)
    return PointRow(row.id, row.contact_id, kind, shown, *marks)


def private_flags(session: Session, contact_ids: Sequence[int]) -> dict[int, PrivateFlags]:
    """Of which contacts a birthday or a handle is known; the others are not named."""
    if not contact_ids:
        return {}
    found: Iterable[Any]
    if is_server(session):
        found = call(session, "private_flags", contacts=list(contact_ids))
    else:
        found = session.execute(
            select(
                ContactPrivate.contact_id,
                ContactPrivate.birthday.is_not(None),
                ContactPrivate.wechat.is_not(None),
            ).where(ContactPrivate.contact_id.in_(contact_ids))
        )
    return {row[0]: PrivateFlags(*row[1:]) for row in found}


def with_revenue(session: Session, customer_ids: Sequence[int]) -> set[int]:
    """The customers whose revenue is known, also to who may not read it."""
    if not customer_ids:
        return set()
    if is_server(session):
        return set(call(session, "with_revenue", customers=list(customer_ids)).scalars())
    known = select(CustomerPrivate.customer_id).where(
        CustomerPrivate.customer_id.in_(customer_ids), CustomerPrivate.revenue_text.is_not(None)
    )
    return set(session.execute(known).scalars())


def revealed(read: Reading, customer_id: int) -> list[ClearPoint]:
    """One customer's points in clear, within a minute of the reader's own request.

    Raises:
        PermissionDenied: there is no such request.
    """
    if is_server(read.session):
        found = call(read.session, "revealed", customer=customer_id, asked_at=read.now())
        return _clear_points(found)
    asked = select(ContactReveal.id).where(
        ContactReveal.customer_id == customer_id,
        ContactReveal.user_id == read.actor.user_id,
        ContactReveal.at >= read.now() - REVEAL_TIME,
    )
    if read.session.execute(asked.limit(1)).scalar() is None:
        raise PermissionDenied(action="contact.reveal")
    return _clear(read.session, [customer_id])


def clear(session: Session, customer_ids: Sequence[int]) -> list[ClearPoint]:
    """The points of customers in clear, the preferred ones first, for lists.

    Name only customers on whom the reader may do ``contact.clear_in_lists``; a server leaves the
    others out.
    """
    if not customer_ids:
        return []
    if is_server(session):
        return _clear_points(call(session, "clear_points", customers=list(customer_ids)))
    return _clear(session, customer_ids)


def _clear(session: Session, customer_ids: Sequence[int]) -> list[ClearPoint]:
    of_customers = (Contact.customer_id.in_(customer_ids), Contact.deleted_at.is_(None))
    points = (
        select(ContactPoint.contact_id, ContactPoint.kind, ContactPoint.normal, ContactPoint.id)
        .join(Contact, Contact.id == ContactPoint.contact_id)
        .where(*of_customers, ContactPoint.deleted_at.is_(None))
        .order_by(ContactPoint.is_preferred.desc(), ContactPoint.id)
    )
    found = _clear_points(session.execute(points))
    private = (
        select(ContactPrivate.contact_id, ContactPrivate.wechat, ContactPrivate.birthday)
        .join(Contact, Contact.id == ContactPrivate.contact_id)
        .where(*of_customers)
        .order_by(ContactPrivate.contact_id)
    )
    for contact_id, wechat, birthday in session.execute(private):
        if wechat is not None:
            found.append(ClearPoint(contact_id, PointKind.WECHAT, wechat, None))
        if birthday is not None:
            found.append(ClearPoint(contact_id, PointKind.BIRTHDAY, birthday.isoformat(), None))
    return found


def _clear_points(found: Iterable[Any]) -> list[ClearPoint]:
    return [
        ClearPoint(contact_id, PointKind(kind), value, point_id)
        for contact_id, kind, value, point_id in found
    ]


def ids_by_token(session: Session, beginning: str, most: int) -> list[int]:
    """Customers with a token that begins so, at most ``POINT_LIMIT``.

    Who has nothing behind the digits comes first: most people type the end of a number.
    """
    most = min(most, POINT_LIMIT)
    if is_server(session):
        return list(call(session, "find_by_token", beginning=beginning, most=most).scalars())
    values = {"start": beginning, "end": beginning + _LAST, "most": most * _HITS_A_CUSTOMER}
    hits = session.connection().execute(_BY_TOKEN, values)
    return list(dict.fromkeys(hits.scalars()))[:most]


def ids_by_normal(session: Session, kind: PointKind, wanted: set[str]) -> list[int]:
    """Customers with one of these numbers or addresses, at most ``POINT_LIMIT``."""
    some = sorted(wanted)[:POINT_LIMIT]
    if not some:
        return []
    if is_server(session):
        return list(call(session, "find_by_normal", of_kind=kind.value, wanted=some).scalars())
    statement = (
        select(Contact.customer_id)
        .join(ContactPoint, ContactPoint.contact_id == Contact.id)
        .join(Customer, Customer.id == Contact.customer_id)
        .where(ContactPoint.kind == kind, ContactPoint.normal.in_(some), *_LIVE)
        .distinct()
        .limit(POINT_LIMIT)
    )
    return list(session.execute(statement).scalars())


def contacts_by_normal(session: Session, kind: PointKind, normal: str) -> list[tuple[int, int]]:
    """(contact id, customer id) of the people with this number or address, the oldest first.

    For who takes in mails and web forms; a server asks for that right.
    """
    if is_server(session):
        found: Iterable[Any] = call(
            session, "contacts_by_normal", of_kind=kind.value, wanted=normal
        )
        return [(contact_id, customer_id) for contact_id, customer_id in found]
    statement = (
        select(Contact.id, Contact.customer_id)
        .join(ContactPoint, ContactPoint.contact_id == Contact.id)
        .join(Customer, Customer.id == Contact.customer_id)
        .where(ContactPoint.kind == kind, ContactPoint.normal == normal, *_LIVE)
        .order_by(Contact.customer_id, Contact.id)
        .limit(POINT_LIMIT)
    )
    return [(contact_id, customer_id) for contact_id, customer_id in session.execute(statement)]


def match_phones(session: Session, phones: Sequence[str]) -> list[tuple[str, int, str]]:
    """(phone, customer id, customer number) of the phones that are stored, for an import.

    Of several customers with one phone the oldest comes first.
    """
    if not phones:
        return []
    if is_server(session):
        found: Iterable[Any] = call(session, "match_phones", phones=list(phones))
        return [(phone, id_, number) for phone, id_, number in found]
    statement = (
        select(ContactPoint.normal, Customer.id, Customer.number)
        .join(Contact, Contact.id == ContactPoint.contact_id)
        .join(Customer, Customer.id == Contact.customer_id)
        .where(ContactPoint.kind == PointKind.PHONE, ContactPoint.normal.in_(phones), *_LIVE)
        .order_by(Customer.id)
    )
    return [(phone, id_, number) for phone, id_, number in session.execute(statement)]


def reveals_since(session: Session, user_id: int, since: datetime) -> int:
    """How many requests to read in clear a person has made in a file since a moment."""
    mine: tuple[ColumnElement[bool], ...] = (
        ContactReveal.user_id == user_id,
        ContactReveal.at > since,
    )
    return session.execute(select(func.count(ContactReveal.id)).where(*mine)).scalar_one()
