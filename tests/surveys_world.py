"""A few customers with closed tickets; what they answer goes through the services."""

from dataclasses import dataclass

from sqlalchemy import select

from app.backend import Backend
from app.customers.tables import Contact, Customer, CustomerStats
from app.db.uow import UnitOfWork
from app.identity.tables import Department, UserAccount
from app.surveys import queries, service
from app.surveys.dto import RecordAnswers
from app.surveys.rules import DIMENSIONS
from app.tickets.tables import Ticket


@dataclass(frozen=True)
class Visit:
    """A closed ticket of a customer."""

    ticket_id: int
    customer_id: int
    contact_id: int
    owner_id: int | None


def add_person(uow: UnitOfWork, name: str, role: str, department: str) -> int:
    department_id = uow.session.execute(
        select(Department.id).where(Department.key == department)
    ).scalar_one()
    person = UserAccount(name=name, sort_key=name, role=role, department_id=department_id)
    return uow.add(person).id


def add_visit(
    uow: UnitOfWork,
    name: str,
    *,
    owner_id: int | None = None,
    department: str = "support",
    tier: str = "ordinary",
) -> Visit:
    """A customer with one contact and one closed ticket."""
    department_id = uow.session.execute(
        select(Department.id).where(Department.key == department)
    ).scalar_one()
    now = uow.now()
    customer = uow.add(
        Customer(
            number=f"C-{name}",
            kind="company",
            name=name,
            sort_key=name,
            status="won",
            priority="middle",
            tier=tier,
            lifecycle="active",
        )
    )
    uow.session.add(CustomerStats(customer_id=customer.id))
    contact = uow.add(
        Contact(customer_id=customer.id, name=f"{name}的张伟", sort_key="z", phone_masked="***8000")
    )
    ticket = uow.add(
        Ticket(
            number=f"T-{name}",
            title=f"{name}的打印机无法连接",
            customer_id=customer.id,
            contact_id=contact.id,
            channel="phone",
            kind="technical",
            severity="regular",
            priority="normal",
            priority_rank=2,
            status="closed",
            category="closed",
            reported_at=now,
            closed_at=now,
            owner_id=owner_id,
            department_id=department_id,
        )
    )
    return Visit(ticket.id, customer.id, contact.id, owner_id)


def invite(uow: UnitOfWork, visit: Visit) -> int | None:
    """What the workflow does when the ticket closes."""
    return service.open_for_ticket(
        uow,
        ticket_id=visit.ticket_id,
        customer_id=visit.customer_id,
        contact_id=visit.contact_id,
        owner_id=visit.owner_id,
    )


def answers(*scores: int, comment: str = "") -> dict[str, int | str]:
    """Five scores in the order of the dimensions."""
    given: dict[str, int | str] = dict(zip(DIMENSIONS, scores, strict=True))
    return given | ({"comment": comment} if comment else {})


def answered(
    backend: Backend, name: str, *scores: int, comment: str = "", **visit: object
) -> RecordAnswers:
    """A customer who was asked and answered by phone; returns the command."""
    added = backend.command(add_visit, name, **visit).result
    invitation_id = backend.command(invite, added).result
    assert invitation_id is not None
    seen = backend.query(queries.invitation_detail, invitation_id).row.version
    command = RecordAnswers(invitation_id, answers(*scores, comment=comment), "phone", seen)
    backend.command(service.record_answers, command)
    return command
