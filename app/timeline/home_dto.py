"""The parts of the home page. Times are UTC."""

from dataclasses import dataclass
from datetime import datetime

from app.followups.dto import FollowUpRow
from app.tickets.to_do_dto import TaskToDo


@dataclass(frozen=True, slots=True)
class TicketAtRisk:
    """An open ticket whose next deadline has passed or comes soon."""

    id: int
    number: str
    title: str
    customer_id: int
    customer_name: str
    owner_name: str | None
    priority: str
    status: str
    next_due_at: datetime
    next_due_kind: str | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class SurveyToRemind:
    """A customer to ask by phone, because the survey got no answer."""

    invitation_id: int
    number: str
    customer_id: int
    customer_name: str
    contact_name: str | None
    ticket_id: int | None
    opened_at: datetime
    remind_at: datetime
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class HomeData:
    """The home page 工作台 of one person; each list holds the first ``LIST_LENGTH`` rows.

    Attributes:
        followups: mine and nobody's, due by the end of tomorrow or late, earliest first.
        tasks: mine in task forces, not done yet.
        tickets: at risk, by next deadline.
        customers: how many customers there are.
    """

    tasks: tuple[TaskToDo, ...]
    followups: tuple[FollowUpRow, ...]
    tickets: tuple[TicketAtRisk, ...]
    surveys: tuple[SurveyToRemind, ...]
    followups_late: int
    followups_today: int
    tickets_open: int
    tickets_late: int
    surveys_open: int
    customers: int
    customers_mine: int
