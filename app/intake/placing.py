"""Where something incoming belongs: who wrote it, and on which ticket."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from app.customers import service as customers
from app.customers.dto import NewContact, NewCustomer, PointInput
from app.customers.point_reads import contacts_by_normal
from app.customers.points import normal_form
from app.customers.rules import CustomerKind, PointKind
from app.customers.tables import Contact
from app.db.doors import call, is_server
from app.db.uow import UnitOfWork
from app.intake import rules
from app.intake.tables import Incoming
from app.tickets.tables import Ticket

_HOUR = timedelta(hours=1)
_SOURCES = {"email": "email", "web": "website"}  # codes of channels and of sources
_NAME_LENGTH = 60  # characters of a name that a stranger gives himself


@dataclass(frozen=True)
class Writer:
    """A contact and his customer."""

    contact_id: int
    customer_id: int


@dataclass(frozen=True)
class Target:
    """A ticket that a message names."""

    ticket_id: int
    customer_id: int


def writers(session: Session, found: Incoming) -> list[Writer]:
    """Everybody who may have written it: by address, then by phone."""
    given = ((PointKind.EMAIL, found.sender), (PointKind.PHONE, found.phone))
    people: list[Writer] = []
    for kind, text in given:
        normal = normal_form(kind, text or "")
        if normal:
            people += [Writer(*row) for row in contacts_by_normal(session, kind, normal)]
    return people


def target(session: Session, found: Incoming, people: list[Writer]) -> tuple[Target, Writer] | None:
    """The ticket that it belongs on, with who of that customer's people wrote.

    A number in a subject is no key: only whom the ticket's customer knows writes on it.
    """
    by_customer = {person.customer_id: person for person in reversed(people)}
    number, answers = rules.ticket_number(found.subject), found.answers.split()
    for one in _named(session, number, answers, list(by_customer)):
        return one, by_customer[one.customer_id]
    return None


def _named(
    session: Session, number: str | None, answers: list[str], customers: list[int]
) -> list[Target]:
    if not customers or (number is None and not answers):
        return []
    if is_server(session):
        rows: Iterable[Any] = call(
            session,
            "message_targets",
            of_number=number,
            answered=answers or [""],
            of_customers=customers,
        )
        return [Target(*row) for row in rows]
    answered = select(Incoming.ticket_id).where(Incoming.thread_key.in_(answers))
    statement = (
        select(Ticket.id, Ticket.customer_id)
        .where(
            or_(Ticket.number == number, Ticket.id.in_(answered)),
            Ticket.customer_id.in_(customers),
            Ticket.deleted_at.is_(None),
        )
        .order_by(Ticket.number != number, Ticket.id.desc())
        .limit(5)
    )
    return [Target(*row) for row in session.execute(statement)]


def stranger(uow: UnitOfWork, found: Incoming) -> Writer:
    """Register whom nobody knows: a potential customer with himself as contact.

    Raises:
        Invalid: neither name nor address can be one.
    """
    # Some mail programs give the address for a name, which is for contact points only.
    name = rules.one_line(found.sender_name, _NAME_LENGTH).split("@")[0]
    points = [
        PointInput(kind, text)
        for kind, text in ((PointKind.EMAIL, found.sender), (PointKind.PHONE, found.phone))
        if text
    ]
    undo = uow.undo
    customer_id = customers.register(
        uow,
        NewCustomer(
            name or (found.sender or "").split("@")[0] or (found.number or ""),
            kind=CustomerKind.INDIVIDUAL,
            source=_SOURCES.get(found.channel, ""),
            contacts=(NewContact(points=tuple(points)),),
            uid=found.uid,
        ),
    )
    uow.undo = undo  # it comes with the ticket, which is not taken back
    himself = select(Contact.id).where(Contact.customer_id == customer_id)
    return Writer(uow.session.execute(himself).scalar_one(), customer_id)


def busy_contacts(now: datetime, most: int) -> Select[int | None]:
    """The contacts of whom ``most`` messages and more were taken in within the last hour."""
    return (
        select(Incoming.contact_id)
        .where(Incoming.taken_at > now - _HOUR)
        .group_by(Incoming.contact_id)
        .having(func.count() >= most)
    )


def is_busy(uow: UnitOfWork, contact_id: int, most: int) -> bool:
    """Whether a contact has sent as much within the last hour as is taken in."""
    his = busy_contacts(uow.now(), most).where(Incoming.contact_id == contact_id)
    return uow.session.execute(his).first() is not None
