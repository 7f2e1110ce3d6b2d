"""Which refusal an error of the database is: what a person can act on, told from a bug."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError

from app.access.sign_in import refusal_of_sign_in
from app.core.errors import (
    AppError,
    Conflict,
    PermissionDenied,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreReadOnly,
    StoreUnreachable,
)

log = logging.getLogger(__name__)

# Beginnings of SQLite's names; the first that fits counts.
_SQLITE: tuple[tuple[str, type[StoreError] | None], ...] = (
    ("SQLITE_BUSY", StoreBusy),
    ("SQLITE_LOCKED", StoreBusy),
    ("SQLITE_FULL", StoreFull),
    ("SQLITE_READONLY", StoreReadOnly),
    ("SQLITE_PERM", StoreReadOnly),
    ("SQLITE_CANTOPEN", StoreUnreachable),
    ("SQLITE_IOERR", StoreUnreachable),
    ("SQLITE_CORRUPT_VTAB", None),  # a search index that disagrees with its table is our bug
    ("SQLITE_CORRUPT", StoreDamaged),
    ("SQLITE_NOTADB", StoreDamaged),
)
# What the driver says without a name: while copying a store, and of text that is none any more.
_NAMELESS = (
    ("database or disk is full", "SQLITE_FULL"),
    ("database is locked", "SQLITE_BUSY"),
    ("attempt to write a readonly database", "SQLITE_READONLY"),
    ("disk I/O error", "SQLITE_IOERR"),
    ("database disk image is malformed", "SQLITE_CORRUPT"),
    ("Could not decode to UTF-8", "SQLITE_CORRUPT"),
)
# Beginnings of PostgreSQL's SQLSTATE.
_POSTGRESQL: tuple[tuple[str, type[StoreError]], ...] = (
    ("53100", StoreFull),
    ("53300", StoreBusy),  # too many connections
    ("25006", StoreReadOnly),  # a standby, or one that is being recovered
)
_GONE = ("OperationalError", "ConnectionTimeout", "AdminShutdown", "CrashShutdown")
# Classes of it: connection exceptions, and the server being stopped.
_POSTGRESQL_GONE = ("08", "57P")
_NOT_ALLOWED = "42501"
_NOT_NEWEST = "laike: not the newest version"  # see access/sql/20_stamps.sql
_OURS = re.compile(r"laike: (?P<action>[a-z_]+\.[a-z_]+)(?: (?P<reason>[a-z_]+))?")


def refusal(error: BaseException, **params: object) -> AppError | None:
    """The refusal for an error of SQLAlchemy or a driver; None if it is a bug.

    Args:
        params: what the sentence may name, such as the file.
    """
    if isinstance(error, PoolTimeout):
        return StoreBusy(**params)
    reason = error.orig if isinstance(error, DBAPIError) else error
    not_in = refusal_of_sign_in(reason)
    if not_in is not None:
        log.warning("the server refused to connect: %s", not_in.params.get("reason", ""))
        return not_in
    if getattr(reason, "sqlstate", None) == _NOT_ALLOWED:
        return _denied(reason)
    if is_stale(error):
        return Conflict()
    name = _sqlite_name(reason)
    if name:
        kind = next((kind for start, kind in _SQLITE if name.startswith(start)), None)
    else:
        kind = _of_server(error, reason)
    if kind is None:
        return None
    log.warning("the store refused: %s", name or type(reason).__name__)
    return kind(**params)


def may_be_outrun(error: BaseException) -> bool:
    """Whether somebody else's commit may be why: the record has another version by now, or is
    theirs, so that the server does not allow what was allowed when it was read.
    """
    is_denied = isinstance(error, DBAPIError) and (
        getattr(error.orig, "sqlstate", None) == _NOT_ALLOWED
    )
    return isinstance(error, StaleDataError) or is_denied


def _denied(reason: Any) -> PermissionDenied:
    """What the server does not allow. Our own functions name the action, and why if it differs."""
    said = str(reason.diag.message_primary or "")
    log.warning("the server does not allow it: %s", said)
    ours = _OURS.fullmatch(said)
    named = ours.groupdict() if ours else {"action": ""}
    return PermissionDenied(**{name: word for name, word in named.items() if word is not None})


@contextmanager
def refusals(**params: object) -> Iterator[None]:
    """Raise database errors of the block as the refusals they are; bugs pass as they came."""
    from sqlcipher3 import dbapi2

    try:
        yield
    except (DBAPIError, PoolTimeout, dbapi2.Error) as error:
        found = refusal(error, **params)
        if found is None:
            raise
        raise found from error


def _sqlite_name(reason: BaseException | None) -> str:
    """SQLite's name of an error, "" if it is not SQLite's."""
    if not type(reason).__module__.startswith("sqlcipher3"):
        return ""
    said = next(
        (name for start, name in _NAMELESS if str(reason).startswith(start)), "SQLITE_ERROR"
    )
    return getattr(reason, "sqlite_errorname", said)


def _of_server(error: BaseException, reason: BaseException | None) -> type[StoreError] | None:
    state = str(getattr(reason, "sqlstate", None))
    found = next((kind for start, kind in _POSTGRESQL if state.startswith(start)), None)
    return found or (StoreUnreachable if is_server_gone(error) else None)


def is_stale(error: BaseException) -> bool:
    """Whether the server found that a change was made without having seen the newest version."""
    reason = error.orig if isinstance(error, DBAPIError) else error
    return getattr(reason, "sqlstate", None) == "40001" and _NOT_NEWEST in str(reason)


def is_server_gone(error: BaseException) -> bool:
    """Whether a PostgreSQL server broke off, or did not answer at all."""
    reason = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    if type(reason).__name__ not in _GONE:
        return False
    state = getattr(reason, "sqlstate", None)  # None: no server answered at all
    return state is None or str(state).startswith(_POSTGRESQL_GONE)
