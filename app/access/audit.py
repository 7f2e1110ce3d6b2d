"""The audit log's part of the SQL texts: what it takes down is the list of ``app.core.audited``."""

import json
from collections.abc import Iterable

from app.core.audited import (
    KEPT_DAYS,
    NOISE,
    REDACTED,
    SENSITIVE_COLUMNS,
    SENSITIVE_TABLES,
    TOLD_FIELDS,
    TOLD_KEYS,
    UNWATCHED,
)

_OPS = ("insert", "update", "delete")
_TOO_YOUNG = "laike: the audit log is kept for half a year"
_NEVER = "laike: the audit log is never changed"


def filled(sql: str) -> str:
    """Put the lists into an SQL text of PostgreSQL, where it names them between ``@``."""
    words = {
        "@unwatched@": _array(UNWATCHED),
        "@noise@": _array(NOISE),
        "@sensitive_tables@": _array(SENSITIVE_TABLES),
        "@sensitive_columns@": _array(f"{table}.{name}" for table, name in SENSITIVE_COLUMNS),
        "@told_fields@": _array(TOLD_FIELDS),
        "@told_keys@": f"{_quoted(json.dumps(TOLD_KEYS))}::jsonb",
        "@redacted_tables@": _array(SENSITIVE_TABLES | {table for table, _ in SENSITIVE_COLUMNS}),
        "@redacted@": _quoted(REDACTED),
        "@kept_days@": str(KEPT_DAYS),
        "@ops@": _array(_OPS),
        "@too_young@": _quoted(_TOO_YOUNG),
        "@never@": _quoted(_NEVER),
    }
    for word, meant in words.items():
        sql = sql.replace(word, meant)
    return sql


def sqlite_ddl() -> tuple[str, ...]:
    """Triggers by which a SQLite file refuses to forget; made anew after every migration.

    An INSERT OR REPLACE would take a line away without a trigger noticing, hence the third.
    """
    age = f"strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', '-{KEPT_DAYS} days')"
    return (
        "CREATE TRIGGER IF NOT EXISTS audit_event_keeps BEFORE UPDATE ON audit_event "
        f"BEGIN SELECT RAISE(ABORT, {_quoted(_NEVER)}); END",
        "CREATE TRIGGER IF NOT EXISTS audit_event_stays BEFORE DELETE ON audit_event "
        f"WHEN old.at > {age} BEGIN SELECT RAISE(ABORT, {_quoted(_TOO_YOUNG)}); END",
        "CREATE TRIGGER IF NOT EXISTS audit_event_adds BEFORE INSERT ON audit_event "
        "WHEN EXISTS (SELECT 1 FROM audit_event WHERE id = new.id) "
        f"BEGIN SELECT RAISE(ABORT, {_quoted(_NEVER)}); END",
    )


def _array(words: Iterable[str]) -> str:
    return f"ARRAY[{', '.join(_quoted(word) for word in sorted(words))}]::text[]"


def _quoted(text: str) -> str:
    escaped = text.replace("'", "''")
    return f"'{escaped}'"
