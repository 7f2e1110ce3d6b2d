"""The page of what came in: what lies aside becomes a ticket or spam, and both can be seen."""

import pytest

from app.files.sources import Bytes
from app.intake import queries, service
from app.intake.dto import Message
from app.intake.rules import Reason, State
from app.settings import service as settings
from app.settings.dto import ChangeSetting
from app.tickets.rules import Channel
from ui.pages.intake.page import IntakePage
from ui.router import Route


@pytest.fixture
def page(qtbot, desk):
    backend = desk.tasks.backend
    for key, subject, aside in (("1", "三月展会", Reason.BULK), ("2", "卡纸了", "")):
        message = Message(key, Channel.EMAIL, subject, f"{subject}\n<b>", "王", "wang@example.cn",
                          aside=aside, files=(Bytes("日程.txt", b"x" * 2048),))  # fmt: skip
        backend.command(service.take_in, message)
    page = IntakePage(desk)
    page.went = []
    desk.router.requested.connect(page.went.append)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    return page


def choose_first(qtbot, page):
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: page.text.toPlainText() != "")


def test_where_nothing_is_set_up_the_page_says_how(qtbot, desk, visits):
    page = IntakePage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(desk.tasks.is_idle)
    assert page.states.empty.accessibleName().startswith("No mailbox and no web form yet")
    page.states.acted.emit()
    assert visits == [Route("settings")]
    desk.tasks.command(page, settings.change, ChangeSetting("forms.is_on", True))
    qtbot.waitUntil(lambda: page.states.empty.accessibleName().startswith("Nothing to decide"))


def test_what_was_set_aside_is_read_and_becomes_a_ticket(page, qtbot, desk):
    assert not page.ticket_button.isEnabled()
    choose_first(qtbot, page)
    assert page.text.toPlainText() == "三月展会\n<b>"
    qtbot.waitUntil(page.files.isVisible)
    assert page.files.text().startswith("Files: 日程.txt (2.0 ")
    page.ticket_button.click()
    qtbot.waitUntil(lambda: page.states.is_empty())
    rows = desk.tasks.backend.query(queries.incoming_page, False).rows
    assert {row.state for row in rows} == {State.TAKEN}
    assert page.went[-1].page == "ticket"


def test_spam_leaves_the_list_and_undo_brings_it_back(page, qtbot, tasks):
    choose_first(qtbot, page)
    with qtbot.waitSignal(tasks.undoable) as undoable:
        page.spam_button.click()
    qtbot.waitUntil(lambda: page.states.is_empty())
    tasks.undo(page, undoable.args[0])
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)


def test_everything_shows_the_tickets_too_and_opens_them(page, qtbot, desk):
    page.which.choose("all")
    page.which.chosen.emit("all")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    taken = next(row for row in page.model.rows if row.state == State.TAKEN)
    page.table.select_key(taken.id)
    assert not page.ticket_button.isEnabled()
    page.table.opened.emit(taken.id)
    assert page.went[-1] == Route("ticket", taken.ticket_id)
