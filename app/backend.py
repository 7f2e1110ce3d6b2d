"""The one door into app/: runs a query or a command in its own short session.

Thread-safe: it holds no session between calls, so any worker may call it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import event, select
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.exc import StaleDataError

from app.audit.recorder import record_flush
from app.core.actor import Actor
from app.core.changes import ChangeFeed, Changes
from app.core.clock import Clock, system_clock
from app.core.errors import Conflict, PermissionDenied, StoreReadOnly
from app.core.undo import Undo
from app.db import receipts
from app.db.base import Editable
from app.db.change_feed import announce, change_feed
from app.db.engine import Engines
from app.db.numbers import NUMBERS
from app.db.reading import Reading
from app.db.receipts import DoneBefore
from app.db.refusals import may_be_outrun, refusals
from app.db.server_clock import ServerClock, transaction_time
from app.db.uow import UnitOfWork
from app.db.upgrades import UPGRADE_RUNS
from app.identity.names import person_name
from app.workflows.registry import dispatch

P = ParamSpec("P")
R = TypeVar("R")
_Version = tuple[str, int, int]  # table, id, the version a change was made on


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
        clock: on a server its own clock counts, unless another one is given.
        is_read_only: every command is refused with StoreReadOnly.
        newer: the version of a newer program that the store belongs to; it is then only read.
        asks_password: nobody gets in without a password, so that a screen can be locked by it.
    """

    def __init__(
        self,
        engines: Engines,
        actor: Actor,
        zone: ZoneInfo,
        clock: Clock = system_clock,
        *,
        is_read_only: bool = False,
        newer: str = "",
        asks_password: bool = False,
    ) -> None:
        self.actor = actor
        self.zone = zone
        self._is_read_only = is_read_only
        self.newer = newer
        self.asks_password = asks_password
        self.engines = engines
        self.is_shared = engines.writes.dialect.name == "postgresql"
        has_server_time = self.is_shared and clock is system_clock
        self.clock: Clock = ServerClock(engines.writes) if has_server_time else clock
        self.desk = uuid4()  # tells our own commits from those of other desks
        self._reads = sessionmaker(engines.reads, expire_on_commit=False)
        drawn_by = {NUMBERS: engines.numbers} if engines.numbers is not None else {}
        self._writes = sessionmaker(engines.writes, expire_on_commit=False, info=drawn_by)

    @property
    def is_read_only(self) -> bool:
        """Whether every command is refused."""
        return self._is_read_only or bool(self.newer)

    def query(self, fn: Callable[Concatenate[Reading, P], R], *args: P.args, **kw: P.kwargs) -> R:
        """Run a read; ``fn`` returns plain data, never a mapped object.

        Raises:
            StoreError: the store does not answer.
        """

        def attempt(_is_repeat: bool) -> R:
            with self._reads() as session:
                return fn(Reading(session, self.actor, self.clock, self.zone), *args, **kw)

        with refusals():
            return receipts.until_known(attempt)

    def command(
        self, fn: Callable[Concatenate[UnitOfWork, P], R], *args: P.args, **kw: P.kwargs
    ) -> Outcome[R]:
        """Run a write; commit if it returns, roll back if it raises.

        What the server breaks off is done again, never twice.

        Raises:
            AppError: the action is refused; nothing was written.
            StoreUnreachable: with ``reason="unknown"`` it may have been written.
        """
        return self._write(uuid4(), False, lambda uow: fn(uow, *args, **kw))

    def command_once(
        self,
        uid: UUID,
        fn: Callable[Concatenate[UnitOfWork, P], R],
        *args: P.args,
        **kw: P.kwargs,
    ) -> Outcome[R]:
        """Run a write that may be sent again under the same ``uid``: it is done once.

        Raises:
            AppError: as ``command``.
        """
        return self._write(uid, True, lambda uow: fn(uow, *args, **kw))

    def _write(self, uid: UUID, may_be_known: bool, fn: Callable[[UnitOfWork], R]) -> Outcome[R]:
        self._refuse_if_read_only()
        tried: list[set[_Version]] = []

        def attempt(is_repeat: bool) -> Outcome[R]:
            tried.append(set())
            return self._attempt(uid, is_repeat or may_be_known, fn, tried[-1])

        try:
            with refusals():
                try:
                    return receipts.until_known(attempt)
                except (StaleDataError, ProgrammingError) as error:
                    if not may_be_outrun(error):
                        raise
                    return receipts.until_known(attempt)  # reads what the other one wrote
        except StaleDataError as error:
            if self.is_shared and tried[-1] and tried[-1] == tried[-2]:
                # Nobody was first, it is the same version: the server hides it from changes.
                raise PermissionDenied(action="") from error
            raise Conflict() from error
        except Conflict as error:
            raise self._named(error) from error
        except DoneBefore as done:
            return Outcome(done.result, Changes.everything())  # type: ignore[arg-type]  # as R was

    def _attempt(
        self,
        uid: UUID,
        may_be_known: bool,
        fn: Callable[[UnitOfWork], R],
        written: set[_Version],
    ) -> Outcome[R]:
        with self._writes() as session:
            session.connection()  # a new one may find that the store became newer than we are
            self._refuse_if_read_only()
            if self.is_shared and may_be_known:
                receipts.look_up(session, uid)
            uow = UnitOfWork(session, self.actor, self._clock_of(session), self.zone, dispatch)
            _watch(session, uow, written)
            result = fn(uow)
            session.flush()
            if self.is_shared and uow.changes:
                receipts.leave(session, uid, self.actor.user_id, uow.now(), result)
                announce(session, self.desk.hex, uow.changes)
            outcome = Outcome(result, uow.changes, uow.undo)
            receipts.commit(session, outcome)
            return outcome

    def _refuse_if_read_only(self) -> None:
        if self.newer:
            raise StoreReadOnly(reason="newer", version=self.newer)
        if self._is_read_only:
            raise StoreReadOnly()

    def _named(self, error: Conflict) -> Conflict:
        """The refusal with the name of who was first, as far as it is known."""
        by_id = error.params.get("by_id")
        name = self.query(person_name, by_id) if isinstance(by_id, int) else None
        if name is None:
            return Conflict(**{**error.params, "reason": None})
        return Conflict(**{"reason": "changed", **error.params, "by": name})

    def _clock_of(self, session: Session) -> Clock:
        """What a command takes for now: the server's moment of its transaction, if there is one."""
        if isinstance(self.clock, ServerClock):
            return lambda: transaction_time(session)
        return self.clock

    def clock_off(self) -> timedelta:
        """By how much this computer's clock is ahead of the one that counts; asks nobody."""
        return -self.clock.ahead if isinstance(self.clock, ServerClock) else timedelta()

    def ping(self) -> bool:
        """Ask the store for an answer, once; whether an administrator upgrades it now.

        Raises:
            StoreError: there is none.
        """
        with refusals(), self.engines.reads.connect() as connection:
            if self.is_shared:
                return bool(connection.execute(UPGRADE_RUNS).scalar_one())
            connection.execute(select(1))
            return False

    def change_feed(self) -> ChangeFeed:
        """A new listener for commits of other clients."""
        return change_feed(self.engines.writes, self.desk.hex)

    def close(self) -> None:
        """Give all connections back."""
        self.engines.close()


def _watch(session: Session, uow: UnitOfWork, written: set[_Version]) -> None:
    """Stamp changed records with every flush, note on which version each change stands, and write
    the audit where no trigger does.
    """

    @event.listens_for(session, "before_flush")
    def _stamp(session: Session, _context: Any, _instances: Any) -> None:
        for record in session.dirty:
            if isinstance(record, Editable) and session.is_modified(record):
                record.updated_at = uow.now()
                record.updated_by_id = uow.actor.user_id
                written.add((record.__tablename__, record.id, record.version))

    if session.get_bind().dialect.name != "sqlite":
        return

    @event.listens_for(session, "after_flush")
    def _audit(session: Session, _context: Any) -> None:
        record_flush(session, uow.actor, uow.now())
