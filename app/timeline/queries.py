"""One customer's story: interactions, tickets, follow-ups, surveys and his own changes."""

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select, union_all

from app.core.audited import TOLD_FIELDS
from app.core.errors import NotFound
from app.core.paging import PAGE_SIZE, Cursor, Page
from app.core.permissions import Scope
from app.customers.tables import Customer
from app.db.paging import Key, page
from app.db.reading import Reading
from app.files.rules import label
from app.files.tables import Attachment
from app.identity.names import person_names
from app.surveys.rules import QuestionKind
from app.surveys.tables import Answer, Question, Response
from app.timeline.dto import EntryKind, FieldChange, FileName, TimelineEntry
from app.timeline.parts import PARTS

FILES_NAMED = 3  # of one interaction


def timeline(
    read: Reading,
    customer_id: int,
    kinds: frozenset[EntryKind] = frozenset(),
    cursor: Cursor | None = None,
    size: int = PAGE_SIZE,
) -> Page[TimelineEntry]:
    """One page of what happened with a customer, newest first.

    Args:
        kinds: what to show; empty shows everything.

    Raises:
        NotFound: no such customer.
    """
    read.require("customer.see")
    customer = read.session.get(Customer, customer_id)
    if customer is None or customer.deleted_at is not None:
        raise NotFound(entity="customer", id=customer_id)
    chosen = [kind for kind in EntryKind if not kinds or kind in kinds]
    story = union_all(
        *(part for kind in chosen for part in PARTS[kind](read, customer_id))
    ).subquery()
    keys = [
        Key(story.c.at, 2, descending=True),
        Key(story.c.kind, 0, descending=True),
        Key(story.c.id, 1, descending=True),
    ]
    found = page(read.session, select(story), keys, _as_read, cursor, size)
    scores = _scores(read, [row.id for row in found.rows if row.kind == EntryKind.SURVEY])
    names = person_names(read.session)
    entries = [_entry(row, names, scores) for row in found.rows]
    return Page(_with_files(read, entries), found.next_cursor)


def _as_read(row: Any) -> Any:
    return row


def _entry(row: Any, names: Mapping[int, str], scores: Mapping[int, float]) -> TimelineEntry:
    kind = EntryKind(row.kind)
    return TimelineEntry(
        kind,
        row.id,
        row.at,
        row.what,
        names.get(row.who_id),
        row.record_id,
        row.number,
        row.code,
        row.title,
        row.text,
        direction=row.after if kind is EntryKind.INTERACTION else None,
        due_at=row.due_at,
        changes=_changes(row, names),
        score=scores.get(row.id) if kind is EntryKind.SURVEY else None,
    )


def _with_files(read: Reading, entries: list[TimelineEntry]) -> tuple[TimelineEntry, ...]:
    """The entries, those of interactions with the names of their files."""
    ids = [entry.id for entry in entries if entry.kind is EntryKind.INTERACTION]
    if not ids or read.actor.scope("interaction.see") is Scope.NONE:
        return tuple(entries)
    on = Attachment.interaction_id
    ranked = (
        select(
            on,
            Attachment.id,
            Attachment.name,
            func.row_number().over(partition_by=on, order_by=Attachment.id).label("place"),
            func.count().over(partition_by=on).label("total"),
        )
        .where(on.in_(ids), Attachment.deleted_at.is_(None))
        .subquery()
    )
    shown = select(ranked).where(ranked.c.place <= FILES_NAMED).order_by(ranked.c.id)
    files: dict[int, list[FileName]] = {}
    totals: dict[int, int] = {}
    for talk_id, id_, name, _place, total in read.session.execute(shown):
        files.setdefault(talk_id, []).append(FileName(id_, label(name)))
        totals[talk_id] = total
    return tuple(
        replace(entry, files=tuple(files[entry.id]), file_count=totals[entry.id])
        if entry.kind is EntryKind.INTERACTION and entry.id in files
        else entry
        for entry in entries
    )


def _changes(row: Any, names: Mapping[int, str]) -> tuple[FieldChange, ...]:
    if row.kind == EntryKind.TICKET and row.what == "moved":
        return (FieldChange("status", row.before, row.after),)
    if row.kind != EntryKind.CUSTOMER or not row.after:
        return ()
    before, after = json.loads(row.before or "{}"), json.loads(row.after)
    return tuple(
        FieldChange(field, _said(field, before.get(field), names), _said(field, value, names))
        for field, value in after.items()
        if field in TOLD_FIELDS
    )


def _said(field: str, value: Any, names: Mapping[int, str]) -> str | None:
    if value is None:
        return None
    return names.get(value) if field == "owner_id" else str(value)


def _scores(read: Reading, invitation_ids: Collection[int]) -> dict[int, float]:
    """The mean of the 1 to 5 answers to these invitations, where the reader may see answers."""
    if not invitation_ids or read.actor.scope("survey.answers") is Scope.NONE:
        return {}
    statement = (
        select(
            Response.invitation_id,
            Response.owner_id,
            Response.department_id,
            func.sum(Answer.score),
            func.count(Answer.score),
        )
        .join(Answer, Answer.response_id == Response.id)
        .join(Question, Question.id == Answer.question_id)
        .where(
            Response.invitation_id.in_(invitation_ids),
            Question.kind == QuestionKind.SCALE5,
            Answer.score.is_not(None),
        )
        .group_by(Response.invitation_id, Response.owner_id, Response.department_id)
    )
    found: dict[int, float] = {}
    for id_, owner_id, department_id, total, count in read.session.execute(statement):
        may_see = read.actor.may("survey.answers", owner_id=owner_id, department_id=department_id)
        if may_see and id_ is not None and total is not None:
            found[id_] = total / count
    return found
