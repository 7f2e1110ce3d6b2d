"""Which clocks ring now, and the claim that lets each of their steps happen once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from app.sla import clock_store
from app.sla.clock_store import Row, recorded_levels, step_key
from app.sla.policy import ClockKind
from app.sla.service import waiting_for
from app.sla.stored_schedule import schedule_from_data
from app.sla.tables import SlaClock, is_open_clock
from app.sla.watch import Step

Place = tuple[datetime, int]  # of a clock among those that are due


@dataclass(frozen=True)
class Ringing:
    """A clock and the steps of it that are due, earliest first."""

    row: SlaClock
    steps: tuple[Step, ...]
    place: Place

    @property
    def kind(self) -> ClockKind:
        """What the clock measures."""
        return ClockKind(self.row.kind)

    def key(self, step: Step) -> str:
        """The name of a step in all of the store."""
        return step_key(self.row.id, self.row.epoch, step.level)


def is_any_due(session: Session, now: datetime) -> bool:
    """Whether a clock waits for the watcher; costs the same however many are open."""
    return bool(session.execute(select(exists().where(is_due(now)))).scalar())


def due_clocks(
    session: Session, now: datetime, limit: int, after: Place | None = None
) -> list[Ringing]:
    """Return clocks that ring by ``now``, the longest waiting first.

    Args:
        after: the place of the clock the batch before ended with. What that had to leave because
            somebody was saving it must not keep those behind it from ringing.
    """
    statement = (
        select(SlaClock).where(is_due(now)).order_by(SlaClock.next_at, SlaClock.id).limit(limit)
    )
    if after is not None:
        at, clock_id = after
        is_later = (SlaClock.next_at == at) & (SlaClock.id > clock_id)
        statement = statement.where(SlaClock.next_at >= at, (SlaClock.next_at > at) | is_later)
    return [_ringing(row, now) for row in session.execute(statement).scalars()]


def claim(session: Session, ringing: Sequence[Ringing], now: datetime) -> list[Ringing]:
    """Record the due steps and let each clock wait for its next one.

    Returns:
        The clocks with those of their steps that nobody had carried out before.
    """
    values = [
        {
            "clock_id": ring.row.id,
            "epoch": ring.row.epoch,
            "level": step.level,
            "due_at": step.at,
            "recorded_at": now,
            "action": step.action,
        }
        for ring in ringing
        for step in ring.steps
    ]
    done = recorded_levels(session, [ring.row.id for ring in ringing])
    waiting = [{"id": ring.row.id, **_next(ring, done)} for ring in ringing]
    new = clock_store.claim(session, values, waiting, now)
    claimed = (replace(ring, steps=_new_steps(ring, new)) for ring in ringing)
    return [ring for ring in claimed if ring.steps]


def _next(ring: Ringing, done: Mapping[tuple[int, int], set[int]]) -> Row:
    """What a clock waits for once its due steps are carried out."""
    levels = done.get((ring.row.id, ring.row.epoch), set()) | {step.level for step in ring.steps}
    return waiting_for(schedule_from_data(json.loads(ring.row.schedule)), levels)


def is_due(now: datetime) -> ColumnElement[bool]:
    return is_open_clock() & (SlaClock.next_at <= now)


def _ringing(row: SlaClock, now: datetime) -> Ringing:
    steps = schedule_from_data(json.loads(row.schedule))
    place = (row.next_at or now, row.id)  # those that are due have one
    return Ringing(row, tuple(step for step in steps if step.at <= now), place)


def _new_steps(ring: Ringing, new: set[tuple[int, ...]]) -> tuple[Step, ...]:
    return tuple(s for s in ring.steps if (ring.row.id, ring.row.epoch, s.level) in new)
