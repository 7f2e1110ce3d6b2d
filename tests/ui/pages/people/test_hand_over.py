"""Handing over on the people page: how much it is, who takes over, and back again."""

import pytest

from app.core.permissions import Role
from app.customers import queries as customers
from app.identity import service as identity
from app.identity.dto import SavePerson
from app.tickets import queries, service
from app.tickets.dto import ReportTicket
from app.tickets.rules import Kind
from ui.pages.people.hand_over_form import HandOverForm
from ui.pages.people.page import PeoplePage


@pytest.fixture
def people(sqlite_backend) -> dict[str, int]:
    return {
        name: sqlite_backend.command(identity.save_person, SavePerson(name, Role.AGENT, 2)).result
        for name in ("李娜", "王磊")
    }


@pytest.fixture
def page(qtbot, desk, people):
    page = PeoplePage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitUntil(lambda: page.people.rowCount() == 3)
    return page


def hand_over_of(qtbot, page, person_id: int) -> HandOverForm:
    page.people_table.select_key(person_id)
    page.hand_over.click()
    (form,) = page.findChildren(HandOverForm)
    qtbot.waitUntil(page.desk.tasks.is_idle)
    return form


def test_open_ticket_and_customer_go_to_who_was_ticked(
    qtbot, page, people, registered, sqlite_backend
):
    customer_id = registered("润达", owner_id=people["李娜"])
    ticket = ReportTicket(customer_id, Kind.TECHNICAL, "卡纸", owner_id=people["李娜"])
    ticket_id = sqlite_backend.command(service.report, ticket).result
    form = hand_over_of(qtbot, page, people["李娜"])
    assert form.parts["tickets"].text() == "Open tickets: 1"
    assert form.parts["customers"].text() == "Customers: 1"
    form.save_button.click()
    assert form.form.error("to")
    form.people.set_value((people["王磊"],))
    with qtbot.waitSignal(page.desk.tasks.undoable):
        form.save_button.click()
    qtbot.waitUntil(page.desk.tasks.is_idle)
    assert sqlite_backend.query(queries.ticket_detail, ticket_id).row.owner_name == "王磊"
    row = sqlite_backend.query(customers.customer_detail, customer_id).row
    assert row.owner_name == "王磊"


def test_who_takes_over_works_here_and_is_somebody_else(qtbot, page, people, desk):
    form = hand_over_of(qtbot, page, people["李娜"])
    names = [box.text() for box in form.people.boxes.values()]
    assert "王磊 · Technical support" in names
    assert not any(name.startswith("李娜") for name in names)
    assert "nothing of 李娜" in form._about.text()
    assert not form.save_button.isEnabled()
    form.reject()


def test_nobody_selected_nothing_to_hand_over(page):
    page.people_table.clearSelection()
    assert not page.hand_over.isEnabled()
