"""A canned reply for many tickets: what it will do is what it does; one undo of what can be."""

import pytest

from app.tickets import queries, service
from app.tickets.canned import Reply, SaveReply, UseReply, save_reply
from app.tickets.checklists import add_lines
from app.tickets.dto import Comment, SolveTicket, TakeTicket
from app.tickets.previewing import reply_effects
from app.tickets.rules import NEW, TO_CONFIRM, WAITING_CUSTOMER, Channel, Kind, Outcome
from app.tickets.steps import ticket_steps
from app.tickets.steps_dto import MOST_LINES, AddLines, RemoveTemplate, SaveTemplate, Template
from app.tickets.templates import remove_template, save_template
from app.tickets.withdrawing import WithdrawTicket
from tests.tickets_world import SOLUTION

TOLD = "已安排工程师明天上午上门处理"


def save(world, **changes) -> int:
    reply = Reply(0, "明天上门", TOLD, is_shared=True, **changes)
    return world.backend.command(save_reply, SaveReply(reply)).result


def length(world, ticket_id) -> int:
    return len(world.backend.query(ticket_steps, ticket_id).lines)


@pytest.fixture
def some(world) -> list[int]:
    """Nobody's, mine, a colleague's, another department's, spam, solved."""
    ids = [world.report(title=f"打印机卡纸 {number}", channel=Channel.EMAIL) for number in range(4)]
    world.do("赵敏", service.take, TakeTicket, ids[1])
    world.do("王磊", service.take, TakeTicket, ids[2])
    world.do("", service.withdraw, WithdrawTicket, ids[3], outcome=Outcome.SPAM)
    ids.append(world.report(kind=Kind.COMPLAINT))
    ids.append(world.report())
    world.do("赵敏", service.solve, SolveTicket, ids[-1], solution=SOLUTION)
    return ids


def steps(world, ids, reply_id: int) -> tuple[UseReply, ...]:
    seen = [(one, world.detail(one).row.version) for one in ids]
    return tuple(UseReply(one, reply_id, TOLD, None, version) for one, version in seen)


@pytest.mark.parametrize("by", ["赵敏", "周强"])
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"status": TO_CONFIRM},
        {"status": WAITING_CUSTOMER, "takes": True, "priority": "high"},
        {"status": WAITING_CUSTOMER, "template_id": "there"},
        {"priority": "high", "template_id": "gone"},
    ],
)
def test_what_is_shown_before_is_what_happens(world, some, by, changes):
    wanted = changes.get("template_id")
    if wanted:
        cmd = SaveTemplate(Template(0, "上门服务", ("带备机", "拍照"), is_shared=True))
        changes = changes | {"template_id": world.backend.command(save_template, cmd).result}
        full = tuple(f"第 {number} 项" for number in range(MOST_LINES - 1))
        world.backend.command(add_lines, AddLines(some[0], full))
    lengths = {one: length(world, one) for one in some}
    reply_id = save(world, **changes)
    if wanted == "gone":
        removed = RemoveTemplate(changes["template_id"], 1)
        world.backend.command(remove_template, removed)
    before = {one: world.detail(one).row for one in some}
    effects = world.of(by).query(reply_effects, reply_id, tuple(some))
    result = world.of(by).command(service.do_each, steps(world, some, reply_id)).result
    assert [effect.ticket_id for effect in effects] == some
    refused = {one.ticket_id: one.error.params for one in result.refused}
    assert {e.ticket_id: e.refused.params for e in effects if e.refused} == refused
    for effect in effects:
        was, now = before[effect.ticket_id], world.detail(effect.ticket_id).row
        assert now.status == (effect.status or was.status)
        assert now.priority == (effect.priority or was.priority)
        assert (now.owner_name == by) == (effect.takes or was.owner_name == by)
        added = length(world, effect.ticket_id) - lengths[effect.ticket_id]
        assert added == (2 if effect.template else 0)
        assert (effect.template is not None) == (wanted == "there" and effect.refused is None)


def test_one_undo_takes_back_what_can_be_and_what_was_told_stays(world, some):
    reply_id = save(world, status=WAITING_CUSTOMER, takes=True)
    ids = [some[0], some[1]]
    outcome = world.of("赵敏").command(service.do_each, steps(world, ids, reply_id))
    assert outcome.undo.label == "undo.ticket.reply"
    world.of("赵敏").command(outcome.undo.command, *outcome.undo.args)
    rows = [world.detail(one).row for one in ids]
    assert [(row.status, row.owner_name) for row in rows] == [(NEW, None), ("in_progress", "赵敏")]
    for one in ids:
        told = [event for event in world.history(one) if event.type == "told_customer"]
        assert [(event.text, event.after) for event in told] == [(TOLD, Channel.EMAIL)]
        accept = world.backend.query(queries.clocks, one)[0]
        assert accept.state == "met"


def test_a_reply_that_only_tells_leaves_nothing_to_undo(world, some):
    reply_id = save(world)
    world.backend.command(service.comment, Comment(some[0], "客户在等"))
    assert world.backend.command(service.do_each, steps(world, some[:2], reply_id)).undo is None
