"""The board and the table of tickets, beside the bare driver."""

from collections.abc import Callable, Iterator

from app.bootstrap import open_store
from app.tickets import board, queries, swimlanes
from app.tickets.dto import TicketFilter, TicketSort
from app.tickets.lanes import LaneBy
from app.tickets.rules import Category, Kind
from tests.bench.store import large_store
from tests.bench.table import Line, Target
from tests.bench.timing import BareDriver, beside_driver

TITLE = "Tickets, 100,000 of which 10,000 open"
_PAGE, _BOARD, _LANES = Target(most=30), Target(most=60), Target(most=200)
_OPEN = (Category.OPEN, Category.WAITING, Category.SOLVED)


def run() -> Iterator[Line]:
    path = large_store()
    backend, bare = open_store(path), BareDriver(str(path))

    def line(name: str, work: Callable[[], object], target: Target = _PAGE) -> Line:
        return Line(name, *beside_driver(backend, bare, work), target)

    filters = {
        "": TicketFilter(),
        ", overdue": TicketFilter(overdue=True),
        ", with 打印": TicketFilter(text="打印"),
        ", of VIPs": TicketFilter(tiers=("vip",)),
        ", complaints": TicketFilter(kinds=(Kind.COMPLAINT,)),
    }
    for name, wanted in filters.items():
        yield line(f"board{name}", lambda wanted=wanted: backend.query(board.board, wanted), _BOARD)
    for by in LaneBy:
        yield line(
            f"board in lanes by {by}",
            lambda by=by: backend.query(swimlanes.swimlanes, TicketFilter(), by),
            _LANES,
        )
    yield line("quick filters, counted", lambda: backend.query(queries.filter_counts))
    for by in ("due", "number", "reported", "customer", "priority", "progress", "status"):
        sort = TicketSort(by)
        for name, wanted in {**filters, ", open": TicketFilter(categories=_OPEN)}.items():
            yield line(
                f"table by {by}{name}",
                lambda sort=sort, wanted=wanted: backend.query(queries.ticket_page, wanted, sort),
            )
    for name, wanted in filters.items():
        yield line(
            f"table{name}, counted",
            lambda wanted=wanted: backend.query(queries.ticket_count, wanted),
        )
    yield line("search 打印", lambda: backend.query(queries.search, "打印"))
    yield line("search #7", lambda: backend.query(queries.search, "#7"))
    bare.close()
    backend.close()
