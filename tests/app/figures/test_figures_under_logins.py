"""Figures under personal logins: row policies agree with what the program counts."""

import pytest

from app.core.errors import PermissionDenied
from app.customers import service as customers
from app.customers.dto import NewCustomer
from app.figures.dto import By, FiguresFilter
from app.figures.queries import figures
from app.tickets import service
from app.tickets.dto import ReportTicket
from app.tickets.rules import Kind


@pytest.fixture
def tickets(team):
    """An inquiry of the front desk, a confidential complaint of a stranger, one of the agent."""
    customer_id = team["front"].command(customers.register, NewCustomer("云帆科技")).result

    def report(login, **more):
        cmd = ReportTicket(customer_id, title="打印机卡纸", **more)
        return team[login].command(service.report, cmd).result

    report("front", kind=Kind.INQUIRY)
    report("stranger", kind=Kind.COMPLAINT, is_confidential=True)
    report("agent", kind=Kind.TECHNICAL)


@pytest.mark.usefixtures("tickets")
def test_each_role_counts_what_it_reaches(team):
    seen = {
        login: team[login].query(figures, FiguresFilter(), By.PERSON).total.tickets
        for login in ("front", "agent", "colleague", "stranger", "supervisor", "manager")
    }
    assert seen == {
        "front": 1, "agent": 1, "colleague": 0, "stranger": 1, "supervisor": 1, "manager": 3,
    }  # fmt: skip


@pytest.mark.usefixtures("tickets")
def test_clocks_are_read_through_the_policies(team):
    (level,) = {
        team[login].query(figures, FiguresFilter(), By.KIND).total.level
        for login in ("agent", "front")
    }
    assert level.running == 2  # accept and solve


@pytest.mark.usefixtures("tickets")
def test_an_administrator_is_refused(team):
    with pytest.raises(PermissionDenied):
        team["admin"].query(figures, FiguresFilter(), By.KIND)
