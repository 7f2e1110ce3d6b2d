"""First pages of the customer list in every order and filter, beside the bare driver."""

from collections.abc import Callable, Iterator

from app.bootstrap import open_store
from app.customers import queries
from app.customers.dto import CustomerFilter, CustomerOrder, CustomerSort
from app.customers.rules import Status
from tests.bench.store import large_store
from tests.bench.table import Line, Target
from tests.bench.timing import BareDriver, beside_driver

TITLE = "The customer list, 100,000 customers"
_TARGET = Target(most=100)
_TEXTS = ("科技", "张伟", "shanghai", "1380")


def run() -> Iterator[Line]:
    path = large_store()
    backend, bare = open_store(path), BareDriver(str(path))

    def line(name: str, work: Callable[[], object]) -> Line:
        return Line(name, *beside_driver(backend, bare, work), _TARGET)

    for sort in CustomerSort:
        for is_descending in (False, True):
            order = CustomerOrder(sort, is_descending)
            yield line(
                f"by {sort.value}{', descending' if is_descending else ''}",
                lambda order=order: backend.query(queries.customer_page, order=order),
            )
    wishes = {
        "won only": CustomerFilter(statuses=frozenset({Status.WON})),
        "won VIPs": CustomerFilter(statuses=frozenset({Status.WON}), tiers=frozenset({"vip"})),
        **{f"with {text}": CustomerFilter(text=text) for text in _TEXTS},
    }
    for name, wish in wishes.items():
        for sort in (CustomerSort.NAME, CustomerSort.UPDATED):
            order = CustomerOrder(sort)
            yield line(
                f"{name}, by {sort.value}",
                lambda wish=wish, order=order: backend.query(queries.customer_page, wish, order),
            )
        yield line(
            f"{name}, counted", lambda wish=wish: backend.query(queries.customer_count, wish)
        )
    yield line("all, counted", lambda: backend.query(queries.customer_count))
    bare.close()
    backend.close()
