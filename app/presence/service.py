"""Saying what one looks at; each person writes of himself only."""

from datetime import timedelta

from sqlalchemy import ColumnElement, delete, update

from app.db.uow import UnitOfWork
from app.presence.dto import Looking
from app.presence.tables import Presence

LASTS = timedelta(seconds=60)  # a desk that was switched off is gone after so long
_ABANDONED = timedelta(days=1)


def look(uow: UnitOfWork, cmd: Looking) -> None:
    """Say that the record is open here; again before ``LASTS`` is over.

    The first time others hear of it.
    """
    until = uow.now() + LASTS
    renewed = uow.session.connection().execute(
        update(Presence).where(*_here(uow, cmd)).values(until=until)
    )
    if not renewed.rowcount:
        uow.session.add(
            Presence(
                user_id=uow.actor.user_id,
                desk=cmd.desk,
                topic=cmd.topic,
                record_id=cmd.record_id,
                until=until,
            )
        )
        uow.changes.touch("presence", cmd.record_id)


def leave(uow: UnitOfWork, cmd: Looking) -> None:
    """Say that the record is closed here; what desks of the person left behind goes with it."""
    abandoned = Presence.until < uow.now() - _ABANDONED
    mine = Presence.user_id == uow.actor.user_id
    uow.session.execute(delete(Presence).where(mine, abandoned))
    uow.session.execute(delete(Presence).where(*_here(uow, cmd)))
    uow.changes.touch("presence", cmd.record_id)


def _here(uow: UnitOfWork, cmd: Looking) -> tuple[ColumnElement[bool], ...]:
    return (
        Presence.user_id == uow.actor.user_id,
        Presence.desk == cmd.desk,
        Presence.topic == cmd.topic,
        Presence.record_id == cmd.record_id,
    )
