"""Unit of work: one user action = one session = one transaction."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.access.rules import RULES
from app.core.actor import Actor
from app.core.changes import Changes
from app.core.clock import Clock
from app.core.errors import Conflict, NotFound, PermissionDenied
from app.core.events import Event
from app.core.permissions import ACTIONS, Scope
from app.core.undo import Undo
from app.db.base import Editable, Row

E = TypeVar("E", bound=Editable)
T = TypeVar("T", bound=Row)


@dataclass
class UnitOfWork:
    """What a service function works with. It never commits; the backend does."""

    session: Session
    actor: Actor
    clock: Clock
    zone: ZoneInfo
    dispatch: Callable[["UnitOfWork", Event], None]
    changes: Changes = field(default_factory=Changes)
    undo: Undo | None = None
    _now: datetime | None = None

    def now(self) -> datetime:
        """The moment of this action (UTC), the same for everything written in it."""
        if self._now is None:
            self._now = self.clock()
        return self._now

    def require(
        self,
        action: str,
        *,
        owner_id: int | None = None,
        department_id: int | None = None,
        created_by_id: int | None = None,
    ) -> None:
        """Raise PermissionDenied unless the actor may do ``action`` on such a record."""
        if not self.actor.may(
            action, owner_id=owner_id, department_id=department_id, created_by_id=created_by_id
        ):
            raise PermissionDenied(action=action)

    def require_some(self, action: str) -> None:
        """Raise PermissionDenied if ``action`` reaches nothing at all for the actor."""
        if self.actor.scope(action) is Scope.NONE:
            raise PermissionDenied(action=action)

    def get(self, entity: type[T], entity_id: int) -> T:
        """Load by id; a deleted record counts as gone.

        Raises:
            NotFound: no such record.
            PermissionDenied: the actor sees no record of this kind.
        """
        rule = RULES.get(entity.__tablename__)
        if rule and rule.see in ACTIONS:
            self.require_some(rule.see)
        found = self.session.get(entity, entity_id)
        if found is None or getattr(found, "deleted_at", None) is not None:
            raise NotFound(entity=entity.__tablename__, id=entity_id)
        return found

    def get_seen(self, entity: type[E], entity_id: int, seen_version: int) -> E:
        """Load a record that the actor is about to change.

        Raises:
            NotFound: no such record.
            Conflict: it changed since the actor read version ``seen_version``.
        """
        found = self.get(entity, entity_id)
        if found.version != seen_version:
            raise conflict_over(found)
        return found

    def add(self, record: T) -> T:
        """Stamp and insert a new record; its id is known afterwards."""
        if isinstance(record, Editable):
            record.created_at = record.updated_at = self.now()
            record.created_by_id = record.updated_by_id = self.actor.user_id
        self.session.add(record)
        self.session.flush()
        return record

    def delete(self, record: Editable) -> None:
        """Put a record in the recycle bin."""
        record.deleted_at = self.now()
        record.deleted_by_id = self.actor.user_id

    def emit(self, event: Event) -> None:
        """Let the workflows react, within this transaction."""
        self.session.flush()
        self.dispatch(self, event)


def conflict_over(record: Editable, **params: object) -> Conflict:
    """The refusal of a change to a record that somebody else changed; it carries who and when."""
    return Conflict(
        entity=record.__tablename__,
        id=record.id,
        by_id=record.updated_by_id,
        at=record.updated_at,
        **params,
    )
