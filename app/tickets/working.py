"""What commands on a ticket share: load it, put it somewhere, let its clocks follow."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from app.core.errors import Conflict, InvalidTransition, NotFound, PermissionDenied
from app.customers.tables import Customer
from app.db.uow import UnitOfWork, conflict_over
from app.identity.tables import Department, UserAccount
from app.settings.queries import read_setting
from app.sla import service as sla
from app.sla.dto import Subject
from app.sla.policy import TicketFacts
from app.tickets import access
from app.tickets.filters import membership
from app.tickets.history import (
    categories,
    clock_events,
    is_silent,
    lines_of,
    note,
    noted,
    write_noted,
)
from app.tickets.rules import (
    Category,
    ComplaintStep,
    EventType,
    Kind,
    Place,
    Standing,
    next_step,
)
from app.tickets.tables import ComplaintDone, Ticket, TicketEvent, TicketStatus


def load(uow: UnitOfWork, ticket_id: int, action: str, seen_version: int | None = None) -> Ticket:
    """Load a ticket for ``action``; ``seen_version`` None is for what only adds to it.

    Raises:
        NotFound: no such ticket, or the actor may not see it.
        Conflict: it changed since the actor read it. Told before a missing permission: who comes
            second to a ticket learns that somebody else was first.
        PermissionDenied: the actor may see it but not do this.
    """
    ticket = uow.get(Ticket, ticket_id)
    stake = _stake(uow, ticket, action)
    if not access.may_see(uow.actor, stake):
        raise NotFound(entity="ticket", id=ticket_id)
    if seen_version is not None and ticket.version != seen_version:
        raise _conflict(ticket)
    if not access.may(uow.actor, action, stake):
        raise PermissionDenied(action=action)
    return ticket


def _stake(uow: UnitOfWork, ticket: Ticket, action: str) -> access.Stake:
    """Whose a ticket is; whether one is in its task force is asked only where it matters."""
    stake = access.Stake(
        ticket.owner_id, ticket.department_id, ticket.created_by_id, ticket.is_confidential
    )
    if access.may(uow.actor, action, stake):
        return stake
    is_lead = uow.session.execute(membership(uow.actor.user_id, ticket.id)).scalar()
    return replace(stake, is_member=is_lead is not None, is_lead=bool(is_lead))


def _conflict(ticket: Ticket) -> Conflict:
    """Somebody was first; whoever took the ticket just then is said to have taken it."""
    was_taken = ticket.owner_id == ticket.updated_by_id and ticket.accepted_at == ticket.updated_at
    reason = {"reason": "taken"} if ticket.owner_id and was_taken else {}
    return conflict_over(ticket, number=ticket.number, **reason)


@contextmanager
def changing(
    uow: UnitOfWork, ticket_id: int, action: str, seen_version: int | None = None
) -> Iterator[Ticket]:
    """Load a ticket for the block to change; its row is written once, when the block ends.

    Raises:
        NotFound, Conflict, PermissionDenied: as ``load``.
    """
    ticket = load(uow, ticket_id, action, seen_version)
    with uow.session.no_autoflush:
        yield ticket
    finish(uow, ticket)


def finish(uow: UnitOfWork, ticket: Ticket) -> None:
    """Derive the clocks from what happened, then write the ticket with its next deadline.

    Whatever was noted raises the version, also where it changed no column: of two who do so
    having seen the same, the second is told.
    """
    derive(uow, ticket)
    if noted(uow.session, ticket):
        flag_modified(ticket, "updated_at")
    write_noted(uow.session, ticket)
    uow.session.flush()
    uow.changes.touch("ticket", ticket.id)
    uow.changes.touch("customer", ticket.customer_id)


def derive(uow: UnitOfWork, ticket: Ticket) -> None:
    """Derive the clocks from what happened and note the next deadline, without writing it."""
    with uow.session.no_autoflush:
        due = sla.refresh(uow, subject_of(uow, ticket))
    ticket.next_due_at = due.at if due else None
    ticket.next_due_kind = due.kind if due else None


def subject_of(uow: UnitOfWork, ticket: Ticket) -> Subject:
    """What its clocks are derived from, with what this transaction noted so far."""
    stored = lines_of(uow.session, ticket.id)
    lines = sorted([*stored, *noted(uow.session, ticket)], key=lambda line: line.at)
    return Subject(
        record_type="ticket",
        record_id=ticket.id,
        facts=facts_of(uow, ticket),
        events=clock_events(lines, categories(uow.session)),
        is_silent=is_silent(lines),
    )


def facts_of(uow: UnitOfWork, ticket: Ticket) -> TicketFacts:
    """What a policy can ask about, as it is now."""
    tier = uow.session.execute(
        select(Customer.tier).where(Customer.id == ticket.customer_id)
    ).scalar_one()
    return TicketFacts(tier, ticket.kind, ticket.sub_kind, ticket.severity, ticket.channel)


def place(uow: UnitOfWork, status: str) -> Place:
    """A status by its key.

    Raises:
        NotFound: no such status.
    """
    category = uow.session.execute(
        select(TicketStatus.category).where(
            TicketStatus.key == status, TicketStatus.deleted_at.is_(None)
        )
    ).scalar()
    if category is None:
        raise NotFound(entity="ticket_status", id=status)
    return Place(status, Category(category))


def check_room(uow: UnitOfWork, to: Place) -> None:
    """Refuse one more ticket in a column that is full, where the company wants that.

    Raises:
        InvalidTransition: reason ``column_full``; ``limit`` says how many it takes.
    """
    if not read_setting(uow.session, "board.hard_limits"):
        return
    limit = uow.session.execute(
        select(TicketStatus.limit).where(TicketStatus.key == to.key)
    ).scalar()
    held = select(func.count()).where(Ticket.status == to.key, Ticket.deleted_at.is_(None))
    if limit is not None and uow.session.execute(held).scalar_one() >= limit:
        raise InvalidTransition(reason="column_full", limit=limit)


def place_of(ticket: Ticket) -> Place:
    """Where a ticket stands."""
    return Place(ticket.status, Category(ticket.category))


def standing(uow: UnitOfWork, ticket: Ticket) -> Standing:
    """What the rules ask about a ticket."""
    missing = None
    if ticket.kind == Kind.COMPLAINT:
        missing = next_step(steps_done(uow.session, ticket.id))
    return Standing(
        place=place_of(ticket),
        has_owner=ticket.owner_id is not None,
        solution=ticket.solution,
        outcome=ticket.outcome,
        rating=ticket.rating,
        missing_step=missing,
    )


def steps_done(session: Session, ticket_id: int) -> frozenset[ComplaintStep]:
    """Which of a complaint's four steps are done."""
    statement = select(ComplaintDone.step).where(
        ComplaintDone.ticket_id == ticket_id, ComplaintDone.deleted_at.is_(None)
    )
    return frozenset(map(ComplaintStep, session.execute(statement).scalars()))


def put(
    uow: UnitOfWork, ticket: Ticket, to: Place, type_: EventType, text: str | None = None
) -> None:
    """Write the new status, the stamps that go with it, and the line of the history."""
    if to.key == ticket.status:
        return
    note(uow, ticket, type_, "status", ticket.status, to.key, text)
    ticket.status, ticket.category = to.key, to.category
    if type_ is not EventType.ROUTED:
        ticket.accepted_at = ticket.accepted_at or uow.now()
    if to.category in (Category.SOLVED, Category.CLOSED):
        ticket.solved_at = ticket.solved_at or uow.now()
        set_progress(uow, ticket, 100, type_)
    elif ticket.solved_at is not None:
        ticket.solved_at = None
        set_progress(uow, ticket, _progress_before(uow, ticket), type_)
    ticket.closed_at = uow.now() if to.category is Category.CLOSED else None


def set_text(
    uow: UnitOfWork, ticket: Ticket, field: str, text: str | None, type_: EventType
) -> None:
    """Write one text of the form; the same again is no news."""
    before = getattr(ticket, field)
    if before != text:
        note(uow, ticket, type_, field, before, text)
        setattr(ticket, field, text)


def set_progress(
    uow: UnitOfWork, ticket: Ticket, percent: int, type_: EventType, text: str | None = None
) -> None:
    """Write how far a ticket is; the same again without a text is no news."""
    if percent == ticket.progress and text is None:
        return
    note(uow, ticket, type_, "progress", ticket.progress, percent, text)
    ticket.progress = percent
    ticket.progress_at = uow.now()


def give(uow: UnitOfWork, ticket: Ticket, owner_id: int | None, type_: EventType) -> None:
    """Write who is in charge; the department follows the person."""
    if owner_id == ticket.owner_id:
        return
    before, after = _name(uow, ticket.owner_id), _name(uow, owner_id)
    note(uow, ticket, type_, "owner_id", before, after)
    ticket.owner_id = owner_id
    ticket.assigned_at = uow.now() if owner_id is not None else None
    department_id = owner_id and uow.get(UserAccount, owner_id).department_id
    if department_id:
        send_to(uow, ticket, department_id, type_)


def send_to(uow: UnitOfWork, ticket: Ticket, department_id: int, type_: EventType) -> None:
    """Write which department has it."""
    if department_id == ticket.department_id:
        return
    before = _department(uow, ticket.department_id)
    note(uow, ticket, type_, "department_id", before, _department(uow, department_id))
    ticket.department_id = department_id


def phrases(uow: UnitOfWork) -> tuple[str, ...]:
    """The texts that are not a record (I2), as the company has them."""
    value = read_setting(uow.session, "records.vague_phrases")
    return tuple(value) if isinstance(value, list) else ()


def _progress_before(uow: UnitOfWork, ticket: Ticket) -> int:
    """How far it was before it was solved."""
    before = uow.session.execute(
        select(TicketEvent.before)
        .where(
            TicketEvent.ticket_id == ticket.id,
            TicketEvent.field == "progress",
            TicketEvent.after == "100",
        )
        .order_by(TicketEvent.id.desc())
        .limit(1)
    ).scalar()
    return int(before or 0)


def _name(uow: UnitOfWork, user_id: int | None) -> str | None:
    return None if user_id is None else uow.get(UserAccount, user_id).name


def _department(uow: UnitOfWork, department_id: int | None) -> str | None:
    """Its own name, or the key that stands for its default name."""
    if department_id is None:
        return None
    department = uow.get(Department, department_id)
    return department.name or department.key
