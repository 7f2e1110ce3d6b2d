"""Progress and cancel of a long list."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from app.core.errors import Cancelled

Row = Sequence[object]
Batch = Sequence[Row]


class Watch:
    """Counts rows on their way into a file and stops when the person says so.

    Args:
        progress: hears the number of rows written so far, after every batch.
        cancelled: asked before every batch.
    """

    def __init__(self, progress: Callable[[int], None], cancelled: Callable[[], bool]) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self.rows = 0

    def through(self, batches: Iterable[Batch]) -> Iterator[Batch]:
        """Hand the batches on.

        Raises:
            Cancelled: ``cancelled`` said yes.
        """
        source = iter(batches)
        while not self._cancelled():
            batch = next(source, None)
            if batch is None:
                return
            yield batch
            self.rows += len(batch)
            self._progress(self.rows)
        raise Cancelled
