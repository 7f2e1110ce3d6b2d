"""News of a colleague reach the page and leave what is half-written alone."""

from app.tickets import service
from app.tickets.dto import AssignTicket
from tests.ui.ime import commit


def given_to_another(world, ticket_id) -> None:
    owner_id = world.people["赵敏"].user_id
    world.do("", service.assign, AssignTicket, ticket_id, owner_id=owner_id)


def test_a_field_that_is_being_typed_in_keeps_its_text(qtbot, open_page, world, ticket_id, desk):
    page = open_page()
    field = page.properties.sub_kind
    page.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    commit(field, "半句话")
    given_to_another(world, ticket_id)
    page.reload()
    qtbot.waitUntil(lambda: page.properties.boxes["owner_id"].currentText() == "赵敏")
    assert field.text() == "半句话"


def test_a_list_that_is_open_stays_open(qtbot, open_page, world, ticket_id):
    page = open_page()
    box = page.properties.boxes["severity"]
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    shown = box.count()
    given_to_another(world, ticket_id)
    page.reload()
    qtbot.waitUntil(lambda: page.properties.boxes["owner_id"].currentText() == "赵敏")
    assert box.view().isVisible()
    assert box.count() == shown
    box.hidePopup()
