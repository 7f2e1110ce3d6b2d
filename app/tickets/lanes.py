"""Swimlanes of the board: rows of cells, by person in charge, tier or department. Pure.

A lane's key is the id of its person or department or the code of its tier; "" stands for nobody's.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from app.core.errors import InvalidTransition
from app.core.paging import Cursor
from app.tickets.dto import (
    AssignTicket,
    MoveTicket,
    StatusRow,
    TakeTicket,
    TicketRow,
)
from app.tickets.rules import ASSIGNED, IN_PROGRESS, NEW, Place, check_not_closed

NOBODYS = ""
LANES_AT_ONCE = 12
_NOT_BEGUN = (NEW, ASSIGNED)


class LaneBy(StrEnum):
    """What makes a lane."""

    PERSON = "person"
    TIER = "tier"
    DEPARTMENT = "department"


class LanePart(NamedTuple):
    """One lane."""

    by: LaneBy
    key: str


class CellKey(NamedTuple):
    """Where a card lies: lane and status."""

    lane: str
    status: str


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One column: how many tickets it has in all, and the first of them.

    ``hides_older``: there are closed tickets that count in neither, because they are older.
    """

    status: StatusRow
    total: int
    rows: tuple[TicketRow, ...]
    next_cursor: Cursor | None
    hides_older: bool = False


@dataclass(frozen=True)
class LaneReach:
    """How much of the lanes is shown, so that no more is read.

    Attributes:
        folded: keys of lanes that show no cards.
        most: how many of the others do.
        deeper: cells that were scrolled, with how many cards they show.
    """

    folded: frozenset[str] = frozenset()
    most: int = LANES_AT_ONCE
    deeper: Mapping[CellKey, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BoardLane:
    """One lane with a cell for every column.

    Attributes:
        code: of a tier or department that has the name of its code.
        name: as people gave it; None where it goes by its code, or is nobody's.
        is_loaded: its cells have rows; else they have totals only.
    """

    key: str
    code: str | None
    name: str | None
    cells: tuple[BoardColumn, ...]
    is_loaded: bool

    @property
    def total(self) -> int:
        """Tickets in all its cells."""
        return sum(cell.total for cell in self.cells)

    def holds(self, ticket_ids: Collection[int]) -> bool:
        """Whether one of these tickets is among its rows."""
        return any(row.id in ticket_ids for cell in self.cells for row in cell.rows)


@dataclass(frozen=True, slots=True)
class Swimlanes:
    """The board in lanes; ``columns`` have the totals over all lanes and no rows."""

    by: LaneBy
    columns: tuple[BoardColumn, ...]
    lanes: tuple[BoardLane, ...]


def lane_of(by: LaneBy, row: TicketRow) -> str:
    """The key of the lane in which a ticket lies."""
    match by:
        case LaneBy.PERSON:
            return NOBODYS if row.owner_id is None else str(row.owner_id)
        case LaneBy.DEPARTMENT:
            return NOBODYS if row.department_id is None else str(row.department_id)
        case LaneBy.TIER:
            return row.tier


def step_into(
    row: TicketRow, to: StatusRow, lane: LanePart, me: int
) -> AssignTicket | MoveTicket | TakeTicket:
    """The one step that brings a card of another lane into a cell of this one.

    Raises:
        InvalidTransition: no single step does; ``reason`` says what to do instead.
    """
    if lane.by is LaneBy.TIER:
        if row.status == to.key:
            raise InvalidTransition(reason="tier_lane")
        return MoveTicket(row.id, to.key, row.version)
    check_not_closed(Place(row.status, row.category))
    stays = row.status == to.key
    if lane.by is LaneBy.DEPARTMENT or lane.key == NOBODYS:
        return _to_department(row, to, lane)
    owner_id = int(lane.key)
    is_free = row.owner_id is None
    if is_free and owner_id == me and (stays or _begins(row, to)):
        return TakeTicket(row.id, row.version)
    if stays or (row.status, to.key) == (NEW, ASSIGNED):
        return AssignTicket(row.id, owner_id, row.version)
    raise InvalidTransition(reason="lane_and_column")


def _to_department(row: TicketRow, to: StatusRow, lane: LanePart) -> AssignTicket:
    """Nobody in it is in charge yet, so it arrives as a new one."""
    is_department = lane.by is LaneBy.DEPARTMENT
    department_id = int(lane.key or 0) if is_department else row.department_id
    if not department_id:
        raise InvalidTransition(reason="no_department")
    if to.key not in (row.status, NEW):
        raise InvalidTransition(reason="lane_and_column")
    return AssignTicket(row.id, None, row.version, department_id)


def _begins(row: TicketRow, to: StatusRow) -> bool:
    return row.status in _NOT_BEGUN and to.key in (ASSIGNED, IN_PROGRESS)
