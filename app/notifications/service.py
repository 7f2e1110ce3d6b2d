"""Writes notices. A person reads, snoozes and announces only their own."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Update, delete, update
from sqlalchemy.orm import Session

from app.core.errors import Invalid, NotFound
from app.db.doors import call, is_server
from app.db.once import insert_new
from app.db.uow import UnitOfWork
from app.notifications.dto import SnoozeNotice
from app.notifications.tables import Notice


def notify(
    uow: UnitOfWork,
    user_id: int,
    kind: str,
    subject_type: str,
    subject_id: int,
    params: Mapping[str, object],
    dedupe_key: str,
    happened_at: datetime,
    *,
    is_urgent: bool = False,
) -> bool:
    """Tell a person something once; False if they were told it before.

    Args:
        kind: names the sentence (word ``notice.<kind>``); ``params`` fill it and go into JSON.
        dedupe_key: the same key never makes a second notice for the same person.
        happened_at: when it happened, not when it was noticed.
        is_urgent: told outside working hours, too.
    """
    values = {
        "user_id": user_id,
        "kind": kind,
        "subject_type": subject_type,
        "subject_id": subject_id,
        "params": json.dumps(params, ensure_ascii=False),
        "happened_at": happened_at,
        "created_at": uow.now(),
        "dedupe_key": dedupe_key,
        "is_urgent": is_urgent,
    }
    notice_id = _add(uow.session, values)
    if notice_id is None:
        return False
    uow.changes.touch("notice", notice_id)
    return True


def _add(session: Session, values: dict[str, Any]) -> int | None:
    """Write a notice unless it is there; on a server only a function may write to others."""
    if not is_server(session):
        return insert_new(session, Notice, values)
    made: int | None = call(
        session,
        "notify",
        whom=values["user_id"],
        of_kind=values["kind"],
        about=values["subject_type"],
        about_id=values["subject_id"],
        with_params=values["params"],
        once=values["dedupe_key"],
        happened=values["happened_at"],
        noticed=values["created_at"],
        urgent=values["is_urgent"],
    ).scalar()
    return made


def withdraw(uow: UnitOfWork, user_id: int, dedupe_keys: Collection[str]) -> frozenset[str]:
    """Take back notices that another one will say; returns the keys of those nobody had seen."""
    if not dedupe_keys:
        return frozenset()
    if is_server(uow.session):
        keys = list(dedupe_keys)
        taken = call(uow.session, "withdraw_notices", whom=user_id, keys=keys)
        return frozenset(taken.scalars())
    unseen = delete(Notice).where(
        Notice.user_id == user_id,
        Notice.dedupe_key.in_(dedupe_keys),
        Notice.shown_at.is_(None),
        Notice.read_at.is_(None),
    )
    return frozenset(uow.session.execute(unseen.returning(Notice.dedupe_key)).scalars())


def settle(
    uow: UnitOfWork, subject_type: str, subject_id: int, dedupe_keys: Collection[str]
) -> None:
    """Take the attention off notices whose reason is gone, where nobody has read them yet.

    They stay in the notice centre as settled, are not counted and not announced.
    """
    if not dedupe_keys:
        return
    if is_server(uow.session):
        about = {"about": subject_type, "about_id": subject_id, "keys": list(dedupe_keys)}
        ids = call(uow.session, "settle_notices", **about, noted=uow.now()).scalars().all()
    else:
        settled = update(Notice).where(
            Notice.subject_type == subject_type,
            Notice.subject_id == subject_id,
            Notice.dedupe_key.in_(dedupe_keys),
            Notice.read_at.is_(None),
            Notice.settled_at.is_(None),
        )
        done = settled.values(settled_at=uow.now()).returning(Notice.id)
        ids = uow.session.execute(done).scalars().all()
    if ids:
        uow.changes.touch("notice", *ids)


def mark_read(uow: UnitOfWork, notice_ids: Collection[int]) -> None:
    """Note that the actor has read some of their notices."""
    _update(uow, _mine(uow).where(Notice.id.in_(notice_ids), Notice.read_at.is_(None)))


def mark_all_read(uow: UnitOfWork) -> None:
    """Note that the actor has read all of their notices."""
    _update(uow, _mine(uow).where(Notice.read_at.is_(None)))


def snooze(uow: UnitOfWork, cmd: SnoozeNotice) -> None:
    """Put a notice away until later; then it is announced again.

    Raises:
        NotFound: the actor has no such notice.
        Invalid: ``until`` has passed.
    """
    if cmd.until <= uow.now():
        raise Invalid({"until": "in_the_past"})
    changed = _mine(uow).where(Notice.id == cmd.notice_id)
    values: dict[str, Any] = {"snoozed_until": cmd.until, "shown_at": None, "read_at": None}
    if not uow.session.execute(changed.values(values).returning(Notice.id)).scalar():
        raise NotFound(entity="notice", id=cmd.notice_id)
    uow.changes.touch("notice", cmd.notice_id)


def mark_shown(uow: UnitOfWork, notice_ids: Collection[int]) -> frozenset[int]:
    """Claim notices for announcing; returns those that no other window of the actor claimed."""
    claimed = uow.session.execute(
        _mine(uow)
        .where(Notice.id.in_(notice_ids), Notice.shown_at.is_(None))
        .values(shown_at=uow.now())
        .returning(Notice.id)
    ).scalars()
    return frozenset(claimed)


def _mine(uow: UnitOfWork) -> Update:
    return update(Notice).where(Notice.user_id == uow.actor.user_id)


def _update(uow: UnitOfWork, changed: Update) -> None:
    read = changed.values(read_at=uow.now()).returning(Notice.id)
    ids = uow.session.execute(read).scalars().all()
    if ids:
        uow.changes.touch("notice", *ids)
