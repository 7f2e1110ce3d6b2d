"""Keeping and dropping the actor's own drafts."""

import json
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import delete, select

from app.db.uow import UnitOfWork
from app.drafts.tables import Draft

C = TypeVar("C")
R = TypeVar("R")


def keep(uow: UnitOfWork, key: str, values: dict[str, object]) -> None:
    """Keep what is typed in the form ``key`` so far; values are plain JSON values."""
    body = json.dumps(values, ensure_ascii=False)
    draft = uow.session.execute(
        select(Draft).where(Draft.user_id == uow.actor.user_id, Draft.key == key)
    ).scalar()
    if draft is None:
        draft = Draft(user_id=uow.actor.user_id, key=key, body=body, saved_at=uow.now())
        uow.session.add(draft)
    draft.body = body
    draft.saved_at = uow.now()


def discard(uow: UnitOfWork, key: str) -> None:
    """The form was saved or given up."""
    uow.session.execute(delete(Draft).where(Draft.user_id == uow.actor.user_id, Draft.key == key))


def finishing(uow: UnitOfWork, key: str, fn: Callable[[UnitOfWork, C], R], command: C) -> R:
    """Do what the form ``key`` asks for; its draft is gone if, and only if, that is done.

    Raises:
        AppError: what ``fn`` raises; the draft stays.
    """
    result = fn(uow, command)
    discard(uow, key)
    return result
