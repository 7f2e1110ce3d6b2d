"""Reads about tickets that belong together: what is linked, and what was merged into what."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from app.core.errors import NotFound
from app.db.reading import Reading
from app.tickets import access, filters
from app.tickets.rules import Category, LinkKind
from app.tickets.tables import Ticket, TicketLink, TicketMerge, TicketStatus

MERGED: Final = "merged"  # beside the kinds of links
_MOST = 100  # shown; nobody reads more


@dataclass(frozen=True, slots=True)
class Member:
    """A ticket that was merged into another, also by way of a third."""

    id: int
    number: str
    description: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """What another ticket is to the one that was asked about.

    ``kind`` is one of ``LinkKind`` or ``MERGED``; with ``is_back`` it is said of the other one.
    ``first_id`` is the ticket it is said of, the asked one or one that was merged into it.
    """

    kind: str
    is_back: bool
    first_id: int
    second_id: int
    ticket_id: int
    number: str
    title: str
    status: str
    status_name: str | None
    category: Category
    may_remove: bool


def members(read: Reading, ticket_id: int) -> tuple[Member, ...]:
    """The tickets that were merged into this one, as far as the reader may see them."""
    found = (
        select(TicketMerge.ticket_id).where(TicketMerge.into_id == ticket_id).cte(recursive=True)
    )
    found = found.union_all(
        select(TicketMerge.ticket_id).join(found, TicketMerge.into_id == found.c.ticket_id)
    )
    statement = (
        select(Ticket.id, Ticket.number, Ticket.description)
        .join(found, found.c.ticket_id == Ticket.id)
        .where(Ticket.deleted_at.is_(None), filters.visible(read))
        .order_by(Ticket.id)
    )
    return tuple(Member(*row) for row in read.session.execute(statement))


def links(read: Reading, ticket_id: int) -> tuple[LinkRow, ...]:
    """What is linked with a ticket or with those merged into it; hidden tickets are left out.

    Raises:
        NotFound: no such ticket, or the actor may not see it.
    """
    check_visible(read, ticket_id)
    ids = (ticket_id, *(member.id for member in members(read, ticket_id)))
    first, second = aliased(Ticket), aliased(Ticket)
    linked = (
        _rows(first, second, TicketLink.kind)
        .select_from(TicketLink)
        .join(first, first.id == TicketLink.ticket_id)
        .join(second, second.id == TicketLink.other_id)
        .where(or_(TicketLink.ticket_id.in_(ids), TicketLink.other_id.in_(ids)))
    )
    merged = (
        _rows(first, second, TicketMerge.ticket_id)
        .select_from(TicketMerge)
        .join(first, first.id == TicketMerge.ticket_id)
        .join(second, second.id == TicketMerge.into_id)
        .where(or_(TicketMerge.ticket_id == ticket_id, TicketMerge.into_id.in_(ids)))
    )
    names: dict[str, tuple[str | None, str]] = {
        key: (name, category)
        for key, name, category in read.session.execute(
            select(TicketStatus.key, TicketStatus.name, TicketStatus.category)
        )
    }
    rows: list[LinkRow] = []
    for statement, right in ((merged, "ticket.merge"), (linked, "ticket.work")):
        shown = statement.where(
            *(one.deleted_at.is_(None) for one in (first, second)),
            *(filters.visible(read, one) for one in (first, second)),
        ).order_by(second.number, first.number)
        for kind, *ends in read.session.execute(shown.limit(_MOST)):
            row = _row(read, kind if right == "ticket.work" else MERGED, ends, ids, names, right)
            if row is not None:
                rows.append(row)
    return tuple(rows)


def check_visible(read: Reading, ticket_id: int) -> None:
    """Refuse what is not there for the reader.

    Raises:
        NotFound: no such ticket, or the actor may not see it.
    """
    statement = select(Ticket.id).where(
        Ticket.id == ticket_id, Ticket.deleted_at.is_(None), filters.visible(read)
    )
    if read.session.execute(statement).first() is None:
        raise NotFound(entity="ticket", id=ticket_id)


def _rows(first: type[Ticket], second: type[Ticket], kind: Any) -> Any:
    ends = ((one.id, one.number, one.title, one.status) for one in (first, second))
    stake = (first.owner_id, first.department_id, first.created_by_id, first.is_confidential)
    return select(kind, *(column for end in ends for column in end), *stake)


def _row(
    read: Reading,
    kind: str,
    found: list[Any],
    ids: tuple[int, ...],
    names: dict[str, tuple[str | None, str]],
    right: str,
) -> LinkRow | None:
    """The row as the asked ticket sees it; what links its own parts says nothing."""
    first, second, stake = found[:4], found[4:8], access.Stake(*found[8:])
    is_second = first[0] not in ids or (kind == MERGED and second[0] in ids)
    if kind != MERGED and first[0] in ids and second[0] in ids:
        return None
    is_back = is_second and kind != LinkKind.RELATED  # which says the same of both
    id_, number, title, status = first if is_second else second
    name, category = names[status]
    may_remove = access.may(read.actor, right, stake)
    return LinkRow(
        kind, is_back, first[0], second[0], id_, number, title, status, name, Category(category),
        may_remove,
    )  # fmt: skip
