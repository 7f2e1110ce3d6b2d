"""The tickets a number stands for, so that every figure can be looked into."""

from typing import Any

from sqlalchemy import ColumnElement, func, or_

from app.core.paging import Cursor, Page
from app.db.reading import Reading
from app.figures import formulas, reach
from app.figures.dto import TICKET_CLOCKS, Behind, FiguresFilter, What
from app.tickets import queries as tickets
from app.tickets.dto import TicketFilter, TicketRow, TicketSort
from app.tickets.tables import Ticket

_ORDER = TicketSort("reported", descending=True)


def tickets_behind(
    read: Reading, wanted: FiguresFilter, behind: Behind, cursor: Cursor | None = None
) -> Page[TicketRow]:
    """The tickets behind a number, the latest first.

    Raises:
        PermissionDenied: the reader may see no figures.
    """
    within = _within(read, wanted, behind)
    return tickets.ticket_page(read, TicketFilter(), _ORDER, cursor, within=within)


def count_behind(read: Reading, wanted: FiguresFilter, behind: Behind) -> int:
    """How many tickets those are.

    Raises:
        PermissionDenied: the reader may see no figures.
    """
    return tickets.ticket_count(read, TicketFilter(), within=_within(read, wanted, behind))


def _within(read: Reading, wanted: FiguresFilter, behind: Behind) -> list[ColumnElement[bool]]:
    found = [*reach.reached(read, wanted), *_what(read, behind)]
    if behind.what is not What.BACKLOG:
        found += reach.reported(wanted)
    if behind.by is not None:
        found.append(reach.of_group(behind.by, behind.key))
    return found


def _what(read: Reading, behind: Behind) -> list[Any]:
    match behind.what:
        case What.MISSED:
            kinds = TICKET_CLOCKS if behind.clock is None else (behind.clock,)
            return [or_(*(reach.has_missed(kind, read.now()) for kind in kinds))]
        case What.ANSWERED:
            return [Ticket.accepted_at.is_not(None)]
        case What.SOLVED:
            return [Ticket.solved_at.is_not(None)]
        case What.UNSOLVED_END:
            return [reach.has_unsolved_end()]
        case What.REOPENED:
            return [Ticket.reopen_count > 0]
        case What.BACKLOG:
            return [reach.is_waiting_for_us(), *_aged(read, behind.age)]
        case What.SUB_KIND:
            return [says(Ticket.sub_kind, behind.text)]
        case What.CAUSE:
            return [says(Ticket.root_cause, behind.text)]
        case What.KEYWORD:
            return [holds(behind.text)]
        case _:
            return []


def says(column: Any, text: str) -> ColumnElement[bool]:
    """Whether a field says exactly this, blanks around it apart; "" for what says nothing."""
    found: ColumnElement[bool] = func.trim(func.coalesce(column, "")) == text
    return found


def holds(keyword: str) -> ColumnElement[bool]:
    """Whether a title holds a keyword, in whatever letter case."""
    found: ColumnElement[bool] = func.lower(Ticket.title).contains(keyword, autoescape=True)
    return found


def _aged(read: Reading, age: int | None) -> list[ColumnElement[bool]]:
    if age is None:
        return []
    after, before = formulas.age_bounds(age, read.now())
    found = [Ticket.reported_at >= after] if after is not None else []
    return found + ([Ticket.reported_at < before] if before is not None else [])
