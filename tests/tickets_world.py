"""A desk with one person of every role and a customer, for tests about tickets."""

from copy import copy
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.backend import Backend, Outcome
from app.core.actor import Actor
from app.core.permissions import Role
from app.customers import service as customers
from app.customers.dto import NewContact, NewCustomer
from app.customers.tables import Contact
from app.db.uow import UnitOfWork
from app.identity import service as identity
from app.identity.dto import SaveDepartment, SavePerson
from app.identity.tables import Department
from app.tickets import queries, service
from app.tickets.dto import EventRow, ReportTicket, TicketDetail
from app.tickets.rules import Kind

SOLUTION = "更换主板后连续运行两小时正常，客户当面确认"
# name: role and department; 何欣 leads customer service, 周强 technical support.
PEOPLE = {
    "陈静": (Role.FRONT, "service"),
    "赵敏": (Role.AGENT, "support"),
    "王磊": (Role.AGENT, "support"),
    "林涛": (Role.AGENT, "sales"),
    "周强": (Role.SUPERVISOR, "support"),
    "何欣": (Role.SUPERVISOR, "service"),
    "吴倩": (Role.MANAGER, None),
    "管理": (Role.ADMIN, None),
}


@dataclass
class World:
    """The store as each of its people has it; ``backend`` is the owner's."""

    backend: Backend
    people: dict[str, Actor]
    departments: dict[str, int]
    customer_id: int
    contact_id: int

    def of(self, name: str) -> Backend:
        theirs = copy(self.backend)
        theirs.actor = self.people[name]
        return theirs

    def report(self, by: str = "", **fields: Any) -> int:
        fields = {"kind": Kind.TECHNICAL, "title": "打印机卡纸", **fields}
        fields.setdefault("customer_id", self.customer_id)
        backend = self.of(by) if by else self.backend
        return backend.command(service.report, ReportTicket(**fields)).result

    def do(self, by: str, command: Any, make: Any, ticket_id: int, **fields: Any) -> Outcome[Any]:
        """Run a command over the version that is there now."""
        backend = self.of(by) if by else self.backend
        version = self.detail(ticket_id).row.version
        return backend.command(command, make(ticket_id, seen_version=version, **fields))

    def detail(self, ticket_id: int) -> TicketDetail:
        return self.backend.query(queries.ticket_detail, ticket_id)

    def history(self, ticket_id: int) -> list[EventRow]:
        """What happened, oldest first."""
        return list(reversed(self.backend.query(queries.history, ticket_id).rows))


def build(backend: Backend) -> World:
    """Fill an empty store."""
    return backend.command(_fill, backend).result


def _fill(uow: UnitOfWork, backend: Backend) -> World:
    found = uow.session.execute(select(Department)).scalars()
    departments = {department.key: department for department in found}
    people = {}
    for name, (role, key) in PEOPLE.items():
        department_id = departments[key].id if key else None
        user_id = identity.save_person(uow, SavePerson(name, role, department_id))
        people[name] = Actor(user_id, name, role, department_id)
        if role is Role.SUPERVISOR:
            cmd = SaveDepartment("", user_id, False, department_id, departments[key].version)
            identity.save_department(uow, cmd)
            uow.session.flush()
    form = NewCustomer("云帆科技有限公司", contacts=(NewContact("李娜"),))
    customer_id = customers.register(uow, form)
    contact_id = uow.session.execute(
        select(Contact.id).where(Contact.customer_id == customer_id)
    ).scalar_one()
    keys = {key: department.id for key, department in departments.items()}
    return World(backend, people, keys, customer_id, contact_id)
