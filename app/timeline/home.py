"""The home page 工作台: what one person has to do next."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import aliased

from app.core.permissions import Scope
from app.customers.main_tables import Contact, Customer
from app.db.reading import Reading
from app.followups.queries import count_due, open_followups
from app.identity.tables import UserAccount
from app.sla.rulebook import newest_rules
from app.surveys.main_tables import Invitation
from app.surveys.rules import InvitationState
from app.tickets.filters import is_open, visible
from app.tickets.main_tables import Ticket
from app.tickets.to_do import my_tasks
from app.timeline.home_dto import HomeData, SurveyToRemind, TicketAtRisk

LIST_LENGTH = 50
RISK_AHEAD = 4 * 3600  # working seconds: half a working day


def home(read: Reading) -> HomeData:
    """What the reader has to do: follow-ups, tickets at risk, surveys to ask for by phone."""
    read.require("customer.see")
    now = read.now()
    tickets_open, tickets_late = _counts(
        read, Ticket.id, *_my_tickets(read), part=Ticket.next_due_at < now
    )
    customers, customers_mine = _counts(
        read,
        Customer.id,
        Customer.deleted_at.is_(None),
        part=Customer.owner_id == read.actor.user_id,
    )
    surveys_open = read.session.execute(
        select(func.count(Invitation.id)).where(
            Invitation.state == InvitationState.OPEN, Invitation.deleted_at.is_(None)
        )
    ).scalar_one()
    return HomeData(
        tasks=my_tasks(read, LIST_LENGTH),
        followups=open_followups(read, until=_end_of_day(read, days=1), limit=LIST_LENGTH),
        tickets=_tickets_at_risk(read),
        surveys=_surveys_to_remind(read),
        followups_late=count_due(read, now),
        followups_today=count_due(read, _end_of_day(read)),
        tickets_open=tickets_open,
        tickets_late=tickets_late,
        surveys_open=surveys_open,
        customers=customers,
        customers_mine=customers_mine,
    )


def _end_of_day(read: Reading, days: int = 0) -> datetime:
    """The end of the company's day, ``days`` from today, in UTC."""
    tomorrow = read.now().astimezone(read.zone).date() + timedelta(days=days + 1)
    return datetime.combine(tomorrow, time(), read.zone).astimezone(UTC)


def _counts(
    read: Reading, column: Any, *conditions: ColumnElement[bool], part: ColumnElement[bool]
) -> tuple[int, int]:
    """How many there are and how many of them are ``part``, counted in one pass."""
    counted = func.count(column)
    row = read.session.execute(select(counted, counted.filter(part)).where(*conditions)).one()
    return row[0], row[1]


def _my_tickets(read: Reading) -> list[ColumnElement[bool]]:
    """Open tickets the reader looks after: his and nobody's, his department's, or all."""
    return [is_open(), Ticket.deleted_at.is_(None), visible(read), _in_charge(read)]


def _in_charge(read: Reading) -> ColumnElement[bool]:
    scope = read.actor.scope("ticket.work")
    if scope is Scope.ALL:
        return true()
    mine = or_(Ticket.owner_id == read.actor.user_id, Ticket.owner_id.is_(None))
    if scope is Scope.DEPARTMENT:
        return or_(mine, Ticket.department_id == read.actor.department_id)
    return mine


def _tickets_at_risk(read: Reading) -> tuple[TicketAtRisk, ...]:
    now = read.now()
    horizon = newest_rules(read.session)[1].working.due(now, RISK_AHEAD)
    order = (Ticket.next_due_at, Ticket.priority_rank, Ticket.id)
    # Chosen before anything is joined: thousands may be late, and only the first are shown.
    first = (
        select(Ticket.id)
        .where(*_my_tickets(read), Ticket.next_due_at <= horizon)
        .order_by(*order)
        .limit(LIST_LENGTH)
    )
    owner = aliased(UserAccount)
    statement = (
        select(
            Ticket.id,
            Ticket.number,
            Ticket.title,
            Ticket.customer_id,
            Customer.name,
            owner.name,
            Ticket.priority,
            Ticket.status,
            Ticket.next_due_at,
            Ticket.next_due_kind,
            (Ticket.next_due_at < now).label("is_late"),
        )
        .join(Customer, Customer.id == Ticket.customer_id)
        .outerjoin(owner, owner.id == Ticket.owner_id)
        .where(Ticket.id.in_(first))
        .order_by(*order)
    )
    found: Any = read.session.execute(statement)
    return tuple(TicketAtRisk(*row) for row in found)


def _surveys_to_remind(read: Reading) -> tuple[SurveyToRemind, ...]:
    statement = (
        select(
            Invitation.id,
            Invitation.number,
            Invitation.customer_id,
            Customer.name,
            Contact.name,
            Invitation.ticket_id,
            Invitation.opened_at,
            Invitation.remind_at,
            Invitation.closes_at,
        )
        .join(Customer, Customer.id == Invitation.customer_id)
        .outerjoin(Contact, Contact.id == Invitation.contact_id)
        .where(
            Invitation.state == InvitationState.OPEN,
            Invitation.remind_at <= read.now(),
            Invitation.deleted_at.is_(None),
            Customer.deleted_at.is_(None),
        )
        .order_by(Invitation.remind_at, Invitation.id)
        .limit(LIST_LENGTH)
    )
    return tuple(SurveyToRemind(*row) for row in read.session.execute(statement))
