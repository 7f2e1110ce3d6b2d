"""What follows from an answered survey."""

from datetime import timedelta

from app.customers import stats
from app.db.uow import UnitOfWork
from app.followups import service as followups
from app.followups.dto import PlanFollowUp
from app.followups.rules import FollowUpKind
from app.identity.queries import managers, supervisor_of
from app.surveys.events import SurveyAnswered

LOW_RATING = 2  # of 5, and below
CALL_WITHIN = timedelta(hours=24)


def count_answers(uow: UnitOfWork, event: SurveyAnswered) -> None:
    """The customer's card shows his satisfaction."""
    stats.add_answers(uow, event.customer_id, tuple(event.scores.values()))


def follow_up_low_rating(uow: UnitOfWork, event: SurveyAnswered) -> None:
    """Somebody who is not content is called by the supervisor, or by a manager if there is none."""
    if min(event.scores.values(), default=LOW_RATING + 1) > LOW_RATING:
        return
    chief = supervisor_of(uow.session, event.department_id)
    others = managers(uow.session)
    plan = PlanFollowUp(
        customer_id=event.customer_id,
        kind=FollowUpKind.LOW_RATING,
        due_at=uow.now() + CALL_WITHIN,
        owner_id=chief or (others[0] if others else None),
        ticket_id=event.ticket_id,
        plan_key=f"survey:{event.invitation_id}:low_rating",
    )
    followups.plan_once(uow, [plan])
