"""The rules over time, the clocks derived from events, and the steps that were carried out."""

from datetime import datetime

from sqlalchemy import ColumnElement, Index, Text, UniqueConstraint, literal_column, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Row, partial_index
from app.db.types import Id

_OPEN = text("state IN ('running', 'paused')")


class SlaRules(Row):
    """Policies and working calendar as they hold from ``since`` on.

    Appended, never changed: saving an edit adds a row, so that what was met or missed keeps the
    rules it was measured by. The newest row is the one that is edited next.
    """

    __tablename__ = "sla_rules"

    since: Mapped[datetime]
    policies: Mapped[str] = mapped_column(Text)  # JSON, see app.sla.stored
    calendar: Mapped[str] = mapped_column(Text)  # JSON, see app.sla.stored
    policy_version: Mapped[int]
    calendar_version: Mapped[int]
    saved_by_id: Mapped[int | None] = mapped_column(Id)


class SlaClock(Row):
    """One clock of one record, derived from its events. Written by ``app.sla.service`` only.

    ``schedule`` holds the steps of an open clock, so that the watcher rings without deriving it
    again; ``next_at`` and ``next_level`` are the first of them that was not yet carried out.
    """

    __tablename__ = "sla_clock"

    record_type: Mapped[str] = mapped_column(Text)  # ticket, task
    record_id: Mapped[int] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(Text)
    instance: Mapped[int]
    epoch: Mapped[int]
    target_seconds: Mapped[int]
    hours: Mapped[str] = mapped_column(Text)  # working, elapsed: what the target counts
    policy_key: Mapped[str] = mapped_column(Text)
    policy_version: Mapped[int]
    calendar_version: Mapped[int]
    rules_id: Mapped[int] = mapped_column(Id)  # the newest rules there were when it was derived
    started_at: Mapped[datetime]
    due_at: Mapped[datetime]
    warn_at: Mapped[datetime | None]  # when an open clock begins to be pressing
    used_seconds: Mapped[int | None]  # of the target; empty while it runs
    paused_since: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(Text)  # running, paused, met, missed, stopped
    met_at: Mapped[datetime | None]  # when it ended, in time or late
    is_by_hand: Mapped[bool] = mapped_column(default=False)
    is_silent: Mapped[bool] = mapped_column(default=False)  # imported history never rings
    schedule: Mapped[str] = mapped_column(Text, default="[]")  # JSON, see app.sla.stored
    next_at: Mapped[datetime | None]  # when the watcher must look again
    next_level: Mapped[int | None]

    @classmethod
    def constraints(cls) -> tuple[Index | UniqueConstraint, ...]:
        return (
            UniqueConstraint("record_type", "record_id", "kind", "instance"),
            partial_index("ix_sla_clock_next", "next_at", of=_OPEN),
            partial_index("ix_sla_clock_rules", "rules_id", of=_OPEN),
        )


class SlaStep(Row):
    """A warning, breach or escalation that was carried out; unique, so it happens once."""

    __tablename__ = "sla_step"

    clock_id: Mapped[int] = mapped_column(Id)
    epoch: Mapped[int]
    level: Mapped[int]
    due_at: Mapped[datetime]  # when it should have happened
    recorded_at: Mapped[datetime]
    action: Mapped[str] = mapped_column(Text)
    user_id: Mapped[int | None] = mapped_column(Id)

    @classmethod
    def constraints(cls) -> tuple[UniqueConstraint, ...]:
        return (UniqueConstraint("clock_id", "epoch", "level"),)


def is_open_clock() -> ColumnElement[bool]:
    """The condition of the partial indexes, spelt out: with parameters they would not be used."""
    return SlaClock.state.in_([literal_column("'running'"), literal_column("'paused'")])
