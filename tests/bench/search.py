"""Search as you type over 100,000 customers, beside the same SQL through the bare driver."""

from collections.abc import Iterator

from app.bootstrap import open_store
from app.customers import queries
from tests.bench.store import large_store
from tests.bench.table import Line, Target
from tests.bench.timing import BareDriver, beside_driver

TITLE = "Search as you type, 100,000 customers"
TYPED = (
    "张伟", "伟", "科技", "科技有限", "龘", "zw", "zhangw", "z", "sh", "shanghai",
    "8000", "1380", "13800", "Smith", "smi", "上海 科技", "user12",
)  # fmt: skip
_TARGET = Target(most=50, ratio=2, or_more=2)


def run() -> Iterator[Line]:
    path = large_store()
    backend, bare = open_store(path), BareDriver(str(path))
    for text in TYPED:

        def find(text: str = text) -> int:
            return len(backend.query(queries.search, text))

        found = find()
        yield Line(f"{text} → {found}", *beside_driver(backend, bare, find), _TARGET)
    bare.close()
    backend.close()
