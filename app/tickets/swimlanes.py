"""Reads for the board in swimlanes: all cells at once, however many lanes there are.

The totals of every cell are counted in one statement, the first cards of the lanes in sight chosen
in a second; both read the narrow indexes of the board. Lanes further down have totals only until
somebody scrolls there.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    CTE,
    Select,
    SQLColumnExpression,
    Subquery,
    and_,
    func,
    literal,
    or_,
    select,
    union_all,
)

from app.core.permissions import Scope
from app.customers.queries import tiers
from app.customers.tables import Customer
from app.db.reading import Reading
from app.identity.tables import Department, UserAccount
from app.tickets import filters
from app.tickets.board import cards, closed_since, cursor_after
from app.tickets.dto import StatusRow, TicketFilter
from app.tickets.lanes import (
    NOBODYS,
    BoardColumn,
    BoardLane,
    CellKey,
    LaneBy,
    LaneReach,
    Swimlanes,
    lane_of,
)
from app.tickets.queries import make_row, statuses
from app.tickets.rules import Category
from app.tickets.tables import Ticket

PER_CELL = 20
_FIRST: Final = LaneReach()
_Name = tuple[str, str | None, str | None]  # key, code, own name


def swimlanes(
    read: Reading,
    wanted: TicketFilter,
    by: LaneBy,
    reach: LaneReach = _FIRST,
    *,
    is_whole: bool = False,
) -> Swimlanes:
    """Every lane that has tickets, and always the reader's own, in seven statements at most.

    Args:
        is_whole: closed tickets of every age, not only of the last days.
    """
    shown = [row for row in statuses(read) if not wanted.statuses or row.key in wanted.statuses]
    since = closed_since(read, wanted, is_whole=is_whole)
    totals = _totals(read, wanted, by, since)
    names = _names(read, by, {cell.lane for cell in totals} | _own(read, wanted, by))
    loaded = [key for key, *_ in names if key not in reach.folded][: reach.most]
    ids = _firsts(read, wanted, by, since, loaded, reach.deeper) if totals else []
    found = _rows(read, by, ids)
    hiding = _hiding(read, wanted, shown, since)
    lanes = tuple(
        BoardLane(
            key,
            code,
            name,
            tuple(_cell(status, totals, found, CellKey(key, status.key)) for status in shown),
            key in loaded,
        )
        for key, code, name in names
    )
    return Swimlanes(by, tuple(_column(status, totals, hiding) for status in shown), lanes)


def _half(
    read: Reading,
    wanted: TicketFilter,
    by: LaneBy,
    since: datetime | None,
    *,
    is_closed: bool,
) -> Subquery | CTE:
    """Open or closed tickets with their lane, read off their index; what is searched for
    elsewhere is looked up once.
    """
    at: SQLColumnExpression[datetime | None] = (
        Ticket.closed_at.expression if is_closed else Ticket.next_due_at.expression
    )
    found: Select[*tuple[Any, ...]] = select(
        Ticket.id,
        Ticket.status,
        Ticket.priority_rank,
        at.label("at"),
        filters.lane(by).label("lane"),
    )
    if by is LaneBy.TIER:
        found = found.join(Customer, Customer.id == Ticket.customer_id)
    half = filters.is_closed() if is_closed else filters.is_open()
    found = found.where(half, *filters.conditions(read, wanted))
    if is_closed and since is not None:
        found = found.where(Ticket.closed_at >= since)
    if wanted.text:
        return found.cte().prefix_with("MATERIALIZED")
    return found.subquery()


def _totals(
    read: Reading, wanted: TicketFilter, by: LaneBy, since: datetime | None
) -> dict[CellKey, int]:
    """How many tickets lie in each cell that has any."""
    halves = (_half(read, wanted, by, since, is_closed=is_closed) for is_closed in (False, True))
    counted = (
        select(half.c.status, half.c.lane, func.count()).group_by(half.c.status, half.c.lane)
        for half in halves
    )
    found = read.session.execute(union_all(*counted))
    return {CellKey(_key(lane), status): total for status, lane, total in found}


def _firsts(
    read: Reading,
    wanted: TicketFilter,
    by: LaneBy,
    since: datetime | None,
    lanes: Collection[str],
    deeper: Mapping[CellKey, int],
) -> list[int]:
    """The ids of the first tickets of every cell of these lanes."""
    parts = []
    for is_closed in (False, True):
        half = _half(read, wanted, by, since, is_closed=is_closed)
        order = half.c.at.desc() if is_closed else half.c.at.asc().nulls_last()
        place = func.row_number().over(
            partition_by=(half.c.status, half.c.lane),
            order_by=(order, half.c.priority_rank, half.c.id),
        )
        placed = select(half.c.id, half.c.status, half.c.lane, place.label("place")).where(
            filters.is_one_of(half.c.lane, by, lanes)
        )
        ranked = placed.subquery()
        more = (
            and_(
                ranked.c.status == cell.status,
                filters.is_one_of(ranked.c.lane, by, (cell.lane,)),
                ranked.c.place <= count,
            )
            for cell, count in deeper.items()
            if count > PER_CELL
        )
        parts.append(select(ranked.c.id).where(or_(ranked.c.place <= PER_CELL, *more)))
    return list(read.session.execute(union_all(*parts)).scalars())


def _rows(read: Reading, by: LaneBy, ids: list[int]) -> dict[CellKey, list[Any]]:
    """The rows of tickets by cell, each in its order."""
    cells: dict[CellKey, list[Any]] = defaultdict(list)
    for found in cards(read, ids):
        cells[CellKey(lane_of(by, make_row(found)), found.status)].append(found)
    return cells


def _hiding(
    read: Reading, wanted: TicketFilter, shown: list[StatusRow], since: datetime | None
) -> set[str]:
    """The columns that have closed tickets older than ``since``."""
    if since is None:
        return set()
    conditions = (filters.is_closed(), *filters.conditions(read, wanted), Ticket.closed_at < since)
    older = [
        select(literal(status.key)).where(
            select(Ticket.id).where(Ticket.status == status.key, *conditions).exists()
        )
        for status in shown
        if status.category is Category.CLOSED
    ]
    return set(read.session.execute(union_all(*older)).scalars()) if older else set()


def _cell(
    status: StatusRow,
    totals: Mapping[CellKey, int],
    found: Mapping[CellKey, list[Any]],
    at: CellKey,
) -> BoardColumn:
    rows, total = found.get(at, []), totals.get(at, 0)
    cursor = cursor_after(status, rows, total) if rows else None
    return BoardColumn(status, total, tuple(map(make_row, rows)), cursor)


def _column(
    status: StatusRow, totals: Mapping[CellKey, int], hiding: Collection[str]
) -> BoardColumn:
    total = sum(count for cell, count in totals.items() if cell.status == status.key)
    return BoardColumn(status, total, (), None, status.key in hiding)


def _names(read: Reading, by: LaneBy, keys: set[str]) -> list[_Name]:
    """The lanes in their order: mine, nobody's, then as lists of people and so on have them."""
    named = [row for row in _all_names(read, by, keys) if row[0] in keys]
    known = {key for key, *_ in named}
    unknown = [(key, key, None) for key in sorted(keys - known - {NOBODYS})]
    nobodys = [(NOBODYS, None, None)] if NOBODYS in keys else []
    mine = str(read.actor.user_id) if by is LaneBy.PERSON else NOBODYS
    first = [row for row in named if row[0] == mine]
    return [*first, *nobodys, *(row for row in named if row[0] != mine), *unknown]


def _all_names(read: Reading, by: LaneBy, keys: set[str]) -> Iterator[_Name]:
    if by is LaneBy.TIER:
        yield from ((row.key, row.key, row.name) for row in tiers(read))
        return
    ids = [int(key) for key in keys if key != NOBODYS]
    if by is LaneBy.PERSON:
        people = select(UserAccount.id, UserAccount.name).where(UserAccount.id.in_(ids))
        in_order = people.order_by(UserAccount.sort_key, UserAccount.id)
        yield from ((str(id_), None, name) for id_, name in read.session.execute(in_order))
        return
    departments = (
        select(Department.id, Department.key, Department.name)
        .where(Department.id.in_(ids))
        .order_by(Department.position, Department.id)
    )
    yield from ((str(id_), code, name) for id_, code, name in read.session.execute(departments))


def _own(read: Reading, wanted: TicketFilter, by: LaneBy) -> set[str]:
    """The reader's own lane, without tickets too: cards are dropped into it to take them."""
    me = read.actor.user_id
    is_shown = (not wanted.owner_ids and not wanted.unowned) or me in wanted.owner_ids
    works = read.actor.scope("ticket.work") is not Scope.NONE
    return {str(me)} if by is LaneBy.PERSON and works and is_shown else set()


def _key(lane: object) -> str:
    return NOBODYS if lane is None else str(lane)
