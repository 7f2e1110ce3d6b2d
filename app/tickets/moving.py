"""Moving a ticket across the board, taking it, giving it to somebody."""

from dataclasses import dataclass

from app.core.errors import Invalid, PermissionDenied
from app.core.undo import Undo
from app.db.uow import UnitOfWork
from app.identity.tables import UserAccount
from app.tickets import rules
from app.tickets.dto import AssignTicket, MoveTicket, TakeTicket
from app.tickets.events import TicketAssigned
from app.tickets.history import last_mover, note
from app.tickets.rules import ASSIGNED, IN_PROGRESS, NEW, Category, EventType, Priority
from app.tickets.tables import Ticket
from app.tickets.working import (
    changing,
    check_room,
    give,
    load,
    place,
    place_of,
    put,
    send_to,
    standing,
)


@dataclass(frozen=True)
class PutBack:
    """Where a ticket was before a move: the inverse that undo runs.

    ``priority`` is what it was, if the step changed it; ``was_told``: the customer heard of the
    step, so the ticket stays accepted.
    """

    ticket_id: int
    status: str
    owner_id: int | None
    department_id: int | None
    seen_version: int
    priority: Priority | None = None
    was_told: bool = False


def move(uow: UnitOfWork, cmd: MoveTicket) -> None:
    """Put a ticket into another column; who begins with one that nobody has takes it.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: the rules forbid this move, or the column is full; ``reason`` says which.
    """
    with changing(uow, cmd.ticket_id, "ticket.work", cmd.seen_version) as ticket:
        to = place(uow, cmd.to_status)
        rules.check_move(standing(uow, ticket), to)
        check_room(uow, to)
        before = _where(ticket)
        if ticket.owner_id is None and rules.needs_person(to):
            give(uow, ticket, uow.actor.user_id, EventType.TOOK)
        put(uow, ticket, to, EventType.MOVED)
    _offer_undo(uow, "undo.ticket.moved", ticket, before)


def take(uow: UnitOfWork, cmd: TakeTicket) -> None:
    """Make a ticket mine and begin with it. Taking it from somebody is assigning it.

    Raises:
        NotFound, PermissionDenied.
        Conflict: somebody changed it since; of two who take it the second gets this.
        InvalidTransition: it is closed or solved, or it is mine and in work already; or what is in
            progress is full.
    """
    with changing(uow, cmd.ticket_id, "ticket.work", cmd.seen_version) as ticket:
        if ticket.owner_id not in (None, uow.actor.user_id):
            load(uow, cmd.ticket_id, "ticket.assign")
        rules.check_take(place_of(ticket), is_mine=ticket.owner_id == uow.actor.user_id)
        before = _where(ticket)
        give(uow, ticket, uow.actor.user_id, EventType.TOOK)
        if ticket.status in (NEW, ASSIGNED):
            check_room(uow, place(uow, IN_PROGRESS))
            put(uow, ticket, place(uow, IN_PROGRESS), EventType.TOOK)
    _offer_undo(uow, "undo.ticket.taken", ticket, before)


def assign(uow: UnitOfWork, cmd: AssignTicket) -> None:
    """Give a ticket to a person, or to a department whose people take it.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: it is closed.
        Invalid: neither person nor department is named, or the person is not active.
    """
    with changing(uow, cmd.ticket_id, "ticket.assign", cmd.seen_version) as ticket:
        rules.check_not_closed(place_of(ticket))
        if cmd.owner_id is None and cmd.department_id is None:
            raise Invalid({"owner_id": "required"})
        before = _where(ticket)
        hand_to(uow, ticket, cmd.owner_id, cmd.department_id)
    tell_owner(uow, ticket, before.owner_id)
    _offer_undo(uow, "undo.ticket.assigned", ticket, before)


def hand_to(
    uow: UnitOfWork, ticket: Ticket, owner_id: int | None, department_id: int | None
) -> None:
    """Write person and department, and the status that follows: nobody has acted on it yet.

    Raises:
        NotFound: no such person or department.
        Invalid: the person is not active.
    """
    if owner_id is not None and not uow.get(UserAccount, owner_id).is_active:
        raise Invalid({"owner_id": "inactive"})
    if department_id is not None:
        send_to(uow, ticket, department_id, EventType.ROUTED)
    give(uow, ticket, owner_id, EventType.ROUTED)
    if owner_id is None and ticket.category == Category.OPEN:
        put(uow, ticket, place(uow, NEW), EventType.ROUTED)
    elif owner_id is not None and ticket.status == NEW:
        put(uow, ticket, place(uow, ASSIGNED), EventType.ROUTED)


def tell_owner(uow: UnitOfWork, ticket: Ticket, owner_before: int | None) -> None:
    """Let the workflows know that somebody new is in charge."""
    if ticket.owner_id is not None and ticket.owner_id != owner_before:
        uow.emit(TicketAssigned(ticket.id, ticket.number, ticket.title, ticket.owner_id, uow.now()))


def put_back(uow: UnitOfWork, cmd: PutBack) -> None:
    """Undo a move: status, person and department as they were; the history keeps both moves.

    Raises:
        NotFound, PermissionDenied.
        Conflict: somebody worked on it since.
    """
    with changing(uow, cmd.ticket_id, "ticket.comment", cmd.seen_version) as ticket:
        # Taking one's own last move back needs no other right.
        if last_mover(uow.session, ticket.id) != uow.actor.user_id:
            raise PermissionDenied(action="ticket.work")
        give(uow, ticket, cmd.owner_id, EventType.UNDONE)
        if cmd.department_id is not None:
            send_to(uow, ticket, cmd.department_id, EventType.UNDONE)
        put(uow, ticket, place(uow, cmd.status), EventType.UNDONE)
        if cmd.priority is not None and cmd.priority != ticket.priority:
            note(uow, ticket, EventType.UNDONE, "priority", ticket.priority, cmd.priority)
            ticket.priority = cmd.priority
            ticket.priority_rank = rules.priority_rank(cmd.priority)
        if ticket.status in (NEW, ASSIGNED) and not cmd.was_told:
            ticket.accepted_at = None


def _where(ticket: Ticket) -> PutBack:
    return PutBack(ticket.id, ticket.status, ticket.owner_id, ticket.department_id, ticket.version)


def _offer_undo(uow: UnitOfWork, label: str, ticket: Ticket, before: PutBack) -> None:
    back = PutBack(ticket.id, before.status, before.owner_id, before.department_id, ticket.version)
    uow.undo = Undo(label, put_back, (back,))
