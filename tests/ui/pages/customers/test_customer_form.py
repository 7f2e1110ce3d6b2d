"""Registering and changing a customer."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from shiboken6 import isValid

from app.customers import queries, service
from app.customers.dto import ChangeCustomer
from app.customers.rules import CustomerKind, Status
from tests.ui.ime import commit
from ui.pages.customers.form import CustomerForm
from ui.router import Route


@pytest.fixture
def opened(desk, qtbot):
    """Open the form by a route and wait until it shows what it has read."""

    def open_form(route: str) -> CustomerForm:
        form = CustomerForm(desk, Route.parse(route))
        qtbot.addWidget(form)
        form.show()
        qtbot.waitUntil(form.save_button.isEnabled)
        qtbot.waitUntil(desk.tasks.is_idle)
        return form

    return open_form


def typed(form: CustomerForm, **texts: str) -> None:
    for name, text in texts.items():
        field = form.form.field(name)
        field.setFocus()
        field.selectAll()
        commit(field, text)


def test_a_form_without_a_name_is_refused_beside_the_field(opened, sqlite_backend):
    form = opened("new_customer")
    form.save_button.click()
    assert form.form.error("name")
    assert form.isVisible()
    assert sqlite_backend.query(queries.customer_count) == 0


def test_a_wrong_email_is_said_by_the_service_beside_the_field(opened, qtbot, sqlite_backend):
    form = opened("new_customer")
    typed(form, name="张三贸易", contact_name="张三", email="nobody")
    form.save_button.click()
    qtbot.waitUntil(lambda: form.form.error("email") != "")
    assert form.form.values()["name"] == "张三贸易"
    assert sqlite_backend.query(queries.customer_count) == 0


def test_registering_numbers_the_customer_closes_and_shows_him(
    opened, qtbot, sqlite_backend, visits
):
    form = opened("new_customer")
    typed(form, name="张三贸易", contact_name="张三", phone="138 0013 8000", city="上海")
    with qtbot.waitSignal(form.saved) as saved:
        form.save_button.click()
    assert not form.isVisible()
    assert visits[-1] == Route("customer", saved.args[0])
    detail = sqlite_backend.query(queries.customer_detail, saved.args[0])
    assert detail.row.number == "C-000001"
    assert detail.row.city == "上海"
    assert [contact.name for contact in detail.contacts] == ["张三"]
    assert detail.contacts[0].points[0].masked == "***8000"


def test_an_individual_is_asked_for_himself_only(opened, qtbot, sqlite_backend):
    form = opened("new_customer")
    kind = form.form.field("kind")
    kind.setCurrentIndex(kind.findData(CustomerKind.INDIVIDUAL.value))
    kind.activated.emit(kind.currentIndex())
    assert form.form.field("birthday").isVisible()
    assert not form.form.field("contact_name").isVisible()
    typed(form, name="李娜", birthday="1990-05-01", phone="13900001111")
    with qtbot.waitSignal(form.saved) as saved:
        form.save_button.click()
    detail = sqlite_backend.query(queries.customer_detail, saved.args[0])
    assert detail.row.kind is CustomerKind.INDIVIDUAL
    assert detail.contacts[0].name == "李娜"
    assert detail.contacts[0].has_birthday


def test_the_same_phone_hints_at_a_duplicate_and_leads_to_it(opened, registered, qtbot, visits):
    there = registered("张三贸易", "13800138000")
    form = opened("new_customer")
    typed(form, phone="138 0013 8000")
    qtbot.waitUntil(form.hint.isVisible)
    assert "张三贸易" in form.hint.text()
    form.hint.triggered.emit()
    assert visits[-1] == Route("customer", there)
    assert not form.isVisible()


def test_a_closed_form_is_gone(opened):
    form = opened("new_customer")
    form.myself = form  # its Python side outlives it, as in any cycle that waits to be collected
    form.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(form)


def test_what_was_typed_comes_back_after_closing(opened, qtbot, tasks):
    form = opened("new_customer")
    typed(form, name="半途而废", city="杭州")
    form.close()
    qtbot.waitUntil(tasks.is_idle)
    again = opened("new_customer")
    qtbot.waitUntil(lambda: again.form.values()["name"] == "半途而废")
    assert again.form.values()["city"] == "杭州"


def test_a_change_saves_only_what_was_changed(opened, registered, qtbot, sqlite_backend):
    customer_id = registered("张三贸易", "13800138000", city="上海", tags=("老客户",))
    form = opened(f"edit_customer/{customer_id}")
    assert form.form.values()["city"] == "上海"
    typed(form, city="杭州")
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    detail = sqlite_backend.query(queries.customer_detail, customer_id)
    assert detail.row.city == "杭州"
    assert detail.row.tags == ("老客户",)
    assert detail.contacts[0].points[0].masked == "***8000"


def test_two_people_changing_one_customer_lose_nothing(opened, registered, qtbot, sqlite_backend):
    customer_id = registered("张三贸易", city="上海")
    form = opened(f"edit_customer/{customer_id}")
    typed(form, city="杭州")
    version = sqlite_backend.query(queries.customer_detail, customer_id).row.version
    theirs = {"city": "南京", "industry": "零售", "status": Status.WON}
    sqlite_backend.command(service.change, ChangeCustomer(customer_id, version, theirs))

    form.save_button.click()
    qtbot.waitUntil(form.conflicts.isVisible)
    assert set(form.conflicts.names()) == {"city", "industry", "status"}
    assert form.form.values()["city"] == "杭州"
    assert form.form.values()["industry"] == "零售"
    form.save_button.click()  # not before somebody chose
    assert form.isVisible()
    form.conflicts.choose("city", is_mine=True)
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    row = sqlite_backend.query(queries.customer_detail, customer_id).row
    assert (row.city, row.industry, row.status) == ("杭州", "零售", Status.WON)
