"""Pages of long lists, by keyset: the cursor is the sort values of the last row."""

from dataclasses import dataclass
from typing import Generic, TypeVar

R = TypeVar("R")

Cursor = tuple[object, ...]
PAGE_SIZE = 100


@dataclass(frozen=True)
class Page(Generic[R]):
    """One page of rows; ``next_cursor`` is None on the last one."""

    rows: tuple[R, ...]
    next_cursor: Cursor | None
