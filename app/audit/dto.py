"""What the audit page asks and shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Operation(StrEnum):
    """What a line tells, as people ask for it."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"
    EXPORTED = "exported"
    REVEALED = "revealed"
    IMPORTED = "imported"
    CLEANED = "cleaned"
    OTHER = "other"


@dataclass(frozen=True)
class AuditFilter:
    """Which lines are wanted; what is empty does not narrow.

    Attributes:
        record: the number of a customer, ticket or survey, or the id of any row.
        since, before: aware; the first moment wanted and the first one not wanted any more.
    """

    people: tuple[int, ...] = ()
    tables: tuple[str, ...] = ()
    operations: tuple[Operation, ...] = ()
    record: str = ""
    since: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One line.

    Attributes:
        person: None where no person of the desk did it: the program by itself, or psql.
        host: from which computer, as it is known.
        op: as written: insert, update, delete, or an action such as export.
        table, row_id: the row it is about; of an action the record its facts name, or "" and None.
        record: the number of the record, where it has one and the reader may see it.
        old, new: the fields before and after; of an action its facts.
    """

    id: int
    at: datetime
    person: str | None
    host: str
    op: str
    operation: Operation
    table: str
    row_id: int | None
    record: str | None
    old: Mapping[str, Any]
    new: Mapping[str, Any]
