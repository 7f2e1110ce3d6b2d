"""What a rule about one table can say; the rules themselves stand in ``rules``."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Whose:
    """Which columns say whose a row is; ``parent`` = (table, column) asks another table's row.

    Attributes:
        department_of: (table, column): the department stands on that table's row.
    """

    owner: str | None = None
    department: str | None = None
    maker: str | None = None
    parent: tuple[str, str] | None = None
    department_of: tuple[str, str] | None = None
    owner_may_be_nobody: bool = False


@dataclass(frozen=True)
class Change:
    """Columns that an action may change. One that several actions name is open to each of them.

    Attributes:
        becomes: what the new values must be (SQL on ``NEW``).
    """

    action: str
    columns: tuple[str, ...]
    becomes: str = ""


@dataclass(frozen=True)
class TableRule:
    """How people reach one table.

    Attributes:
        see: the action a reader needs; rows are narrowed by ``seen_by`` where its reach is less
            than all.
        insert: the action; ``insert_check`` is a further condition on the new row (SQL).
        changes: what may be updated, by action.
        delete: the action; only pure link tables and a person's own notes really delete.
        only: a condition on every row, whoever asks (SQL), such as "mine".
        see_check: a further condition on the rows one sees (SQL).
        confidential: the action needed for rows with ``is_confidential``.
        insert_by_type: for the lines of a history: the actions that allow each ``type``, on the
            row that ``whose.parent`` names. Lines at their true times come with an import only.
    """

    see: str | None
    whose: Whose = field(default_factory=Whose)
    insert: str | None = None
    insert_check: str | None = None
    changes: tuple[Change, ...] = ()
    delete: str | None = None
    only: str | None = None
    see_check: str | None = None
    confidential: str | None = None
    insert_by_type: Mapping[str, tuple[str, ...]] | None = None
