"""Reads about tickets: lists, one ticket, its history. The board stands in ``board.py``."""

import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    SQLColumnExpression,
    Subquery,
    and_,
    asc,
    case,
    desc,
    func,
    join,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from app.core.errors import NotFound
from app.core.paging import PAGE_SIZE, Cursor, Page
from app.core.text import terms
from app.customers.tables import Contact, Customer
from app.db.paging import Key, page
from app.db.reading import Reading
from app.identity.tables import Department, UserAccount
from app.sla import queries as sla
from app.sla.calendar import BusinessCalendar
from app.sla.dto import ClockRow
from app.sla.explain import Explanation
from app.sla.policy import ClockKind
from app.sla.tables import SlaClock
from app.tickets import access, filters
from app.tickets.dto import (
    EventRow,
    FilterCounts,
    StatusRow,
    TicketDetail,
    TicketFilter,
    TicketHit,
    TicketRow,
    TicketSort,
)
from app.tickets.family import Member, check_visible, members
from app.tickets.history import categories, clock_events, lines_of
from app.tickets.rules import Category, EventType, Kind, Outcome, Priority, Rating, Severity
from app.tickets.tables import ChecklistLine, Ticket, TicketEvent, TicketStatus


def lines_of_ticket(*conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    """How many lines of a ticket's checklist are so."""
    return (
        select(func.count())
        .where(ChecklistLine.ticket_id == Ticket.id, *conditions)
        .correlate(Ticket)
        .scalar_subquery()
    )


_Owner = aliased(UserAccount)
_ROW: Final[tuple[Any, ...]] = (
    Ticket.id, Ticket.number, Ticket.title, Ticket.customer_id, Customer.name, Customer.tier,
    Contact.name, Ticket.kind, Ticket.sub_kind, Ticket.severity, Ticket.priority, Ticket.status,
    Ticket.category, Ticket.is_confidential, Ticket.owner_id, _Owner.name, Ticket.department_id,
    Ticket.progress, Ticket.reported_at, Ticket.closed_at, Ticket.next_due_at,
    Ticket.next_due_kind, Ticket.version, Ticket.outcome,
    SlaClock.warn_at, lines_of_ticket(), lines_of_ticket(ChecklistLine.done_at.is_not(None)),
)  # fmt: skip
ROW_WIDTH: Final = len(_ROW)
_DETAIL: Final[tuple[Any, ...]] = (
    Ticket.external_no, Ticket.description, Ticket.contact_id, Ticket.channel, Department.key,
    Department.name, Ticket.occurred_at, Ticket.wanted_by, Ticket.assigned_at, Ticket.accepted_at,
    Ticket.progress_at, Ticket.feedback, Ticket.solution, Ticket.rating,
    Ticket.improvement, Ticket.root_cause, Ticket.solved_at, Ticket.reopen_count,
)  # fmt: skip
_SORTS: Final[dict[str, SQLColumnExpression[Any]]] = {
    "due": Ticket.next_due_at.expression,
    "number": Ticket.number.expression,
    "reported": Ticket.reported_at.expression,
    "customer": Customer.sort_key.expression,
    "priority": Ticket.priority_rank.expression,
    "progress": Ticket.progress.expression,
    "status": TicketStatus.position.expression,
}
_EVERYTHING: Final = TicketFilter()
_SHORT_NUMBER = re.compile(r"#?(\d{1,4})")


def ticket_page(
    read: Reading,
    wanted: TicketFilter,
    sort: TicketSort,
    cursor: Cursor | None = None,
    size: int = PAGE_SIZE,
    within: Iterable[ColumnElement[bool]] = (),
) -> Page[TicketRow]:
    """``size`` rows of the table; ``within`` restricts them further."""
    # Chosen in the narrow indexes of the list, before anything wide is joined.
    found = _sorted_ids(wanted, sort).where(*filters.conditions(read, wanted), *within)
    keys = _keys(sort, _SORTS[sort.by], Ticket.id.expression)

    def widen(narrow: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
        first = narrow.subquery()
        statement = rows_statement(first.c.sort_value, first.c.id, first=first)
        direction = desc if sort.descending else asc  # as the narrow rows are sorted already
        return statement.order_by(direction(first.c.sort_value), direction(first.c.id))

    return page(read.session, found, keys, make_row, cursor, size, widen)


def _keys(
    sort: TicketSort, value: SQLColumnExpression[Any], id_: SQLColumnExpression[int]
) -> tuple[Key, Key]:
    return (
        Key(value, ROW_WIDTH, descending=sort.descending, nullable=sort.by == "due"),
        Key(id_, ROW_WIDTH + 1, descending=sort.descending),
    )


def _sorted_ids(wanted: TicketFilter, sort: TicketSort) -> Select[int, Any]:
    statement: Select[int, Any] = select(Ticket.id, _SORTS[sort.by].label("sort_value"))
    if sort.by == "status":
        return statement.join(TicketStatus, TicketStatus.key == Ticket.status)
    if sort.by != "customer":
        return statement
    # Of all tickets the first are read off the order of the customers (the sum keeps SQLite from
    # beginning with the tickets); a few that are wanted are found first, then sorted.
    id_ = Customer.id + 0 if wanted == _EVERYTHING else Customer.id
    return statement.join(Customer, id_ == Ticket.customer_id)


def ticket_count(
    read: Reading, wanted: TicketFilter, within: Iterable[ColumnElement[bool]] = ()
) -> int:
    """How many tickets the filter, and ``within``, leave."""
    statement = select(func.count(Ticket.id)).where(*filters.conditions(read, wanted), *within)
    return read.session.execute(statement).scalar_one()


def ticket_detail(read: Reading, ticket_id: int) -> TicketDetail:
    """One ticket with everything the form shows.

    Raises:
        NotFound: no such ticket, or the actor may not see it.
    """
    maker = aliased(UserAccount)
    is_lead = filters.membership(read.actor.user_id, Ticket.id.expression).scalar_subquery()
    statement = (
        rows_statement(*_DETAIL, maker.name, Ticket.created_by_id, is_lead)
        .outerjoin(Department, Department.id == Ticket.department_id)
        .outerjoin(maker, maker.id == Ticket.created_by_id)
        .where(Ticket.id == ticket_id, Ticket.deleted_at.is_(None), filters.visible(read))
    )
    found = read.session.execute(statement).first()
    if found is None:
        raise NotFound(entity="ticket", id=ticket_id)
    row = make_row(found)
    *fields, created_by_id, is_lead_here = found[ROW_WIDTH:]
    detail = dict(zip(_DETAIL_NAMES, fields, strict=True))
    detail["rating"] = Rating(detail["rating"]) if detail["rating"] else None
    stake = access.Stake(
        row.owner_id,
        row.department_id,
        created_by_id,
        row.is_confidential,
        is_member=is_lead_here is not None,
        is_lead=bool(is_lead_here),
    )
    may = frozenset(name for name in access.ACTIONS if access.may(read.actor, name, stake))
    return TicketDetail(row=row, **detail, may=may)


_DETAIL_NAMES = (
    "external_no", "description", "contact_id", "channel", "department_key", "department_name",
    "occurred_at", "wanted_by", "assigned_at", "accepted_at", "progress_at", "feedback",
    "solution", "rating", "improvement", "root_cause", "solved_at", "reopen_count",
    "created_by_name",
)  # fmt: skip


def history(read: Reading, ticket_id: int, cursor: Cursor | None = None) -> Page[EventRow]:
    """What happened to a ticket and to those merged into it, newest first.

    Raises:
        NotFound: no such ticket, or the actor may not see it.
    """
    check_visible(read, ticket_id)
    merged = {member.id: member for member in members(read, ticket_id)}
    statement = (
        select(
            TicketEvent.id, TicketEvent.at, UserAccount.name, TicketEvent.type,
            TicketEvent.field, TicketEvent.before, TicketEvent.after, TicketEvent.text,
            TicketEvent.ticket_id,
        )
        .outerjoin(UserAccount, UserAccount.id == TicketEvent.actor_id)
        .where(
            TicketEvent.ticket_id.in_((ticket_id, *merged)),
            # That it was merged is told by the other one's own line.
            or_(TicketEvent.ticket_id == ticket_id, TicketEvent.type != EventType.MERGED),
        )
    )  # fmt: skip
    keys = (
        Key(TicketEvent.at.expression, 1, descending=True),
        Key(TicketEvent.id.expression, 0, descending=True),
    )
    return page(read.session, statement, keys, partial(_make_event, merged), cursor)


def clocks(read: Reading, ticket_id: int) -> tuple[ClockRow, ...]:
    """Every clock of a ticket, finished ones too, in the order in which they began.

    Raises:
        NotFound: no such ticket, or the actor may not see it.
    """
    check_visible(read, ticket_id)
    return sla.clocks(read.session, "ticket", ticket_id)


def clocks_now(read: Reading, ticket_id: int) -> tuple[tuple[ClockRow, ...], BusinessCalendar]:
    """Every clock of a ticket, and the working calendar by which they are read at any moment.

    Raises:
        NotFound: no such ticket, or the actor may not see it.
    """
    return clocks(read, ticket_id), sla.working_calendar(read.session)


def explanations(read: Reading, ticket_id: int) -> dict[tuple[ClockKind, int], Explanation]:
    """Every deadline of a ticket taken apart, as it stands now, by kind and instance of its clock.

    Raises:
        NotFound: no such ticket, or the actor may not see it.
    """
    check_visible(read, ticket_id)
    events = clock_events(lines_of(read.session, ticket_id), categories(read.session))
    return sla.explanations(read.session, events, read.now())


def statuses(read: Reading) -> tuple[StatusRow, ...]:
    """The columns of the board in their order."""
    statement = (
        select(
            TicketStatus.key,
            TicketStatus.name,
            TicketStatus.category,
            TicketStatus.position,
            TicketStatus.limit,
        )
        .where(TicketStatus.deleted_at.is_(None))
        .order_by(TicketStatus.position, TicketStatus.id)
    )
    return tuple(
        StatusRow(key, name, Category(category), position, limit)
        for key, name, category, position, limit in read.session.execute(statement)
    )


def search(read: Reading, text: str, limit: int = 20) -> tuple[TicketHit, ...]:
    """Tickets by number, words or pinyin of the title, newest first; ``#7`` finds ``…-0007``."""
    short = _SHORT_NUMBER.fullmatch(text.strip())
    wanted = terms(short[1].zfill(4) if short else text)
    if not wanted:
        return ()
    found = filters.in_ticket if short else filters.in_words
    statement = (
        select(Ticket.id, Ticket.number, Ticket.title, Customer.name, Ticket.status)
        .join(Customer, Customer.id == Ticket.customer_id)
        .where(
            Ticket.deleted_at.is_(None),
            filters.visible(read),
            found(read, wanted),
        )
        .order_by(Ticket.id.desc())
        .limit(limit)
    )
    return tuple(TicketHit(*row) for row in read.session.execute(statement))


def filter_counts(read: Reading, views: tuple[TicketFilter, ...] = ()) -> FilterCounts:
    """How many open tickets stand behind each quick filter and each of ``views``, in one go."""
    parts = (
        Ticket.owner_id == read.actor.user_id,
        filters.is_overdue(read.now()),
        filters.is_due_today(read),
        Ticket.owner_id.is_(None),
        Ticket.category == Category.WAITING,
        *(and_(*filters.conditions(read, view)) for view in views),
    )
    sums = [func.coalesce(func.sum(case((part, 1), else_=0)), 0) for part in parts]
    statement = select(*sums).where(*filters.conditions(read, TicketFilter()), filters.is_open())
    mine, overdue, due_today, unowned, waiting, *saved = map(
        int, read.session.execute(statement).one()
    )
    return FilterCounts(mine, overdue, due_today, unowned, waiting, tuple(saved))


def rows_statement(*more: Any, first: Subquery | None = None) -> Select[Any]:
    """Select what ``make_row`` needs, and ``more`` columns behind it.

    Args:
        first: has the ids of the tickets that were chosen before.
    """
    tickets = Ticket.__table__ if first is None else join(first, Ticket, first.c.id == Ticket.id)
    return (
        select(*_ROW, *more)
        .select_from(tickets)
        .join(Customer, Customer.id == Ticket.customer_id)
        .outerjoin(Contact, Contact.id == Ticket.contact_id)
        .outerjoin(_Owner, _Owner.id == Ticket.owner_id)
        .outerjoin(
            SlaClock,
            (SlaClock.record_type == "ticket")
            & (SlaClock.record_id == Ticket.id)
            & (SlaClock.kind == Ticket.next_due_kind)
            & (SlaClock.state == "running"),
        )
    )


def make_row(found: Any) -> TicketRow:
    """A row of ``rows_statement`` as the window sees it."""
    (
        id_, number, title, customer_id, customer, tier, contact, kind, sub_kind, severity,
        priority, status, category, is_confidential, owner_id, owner, department_id, progress,
        reported_at, closed_at, due_at, due_kind, version, outcome, warn_at, lines, lines_done,
    ) = found[:ROW_WIDTH]  # fmt: skip
    return TicketRow(
        id=id_,
        number=number,
        title=title,
        customer_id=customer_id,
        customer_name=customer,
        tier=tier,
        contact_name=contact,
        kind=Kind(kind),
        sub_kind=sub_kind,
        severity=Severity(severity),
        priority=Priority(priority),
        status=status,
        category=Category(category),
        is_confidential=is_confidential,
        owner_id=owner_id,
        owner_name=owner,
        department_id=department_id,
        progress=progress,
        reported_at=reported_at,
        closed_at=closed_at,
        next_due_at=due_at,
        next_due_kind=due_kind,
        warn_at=warn_at,
        is_paused=due_at is None and category == Category.WAITING,
        version=version,
        outcome=Outcome(outcome) if outcome else None,
        lines=lines,
        lines_done=lines_done,
    )


def _make_event(merged: Mapping[int, Member], found: Any) -> EventRow:
    id_, at, actor, type_, field, before, after, text, ticket_id = found
    if field == "facts":  # for the clocks only
        field = after = None
        text = merged[ticket_id].description if ticket_id in merged else text
    number = merged[ticket_id].number if ticket_id in merged else None
    return EventRow(id_, at, actor, EventType(type_), field, before, after, text, number)
