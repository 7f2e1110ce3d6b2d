"""The seldom steps with several tickets: kind, duplicates, spam, a canned reply."""

import pytest

from app.tickets import service
from app.tickets.canned import Reply, SaveReply, save_reply
from app.tickets.dto import TakeTicket
from app.tickets.rules import CLOSED, NEW, WAITING_CUSTOMER, Kind, Outcome
from app.tickets.steps import ticket_steps
from app.tickets.steps_dto import SaveTemplate, Template
from app.tickets.templates import save_template
from app.tickets.withdrawing import WithdrawTicket
from ui.pages.tickets.page import TicketsPage
from ui.widgets.family_forms import DuplicatesForm
from ui.widgets.macro_form import MacroForm

TEXT = "{contact}您好，工单 {number} 明天上门处理"


@pytest.fixture
def three(world) -> list[int]:
    return [world.report(title=f"打印机卡纸 {number}") for number in range(3)]


@pytest.fixture
def reply(world) -> int:
    wish = SaveTemplate(Template(0, "上门服务", ("带备机", "拍照"), is_shared=True))
    changes = {"status": WAITING_CUSTOMER, "takes": True}
    changes["template_id"] = world.backend.command(save_template, wish).result
    macro = Reply(0, "明天上门", TEXT, is_shared=True, **changes)
    return world.backend.command(save_reply, SaveReply(macro)).result


@pytest.fixture
def choose(qtbot, open_page):
    """Open the page with these tickets chosen on the board."""

    def show(ids: list[int]) -> TicketsPage:
        page = open_page()
        rows = [page.board.row(ticket_id) for ticket_id in ids]
        page.bulk._chosen = page.bulk.more_button._chosen = lambda: tuple(rows)
        page.bulk.refresh()
        qtbot.waitUntil(page.desk.tasks.is_idle)
        page.bulk.more_button.menu_of_steps.aboutToShow.emit()
        return page

    return show


def pick(menu, *path: str) -> None:
    action = next(one for one in menu.actions() if one.text() == path[0])
    if len(path) > 1:
        pick(action.menu(), *path[1:])
    else:
        action.trigger()


def test_the_kind_of_several_is_set_with_one_undo(qtbot, world, choose, three):
    page = choose(three)
    with qtbot.waitSignal(page.desk.tasks.undoable) as offered:
        pick(page.bulk.more_button.menu_of_steps, "Kind", "Complaint")
    assert {world.detail(one).row.kind for one in three} == {Kind.COMPLAINT}
    world.backend.command(offered.args[0].command, *offered.args[0].args)
    assert {world.detail(one).row.kind for one in three} == {Kind.TECHNICAL}


def test_several_are_closed_as_duplicates_of_one(qtbot, world, choose, three):
    page = choose(three[1:])
    with qtbot.waitSignal(page.bulk.more_button.opened) as opened:
        pick(page.bulk.more_button.menu_of_steps, "Close as duplicates of…")
    form = opened.args[0]
    assert isinstance(form, DuplicatesForm)
    qtbot.waitUntil(lambda: bool(form.other.offers))
    (offer,) = form.other.offers  # none of the chosen ones
    offer.click()
    with qtbot.waitSignal(page.bulk.done):
        form.save_button.click()
    assert [world.detail(one).row.status for one in three] == [NEW, CLOSED, CLOSED]


def test_spam_that_is_closed_already_says_so(qtbot, world, choose, three):
    page = choose(three)
    world.do("", service.withdraw, WithdrawTicket, three[0], outcome=Outcome.SPAM)
    with qtbot.waitSignal(page.bulk.done):
        pick(page.bulk.more_button.menu_of_steps, "Close as spam")
    assert [world.detail(one).outcome for one in three] == [Outcome.SPAM] * 3
    assert "2 tickets changed" in page.bulk.message.text()


def test_a_reply_shows_what_it_does_to_each_before_it_is_sent(qtbot, world, choose, three, reply):
    world.do("", service.withdraw, WithdrawTicket, three[2], outcome=Outcome.SPAM)
    world.do("", service.take, TakeTicket, three[1])
    page = choose(three)
    with qtbot.waitSignal(page.bulk.more_button.opened) as opened:
        pick(page.bulk.more_button.menu_of_steps, "Canned reply", "明天上门 ⚡")
    form = opened.args[0]
    assert isinstance(form, MacroForm)
    qtbot.waitUntil(form.save_button.isEnabled)
    assert form.summary.text() == "2 messages to 1 customer; 1 ticket stays as it is"
    lines = form.lines.text().split("\n")
    assert lines[0].endswith("you take the ticket; checklist: 上门服务; status: With customer")
    assert lines[1].endswith("打印机卡纸 1: checklist: 上门服务; status: With customer")
    assert lines[2].endswith("This ticket is closed. Reopen it first.")
    number = world.detail(three[0]).row.number
    assert f"工单 {number} 明天上门处理" in form.example.text()
    with qtbot.waitSignals([page.bulk.done, page.desk.tasks.undoable]):
        form.save_button.click()
    for one in three[:2]:
        assert len(world.backend.query(ticket_steps, one).lines) == 2
        told = [event.text for event in world.history(one) if event.type == "told_customer"]
        assert told == [f"云帆科技有限公司您好，工单 {world.detail(one).row.number} 明天上门处理"]
    assert [world.detail(one).row.status for one in three] == [WAITING_CUSTOMER] * 2 + [CLOSED]
