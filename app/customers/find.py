"""Finding customers by words, phone digits and e-mail addresses, and hints of duplicates.

Words are asked of the full-text index; phones and e-mails of their own tokens, by which a number
gives away no more than ``POINT_LIMIT`` customers.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, literal, or_, select
from sqlalchemy.orm import Session

from app.core.text import terms
from app.customers.dto import Duplicate
from app.customers.point_reads import POINT_LIMIT, ids_by_normal, ids_by_token
from app.customers.points import normal_form, token_beginnings
from app.customers.rules import PointKind
from app.customers.tables import Customer
from app.db.reading import Reading
from app.db.search import ids_matching, matches
from app.identity.tables import UserAccount


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
    found: dict[int, None] = {}
    for beginning in beginnings:  # one, or two where a number may be meant with its country
        found.update(dict.fromkeys(ids_by_token(session, beginning, limit)))
    return tuple(found)[: min(limit, POINT_LIMIT)]


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
            for id_ in ids_by_normal(read.session, kind, wanted):
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
