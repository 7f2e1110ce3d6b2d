"""Writes the lines of the audit log, in the transaction of what they tell.

On PostgreSQL the database takes down every row itself, by triggers; here that is done for SQLite,
for each row the session flushes. What leaves no row of its own is noted by both through
``record_action``.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, inspect, text
from sqlalchemy.orm import Session

from app.audit.tables import AuditEvent
from app.core.actor import Actor
from app.core.audited import NOISE, REDACTED, TOLD_KEYS, UNWATCHED, is_sensitive
from app.db.base import Base

_NOTE_ACTION = text("SELECT laike.note_action(:noted, CAST(:facts AS jsonb))")


def record_flush(session: Session, actor: Actor, at: datetime) -> None:
    """Note what this flush writes. Called after the statements, before the state is reset."""
    rows = [
        {
            "at": at,
            "actor_id": actor.user_id,
            "host": actor.host,
            "op": op,
            "table_name": record.__tablename__,
            "row_id": _row_id(record),
            "before": _json(before),
            "after": _json(after),
        }
        for op, record in _written(session)
        for before, after in (_changes(record, op),)
        if before or after
    ]
    if rows:
        session.execute(insert(AuditEvent), rows)


def record_action(session: Session, actor: Actor, at: datetime, action: str, **facts: Any) -> None:
    """Note something done that writes no row of its own (an export, a reveal).

    On PostgreSQL who and when are the server's word, not the arguments'.
    """
    if session.get_bind().dialect.name != "sqlite":
        session.execute(_NOTE_ACTION, {"noted": action, "facts": _json(facts) or "{}"})
        return
    session.execute(
        insert(AuditEvent),
        {
            "at": at,
            "actor_id": actor.user_id,
            "host": actor.host,
            "op": action,
            "table_name": "",
            "row_id": None,
            "before": None,
            "after": _json(facts),
        },
    )


def _written(session: Session) -> Iterator[tuple[str, Base]]:
    kinds = (("insert", session.new), ("update", session.dirty), ("delete", session.deleted))
    for op, records in kinds:
        for record in records:
            if record.__tablename__ not in UNWATCHED:
                yield op, record


def _changes(record: Base, op: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields before and after: of a new or removed row all that are filled."""
    state = inspect(record)
    table = record.__tablename__
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for attribute in state.mapper.column_attrs:
        name = attribute.key
        if name in NOISE:
            continue
        history = state.attrs[name].history
        old = history.deleted or history.unchanged
        if op == "update" and history.has_changes():
            before[name] = _plain(table, name, history.deleted[0] if history.deleted else None)
            after[name] = _plain(table, name, history.added[0] if history.added else None)
        elif op == "insert" and getattr(record, name) is not None:
            after[name] = _plain(table, name, getattr(record, name))
        elif op == "delete" and old and old[0] is not None:
            before[name] = _plain(table, name, old[0])
    if op == "update" and after and table in TOLD_KEYS:
        name = TOLD_KEYS[table]
        before[name] = after[name] = getattr(record, name)
    return before, after


def _plain(table: str, column: str, value: Any) -> Any:
    if value is None:
        return None
    if is_sensitive(table, column):
        return REDACTED
    if isinstance(value, (str, int, float, bool)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _row_id(record: Base) -> int | None:
    key = inspect(record).mapper.primary_key_from_instance(record)
    return key[0] if key and isinstance(key[0], int) else None


def _json(values: dict[str, Any]) -> str | None:
    if not values:
        return None
    return json.dumps(values, ensure_ascii=False, default=_text)


def _text(value: Any) -> str:
    return value.hex if isinstance(value, UUID) else str(value)
