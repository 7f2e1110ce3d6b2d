"""A desk with people of every role, and customers made by the service."""

import pytest
from sqlalchemy import event

from app.backend import Backend
from app.core.actor import Actor
from app.core.permissions import Role
from app.customers import service
from app.customers.dto import NewContact, NewCustomer, PointInput
from app.customers.rules import PointKind
from app.identity.dto import SavePerson
from app.identity.service import save_person


@pytest.fixture
def as_role(backend):
    """A backend of a person with the given role in a department (1 sales, 2 support, 3 service)."""

    def make(role: Role, department_id: int | None = 1, name: str = "") -> Backend:
        name = name or f"{role} {department_id}"
        user_id = backend.command(save_person, SavePerson(name, role, department_id)).result
        actor = Actor(user_id, name, role, department_id, "desk-1")
        return Backend(backend.engines, actor, backend.zone, backend.clock)

    return make


def phone(text: str, **more) -> PointInput:
    return PointInput(PointKind.PHONE, text, **more)


def email(text: str, **more) -> PointInput:
    return PointInput(PointKind.EMAIL, text, **more)


@pytest.fixture
def register(backend):
    """Register a customer in few words; returns the id."""

    def make(name: str, *points: PointInput, by: Backend = backend, **fields) -> int:
        contacts = fields.pop("contacts", None)
        if contacts is None:
            contacts = (NewContact(fields.pop("contact", "李雷"), points=points),)
        return by.command(service.register, NewCustomer(name, contacts=contacts, **fields)).result

    return make


@pytest.fixture
def statements(backend):
    """Collects the statements that a query sends."""
    sent: list[str] = []

    def note(_conn, _cursor, statement, *_):
        sent.append(statement)

    event.listen(backend.engines.reads, "before_cursor_execute", note)
    yield sent
    event.remove(backend.engines.reads, "before_cursor_execute", note)
