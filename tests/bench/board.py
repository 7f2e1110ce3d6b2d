"""The board and the table of tickets, beside the bare driver."""

from collections.abc import Callable, Iterator

from app.bootstrap import open_store
from app.tickets import board, queries
from app.tickets.dto import TicketFilter, TicketSort
from tests.bench.store import large_store
from tests.bench.table import Line, Target
from tests.bench.timing import BareDriver, beside_driver

TITLE = "Tickets, 10,000 open"
_TARGET = Target(most=100)


def run() -> Iterator[Line]:
    path = large_store()
    backend, bare = open_store(path), BareDriver(str(path))

    def line(name: str, work: Callable[[], object]) -> Line:
        return Line(name, *beside_driver(backend, bare, work), _TARGET)

    everything = TicketFilter()
    yield line("board", lambda: backend.query(board.board, everything))
    yield line("board, overdue", lambda: backend.query(board.board, TicketFilter(overdue=True)))
    yield line("board, with 打印", lambda: backend.query(board.board, TicketFilter(text="打印")))
    yield line("quick filters, counted", lambda: backend.query(queries.filter_counts))
    for by in ("due", "number", "reported", "customer", "priority", "progress", "status"):
        sort = TicketSort(by)
        yield line(
            f"table by {by}",
            lambda sort=sort: backend.query(queries.ticket_page, everything, sort),
        )
    yield line("table, counted", lambda: backend.query(queries.ticket_count, everything))
    yield line("search 打印", lambda: backend.query(queries.search, "打印"))
    yield line("search #7", lambda: backend.query(queries.search, "#7"))
    bare.close()
    backend.close()
