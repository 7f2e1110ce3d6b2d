"""The only statements that write clocks and the steps that were carried out.

On a server nobody writes either by hand: narrow functions do (``app/access/sql/31_clocks.sql``).
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from app.db.doors import call, is_server
from app.db.once import insert_all_new
from app.sla.tables import SlaClock, SlaStep

KEY = ("record_type", "record_id", "kind", "instance")
_COLUMNS = SlaClock.metadata.tables["sla_clock"].c
Row = dict[str, Any]


def stored(session: Session, record_type: str, record_id: int) -> dict[tuple[str, int], Row]:
    """The clocks of a record by (kind, instance)."""
    statement = select(*_COLUMNS).where(
        _COLUMNS.record_type == record_type, _COLUMNS.record_id == record_id
    )
    rows = session.execute(statement).mappings()
    return {(row["kind"], row["instance"]): dict(row) for row in rows}


def put(session: Session, rows: Sequence[Row]) -> None:
    """Write clocks as the rows say, new ones and known ones alike; each names every column."""
    if not rows:
        return
    if is_server(session):
        call(session, "put_clocks", clocks=list(rows))
        return
    inserted = sqlite.insert(SlaClock)
    changed = {name: inserted.excluded[name] for name in rows[0] if name not in KEY}
    session.connection().execute(
        inserted.on_conflict_do_update(index_elements=KEY, set_=changed), rows
    )


def recorded_levels(
    session: Session, clock_ids: Collection[int]
) -> dict[tuple[int, int], set[int]]:
    """The levels that were carried out, by (clock, epoch)."""
    levels: dict[tuple[int, int], set[int]] = {}
    if clock_ids:
        statement = select(SlaStep.clock_id, SlaStep.epoch, SlaStep.level).where(
            SlaStep.clock_id.in_(clock_ids)
        )
        for clock_id, epoch, level in session.execute(statement):
            levels.setdefault((clock_id, epoch), set()).add(level)
    return levels


def step_key(clock_id: int, epoch: int, level: int) -> str:
    """The name of a step in all of the store, under which people are told of it."""
    return f"sla:{clock_id}:{epoch}:{level}"


def claim(
    session: Session, steps: Sequence[Row], waiting: Sequence[Row], now: datetime
) -> set[tuple[int, ...]]:
    """Record steps that nobody recorded before, and what their clocks wait for next.

    A clock that somebody else is writing at this moment is left for the next look.

    Args:
        steps: rows of ``sla_step``.
        waiting: per clock ``id``, ``next_at`` and ``next_level``.

    Returns:
        (clock, epoch, level) of the steps that were ours to record.
    """
    if not steps:
        return set()
    if is_server(session):
        new = call(session, "claim_steps", steps=list(steps), waiting=list(waiting), noted=now)
        return {(row.clock_id, row.epoch, row.level) for row in new}
    ours = insert_all_new(session, SlaStep, steps, ("clock_id", "epoch", "level"))
    session.execute(update(SlaClock), list(waiting))
    return ours
