"""Writes the audit row for every row the session flushes, in the same transaction."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, inspect
from sqlalchemy.orm import Session

from app.audit.tables import AuditEvent
from app.core.actor import Actor
from app.db.base import Base

REDACTED = "[redacted]"

# Derived rows and rows that are a log themselves.
_UNWATCHED = frozenset(
    {
        "audit_event", "number_counter", "lease", "draft", "sla_clock", "sla_step", "notice",
        "ticket_event", "contact_point_token", "customer_stats", "batch_change", "import_mapping",
        "contact_reveal", "answer",
    }
)  # fmt: skip
_SENSITIVE_TABLES = frozenset({"customer_private", "contact_private"})
_SENSITIVE_COLUMNS = frozenset({("contact_point", "as_typed"), ("contact_point", "normal")})
_NOISE = frozenset({"search_text", "sort_key", "updated_at", "updated_by_id", "version", "uid"})


def _plain(table: str, column: str, value: Any) -> Any:
    if value is None:
        return None
    if table in _SENSITIVE_TABLES or (table, column) in _SENSITIVE_COLUMNS:
        return REDACTED
    if isinstance(value, (str, int, float, bool)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _row_id(record: Base) -> int | None:
    key = inspect(record).mapper.primary_key_from_instance(record)
    return key[0] if key and isinstance(key[0], int) else None


def _changes(record: Base, op: str) -> tuple[dict[str, Any], dict[str, Any]]:
    state = inspect(record)
    table = record.__tablename__
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for attribute in state.mapper.column_attrs:
        name = attribute.key
        if name in _NOISE:
            continue
        history = state.attrs[name].history
        if op == "insert":
            value = getattr(record, name)
            if value is not None:
                after[name] = _plain(table, name, value)
        elif history.has_changes():
            before[name] = _plain(table, name, history.deleted[0] if history.deleted else None)
            after[name] = _plain(table, name, history.added[0] if history.added else None)
    return before, after


def record_flush(session: Session, actor: Actor, at: datetime) -> None:
    """Note what this flush writes. Called after the statements, before the state is reset."""
    rows: list[dict[str, Any]] = []
    kinds = (("insert", session.new), ("update", session.dirty), ("delete", session.deleted))
    for op, records in kinds:
        for record in records:
            if record.__tablename__ in _UNWATCHED:
                continue
            before, after = _changes(record, op)
            if op == "update" and not after:
                continue
            rows.append(
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
            )
    if rows:
        session.execute(insert(AuditEvent), rows)


def record_action(session: Session, actor: Actor, at: datetime, action: str, **facts: Any) -> None:
    """Note something done that writes no row of its own (an export, a reveal)."""
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


def _json(values: dict[str, Any]) -> str | None:
    if not values:
        return None
    return json.dumps(values, ensure_ascii=False, default=_text)


def _text(value: Any) -> str:
    return value.hex if isinstance(value, UUID) else str(value)
