"""Which rows came, went or changed between two query results."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

R = TypeVar("R")


class RowDiff(Generic[R]):
    """Compare two lists of frozen rows by key.

    Attributes:
        is_same_order: the rows kept stand in the same order; else only a reset helps.
        removed: positions in ``old`` to take out; inserted, updated: positions in ``new``.
    """

    def __init__(self, old: Sequence[R], new: Sequence[R], key: Callable[[R], Hashable]) -> None:
        position = {key(row): index for index, row in enumerate(old)}
        wanted = {key(row) for row in new}
        kept_new = [key(row) for row in new if key(row) in position]
        kept_old = [key(row) for row in old if key(row) in wanted]
        self.is_same_order = kept_old == kept_new
        self.removed = [index for index, row in enumerate(old) if key(row) not in wanted]
        self.inserted = [index for index, row in enumerate(new) if key(row) not in position]
        self.updated = [
            index
            for index, row in enumerate(new)
            if key(row) in position and old[position[key(row)]] != row
        ]
