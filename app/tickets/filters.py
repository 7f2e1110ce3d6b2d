"""A ``TicketFilter`` as conditions of a statement."""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    and_,
    literal_column,
    or_,
    select,
    true,
)

from app.core.permissions import Scope
from app.core.text import Term, terms
from app.customers.main_tables import Customer
from app.db.reading import Reading
from app.db.search import matches
from app.tickets.main_tables import TaskForceMember, Ticket, TicketStatus
from app.tickets.rules import Category, priority_rank

if TYPE_CHECKING:
    from app.tickets.dto import TicketFilter  # the home page has no use for all that is in there
    from app.tickets.lanes import LaneBy, LanePart


def conditions(read: Reading, wanted: "TicketFilter") -> list[ColumnElement[bool]]:
    """What a ticket must meet to be listed: seen by the actor, not deleted, and as wanted."""
    asked = wanted.question.conditions(read) if wanted.question is not None else ()
    chosen = (*_chosen(wanted), *_timed(read, wanted), *asked)
    return [visible(read), Ticket.deleted_at.is_(None), *chosen]


def visible(read: Reading, of: type[Ticket] = Ticket) -> ColumnElement[bool]:
    """Which tickets exist for the actor: confidential ones within the scope or as a member only.

    Args:
        of: the tickets, or an alias of them.

    Raises:
        PermissionDenied: the actor sees no tickets at all.
    """
    read.require("ticket.see")
    actor = read.actor
    scope = actor.scope("ticket.see_confidential")
    if scope is Scope.ALL:
        return true()
    mine = or_(of.owner_id == actor.user_id, of.created_by_id == actor.user_id)
    if scope is Scope.DEPARTMENT and actor.department_id is not None:
        mine = or_(mine, of.department_id == actor.department_id)
    return or_(of.is_confidential.is_(False), mine, of.id.in_(forces(actor.user_id)))


def forces(user_id: int) -> Select[int]:
    """The tickets in whose task forces a person is."""
    return select(TaskForceMember.ticket_id).where(
        TaskForceMember.user_id == user_id, TaskForceMember.deleted_at.is_(None)
    )


def membership(user_id: int, ticket_id: int | SQLColumnExpression[int]) -> Select[bool]:
    """Whether a person leads the task force of a ticket; nothing if he is not in it."""
    return select(TaskForceMember.is_lead).where(
        TaskForceMember.ticket_id == ticket_id,
        TaskForceMember.user_id == user_id,
        TaskForceMember.deleted_at.is_(None),
    )


def is_open() -> ColumnElement[bool]:
    """Whether somebody still has something to do with it.

    Said twice: in the very word of the partial index, which with a parameter would not be used, and
    by the statuses it begins with, without which SQLite takes a longer one.
    """
    return and_(
        Ticket.category != literal_column("'closed'"),
        Ticket.status.in_(select(TicketStatus.key).where(TicketStatus.category != Category.CLOSED)),
    )


def is_closed() -> ColumnElement[bool]:
    """Whether nobody has anything to do with it any more; said twice for the same reasons."""
    return and_(
        Ticket.category == literal_column("'closed'"),
        Ticket.status.in_(select(TicketStatus.key).where(TicketStatus.category == Category.CLOSED)),
    )


def is_overdue(now: datetime) -> ColumnElement[bool]:
    """Whether a running clock is past its due time; one that stands still is not.

    ``next_due_at`` is the earliest due time of those that run.
    """
    return and_(is_open(), Ticket.next_due_at < now)


def is_due_today(read: Reading) -> ColumnElement[bool]:
    """Whether the next deadline is still to come on this company day."""
    return and_(
        is_open(),
        Ticket.category == Category.OPEN,
        Ticket.next_due_at >= read.now(),
        Ticket.next_due_at < midnight(read, 1),
    )


def midnight(read: Reading, days: int) -> datetime:
    """The moment (UTC) at which the company day begins that is ``days`` after today."""
    today = read.now().astimezone(read.zone).date()
    return datetime.combine(today + timedelta(days=days), time(), read.zone).astimezone(UTC)


def in_ticket(read: Reading, wanted: tuple[Term, ...]) -> ColumnElement[bool]:
    """Whether the words stand in the ticket: number, title, its pinyin."""
    return matches(read.session, Ticket.id.expression, "ticket", wanted)


def in_words(read: Reading, wanted: tuple[Term, ...]) -> ColumnElement[bool]:
    """Whether the words stand in the ticket or name its customer."""
    return or_(
        in_ticket(read, wanted),
        matches(read.session, Ticket.customer_id.expression, "customer", wanted),
    )


def lane(by: "LaneBy") -> SQLColumnExpression[Any]:
    """What says in which swimlane a ticket, joined with its customer, lies; NULL: nobody's."""
    columns: dict[str, SQLColumnExpression[Any]] = {
        "person": Ticket.owner_id.expression,
        "department": Ticket.department_id.expression,
        "tier": Customer.tier.expression,
    }
    return columns[by]


def is_one_of(
    found: SQLColumnExpression[Any], by: "LaneBy", keys: Collection[str]
) -> ColumnElement[bool]:
    """Whether a lane, as ``lane`` gives it, is one of these."""
    known = [key if by == "tier" else int(key) for key in keys if key]
    is_known = found.in_(known)
    return or_(is_known, found.is_(None)) if "" in keys else is_known


def in_lane(part: "LanePart") -> ColumnElement[bool]:
    """Whether a ticket, joined with its customer, lies in a swimlane."""
    return is_one_of(lane(part.by), part.by, (part.key,))


def _chosen(wanted: "TicketFilter") -> Iterator[ColumnElement[bool]]:
    lists: tuple[tuple[Any, Collection[Any]], ...] = (
        (Ticket.id, wanted.ids),
        (Ticket.status, wanted.statuses),
        (Ticket.category, wanted.categories),
        (Ticket.department_id, wanted.department_ids),
        (Ticket.kind, wanted.kinds),
        (Ticket.severity, wanted.severities),
        (Ticket.priority_rank, [priority_rank(priority) for priority in wanted.priorities]),
    )
    for column, values in lists:
        if values:
            yield column.in_(values)
    if wanted.tiers:
        in_tier = select(Customer.id).where(Customer.tier.in_(wanted.tiers))
        yield Ticket.customer_id.in_(in_tier)
    if wanted.customer_id is not None:
        yield Ticket.customer_id == wanted.customer_id
    if wanted.owner_ids or wanted.unowned:
        owners = Ticket.owner_id.in_(wanted.owner_ids)
        yield or_(owners, Ticket.owner_id.is_(None)) if wanted.unowned else owners


def _timed(read: Reading, wanted: "TicketFilter") -> Iterator[ColumnElement[bool]]:
    words = terms(wanted.text)
    if words:
        yield in_words(read, words)
    if wanted.overdue:
        yield is_overdue(read.now())
    if wanted.due_today:
        yield is_due_today(read)
    if wanted.reported_from is not None:
        yield Ticket.reported_at >= wanted.reported_from
    if wanted.reported_before is not None:
        yield Ticket.reported_at < wanted.reported_before
