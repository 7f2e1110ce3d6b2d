"""Calls of the narrow functions that a PostgreSQL server offers instead of rights on tables.

On SQLite the same is done by statements of ours; each caller has both side by side.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Result, text
from sqlalchemy.orm import Session


def is_server(session: Session) -> bool:
    """Whether the store is a PostgreSQL server, which lets nobody write derived rows by hand."""
    return session.get_bind().dialect.name == "postgresql"


def call(session: Session, function: str, **arguments: Any) -> Result[Any]:
    """Call ``laike.<function>`` with named arguments; rows of it come back.

    Mappings and lists of them, the empty list too, are passed as ``jsonb``.
    """
    given = {name: _plain(value) for name, value in arguments.items()}
    shown = ", ".join(
        f"{name} => {f'CAST(:{name} AS jsonb)' if _is_json(arguments[name]) else f':{name}'}"
        for name in arguments
    )
    return session.execute(text(f"SELECT * FROM laike.{function}({shown})"), given)


def _is_json(value: Any) -> bool:
    return isinstance(value, Mapping) or (
        isinstance(value, list) and all(isinstance(item, Mapping) for item in value)
    )


def _plain(value: Any) -> Any:
    return json.dumps(value, default=_text, ensure_ascii=False) if _is_json(value) else value


def _text(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")
