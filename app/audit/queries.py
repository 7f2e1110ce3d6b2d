"""Searching the audit log: the newest line first, page by page."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, column, func, not_, or_, select, table
from sqlalchemy.orm import Session

from app.audit.dto import AuditFilter, AuditRow, Operation
from app.audit.tables import AuditEvent
from app.core.paging import PAGE_SIZE, Cursor, Page
from app.core.permissions import Scope
from app.db.paging import Key, page
from app.db.reading import Reading

READ = "audit.read"

# Tables of higher tiers, as far as a line is named by them.
_person = table("user_account", column("id"), column("name"))
_NUMBERED = {
    name: table(name, column("id"), column("number"))
    for name in ("customer", "ticket", "invitation")
}
# Rows that carry the id of the record they belong to as their own.
_PARTS = {
    "customer": ("customer", "customer_private", "customer_tag"),
    "ticket": ("ticket", "ticket_link", "ticket_merge"),
}
_SEEN_BY = {"customer": "customer.see", "ticket": "ticket.see", "invitation": "survey.enter"}

_EXPORT, _REVEAL, _PURGE = "export", "reveal", "purge"
_IMPORTS = ("register_many", "ticket.import")
_DELETED = AuditEvent.after.like('%"deleted_at": "%')
_UPDATE = AuditEvent.op == "update"
_OPERATIONS: Mapping[Operation, ColumnElement[bool]] = {
    Operation.ADDED: AuditEvent.op == "insert",
    Operation.CHANGED: and_(_UPDATE, not_(_DELETED)),
    Operation.DELETED: or_(AuditEvent.op == "delete", and_(_UPDATE, _DELETED)),
    Operation.EXPORTED: AuditEvent.op == _EXPORT,
    Operation.REVEALED: AuditEvent.op == _REVEAL,
    Operation.IMPORTED: AuditEvent.op.in_(_IMPORTS),
    Operation.CLEANED: AuditEvent.op == _PURGE,
    Operation.OTHER: AuditEvent.op.not_in(
        ("insert", "update", "delete", _EXPORT, _REVEAL, _PURGE, *_IMPORTS)
    ),
}
_BY_OP = {
    "insert": Operation.ADDED,
    "delete": Operation.DELETED,
    _EXPORT: Operation.EXPORTED,
    _REVEAL: Operation.REVEALED,
    _PURGE: Operation.CLEANED,
    **dict.fromkeys(_IMPORTS, Operation.IMPORTED),
}


def audit_page(
    read: Reading, wanted: AuditFilter, cursor: Cursor | None = None, size: int = PAGE_SIZE
) -> Page[AuditRow]:
    """Lines of the log, the newest first.

    Raises:
        PermissionDenied: the reader may not read the log.
    """
    read.require(READ)
    statement = _wanted(
        read.session,
        select(
            AuditEvent.id,
            AuditEvent.at,
            _person.c.name,
            AuditEvent.host,
            AuditEvent.op,
            AuditEvent.table_name,
            AuditEvent.row_id,
            AuditEvent.before,
            AuditEvent.after,
        ).outerjoin(_person, _person.c.id == AuditEvent.actor_id),
        wanted,
    )
    found = page(
        read.session, statement, [Key(AuditEvent.id, 0, descending=True)], tuple, cursor, size
    )
    numbers = _numbers(read, found.rows)
    return Page(tuple(_row(line, numbers) for line in found.rows), found.next_cursor)


def audit_count(read: Reading, wanted: AuditFilter) -> int:
    """How many lines there are.

    Raises:
        PermissionDenied: the reader may not read the log.
    """
    read.require(READ)
    statement = _wanted(read.session, select(func.count()).select_from(AuditEvent), wanted)
    total: int = read.session.execute(statement).scalar_one()
    return total


def _wanted(session: Session, statement: Select[Any], wanted: AuditFilter) -> Select[Any]:
    if wanted.people:
        statement = statement.where(AuditEvent.actor_id.in_(wanted.people))
    if wanted.tables:
        statement = statement.where(AuditEvent.table_name.in_(wanted.tables))
    if wanted.operations:
        statement = statement.where(or_(*(_OPERATIONS[one] for one in wanted.operations)))
    if wanted.since is not None:
        statement = statement.where(AuditEvent.at >= wanted.since)
    if wanted.before is not None:
        statement = statement.where(AuditEvent.at < wanted.before)
    if wanted.record.strip():
        statement = statement.where(_about(session, wanted.record.strip()))
    return statement


def _about(session: Session, record: str) -> ColumnElement[bool]:
    """Lines of one record: by the number people know it by, or by its id in its table."""
    if record.isdecimal():
        return AuditEvent.row_id == int(record[:18])
    found: list[ColumnElement[bool]] = []
    for name, numbered in _NUMBERED.items():
        is_it = numbered.c.number == record.upper()
        for id_ in session.execute(select(numbered.c.id).where(is_it)).scalars():
            tables = _PARTS.get(name, (name,))
            found.append(and_(AuditEvent.table_name.in_(tables), AuditEvent.row_id == id_))
            fact = f'"{name}_id": {id_}'
            ends = [AuditEvent.after.like(f"%{fact}{end}%") for end in (",", "}")]
            found.append(and_(AuditEvent.table_name == "", or_(*ends)))
    return or_(*found) if found else AuditEvent.id.is_(None)


def _numbers(read: Reading, lines: Iterable[Any]) -> dict[tuple[str, int], str]:
    """Numbers of the records that the lines are about, as far as the reader may see them."""
    ids: dict[str, set[int]] = {}
    for line in lines:
        name, row_id = _subject(line)
        for whole, parts in _PARTS.items():
            name = whole if name in parts else name
        if name in _NUMBERED and row_id is not None:
            ids.setdefault(name, set()).add(row_id)
    found = {}
    for name, wanted in ids.items():
        if read.actor.scope(_SEEN_BY[name]) is Scope.NONE:
            continue
        numbered = _NUMBERED[name]
        statement = select(numbered.c.id, numbered.c.number).where(numbered.c.id.in_(wanted))
        for id_, number in read.session.execute(statement):
            for part in _PARTS.get(name, (name,)):
                found[part, id_] = number
    return found


def _subject(line: Any) -> tuple[str, int | None]:
    """The row a line is about; of an action the record that its facts name."""
    name, row_id, facts = line[5], line[6], line[8]
    if not name and facts:
        told = json.loads(facts)
        for whole in _NUMBERED:
            if isinstance(told.get(f"{whole}_id"), int):
                return whole, told[f"{whole}_id"]
    return name, row_id


def _row(line: Any, numbers: Mapping[tuple[str, int], str]) -> AuditRow:
    id_, at, person, host, op, _, _, before, after = line
    table_name, row_id = _subject(line)
    new = json.loads(after or "{}")
    is_deleted = op == "update" and new.get("deleted_at") is not None
    operation = _BY_OP.get(op, Operation.CHANGED if op == "update" else Operation.OTHER)
    return AuditRow(
        id_,
        at,
        person,
        host,
        op,
        Operation.DELETED if is_deleted else operation,
        table_name,
        row_id,
        None if row_id is None else numbers.get((table_name, row_id)),
        json.loads(before or "{}"),
        new,
    )
