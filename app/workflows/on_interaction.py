"""What follows from a conversation: the last contact moves (F3), a next step is promised."""

from datetime import date, datetime, time, timedelta

from app.customers import stats
from app.db.uow import UnitOfWork
from app.followups.dto import PlanFollowUp
from app.followups.events import FollowUpDone
from app.followups.rules import FollowUpKind
from app.followups.service import plan_once
from app.interactions.events import InteractionLogged
from app.sla.queries import working_calendar

_CLOSING = time(18)  # of a day on which nobody works; company time


def move_last_contact(uow: UnitOfWork, event: InteractionLogged | FollowUpDone) -> None:
    """Whoever talked with a customer was in touch with him."""
    stats.touch_contact(uow, event.customer_id, event.at)


def plan_next_step(uow: UnitOfWork, event: InteractionLogged) -> None:
    """What was agreed becomes a follow-up of who agreed it, due when that day's work ends."""
    if event.next_on is None:
        return
    step = PlanFollowUp(
        customer_id=event.customer_id,
        kind=FollowUpKind.NEXT_STEP,
        due_at=_closing(uow, event.next_on),
        owner_id=event.user_id,
        note=event.next_step or "",
        ticket_id=event.ticket_id,
        plan_key=f"interaction:{event.interaction_id}:next_step",
    )
    plan_once(uow, [step])


def _closing(uow: UnitOfWork, day: date) -> datetime:
    hours = working_calendar(uow.session).hours_on(day)
    if not hours:
        return datetime.combine(day, _CLOSING, uow.zone)
    midnight = datetime.combine(day, time(), uow.zone)
    return midnight + timedelta(seconds=hours[-1].end)
