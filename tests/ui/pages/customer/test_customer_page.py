"""One customer on one page, on a real store."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication

from app.customers import contacts, queries
from app.customers.dto import RemoveContact
from app.followups import queries as followups
from app.interactions import queries as interactions
from app.tickets import service as tickets
from app.tickets.dto import ReportTicket
from app.tickets.rules import Kind
from app.timeline.dto import EntryKind
from app.timeline.queries import timeline
from ui.pages.customer.contact_form import ContactForm
from ui.pages.customer.page import CustomerPage
from ui.pages.customer.timeline import TimelineModel
from ui.router import Route
from ui.widgets.button import IconButton
from ui.widgets.label import Label


@pytest.fixture
def customer_id(registered):
    return registered("张三贸易", "13800138000")


@pytest.fixture
def page(desk, qtbot, customer_id):
    page = CustomerPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.open_route(Route("customer", customer_id))
    page.show()
    qtbot.waitUntil(page.states.is_ready)
    qtbot.waitUntil(desk.tasks.is_idle)
    return page


def texts(widget) -> str:
    """Every text shown in labels of a widget."""
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def headlines(page: CustomerPage) -> list[str]:
    model = page.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def said(page: CustomerPage) -> int | None:
    """Where the logged talk stands in the timeline."""
    kinds = [row.kind for row in page.model.rows]
    return kinds.index(EntryKind.INTERACTION) if EntryKind.INTERACTION in kinds else None


def logged(page: CustomerPage, qtbot, text: str) -> None:
    page.note.text.setFocus()
    qtbot.keyClicks(page.note.text, text)
    qtbot.keyClick(page.note.text, Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)


def test_numbers_are_masked_until_a_recorded_click(page, qtbot, sqlite_backend, customer_id):
    assert "***8000" in texts(page.contacts)
    assert "138 0013 8000" not in texts(page.contacts)
    page.contacts.show_button.click()
    qtbot.waitUntil(lambda: "138 0013 8000" in texts(page.contacts))
    clear = sqlite_backend.query(queries.revealed_points, customer_id)
    assert clear[0].text == "138 0013 8000"  # the store hands it out: the request is on record
    page.contacts.show_button.click()
    assert "138 0013 8000" not in texts(page.contacts)


def test_a_number_in_clear_can_be_called_and_copied(page, qtbot, monkeypatch):
    calls = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: calls.append(url.toString()))
    page.contacts.show_button.click()
    qtbot.waitUntil(page.contacts.is_clear)
    by_name = {button.accessibleName(): button for button in page.findChildren(IconButton)}
    by_name["Call"].click()
    assert calls == ["tel:+8613800138000"]
    by_name["Copy"].click()
    assert QGuiApplication.clipboard().text() == "138 0013 8000"


def test_numbers_are_masked_again_when_the_page_is_left(page, qtbot):
    page.contacts.show_button.click()
    qtbot.waitUntil(page.contacts.is_clear)
    page.hide()
    assert not page.contacts.is_clear()


def test_a_call_logged_by_ctrl_enter_stands_in_the_timeline(
    page, qtbot, sqlite_backend, customer_id
):
    logged(page, qtbot, "asked for an invoice, Li sends it on Friday")
    qtbot.waitUntil(lambda: said(page) is not None)
    assert page.note.text.toPlainText() == ""
    (row,) = sqlite_backend.query(interactions.of_customer, customer_id)
    assert row.body.startswith("asked for an invoice")


def test_a_vague_note_is_refused_and_stays(page, qtbot, sqlite_backend, customer_id):
    page.note.text.setPlainText("已沟通")
    page.note.save_button.click()
    qtbot.waitUntil(page.note.message.isVisible)
    assert page.note.text.toPlainText() == "已沟通"
    assert sqlite_backend.query(interactions.of_customer, customer_id) == ()


def test_a_half_written_note_waits_for_its_customer(page, qtbot, registered, customer_id):
    other = registered("李四贸易")
    qtbot.keyClicks(page.note.text, "half a sentence")
    page.open_route(Route("customer", other))
    qtbot.waitUntil(page.desk.tasks.is_idle)
    assert page.note.text.toPlainText() == ""
    page.open_route(Route("customer", customer_id))
    qtbot.waitUntil(lambda: page.note.text.toPlainText() == "half a sentence")


def test_the_timeline_shows_only_the_kind_chosen(page, qtbot, sqlite_backend, customer_id):
    ticket = ReportTicket(customer_id, Kind.TECHNICAL, "打印机无法连接")
    page.desk.tasks.command(page, tickets.report, ticket)
    qtbot.waitUntil(lambda: any("打印机无法连接" in line for line in headlines(page)))
    page.kinds.choose(EntryKind.TICKET.value)
    page.kinds.chosen.emit(EntryKind.TICKET.value)
    qtbot.waitUntil(lambda: {row.kind for row in page.model.rows} == {EntryKind.TICKET})
    page.kinds.choose("all")
    page.kinds.chosen.emit("all")
    qtbot.waitUntil(lambda: EntryKind.CUSTOMER in {row.kind for row in page.model.rows})


def test_enter_on_a_ticket_opens_it(page, qtbot, customer_id, visits):
    ticket = ReportTicket(customer_id, Kind.TECHNICAL, "打印机无法连接")
    page.desk.tasks.command(page, tickets.report, ticket)
    qtbot.waitUntil(lambda: page.work.ticket_model.rowCount() == 1)
    page.work.tickets.setCurrentIndex(page.work.ticket_model.index(0, 0))
    qtbot.keyClick(page.work.tickets, Qt.Key.Key_Return)
    assert visits[-1] == Route("ticket", page.work.ticket_model.rows[0].id)


def test_a_long_text_unfolds(page, qtbot):
    logged(page, qtbot, "a long talk about many things " * 30)
    qtbot.waitUntil(lambda: said(page) is not None)
    qtbot.waitUntil(page.desk.tasks.is_idle)
    index = page.model.index(said(page), 0)
    page.view.scrollTo(index)
    folded = page.view.visualRect(index).height()
    qtbot.mouseClick(
        page.view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=page.view.visualRect(index).center(),
    )
    qtbot.waitUntil(lambda: page.view.visualRect(index).height() > 2 * folded)


def test_a_postponed_followup_moves_and_can_be_taken_back(
    page, qtbot, tasks, sqlite_backend, customer_id, clock
):
    work = page.work
    qtbot.waitUntil(lambda: work.followup_model.rowCount() == 2)
    work.followups.setCurrentIndex(work.followup_model.index(0, 0))
    row = work.followups.current_row()
    with qtbot.waitSignal(tasks.undoable) as undoable:
        work.followup_actions.postpone(row, clock() + timedelta(days=7))
    qtbot.waitUntil(lambda: work.followup_model.rows[-1].id == row.id)
    tasks.undo(page, undoable.args[0])
    qtbot.waitUntil(lambda: work.followup_model.rows[0].due_at == row.due_at)


def test_actions_carry_the_customer_along(page, customer_id, visits):
    page.header.ticket_button.click()
    page.header.log_button.click()
    page.header.edit_button.click()
    mine = (("customer", str(customer_id)),)
    assert visits == [
        Route("new_ticket", params=mine),
        Route("log_interaction", params=mine),
        Route("edit_customer", customer_id),
    ]


def test_a_deleted_customer_can_be_brought_back(page, qtbot, tasks, visits, sqlite_backend):
    with qtbot.waitSignal(tasks.undoable) as undoable:
        page.header.delete_action.trigger()
    qtbot.waitUntil(lambda: visits != [] and visits[-1] == Route("customers"))
    assert sqlite_backend.query(queries.customer_count) == 0
    tasks.undo(page, undoable.args[0])
    qtbot.waitUntil(tasks.is_idle)
    assert sqlite_backend.query(queries.customer_count) == 1


def test_a_customer_that_is_gone_is_said_so(desk, qtbot):
    page = CustomerPage(desk)
    qtbot.addWidget(page)
    page.open_route(Route("customer", 999))
    page.show()
    qtbot.waitUntil(desk.tasks.is_idle)
    assert not page.states.is_ready()
    assert "not there any more" in page.states.currentWidget().accessibleName()


def test_another_number_is_added_to_a_contact_and_the_first_stays(
    desk, qtbot, sqlite_backend, customer_id
):
    (contact,) = sqlite_backend.query(queries.customer_detail, customer_id).contacts
    form = ContactForm(desk, customer_id, contact)
    qtbot.addWidget(form)
    form.show()
    qtbot.keyClicks(form.form.field("phone"), "13911112222")
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    (contact,) = sqlite_backend.query(queries.customer_detail, customer_id).contacts
    assert sorted(point.masked for point in contact.points) == ["***2222", "***8000"]


def test_a_contact_is_added_and_removed(desk, qtbot, sqlite_backend, customer_id):
    form = ContactForm(desk, customer_id, None)
    qtbot.addWidget(form)
    form.show()
    qtbot.keyClicks(form.form.field("name"), "Second Person")
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    people = sqlite_backend.query(queries.customer_detail, customer_id).contacts
    added = next(one for one in people if one.name == "Second Person")
    sqlite_backend.command(contacts.remove_contact, RemoveContact(added.id, added.version))
    assert len(sqlite_backend.query(queries.customer_detail, customer_id).contacts) == 1


def test_the_timeline_model_keeps_the_rules_of_qt(
    clock, qtmodeltester, sqlite_backend, customer_id
):
    model = TimelineModel(clock)
    qtmodeltester.check(model)
    page = sqlite_backend.query(timeline, customer_id)
    assert len(page.rows) >= 3
    model.show_first(page)
    model.toggle(("none",))
    model.set_rows(page.rows[1:])
    model.set_rows(tuple(reversed(page.rows)))
    model.set_rows(())
    assert sqlite_backend.query(followups.of_customer, customer_id)
