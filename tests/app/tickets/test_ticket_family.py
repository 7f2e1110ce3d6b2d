"""Links, duplicates and spam, merges and taking them apart. Now is Monday 10:00 in Shanghai."""

from datetime import timedelta

import pytest

from app.core.errors import Conflict, Invalid, InvalidTransition, NotFound, PermissionDenied
from app.customers import queries as customers
from app.customers import service as customer_service
from app.customers.dto import NewCustomer
from app.figures.dto import FiguresFilter
from app.figures.queries import figures
from app.followups.queries import open_followups
from app.sla import queries as sla
from app.surveys import queries as surveys
from app.surveys.dto import InvitationFilter
from app.tickets import service
from app.tickets.dto import (
    Classify,
    CloseTicket,
    Comment,
    ReopenTicket,
    TakeTicket,
    TellCustomer,
    TicketFilter,
    TicketSort,
)
from app.tickets.family import links
from app.tickets.links import LinkTickets
from app.tickets.merging import MergeTickets
from app.tickets.queries import history, ticket_page
from app.tickets.rules import (
    CLOSED,
    IN_PROGRESS,
    NEW,
    Channel,
    Kind,
    LinkKind,
    Outcome,
    Rating,
)
from app.tickets.withdrawing import WithdrawTicket


def seen(world, ticket_id: int) -> int:
    return world.detail(ticket_id).row.version


def withdraw(world, by: str, ticket_id: int, outcome: Outcome, of_id: int | None = None):
    return world.do(by, service.withdraw, WithdrawTicket, ticket_id, outcome=outcome, of_id=of_id)


def merge(world, by: str, ticket_id: int, into_id: int, **more):
    wish = MergeTickets(ticket_id, seen(world, ticket_id), into_id, seen(world, into_id), **more)
    return (world.of(by) if by else world.backend).command(service.merge, wish)


def undo(world, outcome, by: str = ""):
    backend = world.of(by) if by else world.backend
    return backend.command(outcome.undo.command, *outcome.undo.args)


def states(world, ticket_id: int) -> dict[str, str]:
    found = world.backend.query(lambda read: sla.clocks(read.session, "ticket", ticket_id))
    return {str(clock.kind): str(clock.state) for clock in found}


def due(world, ticket_id: int, kind: str):
    found = world.backend.query(lambda read: sla.clocks(read.session, "ticket", ticket_id))
    return next(clock.due_at for clock in found if clock.kind == kind)


def said(world, ticket_id: int, by: str = "") -> list[tuple]:
    """What is linked: kind, whether from the other side, its number."""
    backend = world.of(by) if by else world.backend
    return [(row.kind, row.is_back, row.ticket_id) for row in backend.query(links, ticket_id)]


@pytest.fixture
def pair(world) -> tuple[int, int]:
    return world.report(title="打印机卡纸"), world.report(title="打印机又卡纸了")


# Links


def test_a_link_is_named_from_both_sides_and_stands_in_both_histories(world, pair):
    first, second = pair
    cmd = LinkTickets(second, first, LinkKind.CAUSED_BY)
    outcome = world.backend.command(service.link, cmd)
    assert said(world, second) == [("caused_by", False, first)]
    assert said(world, first) == [("caused_by", True, second)]
    numbers = [world.detail(one).row.number for one in pair]
    for one, field, number in (
        (second, "caused_by", numbers[0]),
        (first, "caused_by.back", numbers[1]),
    ):
        last = world.history(one)[-1]
        assert (last.type, last.field, last.after) == ("linked", field, number)
    undo(world, outcome)
    assert said(world, first) == said(world, second) == []
    assert world.history(first)[-1].type == "unlinked"


def test_a_link_said_again_or_from_the_other_side_is_one_link(world, pair):
    first, second = pair
    for ends in ((first, second), (first, second), (second, first)):
        outcome = world.backend.command(service.link, LinkTickets(*ends, LinkKind.RELATED))
    assert outcome.undo is None
    assert said(world, first) == [("related", False, second)]


def test_who_may_not_work_on_a_ticket_links_and_unlinks_nothing_of_it(world, pair):
    first, second = pair
    world.do("王磊", service.take, TakeTicket, second)
    cmd = LinkTickets(second, first, LinkKind.RELATED)
    with pytest.raises(PermissionDenied):
        world.of("赵敏").command(service.link, cmd)
    world.of("王磊").command(service.link, cmd)
    with pytest.raises(PermissionDenied):
        world.of("赵敏").command(service.unlink, cmd)
    rows = world.of("赵敏").query(links, first)
    assert [row.may_remove for row in rows] == [False]


def test_a_hidden_ticket_can_neither_be_linked_nor_seen_as_a_link(world):
    secret = world.report(by="何欣", is_confidential=True, kind=Kind.COMPLAINT)
    mine = world.report(by="赵敏")
    with pytest.raises(NotFound):
        world.of("赵敏").command(service.link, LinkTickets(mine, secret, LinkKind.RELATED))
    world.backend.command(service.link, LinkTickets(mine, secret, LinkKind.RELATED))
    assert said(world, mine, "赵敏") == []
    assert len(said(world, mine)) == 1


@pytest.mark.parametrize(("other", "problem"), [(None, "required"), ("itself", "itself")])
def test_a_link_needs_another_ticket(world, pair, other, problem):
    other_id = pair[0] if other else None
    with pytest.raises(Invalid) as refused:
        world.backend.command(service.link, LinkTickets(pair[0], other_id, LinkKind.RELATED))
    assert refused.value.fields == {"other_id": problem}


# Duplicates and spam


def test_a_duplicate_is_closed_and_linked_and_no_clock_has_a_verdict(world, pair, clock):
    first, second = pair
    clock.forward(hours=3)  # its acceptance is late by then
    withdraw(world, "赵敏", second, Outcome.DUPLICATE, first)
    detail = world.detail(second)
    assert (detail.row.status, detail.outcome, detail.solution) == (CLOSED, "duplicate", None)
    assert (detail.solved_at, detail.accepted_at, detail.row.next_due_at) == (None, None, None)
    assert states(world, second) == {"accept": "stopped", "solve": "stopped"}
    assert said(world, second) == [("duplicate_of", False, first)]


def test_the_customer_of_a_duplicate_hears_nothing(world, pair):
    first, second = pair
    read = world.backend.query
    before = read(lambda r: open_followups(r, mine_only=False, limit=9))
    withdraw(world, "", second, Outcome.DUPLICATE, first)
    withdraw(world, "", first, Outcome.SPAM)
    assert read(surveys.invitations, InvitationFilter()).rows == ()
    assert read(lambda r: open_followups(r, mine_only=False, limit=9)) == before
    detail = read(customers.customer_detail, world.customer_id)
    assert detail.row.open_tickets == 0


def test_undo_puts_a_duplicate_where_it_was(world, pair, clock):
    first, second = pair
    world.do("赵敏", service.take, TakeTicket, second)
    before = world.detail(second)
    clock.forward(minutes=5)
    outcome = withdraw(world, "赵敏", second, Outcome.DUPLICATE, first)
    undo(world, outcome, "赵敏")
    after = world.detail(second)
    assert (after.row.status, after.outcome, after.accepted_at, after.row.owner_id) == (
        before.row.status, None, before.accepted_at, before.row.owner_id,
    )  # fmt: skip
    assert states(world, second) == {"accept": "met", "solve": "running", "progress": "running"}
    assert (after.row.next_due_at, said(world, second)) == (before.row.next_due_at, [])


def test_a_ticket_taken_up_again_goes_on_with_the_time_used(world, clock):
    """Reported at 10:00, spam from 11:00 to 14:00 with the noon break: an hour of four is used."""
    ticket_id = world.report()
    clock.forward(hours=1)
    withdraw(world, "", ticket_id, Outcome.SPAM)
    clock.forward(hours=3)
    world.do("", service.reopen, ReopenTicket, ticket_id, reason="其实是客户用私人邮箱写来的")
    detail = world.detail(ticket_id)
    assert (detail.row.status, detail.outcome, detail.reopen_count) == (IN_PROGRESS, None, 0)
    assert due(world, ticket_id, "solve") == clock() + timedelta(hours=3)
    assert states(world, ticket_id)["solve"] == "running"


def test_figures_leave_out_what_is_no_case_of_its_own(world, pair, clock):
    first, second = pair
    clock.forward(hours=3)
    before = world.backend.query(figures, FiguresFilter()).total
    withdraw(world, "", second, Outcome.DUPLICATE, first)
    after = world.backend.query(figures, FiguresFilter()).total
    assert (before.tickets, before.level.missed) == (2, 2)
    assert (after.tickets, after.level.missed, after.open, after.unsolved_ends) == (1, 1, 1, 0)


@pytest.mark.parametrize("case", ["none", "itself", "of a duplicate"])
def test_a_duplicate_names_the_ticket_it_repeats(world, pair, case):
    first, second = pair
    if case == "of a duplicate":
        withdraw(world, "", first, Outcome.DUPLICATE, world.report())
    of_id = {"none": None, "itself": second}.get(case, first)
    with pytest.raises(Invalid) as refused:
        withdraw(world, "", second, Outcome.DUPLICATE, of_id)
    assert list(refused.value.fields) == ["of_id"]
    assert world.detail(second).row.status == NEW


def test_closing_with_the_customers_word_is_never_spam(world, pair):
    answers = {"outcome": Outcome.SPAM, "rating": Rating.NO_ANSWER}
    with pytest.raises(Invalid):
        world.do("", service.close, CloseTicket, pair[0], solution="更换主板后正常", **answers)


def test_many_are_closed_as_duplicates_in_one_step_with_one_undo(world, pair):
    first, second = pair
    third = world.report(title="还是卡纸")
    steps = tuple(
        WithdrawTicket(one, Outcome.DUPLICATE, seen(world, one), first)
        for one in (first, second, third)
    )
    outcome = world.backend.command(service.do_each, steps)
    assert outcome.result.done == (second, third)
    assert [one.ticket_id for one in outcome.result.refused] == [first]  # not of itself
    undo(world, outcome)
    assert [world.detail(one).row.status for one in (second, third)] == [NEW, NEW]


def test_kinds_are_set_in_one_step_with_one_undo(world, pair):
    rows = [world.detail(one).row for one in pair]
    steps = tuple(Classify(r.id, r.version, Kind.COMPLAINT, r.severity, r.sub_kind) for r in rows)
    outcome = world.backend.command(service.do_each, steps)
    assert {world.detail(one).row.kind for one in pair} == {Kind.COMPLAINT}
    undo(world, outcome)
    assert {world.detail(one).row.kind for one in pair} == {Kind.TECHNICAL}


# Merges


def test_a_merged_ticket_is_read_in_the_other_with_its_number(world):
    first = world.report(title="打印机卡纸")
    second = world.report(title="打印机又卡纸了", description="这次是三号机")
    world.backend.command(service.comment, Comment(second, "客户很着急"))
    lines = [event.id for event in world.history(second)]
    merge(world, "周强", second, first)
    detail = world.detail(second)
    assert (detail.row.status, detail.outcome, detail.solved_at) == (CLOSED, "merged", None)
    assert states(world, second) == {"accept": "stopped", "solve": "stopped"}
    theirs = [event for event in world.history(first) if event.number == detail.row.number]
    assert [event.id for event in theirs] == lines
    assert (theirs[0].text, theirs[-1].text) == ("这次是三号机", "客户很着急")
    assert said(world, first) == [("merged", True, second)]
    assert said(world, second) == [("merged", False, first)]


def test_what_is_linked_with_a_merged_ticket_is_reached_from_the_other(world, pair):
    first, second = pair
    cause = world.report(title="主板批次有问题")
    world.backend.command(service.link, LinkTickets(second, cause, LinkKind.CAUSED_BY))
    merge(world, "", second, first)
    assert ("caused_by", False, cause) in said(world, first)
    last = world.report(title="总单")
    merge(world, "", first, last)
    assert {row[2] for row in said(world, last)} == {cause, first, second}
    assert {event.number for event in world.history(last)} == {
        None, *(world.detail(one).row.number for one in pair)
    }  # fmt: skip


def test_taking_a_merge_apart_leaves_both_as_they_were(world, pair, clock):
    first, second = pair
    before = [(world.detail(one), world.history(one)) for one in pair]
    outcome = merge(world, "周强", second, first)
    clock.forward(hours=2)
    told = "已请客户先用备用机，明天上门更换"
    world.backend.command(service.tell_customer, TellCustomer(first, told, Channel.PHONE))
    undo(world, outcome, "周强")
    for one, (detail, lines) in zip(pair, before, strict=True):
        own = [event for event in world.history(one) if event.number is None]
        assert own[: len(lines)] == lines
        assert len(own) == len(world.history(one))
        assert world.detail(one).row.status == detail.row.status
    assert states(world, second) == {"accept": "running", "solve": "running"}
    # Noon, and nothing of the half hour is used: it ends half an hour after the break.
    assert due(world, second, "accept") == clock() + timedelta(hours=2)
    assert said(world, first) == []


def test_a_merge_needs_the_right_on_both_and_what_was_seen(world, pair):
    first, second = pair
    with pytest.raises(PermissionDenied):
        merge(world, "赵敏", second, first)
    elsewhere = world.report(kind=Kind.COMPLAINT)  # of customer service
    with pytest.raises(PermissionDenied):
        merge(world, "周强", second, elsewhere)
    wish = MergeTickets(second, seen(world, second), first, seen(world, first))
    world.do("王磊", service.take, TakeTicket, first)
    with pytest.raises(Conflict):
        world.backend.command(service.merge, wish)
    assert world.detail(second).row.status == NEW


def test_tickets_of_two_customers_are_merged_only_knowingly(world, pair):
    other = world.backend.command(customer_service.register, NewCustomer("星河贸易")).result
    theirs = world.report(customer_id=other)
    with pytest.raises(Invalid) as refused:
        merge(world, "", theirs, pair[0])
    assert refused.value.fields == {"into_id": "other_customer"}
    merge(world, "", theirs, pair[0], is_across_customers=True)
    assert world.detail(theirs).outcome == "merged"


def test_a_merged_ticket_is_not_reopened_by_itself(world, pair):
    first, second = pair
    merge(world, "", second, first)
    with pytest.raises(InvalidTransition) as refused:
        world.do("", service.reopen, ReopenTicket, second, reason="客户说这是另一个问题")
    assert refused.value.params["reason"] == "merged"


def test_a_hidden_merged_ticket_stays_hidden_in_the_other(world):
    secret = world.report(kind=Kind.COMPLAINT, is_confidential=True, description="内部人员问题")
    open_one = world.report(kind=Kind.COMPLAINT)
    merge(world, "", secret, open_one)
    theirs = world.of("赵敏").query(history, open_one).rows
    assert {event.number for event in theirs} == {None}
    assert {event.number for event in world.history(open_one)} != {None}


def test_the_list_says_how_a_ticket_ended(world, pair):
    withdraw(world, "", pair[0], Outcome.SPAM)
    rows = world.backend.query(ticket_page, TicketFilter(), TicketSort()).rows
    assert {row.id: row.outcome for row in rows} == {pair[0]: Outcome.SPAM, pair[1]: None}
