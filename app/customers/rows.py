"""Rows of customers as lists and cards show them, each with its tags.

What does not depend on the question is built once: building such a statement takes longer than
running it.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, select
from sqlalchemy.orm import aliased

from app.customers.dto import CustomerRow
from app.customers.rules import CustomerKind, Priority, Status
from app.customers.tables import Customer, CustomerStats, CustomerTag, Tag, Tier
from app.db.reading import Reading
from app.identity.tables import UserAccount

_owner = aliased(UserAccount)
COLUMNS = (
    Customer.id,
    Customer.number,
    Customer.name,
    Customer.kind,
    Customer.status,
    Customer.priority,
    Customer.tier,
    Tier.name,
    Customer.lifecycle,
    Customer.owner_id,
    _owner.name,
    Customer.industry,
    Customer.city,
    Customer.source,
    Customer.contact_name,
    Customer.phone_masked,
    Customer.email_masked,
    CustomerStats.last_contact_at,
    CustomerStats.open_tickets,
    CustomerStats.satisfaction,
    CustomerStats.risk,
    Customer.completeness,
    Customer.version,
)
WIDTH = len(COLUMNS)


def rows_statement(*further: Any) -> Select[*tuple[Any, ...]]:
    """Live customers with the columns of ``CustomerRow``, and ``further`` ones after them."""
    return (
        select(*COLUMNS, *further)
        .join(CustomerStats, CustomerStats.customer_id == Customer.id)
        .outerjoin(Tier, Tier.key == Customer.tier)
        .outerjoin(_owner, _owner.id == Customer.owner_id)
        .where(Customer.deleted_at.is_(None))
    )


_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_OF_IDS = rows_statement().where(Customer.id.in_(_IDS))
_TAGS = (
    select(CustomerTag.customer_id, Tag.name)
    .join(Tag, Tag.id == CustomerTag.tag_id)
    .where(CustomerTag.customer_id.in_(_IDS))
    .order_by(Tag.name)
)


def make_rows(read: Reading, found: Iterable[Sequence[Any]]) -> tuple[CustomerRow, ...]:
    """The rows of what ``rows_statement`` found, their tags by one query for all of them."""
    found = list(found)
    tags: dict[int, tuple[str, ...]] = {}
    asked = read.session.connection().execute(_TAGS, {"ids": [row[0] for row in found]})
    for customer_id, name in asked:
        tags[customer_id] = (*tags.get(customer_id, ()), name)
    return tuple(_row(row, tags.get(row[0], ())) for row in found)


def rows_of(read: Reading, ids: Sequence[int]) -> tuple[CustomerRow, ...]:
    """The rows of these customers, in this order; who was deleted is left out."""
    if not ids:
        return ()
    by_id = {row[0]: row for row in read.session.connection().execute(_OF_IDS, {"ids": ids})}
    return make_rows(read, [by_id[id_] for id_ in ids if id_ in by_id])


def _row(found: Sequence[Any], tags: tuple[str, ...]) -> CustomerRow:
    id_, number, name, kind, status, priority, *rest = found[:WIDTH]
    known = (CustomerKind(kind), Status(status), Priority(priority))
    values: tuple[Any, ...] = (id_, number, name, *known, *rest, tags)
    return CustomerRow(*values)
