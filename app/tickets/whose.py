"""What one person keeps alone or everybody has: canned replies and templates of checklists.

``user_id`` says whose a record is; None is everybody's, and changed by who may set up things.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, and_, or_

from app.core.errors import NotFound
from app.db.uow import UnitOfWork, conflict_over
from app.tickets.tables import CannedReply, ChecklistTemplate

K = TypeVar("K", CannedReply, ChecklistTemplate)


def offered(table: type[K], user_id: int) -> ColumnElement[bool]:
    """The records a person chooses from: the own ones and everybody's."""
    return and_(table.deleted_at.is_(None), or_(table.user_id.is_(None), table.user_id == user_id))


def to_see(uow: UnitOfWork, table: type[K], id_: int) -> K:
    """One that is offered to the actor.

    Raises:
        NotFound: there is none, or it is somebody else's own.
    """
    stored = uow.get(table, id_)
    if stored.user_id not in (None, uow.actor.user_id):
        raise NotFound(entity=table.__tablename__, id=id_)
    return stored


def put(
    uow: UnitOfWork,
    table: type[K],
    id_: int,
    seen_version: int,
    values: Mapping[str, Any],
    *,
    is_shared: bool,
) -> K:
    """Add one (id 0) or change the one with the id; ``is_shared`` makes it everybody's.

    Raises:
        PermissionDenied: it is, or becomes, everybody's, and the actor may not set up things.
        NotFound, Conflict.
    """
    if is_shared:
        uow.require("settings.change")
    whose = None if is_shared else uow.actor.user_id
    if not id_:
        return uow.add(table(**values, user_id=whose))
    stored = _to_change(uow, table, id_, seen_version)
    for name, value in (*values.items(), ("user_id", whose)):
        setattr(stored, name, value)
    return stored


def take_out(uow: UnitOfWork, table: type[K], id_: int, seen_version: int) -> K:
    """Take one out of the list; its version is the one after that.

    Raises:
        PermissionDenied, NotFound, Conflict.
    """
    stored = _to_change(uow, table, id_, seen_version)
    uow.delete(stored)
    uow.session.flush()
    return stored


def bring_back(uow: UnitOfWork, table: type[K], id_: int, seen_version: int) -> None:
    """Undo ``take_out``.

    Raises:
        PermissionDenied.
        Conflict: somebody changed it since.
    """
    stored = uow.session.get_one(table, id_)
    _check(uow, stored)
    if stored.version != seen_version:
        raise conflict_over(stored)
    stored.deleted_at = stored.deleted_by_id = None


def _to_change(uow: UnitOfWork, table: type[K], id_: int, seen_version: int) -> K:
    _check(uow, to_see(uow, table, id_))
    return uow.get_seen(table, id_, seen_version)


def _check(uow: UnitOfWork, stored: CannedReply | ChecklistTemplate) -> None:
    if stored.user_id != uow.actor.user_id:
        uow.require("settings.change")
