"""Solving a ticket, closing it with the customer's word, taking it up again."""

from app.core.errors import Invalid
from app.db.uow import UnitOfWork
from app.tickets import rules
from app.tickets.dto import CloseTicket, ReopenTicket, SolveTicket
from app.tickets.events import TicketClosed, TicketReopened
from app.tickets.rules import (
    CLOSED,
    CUSTOMERS_WORD,
    IN_PROGRESS,
    TO_CONFIRM,
    WITHDRAWN,
    EventType,
)
from app.tickets.tables import Ticket
from app.tickets.working import changing, give, phrases, place, place_of, put, set_text, standing


def solve(uow: UnitOfWork, cmd: SolveTicket) -> None:
    """Write the solution; the ticket waits for the customer's confirmation.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: it is closed.
        Invalid: the solution is empty or says nothing.
    """
    with changing(uow, cmd.ticket_id, "ticket.work", cmd.seen_version) as ticket:
        rules.check_not_closed(place_of(ticket))
        set_text(uow, ticket, "solution", _solution(uow, cmd.solution), EventType.SOLVED)
        _own(uow, ticket)
        put(uow, ticket, place(uow, TO_CONFIRM), EventType.SOLVED)


def close(uow: UnitOfWork, cmd: CloseTicket) -> None:
    """Close a ticket with the customer's word on it.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: it is closed, has no solution, or is a complaint with a step missing.
        Invalid: a new solution says nothing, or ``outcome`` is no word of a customer.
    """
    if cmd.outcome not in CUSTOMERS_WORD:
        raise Invalid({"outcome": "unknown"})
    with changing(uow, cmd.ticket_id, "ticket.work", cmd.seen_version) as ticket:
        rules.check_not_closed(place_of(ticket))
        if cmd.solution.strip():
            set_text(uow, ticket, "solution", _solution(uow, cmd.solution), EventType.CLOSED)
        texts = {
            "outcome": cmd.outcome,
            "rating": cmd.rating,
            "feedback": cmd.feedback.strip(),
            "improvement": cmd.improvement.strip(),
            "root_cause": cmd.root_cause.strip(),
        }
        for field, text in texts.items():
            if text:
                set_text(uow, ticket, field, text, EventType.CLOSED)
        to = place(uow, CLOSED)
        rules.check_move(standing(uow, ticket), to)
        _own(uow, ticket)
        put(uow, ticket, to, EventType.CLOSED)
    uow.emit(
        TicketClosed(
            ticket_id=ticket.id,
            customer_id=ticket.customer_id,
            contact_id=ticket.contact_id,
            owner_id=ticket.owner_id,
            number=ticket.number,
            outcome=cmd.outcome,
            reopen_count=ticket.reopen_count,
        )
    )


def reopen(uow: UnitOfWork, cmd: ReopenTicket) -> None:
    """Take a closed ticket up again; it counts as reopened and needs a new word of the customer.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: it is not closed, or it was merged into another.
        Invalid: the reason is empty or says nothing.
    """
    with changing(uow, cmd.ticket_id, "ticket.reopen", cmd.seen_version) as ticket:
        rules.check_reopen(place_of(ticket))
        rules.check_reopen_as_own(ticket.outcome)
        reason = rules.concrete("reason", cmd.reason, phrases(uow))
        if ticket.outcome not in WITHDRAWN:  # of those, nothing was solved that came back
            ticket.reopen_count += 1
        for field in ("outcome", "rating"):
            set_text(uow, ticket, field, None, EventType.REOPENED)
        _own(uow, ticket)
        put(uow, ticket, place(uow, IN_PROGRESS), EventType.REOPENED, reason)
    uow.emit(TicketReopened(ticket.id, ticket.customer_id))


def _solution(uow: UnitOfWork, text: str) -> str:
    return rules.concrete("solution", text, phrases(uow))


def _own(uow: UnitOfWork, ticket: Ticket) -> None:
    """Who answers for what nobody has is in charge of it."""
    if ticket.owner_id is None:
        give(uow, ticket, uow.actor.user_id, EventType.TOOK)
