"""Calendars, policies and the clocks derived from events."""

from datetime import datetime

from sqlalchemy import Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Editable, Row
from app.db.types import Id

_OPEN = text("state IN ('running', 'paused')")


class SlaCalendar(Editable):
    """A business calendar; ``data`` is its JSON form, ``version`` the version clocks refer to."""

    __tablename__ = "sla_calendar"

    key: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str | None] = mapped_column(Text)
    data: Mapped[str] = mapped_column(Text)


class SlaPolicy(Editable):
    """A policy in the ordered list; the first that matches counts, the last one matches all."""

    __tablename__ = "sla_policy"

    position: Mapped[int]
    key: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str | None] = mapped_column(Text)
    data: Mapped[str] = mapped_column(Text)  # JSON: match, targets, warn share, ladder
    is_default: Mapped[bool] = mapped_column(default=False)


class SlaClock(Row):
    """One clock of one record, derived from its events. Written by ``app.sla.service`` only."""

    __tablename__ = "sla_clock"

    record_type: Mapped[str] = mapped_column(Text)  # ticket, follow_up, response
    record_id: Mapped[int] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(Text)
    instance: Mapped[int]
    epoch: Mapped[int]
    target_seconds: Mapped[int]
    policy_id: Mapped[int | None] = mapped_column(Id)
    policy_version: Mapped[int | None]
    calendar_key: Mapped[str] = mapped_column(Text)
    calendar_version: Mapped[int | None]
    started_at: Mapped[datetime]
    due_at: Mapped[datetime]
    used_seconds: Mapped[int] = mapped_column(default=0)
    paused_since: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(Text)  # running, paused, met, missed, stopped
    met_at: Mapped[datetime | None]
    is_by_hand: Mapped[bool] = mapped_column(default=False)
    is_silent: Mapped[bool] = mapped_column(default=False)  # imported history never rings
    next_at: Mapped[datetime | None]  # when the watcher must look again
    next_level: Mapped[int | None]

    @classmethod
    def constraints(cls) -> tuple[Index | UniqueConstraint, ...]:
        return (
            UniqueConstraint("record_type", "record_id", "kind", "instance"),
            Index("ix_sla_clock_next", "next_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
            Index(None, "state", "due_at"),
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
