"""The tickets a number stands for, so that every figure can be looked into."""

from app.core.paging import Cursor, Page
from app.db.reading import Reading
from app.figures.dto import Behind, FiguresFilter
from app.figures.question import FigureQuestion
from app.tickets import queries as tickets
from app.tickets.dto import TicketFilter, TicketRow, TicketSort

_ORDER = TicketSort("reported", descending=True)


def tickets_behind(
    read: Reading, wanted: FiguresFilter, behind: Behind, cursor: Cursor | None = None
) -> Page[TicketRow]:
    """The tickets behind a number, the latest first.

    Raises:
        PermissionDenied: the reader may see no figures.
    """
    return tickets.ticket_page(read, _filter(wanted, behind), _ORDER, cursor)


def count_behind(read: Reading, wanted: FiguresFilter, behind: Behind) -> int:
    """How many tickets those are.

    Raises:
        PermissionDenied: the reader may see no figures.
    """
    return tickets.ticket_count(read, _filter(wanted, behind))


def _filter(wanted: FiguresFilter, behind: Behind) -> TicketFilter:
    return TicketFilter(question=FigureQuestion(wanted, behind))
