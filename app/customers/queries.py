"""Reads about customers: lists, one customer, tiers. Finding by words stands in ``find.py``.

Contact points are masked here; in clear they leave only through ``revealed_points``.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import aliased

from app.core import phones
from app.core.errors import NotFound
from app.core.paging import PAGE_SIZE, Cursor, Page
from app.customers import find, point_reads
from app.customers.dto import (
    ContactRow,
    CustomerDetail,
    CustomerFilter,
    CustomerOrder,
    CustomerRow,
    CustomerSort,
    PointRow,
    RevealedPoint,
    TierRow,
)
from app.customers.point_reads import ClearPoint, PrivateFlags
from app.customers.rows import COLUMNS, WIDTH, make_rows, rows_of, rows_statement
from app.customers.rules import SOURCES, PointKind
from app.customers.tables import (
    Contact,
    Customer,
    CustomerPrivate,
    CustomerStats,
    Tag,
    Tier,
)
from app.db.paging import Key, page
from app.db.reading import Reading
from app.identity.tables import UserAccount

_EVERYTHING = CustomerFilter()
_BY_NAME = CustomerOrder()

_SORTABLE = rows_statement(Customer.sort_key, Customer.updated_at)
# Columns that only the page of one customer shows.
_DETAILS = (
    "external_no", "staff_size", "main_business", "first_contact_at", "expected_on",
    "account_manager_id", "department_id", "need_pain", "need_goal", "need_keywords", "remark",
    "address", "website", "gender", "occupation", "won_on", "created_at", "updated_at",
)  # fmt: skip


def customer_page(
    read: Reading,
    filter_: CustomerFilter = _EVERYTHING,
    order: CustomerOrder = _BY_NAME,
    cursor: Cursor | None = None,
    size: int = PAGE_SIZE,
    within: Iterable[ColumnElement[bool]] = (),
) -> Page[CustomerRow]:
    """One page of the customer list in ``order``, after ``cursor``; ``within`` restricts it."""
    read.require("customer.see")
    found = page(
        read.session,
        _SORTABLE.where(*_conditions(read, filter_), *within),
        _keys(order),
        tuple,
        cursor,
        size,
    )
    return Page(make_rows(read, found.rows), found.next_cursor)


def _keys(order: CustomerOrder) -> list[Key]:
    last_contact = COLUMNS.index(CustomerStats.last_contact_at)
    sorts = {
        CustomerSort.NAME: [Key(Customer.sort_key, WIDTH, descending=order.descending)],
        CustomerSort.UPDATED: [Key(Customer.updated_at, WIDTH + 1, descending=order.descending)],
        CustomerSort.LAST_CONTACT: [
            Key(
                CustomerStats.last_contact_at,
                last_contact,
                descending=order.descending,
                nullable=True,
            )
        ],
        CustomerSort.CREATED: [],  # ids are given in the order of registration
    }
    # Beside the last contact its own table's id, so that one index gives the whole order.
    by_stats = order.sort is CustomerSort.LAST_CONTACT
    id_ = CustomerStats.customer_id if by_stats else Customer.id
    return [*sorts[order.sort], Key(id_, 0, descending=order.descending)]


def customer_count(
    read: Reading,
    filter_: CustomerFilter = _EVERYTHING,
    within: Iterable[ColumnElement[bool]] = (),
) -> int:
    """How many customers the filter, and ``within``, let through."""
    read.require("customer.see")
    statement = select(func.count(Customer.id)).where(Customer.deleted_at.is_(None))
    statement = statement.where(*_conditions(read, filter_), *within)
    return read.session.execute(statement).scalar_one()


def _conditions(read: Reading, filter_: CustomerFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if filter_.text.strip():
        conditions.append(find.text_condition(read.session, filter_.text))
    for column, chosen in (
        (Customer.status, filter_.statuses),
        (Customer.tier, filter_.tiers),
        (Customer.source, filter_.sources),
    ):
        if chosen:
            conditions.append(column.in_(sorted(chosen)))
    owners: list[ColumnElement[bool]] = []
    if filter_.owner_ids:
        owners.append(Customer.owner_id.in_(sorted(filter_.owner_ids)))
    if filter_.unowned:
        owners.append(Customer.owner_id.is_(None))
    if owners:
        conditions.append(or_(*owners))
    return conditions


def search(read: Reading, text: str, limit: int = 20) -> tuple[CustomerRow, ...]:
    """Customers found by what is typed so far: by phone or e-mail first, then the newest."""
    read.require("customer.see")
    return rows_of(read, find.ids(read.session, text, limit))


def customers_by_phone(read: Reading, text: str, limit: int = 20) -> tuple[CustomerRow, ...]:
    """Customers with a phone number that holds the digits of ``text`` (four and more)."""
    read.require("customer.see")
    return rows_of(read, find.ids_by_point(read.session, text, limit))


def customer_detail(read: Reading, customer_id: int) -> CustomerDetail:
    """Everything about one customer; contact points masked.

    Raises:
        NotFound: no such customer.
    """
    read.require("customer.see")
    account_manager, creator = aliased(UserAccount), aliased(UserAccount)
    statement = (
        rows_statement(
            *(getattr(Customer, name) for name in _DETAILS),
            Customer.created_by_id,
            account_manager.name.label("account_manager_name"),
            creator.name.label("created_by"),
        )
        .outerjoin(account_manager, account_manager.id == Customer.account_manager_id)
        .outerjoin(creator, creator.id == Customer.created_by_id)
        .where(Customer.id == customer_id)
    )
    found = read.session.execute(statement).one_or_none()
    if found is None:
        raise NotFound(entity="customer", id=customer_id)
    (row,) = make_rows(read, [found])

    def may(action: str) -> bool:
        return read.actor.may(
            action,
            owner_id=row.owner_id,
            department_id=found.department_id,
            created_by_id=found.created_by_id,
        )

    may_see_revenue = may("customer.see_revenue")
    revenue = _revenue(read, customer_id) if may_see_revenue else (None, None)
    return CustomerDetail(
        row=row,
        **{name: getattr(found, name) for name in _DETAILS},
        account_manager_name=found.account_manager_name,
        created_by=found.created_by,
        revenue_text=revenue[0],
        revenue_amount=revenue[1],
        contacts=_contacts(read, customer_id),
        may_change=may("customer.change"),
        may_change_owner=may("customer.change_owner"),
        may_set_tier=may("customer.set_tier"),
        may_delete=may("customer.delete"),
        may_see_revenue=may_see_revenue,
    )


def _revenue(read: Reading, customer_id: int) -> tuple[Any, Any]:
    statement = select(CustomerPrivate.revenue_text, CustomerPrivate.revenue_amount).where(
        CustomerPrivate.customer_id == customer_id
    )
    text, amount = read.session.execute(statement).one()
    return text, amount


def _contacts(read: Reading, customer_id: int) -> tuple[ContactRow, ...]:
    statement = (
        select(
            Contact.id,
            Contact.name,
            Contact.position,
            Contact.is_primary,
            Contact.is_decision_maker,
            Contact.preferred_channel,
            Contact.left_on,
            Contact.version,
        )
        .where(Contact.customer_id == customer_id, Contact.deleted_at.is_(None))
        .order_by(Contact.is_primary.desc(), Contact.left_on.is_not(None), Contact.id)
    )
    rows = read.session.execute(statement).all()
    ids = [row.id for row in rows]
    flags = point_reads.private_flags(read.session, ids)
    points: dict[int, list[PointRow]] = {}
    for point in point_reads.masked(read.session, ids):
        points.setdefault(point.contact_id, []).append(point)
    return tuple(_contact(row, flags.get(row.id), points.get(row.id, [])) for row in rows)


def _contact(
    row: Sequence[Any], flags: PrivateFlags | None, points: Sequence[PointRow]
) -> ContactRow:
    known = flags or PrivateFlags()
    *shown, version = row
    values: list[Any] = [*shown, known.has_wechat, known.has_birthday, version, tuple(points)]
    return ContactRow(*values)


def revealed_points(read: Reading, customer_id: int) -> tuple[RevealedPoint, ...]:
    """One customer's contact points in clear, within a minute of a recorded request.

    Raises:
        PermissionDenied: the reader made no such request (``service.request_reveal``).
    """
    read.require("contact.reveal")
    return tuple(_revealed(point) for point in point_reads.revealed(read, customer_id))


def _revealed(point: ClearPoint) -> RevealedPoint:
    text, link = point.value, ""
    if point.kind is PointKind.EMAIL:
        link = f"mailto:{point.value}"
    elif point.kind is PointKind.PHONE:
        text, link = phones.pretty(point.value), f"tel:{point.value}"
    return RevealedPoint(point.contact_id, point.kind, text, link, point.point_id)


def tiers(read: Reading) -> tuple[TierRow, ...]:
    """The tiers, the most valuable first."""
    statement = (
        select(Tier.key, Tier.name, Tier.contact_days)
        .where(Tier.deleted_at.is_(None))
        .order_by(Tier.position, Tier.id)
    )
    return tuple(TierRow(*row) for row in read.session.execute(statement))


def sources(read: Reading) -> tuple[str, ...]:
    """The source channels to choose from: the default codes, then the company's own words."""
    read.require("customer.see")
    used = read.session.execute(
        select(Customer.source)
        .where(Customer.source.is_not(None), Customer.source.not_in(SOURCES))
        .distinct()
        .order_by(Customer.source)
    )
    return (*SOURCES, *(source for source in used.scalars() if source))


def tags(read: Reading) -> tuple[str, ...]:
    """Every tag in use, by name."""
    read.require("customer.see")
    return tuple(read.session.execute(select(Tag.name).order_by(Tag.name)).scalars())
