"""What follows from what happens to tickets."""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import func, select

from app.customers import stats
from app.db.uow import UnitOfWork
from app.followups import service as followups
from app.followups.dto import PlanFollowUp
from app.followups.rules import FollowUpKind
from app.interactions import service as interactions
from app.interactions.dto import LogInteraction
from app.interactions.rules import SUBJECT_LIMIT, Direction, InteractionChannel
from app.notifications import service as notifications
from app.surveys import service as surveys
from app.tickets.events import (
    TaskForceJoined,
    TaskGiven,
    TicketAssigned,
    TicketClosed,
    TicketReopened,
    TicketReported,
    TicketsRecorded,
    TicketToldCustomer,
    TicketWithdrawn,
    VisitPlanned,
)
from app.tickets.rules import Category, Channel, Outcome
from app.tickets.tables import Ticket
from app.tickets.task_clocks import follow_all

CALL_AGAIN_WITHIN = timedelta(hours=24)
_CHUNK = 500  # below the number of parameters a statement may have

# How the customer is told when the ticket's own channel only leads to us.
_CHANNELS = {
    Channel.HOTLINE: InteractionChannel.PHONE,
    Channel.WEB: InteractionChannel.EMAIL,
    Channel.SUGGESTION_BOX: InteractionChannel.LETTER,
}


def count_open(
    uow: UnitOfWork, event: TicketReported | TicketClosed | TicketWithdrawn | TicketReopened
) -> None:
    """The customer's card shows how many of his tickets are open."""
    stats.refresh_open_tickets(uow, _open_tickets(uow, (event.customer_id,)))


def count_open_of_many(uow: UnitOfWork, event: TicketsRecorded) -> None:
    """The same after an import, without a statement per customer."""
    customer_ids = sorted(event.customer_ids)
    for start in range(0, len(customer_ids), _CHUNK):
        part = customer_ids[start : start + _CHUNK]
        stats.refresh_open_tickets(uow, _open_tickets(uow, part))


def tell_new_owner(uow: UnitOfWork, event: TicketAssigned) -> None:
    """Who is put in charge hears of it."""
    told = {"number": event.number, "title": event.title}
    once = f"ticket_assigned:{event.ticket_id}:{event.at.isoformat()}"
    _tell(uow, event, event.owner_id, "ticket_assigned", told, once)


def tell_new_member(uow: UnitOfWork, event: TaskForceJoined) -> None:
    """Who is taken into a task force hears of it."""
    told = {"number": event.number, "title": event.title}
    once = f"task_force:{event.ticket_id}:{event.at.isoformat()}"
    _tell(uow, event, event.user_id, "task_force_joined", told, once)


def tell_of_task(uow: UnitOfWork, event: TaskGiven) -> None:
    """Who is given a task hears of it."""
    told = {"number": event.number, "task": event.text}
    once = f"task:{event.task_id}:{event.at.isoformat()}"
    _tell(uow, event, event.owner_id, "task_given", told, once)


def _tell(
    uow: UnitOfWork,
    event: TicketAssigned | TaskForceJoined | TaskGiven,
    person_id: int,
    kind: str,
    told: dict[str, str],
    once: str,
) -> None:
    """Notify a person by whom he was given something, unless he did it himself."""
    if person_id != uow.actor.user_id:
        told["by"] = uow.actor.name
        notifications.notify(uow, person_id, kind, "ticket", event.ticket_id, told, once, event.at)


def ring_tasks(uow: UnitOfWork, event: TicketClosed | TicketWithdrawn | TicketReopened) -> None:
    """Nobody is late with a task of a closed ticket; taken up again, it goes on."""
    follow_all(uow, event.ticket_id)


def plan_visit(uow: UnitOfWork, event: VisitPlanned) -> None:
    """A complaint that was put right is looked at once more."""
    plan = PlanFollowUp(
        customer_id=event.customer_id,
        kind=FollowUpKind.NEXT_STEP,
        due_at=event.due_at,
        owner_id=event.owner_id,
        ticket_id=event.ticket_id,
        plan_key=f"ticket:{event.ticket_id}:visit:{event.step_id}",
    )
    followups.plan_once(uow, [plan])


def log_what_was_told(uow: UnitOfWork, event: TicketToldCustomer) -> None:
    """What the customer was told stands on his timeline; of a confidential ticket only when."""
    if event.is_confidential:
        stats.touch_contact(uow, event.customer_id, uow.now())
        return
    channel, undo = Channel(event.channel), uow.undo
    interactions.log(
        uow,
        LogInteraction(
            customer_id=event.customer_id,
            channel=_CHANNELS.get(channel) or InteractionChannel(channel),
            direction=Direction.OUT,
            subject=f"{event.number} {event.title}"[:SUBJECT_LIMIT],
            body=event.text,
            contact_id=event.contact_id,
            ticket_id=event.ticket_id,
        ),
    )
    uow.undo = undo  # the customer heard it: taking back the record would not unsay it


def ask_for_opinion(uow: UnitOfWork, event: TicketClosed) -> None:
    """A closed ticket opens a survey."""
    surveys.open_for_ticket(
        uow,
        ticket_id=event.ticket_id,
        customer_id=event.customer_id,
        contact_id=event.contact_id,
        owner_id=event.owner_id,
    )


def follow_up_partly_solved(uow: UnitOfWork, event: TicketClosed) -> None:
    """What was solved only in part is not forgotten: somebody calls again."""
    if event.outcome != Outcome.PARTLY:
        return
    plan = PlanFollowUp(
        customer_id=event.customer_id,
        kind=FollowUpKind.PARTLY_SOLVED,
        due_at=uow.now() + CALL_AGAIN_WITHIN,
        owner_id=event.owner_id,
        ticket_id=event.ticket_id,
        plan_key=f"ticket:{event.ticket_id}:partly:{event.reopen_count}",
    )
    followups.plan_once(uow, [plan])


def _open_tickets(uow: UnitOfWork, customer_ids: Collection[int]) -> dict[int, int]:
    statement = (
        select(Ticket.customer_id, func.count())
        .where(
            Ticket.customer_id.in_(customer_ids),
            Ticket.category != Category.CLOSED,
            Ticket.deleted_at.is_(None),
        )
        .group_by(Ticket.customer_id)
    )
    return dict.fromkeys(customer_ids, 0) | dict(uow.session.execute(statement).all())
