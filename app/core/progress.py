"""How a long job tells how far it is, and hears that it should stop."""

from collections.abc import Callable

from app.core.errors import Cancelled


class Progress:
    """Handed to long jobs. ``step`` may be called from a worker thread."""

    def __init__(
        self,
        on_step: Callable[[int, int], None] = lambda _done, _total: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self._on_step = on_step
        self._is_cancelled = is_cancelled

    def step(self, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` parts are ready (``total`` 0: unknown).

        Raises:
            Cancelled: the person asked to stop; the job must leave nothing half done.
        """
        if self._is_cancelled():
            raise Cancelled()
        self._on_step(done, total)

    def part(self, before: int, after: int) -> "Progress":
        """For a part of the job: so many parts are ready ``before`` it and to come ``after`` it."""
        return Progress(lambda done, total: self.step(before + done, before + total + after))
