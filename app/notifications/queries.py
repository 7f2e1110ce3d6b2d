"""Reads about the notices of the actor; nobody sees those of others."""

import json
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from app.core.paging import Cursor, Page
from app.db.paging import Key, page
from app.db.reading import Reading
from app.notifications.dto import NoticeRow
from app.notifications.tables import Notice

ANNOUNCED_AT_ONCE = 500  # a night's worth is announced as one

_ROW = (
    Notice.id,
    Notice.kind,
    Notice.subject_type,
    Notice.subject_id,
    Notice.params,
    Notice.happened_at,
    Notice.created_at,
    Notice.read_at,
    Notice.snoozed_until,
    Notice.settled_at,
)
_NEWEST_FIRST = (
    Key(Notice.created_at, 6, descending=True),
    Key(Notice.id, 0, descending=True),
)


def unread_count(read: Reading) -> int:
    """How many notices wait to be read; snoozed ones come back at their time."""
    statement = select(func.count()).select_from(Notice).where(_mine(read), _waiting(read))
    return read.session.execute(statement).scalar_one()


def notices(read: Reading, cursor: Cursor | None = None) -> Page[NoticeRow]:
    """All notices, newest first."""
    return page(read.session, select(*_ROW).where(_mine(read)), _NEWEST_FIRST, _row, cursor)


def to_announce(read: Reading, *, only_urgent: bool = False) -> tuple[NoticeRow, ...]:
    """Notices that no window has shown yet, oldest first; claim them by ``service.mark_shown``."""
    wanted = [Notice.is_urgent.is_(True)] if only_urgent else []
    statement = (
        select(*_ROW)
        .where(_mine(read), _waiting(read), Notice.shown_at.is_(None), *wanted)
        .order_by(Notice.created_at, Notice.id)
        .limit(ANNOUNCED_AT_ONCE)
    )
    return tuple(_row(row) for row in read.session.execute(statement))


def _mine(read: Reading) -> ColumnElement[bool]:
    return Notice.user_id == read.actor.user_id


def _waiting(read: Reading) -> ColumnElement[bool]:
    is_awake = or_(Notice.snoozed_until.is_(None), Notice.snoozed_until <= read.now())
    return and_(Notice.read_at.is_(None), Notice.settled_at.is_(None), is_awake)


def _row(row: Any) -> NoticeRow:
    return NoticeRow(
        row.id,
        row.kind,
        row.subject_type,
        row.subject_id,
        json.loads(row.params),
        row.happened_at,
        row.created_at,
        row.read_at is not None,
        row.snoozed_until,
        row.settled_at is not None,
    )
