"""Linked, merged and withdrawn tickets on their page: the card, the banner, the menu, the forms."""

import pytest

from app.customers import service as customers
from app.customers.dto import NewCustomer
from app.tickets import service
from app.tickets.dto import Comment
from app.tickets.links import LinkTickets
from app.tickets.merging import MergeTickets
from app.tickets.rules import CLOSED, IN_PROGRESS, LinkKind, Outcome
from ui.router import Route
from ui.widgets.button import Button, IconButton
from ui.widgets.family_forms import DuplicateForm, LinkForm, MergeForm
from ui.widgets.step_forms import CloseForm


def merge(world, ticket_id: int, into_id: int):
    seen = [world.detail(one).row.version for one in (ticket_id, into_id)]
    return world.backend.command(service.merge, MergeTickets(ticket_id, seen[0], into_id, seen[1]))


@pytest.fixture
def other(world) -> int:
    return world.report(title="打印机又卡纸了", description="这次是三号机")


@pytest.fixture
def ask(qtbot):
    """Choose an entry of the menu "more"; gives the form that it opens, filled."""

    def choose(page, step: str):
        with qtbot.waitSignal(page.steps.opened) as opened:
            page.head.more.steps[step].trigger()
        qtbot.waitUntil(page.desk.tasks.is_idle)
        return opened.args[0]

    return choose


def test_links_stand_on_the_page_only_where_there_are_some(
    qtbot, open_page, world, ticket_id, other
):
    page = open_page()
    box = page.properties.links
    assert box.isHidden()
    world.backend.command(service.link, LinkTickets(other, ticket_id, LinkKind.CAUSED_BY))
    page.reload()
    qtbot.waitUntil(lambda: not box.isHidden())
    number = world.detail(other).row.number
    assert box.texts() == [f"Cause of {number} 打印机又卡纸了: New"]
    open_it = box.lines[0].findChildren(Button)[0]
    with qtbot.waitSignal(page.desk.router.requested) as requested:
        open_it.click()
    assert requested.args[0] == Route("ticket", other)


def test_a_ticket_is_linked_with_one_that_looks_alike(
    qtbot, open_page, world, ticket_id, other, ask
):
    page = open_page()
    form = ask(page, "link")
    assert isinstance(form, LinkForm)
    (offer,) = form.other.offers
    offer.click()
    form.form.set_values({"kind": "duplicate_of.back"})
    form.save_button.click()
    box = page.properties.links
    qtbot.waitUntil(lambda: bool(box.texts()))
    assert box.texts()[0].startswith("Has a duplicate ")
    assert world.history(other)[-1].field == "duplicate_of"


def test_a_link_is_removed_from_the_card_and_brought_back(
    qtbot, open_page, world, ticket_id, other
):
    world.backend.command(service.link, LinkTickets(ticket_id, other, LinkKind.RELATED))
    page = open_page()
    box = page.properties.links
    with qtbot.waitSignal(page.desk.tasks.undoable) as offered:
        box.lines[0].findChildren(IconButton)[0].click()
    qtbot.waitUntil(box.isHidden)
    undo = offered.args[0]
    page.desk.tasks.command(page, undo.command, *undo.args)
    qtbot.waitUntil(lambda: not box.isHidden())


def test_closing_as_a_duplicate_asks_which_and_leads_there(
    qtbot, open_page, world, ticket_id, other, ask
):
    page = open_page()
    form = ask(page, "duplicate")
    assert isinstance(form, DuplicateForm)
    form.save_button.click()
    assert form.form.error("of_id")  # none was named
    form.other.offers[0].click()
    form.save_button.click()
    qtbot.waitUntil(lambda: page.head.status.text() == "Closed · Duplicate")
    number = world.detail(other).row.number
    qtbot.waitUntil(lambda: page.banner.text() == f"Closed as a duplicate of {number}.")
    assert page.banner.isVisible()
    with qtbot.waitSignal(page.desk.router.requested) as routed:
        page.banner.triggered.emit()
    assert routed.args[0] == Route("ticket", other)


def test_spam_is_closed_at_once_and_can_be_undone(qtbot, open_page, world, ticket_id):
    page = open_page()
    with qtbot.waitSignal(page.desk.tasks.undoable) as offered:
        page.head.more.steps["spam"].trigger()
    assert world.detail(ticket_id).outcome is Outcome.SPAM
    qtbot.waitUntil(lambda: not page.head.more.steps["spam"].isEnabled())
    assert page.head.more.steps["spam"].toolTip()  # says why
    world.backend.command(offered.args[0].command, *offered.args[0].args)
    assert world.detail(ticket_id).row.status == IN_PROGRESS


def test_the_close_form_asks_only_for_what_goes_with_the_end(
    qtbot, open_page, world, ticket_id, other
):
    page = open_page()
    with qtbot.waitSignal(page.steps.opened) as opened:
        page.head.buttons["close"].click()
    form = opened.args[0]
    assert isinstance(form, CloseForm)
    qtbot.waitUntil(page.desk.tasks.is_idle)
    form.form.set_values({"outcome": Outcome.DUPLICATE})
    assert not form.form.field("rating").isVisible()
    assert form.form.field("of_id").isVisible()
    form.form.set_values({"outcome": Outcome.SPAM})
    assert not form.form.field("of_id").isVisible()
    form.save_button.click()
    qtbot.waitUntil(lambda: world.detail(ticket_id).row.status == CLOSED)
    assert world.detail(ticket_id).outcome is Outcome.SPAM


def test_a_merged_ticket_is_read_in_the_other_and_taken_apart_from_its_own_page(
    qtbot, open_page, world, ticket_id, other, ask
):
    world.backend.command(service.comment, Comment(other, "客户很着急"))
    merge(world, other, ticket_id)
    into = open_page()
    short = world.detail(other).row.number.split("-", 1)[1][4:]
    assert any(f"{short} · Reported. 这次是三号机" in text for text in into.conversation.texts())
    assert any(f"{short} · Internal note. 客户很着急" in text for text in into.conversation.texts())
    page = open_page(other)
    assert page.banner.isVisible()
    assert world.detail(ticket_id).row.number in page.banner.text()
    assert not page.head.buttons["reopen"].isEnabled()
    page.head.more.steps["take_apart"].trigger()
    qtbot.waitUntil(page.banner.isHidden)
    assert world.detail(other).row.status == "new"
    assert page.head.more.steps["merge"].isVisible()


def test_merging_into_another_customers_ticket_is_warned_of_before(
    qtbot, open_page, world, ticket_id, ask
):
    stranger = world.backend.command(customers.register, NewCustomer("星河贸易")).result
    theirs = world.report(customer_id=stranger)
    page = open_page()
    form = ask(page, "merge")
    assert isinstance(form, MergeForm)
    assert form.warning.isHidden()
    form.other.offers[0].click()
    qtbot.waitUntil(form.warning.isVisible)
    assert "星河贸易" in form.warning.text()
    form.save_button.click()
    qtbot.waitUntil(lambda: world.detail(ticket_id).outcome is Outcome.MERGED)
    assert world.history(theirs)[-1].type == "merged"
