"""What is sent again after a broken connection goes under the same uid."""

import pytest
from PySide6.QtWidgets import QWidget

from app.core.errors import StoreUnreachable
from app.tickets import service
from app.tickets.dto import TakeTicket
from app.tickets.queries import statuses
from app.tickets.rules import WAITING_CUSTOMER
from tests.tickets_world import build
from ui.attempts import Attempts
from ui.pages.customer.note_box import NoteBox
from ui.pages.ticket.compose import ComposeBox
from ui.widgets.ticket_steps import TicketSteps


@pytest.fixture
def world(sqlite_backend):
    return build(sqlite_backend)


@pytest.fixture
def sent(desk, monkeypatch):
    """The uids that were sent; the connection breaks each time before the answer."""
    uids = []

    def break_off(uid, *_call):
        uids.append(uid)
        raise StoreUnreachable(reason="unknown")

    monkeypatch.setattr(desk.tasks.backend, "command_once", break_off)
    return uids


def test_the_same_wish_keeps_its_uid_until_it_is_forgotten():
    attempts = Attempts()
    first = attempts.uid_of("a")
    assert attempts.uid_of("a") == first
    other = attempts.uid_of("b")
    assert other != first
    attempts.forget()
    assert attempts.uid_of("b") != other


def test_a_note_sent_again_is_one_note_and_a_changed_one_another(desk, qtbot, world, sent):
    box = NoteBox(desk)
    qtbot.addWidget(box)
    box.open(world.customer_id)
    box.show()
    qtbot.waitUntil(desk.tasks.is_idle)
    for text in ("客户要发票，周五前寄出", "", "，已确认抬头"):
        qtbot.waitUntil(box.save_button.isEnabled)
        box.text.insertPlainText(text)
        box.save()
        qtbot.waitUntil(desk.tasks.is_idle)
    assert sent[0] == sent[1] != sent[2]


def test_a_text_to_the_customer_sent_again_is_told_once(desk, qtbot, world, sent):
    box = ComposeBox(desk)
    qtbot.addWidget(box)
    box.show_ticket(world.detail(world.report()))
    qtbot.waitUntil(desk.tasks.is_idle)
    for text in ("已告知客户明早九点上门", "", "检查"):
        box.text.insertPlainText(text)
        box.send()
        qtbot.waitUntil(desk.tasks.is_idle)
    assert sent[0] == sent[1] != sent[2]


def test_a_card_moved_again_at_the_same_version_is_one_move(desk, qtbot, world, sent):
    ticket_id = world.report()
    world.do("", service.take, TakeTicket, ticket_id)
    page = QWidget()
    qtbot.addWidget(page)
    steps = TicketSteps(desk, page)
    row = world.detail(ticket_id).row
    waiting = next(one for one in desk.tasks.backend.query(statuses) if one.key == WAITING_CUSTOMER)
    for version in (row.version, row.version, row.version + 1):
        steps.move(row, waiting, version)
        qtbot.waitUntil(desk.tasks.is_idle)
    assert sent[0] == sent[1] != sent[2]
