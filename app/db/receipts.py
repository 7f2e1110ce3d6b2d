"""Was it saved? A command on a server leaves a receipt in its own transaction.

A connection may break after the commit was sent and before its answer arrived. The receipt is
there if and only if the command was committed, also after a crash of the server, so the command
can be sent again under the same ``uid`` without ever being done twice.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.core.errors import StoreBusy, StoreUnreachable
from app.db.refusals import is_server_gone, is_stale
from app.db.tables import Receipt

T = TypeVar("T")

KEPT_FOR = timedelta(days=3)
PAUSES_S = (0.0, 0.2, 0.6, 1.2)  # between five attempts
# Serialisation failure, deadlock, lock not available: the same again may well succeed.
_PASSING = frozenset({"40001", "40P01", "55P03"})


class DoneBefore(Exception):
    """The command was committed under this uid; ``result`` is its id, if it gave one."""

    def __init__(self, result: int | None) -> None:
        super().__init__(result)
        self.result = result


class CommitUnanswered(Exception):
    """The commit was sent and the connection broke; ``outcome`` is what it would have given."""

    def __init__(self, outcome: object) -> None:
        super().__init__()
        self.outcome = outcome


def look_up(session: Session, uid: UUID) -> None:
    """Raise DoneBefore if the command was committed."""
    found = session.execute(select(Receipt.result).where(Receipt.uid == uid)).one_or_none()
    if found is not None:
        raise DoneBefore(found.result)


def leave(session: Session, uid: UUID, user_id: int, at: datetime, result: object) -> None:
    """Write the receipt; waits for an earlier attempt that the server is still committing.

    Raises:
        DoneBefore: that attempt was committed.
    """
    from sqlalchemy.dialects import postgresql  # every start would load it for nothing

    is_id = isinstance(result, int) and not isinstance(result, bool)
    number = result if is_id else None
    values = {"uid": uid, "user_id": user_id, "at": at, "result": number}
    statement = postgresql.insert(Receipt).values(values).on_conflict_do_nothing()
    if not session.connection().execute(statement).rowcount:
        look_up(session, uid)


def commit(session: Session, outcome: object) -> None:
    """Commit what gives ``outcome``.

    Raises:
        CommitUnanswered: it may or may not have been committed.
    """
    try:
        session.commit()
    except DBAPIError as error:
        if error.connection_invalidated:
            raise CommitUnanswered(outcome) from error
        raise


def forget_old(session: Session, user_id: int, now: datetime) -> None:
    """Remove the person's receipts that nobody will ask for any more."""
    old = (Receipt.user_id == user_id, Receipt.at < now - KEPT_FOR)
    session.execute(delete(Receipt).where(*old))


def until_known(attempt: Callable[[bool], T]) -> T:
    """Run ``attempt`` until it is done or refused; after a break it hears True: look up first.

    Raises:
        StoreBusy: others were in the way every time; nothing was written.
        StoreUnreachable: ``reason="unknown"``: a commit was sent, and the server is away since.
        DoneBefore: it was committed by an earlier call.
        sqlalchemy.exc.DBAPIError: any other refusal of the server, also that it is away.
    """
    unanswered: CommitUnanswered | None = None
    broken: DBAPIError | None = None
    for pause in (*PAUSES_S, None):
        try:
            return attempt(unanswered is not None)
        except DoneBefore:
            if unanswered is None:
                raise
            return unanswered.outcome  # type: ignore[return-value]  # what attempt was about to give
        except CommitUnanswered as sent:
            unanswered = sent
        except DBAPIError as error:
            was_connected = broken is not None or unanswered is not None
            if not _may_pass(error, was_connected=was_connected):
                raise
            broken = error
        if pause is not None:
            time.sleep(pause)
    if unanswered is not None:
        raise StoreUnreachable(reason="unknown") from unanswered
    if _state(broken) in _PASSING:
        raise StoreBusy() from broken
    assert broken is not None
    raise broken


def _may_pass(error: DBAPIError, *, was_connected: bool) -> bool:
    """Whether it is worth another attempt: a server that never answered is not waited for."""
    if is_stale(error):
        return False  # the same again would be as stale
    if _state(error) in _PASSING or error.connection_invalidated:
        return True
    return was_connected and is_server_gone(error)


def _state(error: DBAPIError | None) -> str:
    return str(getattr(getattr(error, "orig", None), "sqlstate", ""))
