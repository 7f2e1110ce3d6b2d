"""Which reactions an event has. The one list to read to know what follows from what."""

from collections.abc import Callable
from functools import cache
from typing import Any

from app.core.events import Event
from app.db.uow import UnitOfWork

Reaction = Callable[[UnitOfWork, Any], None]


@cache
def _reactions() -> dict[type[Event], tuple[Reaction, ...]]:
    # Imported here: the workflows stand on everything, and a start needs none of them.
    from app.customers.events import CustomersRegistered, TierChanged
    from app.followups.events import FollowUpDone
    from app.intake import events as intake
    from app.interactions.events import InteractionLogged
    from app.surveys.events import SurveyAnswered
    from app.tickets import events as ticket
    from app.workflows import on_customer, on_intake, on_interaction, on_survey, on_ticket

    return {
        ticket.TicketReported: (on_ticket.count_open,),
        ticket.TicketAssigned: (on_ticket.tell_new_owner,),
        ticket.TicketToldCustomer: (on_ticket.log_what_was_told,),
        ticket.TicketCustomerWrote: (on_intake.log_message, on_intake.tell_owner_of_message),
        ticket.TicketClosed: (
            on_ticket.count_open,
            on_ticket.ring_tasks,
            on_ticket.ask_for_opinion,
            on_ticket.follow_up_partly_solved,
        ),
        ticket.TicketWithdrawn: (on_ticket.count_open, on_ticket.ring_tasks),
        ticket.TicketReopened: (on_ticket.count_open, on_ticket.ring_tasks),
        ticket.VisitPlanned: (on_ticket.plan_visit,),
        ticket.TaskForceJoined: (on_ticket.tell_new_member,),
        ticket.TaskGiven: (on_ticket.tell_of_task,),
        ticket.TicketsRecorded: (on_ticket.count_open_of_many,),
        intake.TakenIn: (on_intake.tell_taker,),
        intake.SenderWaits: (on_intake.tell_who_waits,),
        CustomersRegistered: (on_customer.start_follow_ups,),
        TierChanged: (on_customer.retarget_tickets,),
        FollowUpDone: (on_interaction.move_last_contact,),
        SurveyAnswered: (on_survey.count_answers, on_survey.follow_up_low_rating),
        InteractionLogged: (on_interaction.move_last_contact, on_interaction.plan_next_step),
    }


def dispatch(uow: UnitOfWork, event: Event) -> None:
    """Run every reaction to ``event``, in the order of the list."""
    for reaction in _reactions().get(type(event), ()):
        reaction(uow, event)
