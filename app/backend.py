"""The one door into app/: runs a query or a command in its own short session.

Thread-safe: it holds no session between calls, so any worker may call it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import event
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.exc import StaleDataError

from app.audit.recorder import record_flush
from app.core.actor import Actor
from app.core.changes import Changes
from app.core.clock import Clock, system_clock
from app.core.errors import Conflict, StoreReadOnly
from app.core.undo import Undo
from app.db.base import Editable
from app.db.change_feed import ChangeFeed
from app.db.engine import Engines
from app.db.reading import Reading
from app.db.refusals import refusals
from app.db.uow import UnitOfWork
from app.workflows.registry import dispatch

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Outcome(Generic[R]):
    """What a committed command gave back, what it changed, and how to take it back."""

    result: R
    changes: Changes
    undo: Undo | None = None


class Backend:
    """The store as one person sees it.

    Args:
        zone: the company's time zone; naive times of files and working days are meant in it.
        is_read_only: every command is refused with StoreReadOnly.
    """

    def __init__(
        self,
        engines: Engines,
        actor: Actor,
        zone: ZoneInfo,
        clock: Clock = system_clock,
        *,
        is_read_only: bool = False,
    ) -> None:
        self.actor = actor
        self.zone = zone
        self.clock = clock
        self.is_read_only = is_read_only
        self.engines = engines
        self._reads = sessionmaker(engines.reads, expire_on_commit=False)
        self._writes = sessionmaker(engines.writes, expire_on_commit=False)

    def query(self, fn: Callable[Concatenate[Reading, P], R], *args: P.args, **kw: P.kwargs) -> R:
        """Run a read; ``fn`` returns plain data, never a mapped object.

        Raises:
            StoreError: the store does not answer.
        """
        with refusals(), self._reads() as session:
            return fn(Reading(session, self.actor, self.clock, self.zone), *args, **kw)

    def command(
        self, fn: Callable[Concatenate[UnitOfWork, P], R], *args: P.args, **kw: P.kwargs
    ) -> Outcome[R]:
        """Run a write; commit if it returns, roll back if it raises.

        Raises:
            AppError: the action is refused; nothing was written.
        """
        if self.is_read_only:
            raise StoreReadOnly()
        try:
            with refusals(), self._writes.begin() as session:
                uow = UnitOfWork(session, self.actor, self.clock, self.zone, dispatch)
                _watch(session, uow)
                result = fn(uow, *args, **kw)
        except StaleDataError as error:
            raise Conflict() from error
        return Outcome(result, uow.changes, uow.undo)

    def change_feed(self) -> ChangeFeed:
        """A new listener for commits of other clients."""
        return ChangeFeed(self.engines.writes)

    def close(self) -> None:
        """Give all connections back."""
        self.engines.close()


def _watch(session: Session, uow: UnitOfWork) -> None:
    """Stamp changed records and write the audit with every flush of this unit of work."""

    @event.listens_for(session, "before_flush")
    def _stamp(session: Session, _context: Any, _instances: Any) -> None:
        for record in session.dirty:
            if isinstance(record, Editable) and session.is_modified(record):
                record.updated_at = uow.now()
                record.updated_by_id = uow.actor.user_id

    @event.listens_for(session, "after_flush")
    def _audit(session: Session, _context: Any) -> None:
        record_flush(session, uow.actor, uow.now())
