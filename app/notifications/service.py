"""Writes notices. A person reads, snoozes and announces only their own."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Update, delete, tuple_, update
from sqlalchemy.orm import Session

from app.core.errors import Invalid, NotFound
from app.db.doors import call, is_server
from app.db.once import insert_all_new
from app.db.uow import UnitOfWork
from app.notifications.dto import NewNotice, SnoozeNotice
from app.notifications.tables import Notice

Told = tuple[int, str]  # whom, and the key under which he was told


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
    subject = subject_type, subject_id
    news = NewNotice(user_id, kind, *subject, params, dedupe_key, happened_at, is_urgent)
    return bool(notify_all(uow, [news]))


def notify_all(uow: UnitOfWork, news: Sequence[NewNotice]) -> int:
    """Tell people several things, each once; returns how many were new to them."""
    if not news:
        return 0
    rows = [
        {
            "user_id": one.user_id,
            "kind": one.kind,
            "subject_type": one.subject_type,
            "subject_id": one.subject_id,
            "params": json.dumps(one.params, ensure_ascii=False),
            "happened_at": one.happened_at,
            "created_at": uow.now(),
            "dedupe_key": one.dedupe_key,
            "is_urgent": one.is_urgent,
        }
        for one in news
    ]
    ids = _add(uow.session, rows, uow.now())
    if ids:
        uow.changes.touch("notice", *ids)
    return len(ids)


def _add(session: Session, rows: list[dict[str, Any]], now: datetime) -> list[int]:
    """Write notices unless they are there; on a server only a function may write to others."""
    if is_server(session):
        return list(call(session, "notify", notices=rows, noticed=now).scalars())
    return [notice_id for (notice_id,) in insert_all_new(session, Notice, rows, ("id",))]


def withdraw(uow: UnitOfWork, told: Collection[Told]) -> frozenset[Told]:
    """Take back notices that others will say; returns those of them that nobody had seen."""
    if not told:
        return frozenset()
    if is_server(uow.session):
        rows = [{"user_id": user_id, "dedupe_key": key} for user_id, key in told]
        taken = call(uow.session, "withdraw_notices", notices=rows)
    else:
        unseen = delete(Notice).where(
            tuple_(Notice.user_id, Notice.dedupe_key).in_(told),
            Notice.shown_at.is_(None),
            Notice.read_at.is_(None),
        )
        taken = uow.session.execute(unseen.returning(Notice.user_id, Notice.dedupe_key))
    return frozenset((row.user_id, row.dedupe_key) for row in taken)


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
