"""Opening a ticket and sending it where it belongs."""

from sqlalchemy import select

from app.core.errors import PermissionDenied
from app.customers.tables import Customer
from app.db.numbers import ticket_numbers
from app.db.uow import UnitOfWork
from app.tickets import access, routes, rules
from app.tickets.changing import check_contact, words_of
from app.tickets.dto import ReportTicket
from app.tickets.events import TicketReported
from app.tickets.history import facts_text, note
from app.tickets.moving import hand_to, tell_owner
from app.tickets.routing import RoutingFacts, harder
from app.tickets.rules import NEW, Category, EventType, Severity
from app.tickets.tables import Ticket
from app.tickets.templates import apply_by_kind
from app.tickets.working import facts_of, finish


def report(uow: UnitOfWork, cmd: ReportTicket) -> int:
    """Open a ticket; the same ``uid`` again gives the same ticket.

    Returns:
        The ticket's id.

    Raises:
        PermissionDenied: the actor may not report, or not give it to that person.
        NotFound: no such customer, contact, department or person.
        Invalid: no title, a contact of another customer, or a person who is not active.
    """
    uow.require("ticket.report")
    known = uow.session.execute(select(Ticket.id).where(Ticket.uid == cmd.uid)).scalar()
    if known is not None:
        return known
    title = rules.required("title", cmd.title)
    tier = uow.get(Customer, cmd.customer_id).tier
    check_contact(uow, cmd.contact_id, cmd.customer_id)
    _check_owner(uow, cmd)
    to = _destination(uow, cmd, tier)
    ticket = uow.add(_new(uow, cmd, title, harder(cmd.severity, to.severity)))
    with uow.session.no_autoflush:
        note(uow, ticket, EventType.REPORTED, "facts", after=facts_text(facts_of(uow, ticket)))
        hand_to(uow, ticket, to.owner_id, to.department_id)
    finish(uow, ticket)
    apply_by_kind(uow, ticket)
    uow.emit(TicketReported(ticket.id, ticket.customer_id))
    tell_owner(uow, ticket, None)
    return ticket.id


def _new(uow: UnitOfWork, cmd: ReportTicket, title: str, severity: Severity) -> Ticket:
    today = uow.now().astimezone(uow.zone).date()
    number = ticket_numbers(uow.session, today)[0]
    return Ticket(
        uid=cmd.uid,
        number=number,
        title=title,
        description=cmd.description.strip(),
        external_no=cmd.external_no,
        external_source=cmd.external_source,
        search_text=words_of(title, number, cmd.external_no),
        customer_id=cmd.customer_id,
        contact_id=cmd.contact_id,
        channel=cmd.channel,
        kind=cmd.kind,
        sub_kind=cmd.sub_kind,
        severity=severity,
        priority=cmd.priority,
        priority_rank=rules.priority_rank(cmd.priority),
        status=NEW,
        category=Category.OPEN,
        is_confidential=cmd.is_confidential,
        occurred_at=cmd.occurred_at,
        reported_at=uow.now(),
        wanted_by=cmd.wanted_by,
    )


def _check_owner(uow: UnitOfWork, cmd: ReportTicket) -> None:
    """Everybody may name themselves; naming somebody else is assigning a new ticket."""
    if cmd.owner_id in (None, uow.actor.user_id):
        return
    stake = access.Stake(None, cmd.department_id, uow.actor.user_id)
    if not access.may(uow.actor, "ticket.assign", stake):
        raise PermissionDenied(action="ticket.assign")


def _destination(uow: UnitOfWork, cmd: ReportTicket, tier: str) -> routes.Destination:
    """The department and person named, or those that the routing rules find."""
    if cmd.department_id is not None or cmd.owner_id is not None:
        return routes.Destination(cmd.department_id, cmd.owner_id)
    facts = RoutingFacts(cmd.kind, cmd.sub_kind, tier, cmd.channel, cmd.title)
    return routes.find(uow.session, uow.now(), facts, cmd.customer_id)
