"""Finding customers by words, phone digits and e-mail addresses, and hints of duplicates.

Words are asked of the full-text index; phones and e-mails of their own tokens, by which a number
gives away no more than ``POINT_LIMIT`` customers.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, bindparam, literal, or_, select
from sqlalchemy.orm import Session

from app.core.text import terms
from app.customers.dto import Duplicate
from app.customers.points import normal_form, token_beginnings
from app.customers.rules import PointKind
from app.customers.tables import Contact, ContactPoint, ContactPointToken, Customer
from app.db.reading import Reading
from app.db.search import ids_matching, matches
from app.identity.tables import UserAccount

POINT_LIMIT = 20  # customers one phone or e-mail search may name
# A number may hold the digits twice, a customer may have it twice.
_HITS_A_CUSTOMER = 5
_LAST = "\U0010ffff"  # sorts after every continuation of a beginning
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
        Contact.deleted_at.is_(None),
        Customer.deleted_at.is_(None),
    )
    .order_by(ContactPointToken.token, ContactPointToken.point_id)
    .limit(bindparam("most"))
)


def ids(session: Session, text: str, limit: int) -> tuple[int, ...]:
    """Ids of customers found by ``text``: by phone or e-mail first, then the newest by words."""
    found = dict.fromkeys(ids_by_point(session, text, min(limit, POINT_LIMIT)))
    wanted = terms(text)
    if wanted and len(found) < limit:
        by_words = session.connection().execute(ids_matching(session, "customer", wanted, limit))
        found.update(dict.fromkeys(by_words.scalars()))
    return tuple(found)[:limit]


def ids_by_point(session: Session, text: str, limit: int = POINT_LIMIT) -> tuple[int, ...]:
    """Ids of customers with a phone holding these digits, or an e-mail beginning so.

    Who has nothing behind the digits comes first: most people type the end of a number.
    """
    beginnings = token_beginnings(text)
    if not beginnings:
        return ()
    limit = min(limit, POINT_LIMIT)
    found: dict[int, None] = {}
    for start in beginnings:  # one, or two where a number may be meant with its country
        values = {"start": start, "end": start + _LAST, "most": limit * _HITS_A_CUSTOMER}
        hits = session.connection().execute(_BY_TOKEN, values)
        found.update(dict.fromkeys(hits.scalars()))
    return tuple(found)[:limit]


def text_condition(session: Session, text: str) -> ColumnElement[bool]:
    """The condition "found by ``text``" for a list of customers; nothing matches no words."""
    conditions: list[ColumnElement[bool]] = []
    by_point = ids_by_point(session, text)
    if by_point:
        conditions.append(Customer.id.in_(by_point))
    wanted = terms(text)
    if wanted:
        conditions.append(matches(session, Customer.id, "customer", wanted))
    return or_(*conditions) if conditions else literal(value=False)


def duplicates_hint(
    read: Reading, name: str, phones: Sequence[str] = (), emails: Sequence[str] = ()
) -> tuple[Duplicate, ...]:
    """Customers with the same phone, e-mail or name as one that is being typed in (C8).

    Incomplete numbers and addresses match nobody; the strongest reason counts.
    """
    read.require("customer.see")
    found: dict[int, str] = {}
    for kind, typed in ((PointKind.PHONE, phones), (PointKind.EMAIL, emails)):
        wanted = {normal for text in typed if (normal := normal_form(kind, text))}
        if wanted:
            for id_ in read.session.execute(_by_normal(kind, wanted)).scalars():
                found.setdefault(id_, kind)
    if name.strip():
        same = select(Customer.id).where(
            Customer.name == name.strip(), Customer.deleted_at.is_(None)
        )
        for id_ in read.session.execute(same.limit(POINT_LIMIT)).scalars():
            found.setdefault(id_, "name")
    statement = (
        select(Customer.id, Customer.number, Customer.name, UserAccount.name)
        .outerjoin(UserAccount, UserAccount.id == Customer.owner_id)
        .where(Customer.id.in_(list(found)))
        .order_by(Customer.id)
    )
    return tuple(Duplicate(*row, found[row[0]]) for row in read.session.execute(statement))


def _by_normal(kind: PointKind, wanted: set[str]) -> Select[int]:
    return (
        select(Contact.customer_id)
        .join(ContactPoint, ContactPoint.contact_id == Contact.id)
        .join(Customer, Customer.id == Contact.customer_id)
        .where(
            ContactPoint.kind == kind,
            ContactPoint.normal.in_(sorted(wanted)),
            ContactPoint.deleted_at.is_(None),
            Contact.deleted_at.is_(None),
            Customer.deleted_at.is_(None),
        )
        .distinct()
        .limit(POINT_LIMIT)
    )
