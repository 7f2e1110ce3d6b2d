"""Logging an interaction from anywhere."""

import pytest
from PySide6.QtCore import Qt

from app.followups import queries as followups
from app.interactions import queries as interactions
from app.interactions.rules import InteractionChannel
from tests.ui.ime import commit
from ui.pages.interactions.form import InteractionForm
from ui.router import Route


@pytest.fixture
def opened(desk, qtbot):
    def open_form(**params: str) -> InteractionForm:
        form = InteractionForm(desk, Route("log_interaction", params=tuple(params.items())))
        qtbot.addWidget(form)
        form.show()
        qtbot.waitUntil(desk.tasks.is_idle)
        return form

    return open_form


def test_with_a_customer_given_one_writes_at_once(opened, registered, qtbot, sqlite_backend):
    customer_id = registered("张三贸易", "13800138000")
    form = opened(customer=str(customer_id))
    qtbot.waitUntil(lambda: form.form.values()["customer"] is not None)
    commit(form.form.field("body"), "客户询问发票，周五前由财务寄出")
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    (row,) = sqlite_backend.query(interactions.of_customer, customer_id)
    assert row.channel is InteractionChannel.PHONE
    assert row.contact_name == "张经理"  # the primary contact is proposed
    assert not form.isVisible()


def test_without_a_customer_the_form_asks_for_one(opened, qtbot):
    form = opened()
    commit(form.form.field("body"), "客户询问发票，周五前由财务寄出")
    form.save_button.click()
    assert form.form.error("customer")
    assert form.isVisible()


def test_a_customer_is_picked_by_pinyin(opened, registered, qtbot, sqlite_backend):
    registered("李四贸易")
    customer_id = registered("张三贸易")
    form = opened()
    picker = form.form.field("customer")
    picker.setFocus()
    qtbot.keyClicks(picker, "zsmy")
    offered = picker.completer().popup()
    qtbot.waitUntil(lambda: offered.isVisible() and offered.model().rowCount() == 1)
    qtbot.keyClick(offered, Qt.Key.Key_Down)
    qtbot.keyClick(offered, Qt.Key.Key_Return)
    assert form.form.values()["customer"][0] == customer_id
    qtbot.waitUntil(lambda: form.form.field("contact_id").count() == 2)
    commit(form.form.field("body"), "客户询问发票，周五前由财务寄出")
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    assert len(sqlite_backend.query(interactions.of_customer, customer_id)) == 1


def test_a_vague_text_is_refused_beside_the_field(opened, registered, qtbot):
    form = opened(customer=str(registered("张三贸易")))
    commit(form.form.field("body"), "已沟通")
    form.save_button.click()
    qtbot.waitUntil(lambda: form.form.error("body") != "")
    assert form.form.values()["body"] == "已沟通"


def test_the_next_step_becomes_a_followup(opened, registered, qtbot, sqlite_backend):
    customer_id = registered("张三贸易")
    form = opened(customer=str(customer_id))
    commit(form.form.field("body"), "客户想了解续约价格，已记录用量")
    commit(form.form.field("next_step"), "发送续约报价")
    commit(form.form.field("next_on"), "2026-03-05")
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    notes = [row.note for row in sqlite_backend.query(followups.of_customer, customer_id)]
    assert "发送续约报价" in notes


def test_a_next_step_without_a_date_is_said_at_the_date(opened, registered, qtbot):
    form = opened(customer=str(registered("张三贸易")))
    commit(form.form.field("body"), "客户想了解续约价格，已记录用量")
    commit(form.form.field("next_step"), "发送续约报价")
    form.save_button.click()
    qtbot.waitUntil(lambda: form.form.error("next_on") != "")


def test_what_was_typed_comes_back_with_its_customer(opened, registered, qtbot, tasks):
    customer_id = registered("张三贸易")
    form = opened(customer=str(customer_id))
    commit(form.form.field("body"), "写到一半")
    form.close()
    qtbot.waitUntil(tasks.is_idle)
    again = opened(customer=str(customer_id))
    qtbot.waitUntil(lambda: again.form.values()["body"] == "写到一半")
    assert again.form.values()["customer"][0] == customer_id
