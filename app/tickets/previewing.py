"""What a canned reply would do to many tickets, before it is used on them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from app.core.errors import AppError, InvalidTransition, NotFound, PermissionDenied
from app.db.reading import Reading
from app.tickets import access, filters, rules
from app.tickets.canned import its_template
from app.tickets.rules import ASSIGNED, IN_PROGRESS, NEW, Category, Place, Standing
from app.tickets.steps_dto import MOST_LINES
from app.tickets.tables import (
    CannedReply,
    ChecklistLine,
    ChecklistTemplate,
    Ticket,
    TicketStatus,
)

_CHUNK = 500  # below the number of parameters a statement may have
_COLUMNS = (
    Ticket.id, Ticket.customer_id, Ticket.owner_id, Ticket.department_id, Ticket.created_by_id,
    Ticket.is_confidential, Ticket.status, Ticket.category, Ticket.priority, Ticket.solution,
    Ticket.outcome, Ticket.rating,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReplyEffect:
    """What the reply does to one ticket; nothing at all where it is ``refused``.

    ``priority`` and ``status`` are what they become, None where they stay; ``template`` is the
    name of the checklist that is put on it.
    """

    ticket_id: int
    customer_id: int
    takes: bool = False
    priority: str | None = None
    status: str | None = None
    refused: AppError | None = None
    template: str | None = None


def reply_effects(
    read: Reading, reply_id: int, ticket_ids: tuple[int, ...]
) -> tuple[ReplyEffect, ...]:
    """The effects in the order of the tickets; those the reader may not see are left out.

    Raises:
        NotFound: no such reply, or it is somebody else's.
    """
    reply = read.session.execute(
        select(
            CannedReply.status,
            CannedReply.priority,
            CannedReply.takes,
            CannedReply.user_id,
            CannedReply.template_id,
            ChecklistTemplate.name.label("template"),
            ChecklistTemplate.lines,
        )
        .outerjoin(ChecklistTemplate, its_template(read.actor.user_id))
        .where(CannedReply.id == reply_id, CannedReply.deleted_at.is_(None))
    ).first()  # fmt: skip
    if reply is None or reply.user_id not in (None, read.actor.user_id):
        raise NotFound(entity="canned_reply", id=reply_id)
    places = {
        key: Place(key, Category(category))
        for key, category in read.session.execute(select(TicketStatus.key, TicketStatus.category))
    }
    found = {}
    for start in range(0, len(ticket_ids), _CHUNK):
        part = ticket_ids[start : start + _CHUNK]
        lengths = _lengths(read, part) if reply.template_id else {}
        statement = select(*_COLUMNS).where(
            Ticket.id.in_(part), Ticket.deleted_at.is_(None), filters.visible(read)
        )
        for row in read.session.execute(statement):
            found[row.id] = _effect(read, reply, row, places, lengths.get(row.id, 0))
    return tuple(found[id_] for id_ in ticket_ids if id_ in found)


def _lengths(read: Reading, ticket_ids: tuple[int, ...]) -> dict[int, int]:
    """How many lines the checklists have already."""
    statement = (
        select(ChecklistLine.ticket_id, func.count())
        .where(ChecklistLine.ticket_id.in_(ticket_ids))
        .group_by(ChecklistLine.ticket_id)
    )
    return dict(read.session.execute(statement).all())


def _effect(
    read: Reading, reply: Any, row: Any, places: dict[str, Place], length: int
) -> ReplyEffect:
    me = read.actor.user_id
    takes = bool(reply.takes) and row.owner_id != me
    priority = reply.priority if reply.priority != row.priority else None
    try:
        status = _checked(
            read, reply, row, places, length, takes=takes, is_urgent=priority is not None
        )
    except (InvalidTransition, PermissionDenied) as refused:
        return ReplyEffect(row.id, row.customer_id, refused=refused)
    return ReplyEffect(row.id, row.customer_id, takes, priority, status, template=reply.template)


def _checked(
    read: Reading,
    reply: Any,
    row: Any,
    places: dict[str, Place],
    length: int,
    *,
    takes: bool,
    is_urgent: bool,
) -> str | None:
    """The column it comes to, None where it stays.

    Raises:
        InvalidTransition, PermissionDenied: as using the reply would.
    """
    stake = access.Stake(row.owner_id, row.department_id, row.created_by_id, row.is_confidential)
    place, to = places[row.status], places.get(reply.status or "")
    moves = to is not None and to.key != row.status
    _need(read, "ticket.comment", stake)
    if takes or is_urgent:
        _need(read, "ticket.work", stake)
    if takes:
        if row.owner_id is not None:
            _need(read, "ticket.assign", stake)
        rules.check_take(place, is_mine=False)
        place = places[IN_PROGRESS] if place.key in (NEW, ASSIGNED) else place
    if is_urgent:
        rules.check_not_closed(place)
    if reply.template_id:
        _check_lines(read, reply, stake, place, length)
    if moves:
        _need(read, "ticket.work", stake)
    if to is not None and to.key != place.key:
        has_owner = takes or row.owner_id is not None
        standing = Standing(place, has_owner, row.solution, row.outcome, row.rating)
        rules.check_move(standing, to)
        return to.key
    return place.key if place.key != row.status else None


def _check_lines(read: Reading, reply: Any, stake: access.Stake, place: Place, length: int) -> None:
    if reply.template is None:
        raise InvalidTransition(reason="template_gone")
    _need(read, "ticket.work", stake)
    rules.check_not_closed(place)
    if length + len(reply.lines.splitlines()) > MOST_LINES:
        raise InvalidTransition(reason="checklist_full")


def _need(read: Reading, action: str, stake: access.Stake) -> None:
    if not access.may(read.actor, action, stake):
        raise PermissionDenied(action=action)
