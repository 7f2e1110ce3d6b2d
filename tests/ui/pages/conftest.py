"""What tests of several pages need: customers, where a page went, what was refused."""

from collections.abc import Callable

import pytest

from app.core.errors import AppError
from app.customers import service
from app.customers.dto import NewContact, NewCustomer, PointInput
from app.customers.rules import CustomerKind, PointKind, Status
from ui.router import Route


@pytest.fixture
def registered(sqlite_backend) -> Callable[..., int]:
    """Register a customer by name; more fields as ``NewCustomer`` takes them."""

    def register(name: str, phone: str = "", **fields: object) -> int:
        points = (PointInput(PointKind.PHONE, phone),) if phone else ()
        contact = NewContact(name="张经理", position="采购", points=points)
        given = {"kind": CustomerKind.COMPANY, "status": Status.POTENTIAL, **fields}
        customer = NewCustomer(name, contacts=(contact,), **given)
        return sqlite_backend.command(service.register, customer).result

    return register


@pytest.fixture
def visits(desk) -> list[Route]:
    """Where the page under test wanted to go."""
    routes: list[Route] = []
    desk.router.requested.connect(routes.append)
    return routes


@pytest.fixture
def refusals(tasks) -> list[AppError]:
    """What the window would say in a toast."""
    kept: list[AppError] = []
    tasks.refused.connect(kept.append)
    return kept
