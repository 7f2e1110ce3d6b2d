"""The server's time: what counts on PostgreSQL, whatever the clock of this computer says."""

import time
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, event, func, select
from sqlalchemy.orm import Session

from app.core.clock import Clock, system_clock

MEASURE_EVERY_S = 300
_JUMP_S = 5  # our clock moved against the running of time: it was set, or the computer slept


class ServerClock:
    """Tells the server's time without asking: our clock and by how much it is off.

    Measured when the store is opened, then with whatever connection is taken next after
    ``MEASURE_EVERY_S``, and at once after our clock was set.

    Raises:
        sqlalchemy.exc.OperationalError: the server does not answer when the clock is made.
    """

    def __init__(self, engine: Engine, own: Clock = system_clock) -> None:
        self._own = own
        self.ahead = timedelta()
        self._measured_at: tuple[float, datetime] | None = None
        event.listen(engine, "checkout", self._on_checkout)
        with engine.connect():
            """Taking a connection measures."""

    def __call__(self) -> datetime:
        """The server's present moment, aware, in UTC."""
        return self._own() + self.ahead

    def _on_checkout(self, connection: Any, _record: object, _proxy: object) -> None:
        if self._is_due():
            self._measure(connection)

    def _is_due(self) -> bool:
        if self._measured_at is None:
            return True
        ran = time.monotonic() - self._measured_at[0]
        moved = (self._own() - self._measured_at[1]).total_seconds()
        return ran > MEASURE_EVERY_S or abs(moved - ran) > _JUMP_S

    def _measure(self, connection: Any) -> None:
        """Ask the server; its answer belongs to the middle of the time that asking took."""
        before = self._own()
        (server,) = connection.execute("SELECT clock_timestamp()").fetchone()
        after = self._own()
        connection.rollback()  # the question began a transaction
        self.ahead = server - (before + (after - before) / 2)
        self._measured_at = time.monotonic(), after


def transaction_time(session: Session) -> datetime:
    """The moment at which the server began this transaction (UTC)."""
    return session.execute(select(func.now())).scalar_one()
