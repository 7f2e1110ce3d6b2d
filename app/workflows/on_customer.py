"""What follows from a new customer (F1, F2), and from a change of tier."""

from datetime import date, datetime

from app.customers.events import CustomersRegistered, Registered, TierChanged
from app.db.uow import UnitOfWork
from app.followups.dto import PlanFollowUp
from app.followups.rules import VISIT_BACK_DAYS, FollowUpKind, callback_due
from app.followups.service import plan_once
from app.sla.queries import working_calendar
from app.tickets.service import note_tier


def start_follow_ups(uow: UnitOfWork, event: CustomersRegistered) -> None:
    """Plan the first callback and the first visit-back of every new customer, once."""
    calendar = working_calendar(uow.session)
    visits: dict[date, datetime] = {}  # an import has many customers of one day
    planned: list[PlanFollowUp] = []
    for customer in event.customers:
        first = customer.first_contact_at
        day = calendar.local_date(first)
        if day not in visits:
            visits[day] = calendar.closing_of_nth_working_day(first, VISIT_BACK_DAYS)
        planned += [
            _plan(customer, FollowUpKind.FIRST_CALLBACK, callback_due(first)),
            _plan(customer, FollowUpKind.FIRST_VISIT_BACK, visits[day]),
        ]
    plan_once(uow, planned)


def _plan(customer: Registered, kind: FollowUpKind, due_at: datetime) -> PlanFollowUp:
    return PlanFollowUp(
        customer_id=customer.customer_id,
        kind=kind,
        due_at=due_at,
        owner_id=customer.owner_id,
        plan_key=f"customer:{customer.customer_id}:{kind}",
    )


def retarget_tickets(uow: UnitOfWork, event: TierChanged) -> None:
    """The clocks of the customer's open tickets follow his tier."""
    note_tier(uow, event.customer_id, event.before, event.after)
