"""Opening a ticket: what is promised is said before, and one form is one ticket."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.tickets import queries, service
from app.tickets.dto import SolveTicket, TicketFilter
from app.tickets.rules import Kind, Priority, Severity
from tests.tickets_world import SOLUTION
from ui.pages.tickets.form import TicketForm
from ui.router import Route


@pytest.fixture
def open_form(qtbot, desk, world):
    def show(customer_id: int = 0) -> TicketForm:
        params = (("customer", str(customer_id)),) if customer_id else ()
        form = TicketForm(desk, Route("new_ticket", params=params))
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(form)
        form.show()
        qtbot.waitUntil(desk.tasks.is_idle)
        return form

    return show


def count(world) -> int:
    return world.backend.query(queries.ticket_count, TicketFilter())


def test_a_ticket_is_opened_and_shown(qtbot, open_form, world, visits):
    form = open_form(world.customer_id)
    form.form.set_values(
        {
            "title": "发票抬头填错",
            "kind": str(Kind.COMPLAINT),
            "severity": str(Severity.COMPLEX),
            "priority": str(Priority.HIGH),
            "description": "客户要求今天重开",
        }
    )
    form.save_button.click()
    qtbot.waitUntil(lambda: bool(visits))
    qtbot.waitUntil(form.desk.tasks.is_idle)
    detail = world.detail(visits[0].record_id)
    assert detail.row.title == "发票抬头填错"
    assert (detail.row.kind, detail.row.severity) == (Kind.COMPLAINT, Severity.COMPLEX)
    assert detail.contact_id == world.contact_id
    assert detail.row.owner_name == "何欣"  # complaints go to the supervisor of the service


def test_saving_twice_is_one_ticket(qtbot, open_form, world):
    form = open_form(world.customer_id)
    form.form.set_values({"title": "发票抬头填错"})
    form.save()
    form.save()
    qtbot.waitUntil(form.desk.tasks.is_idle)
    assert count(world) == 1


def test_where_it_goes_and_what_is_promised_follows_the_kind(qtbot, open_form, world):
    form = open_form(world.customer_id)
    qtbot.waitUntil(lambda: "accept by" in form.promise.text())
    assert "Goes to Sales" in form.promise.text()
    box = form.boxes["kind"]
    box.set_value(str(Kind.COMPLAINT))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: "Customer service · 何欣" in form.promise.text())
    box = form.boxes["severity"]
    box.set_value(str(Severity.MAJOR))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: "first plan by" in form.promise.text())


def test_a_customer_is_found_by_pinyin_and_brings_contacts(qtbot, open_form, world):
    form = open_form()
    form.save_button.click()
    assert form.form.error("customer")
    QTest.keyClicks(form.picker, "yunfan")
    qtbot.waitUntil(lambda: bool(form.picker._choices))
    (text,) = form.picker._choices
    form.picker.completer().activated.emit(text)
    qtbot.waitUntil(lambda: form.boxes["contact_id"].value() == world.contact_id)
    qtbot.waitUntil(form.desk.tasks.is_idle)


def test_a_half_written_ticket_comes_back(qtbot, open_form, world):
    form = open_form(world.customer_id)
    form.form.field("title").setText("打印机")
    form.form.field("title").edited.emit()
    form.close()
    qtbot.waitUntil(form.desk.tasks.is_idle)
    again = open_form(world.customer_id)
    qtbot.waitUntil(lambda: again.form.values()["title"] == "打印机")
    assert count(world) == 0


def test_solved_tickets_with_such_a_title_are_offered_and_open(qtbot, open_form, world, visits):
    ticket_id = world.report(title="三楼打印机卡纸")
    world.do("", service.solve, SolveTicket, ticket_id, solution=SOLUTION)
    form = open_form(world.customer_id)
    assert not form.alike.isVisible()
    form.form.field("title").setText("打印机卡纸")
    form.form.field("title").edited.emit()
    qtbot.waitUntil(form.alike.isVisible)
    (button,) = form.alike.buttons
    assert button.text().endswith("三楼打印机卡纸")
    assert button.accessibleDescription() == SOLUTION
    button.click()
    qtbot.waitUntil(form.desk.tasks.is_idle)
    assert visits == [Route("ticket", ticket_id)]
    again = open_form(world.customer_id)
    qtbot.waitUntil(lambda: again.form.values()["title"] == "打印机卡纸")
    again.form.field("title").setText("发票抬头")
    again.form.field("title").edited.emit()
    qtbot.waitUntil(form.desk.tasks.is_idle)
    qtbot.waitUntil(lambda: not again.alike.isVisible())
