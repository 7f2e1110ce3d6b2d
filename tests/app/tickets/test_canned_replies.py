"""Canned replies: filled in, own or everybody's; a macro tells and changes in one step."""

import pytest

from app.core.errors import Conflict, Invalid, InvalidTransition, NotFound, PermissionDenied
from app.customers import service as customers
from app.customers.dto import NewCustomer
from app.tickets import canned, queries, service
from app.tickets.canned import (
    RemoveReply,
    Reply,
    SaveReply,
    UseReply,
    filled,
    remove_reply,
    save_reply,
    use_reply,
)
from app.tickets.checklists import add_lines, tick_line
from app.tickets.dto import ReportTicket
from app.tickets.rules import NEW, Channel, Kind
from app.tickets.steps import ticket_steps
from app.tickets.steps_dto import (
    MOST_LINES,
    AddLines,
    RemoveTemplate,
    SaveTemplate,
    Template,
    TickLine,
)
from app.tickets.templates import remove_template, save_template

TEXT = "{contact}您好，工单 {number} 我们将在 {due} 前答复。{me}"


def save(backend, *, is_shared=False, **changes) -> int:
    reply = Reply(0, "确认收到", TEXT, is_shared, **changes)
    return backend.command(save_reply, SaveReply(reply)).result


def use(world, by: str, ticket_id: int, reply_id: int, text="客户已告知，明天上门检修打印机"):
    version = world.detail(ticket_id).row.version
    command = UseReply(ticket_id, reply_id, text, Channel.PHONE, version)
    return world.of(by).command(use_reply, command)


def test_placeholders_are_filled_in_and_those_without_a_value_stay():
    values = {"contact": "李娜", "number": "T-1", "me": "赵敏", "due": ""}
    assert filled(TEXT, values) == "李娜您好，工单 T-1 我们将在 {due} 前答复。赵敏"
    assert filled("{other} {", {"other": "x"}) == "{other} {"


def test_macro_tells_takes_raises_and_moves_in_one_step(world):
    ticket_id = world.report()
    reply_id = save(world.of("赵敏"), status="waiting_customer", priority="high", takes=True)
    use(world, "赵敏", ticket_id, reply_id)
    row = world.detail(ticket_id).row
    assert (row.owner_name, row.priority, row.status) == ("赵敏", "high", "waiting_customer")
    types = [event.type for event in world.history(ticket_id)]
    assert {"told_customer", "took"} <= set(types)


def test_undo_of_a_macro_takes_its_changes_back_and_what_was_told_stays(world):
    ticket_id = world.report()
    reply_id = save(world.of("赵敏"), status="waiting_customer", priority="high", takes=True)
    undo = use(world, "赵敏", ticket_id, reply_id).undo
    world.of("赵敏").command(undo.command, *undo.args)
    detail = world.detail(ticket_id)
    assert (detail.row.owner_name, detail.row.priority, detail.row.status) == (None, "normal", NEW)
    assert detail.accepted_at is not None
    accept = world.backend.query(queries.clocks, ticket_id)[0]
    assert accept.state == "met"  # the customer heard of us
    assert "told_customer" in [event.type for event in world.history(ticket_id)]


def test_macro_that_the_rules_forbid_changes_and_tells_nothing(world):
    ticket_id = world.report()
    reply_id = save(world.of("赵敏"), status="to_confirm", takes=True)
    with pytest.raises(InvalidTransition) as refusal:
        use(world, "赵敏", ticket_id, reply_id)
    assert refusal.value.params["reason"] == "needs_solution"
    assert world.detail(ticket_id).row.owner_id is None
    assert "told_customer" not in [event.type for event in world.history(ticket_id)]


def test_macro_does_not_go_over_what_somebody_changed_meanwhile(world):
    ticket_id = world.report()
    reply_id = save(world.of("赵敏"), takes=True)
    command = UseReply(ticket_id, reply_id, "明天上门检修打印机", Channel.PHONE, 0)
    with pytest.raises(Conflict):
        world.of("赵敏").command(use_reply, command)


def template(backend, *, is_shared=False, lines=("带备机", "拍照")) -> int:
    cmd = SaveTemplate(Template(0, "上门服务", lines, is_shared))
    return backend.command(save_template, cmd).result


def checklist(world, ticket_id) -> list[str]:
    return [line.text for line in world.backend.query(ticket_steps, ticket_id).lines]


def test_macro_puts_a_checklist_on_and_its_undo_takes_it_off(world):
    ticket_id = world.report()
    by = world.of("赵敏")
    world.backend.command(add_lines, AddLines(ticket_id, ("核对地址",)))
    reply_id = save(by, status="waiting_customer", takes=True, template_id=template(by))
    (reply,) = by.query(canned.replies)
    assert (reply.is_macro, reply.template_name) == (True, "上门服务")
    undo = use(world, "赵敏", ticket_id, reply_id).undo
    assert checklist(world, ticket_id) == ["核对地址", "带备机", "拍照"]
    by.command(undo.command, *undo.args)
    assert checklist(world, ticket_id) == ["核对地址"]
    assert world.detail(ticket_id).row.status == NEW


def test_undo_of_a_macro_whose_checklist_was_begun_changes_nothing(world):
    ticket_id = world.report(owner_id=world.people["赵敏"].user_id)
    by = world.of("赵敏")
    undo = use(world, "赵敏", ticket_id, save(by, priority="high", template_id=template(by))).undo
    line = world.backend.query(ticket_steps, ticket_id).lines[0]
    by.command(tick_line, TickLine(line.id, is_done=True))
    with pytest.raises(InvalidTransition) as refusal:
        by.command(undo.command, *undo.args)
    assert refusal.value.params["reason"] == "is_ticked"
    assert world.detail(ticket_id).row.priority == "high"
    assert len(checklist(world, ticket_id)) == 2


@pytest.mark.parametrize("why", ["template_gone", "checklist_full"])
def test_macro_whose_checklist_cannot_be_put_on_tells_and_changes_nothing(world, why):
    ticket_id = world.report()
    by = world.of("赵敏")
    template_id = template(by)
    reply_id = save(by, takes=True, template_id=template_id)
    if why == "template_gone":
        by.command(remove_template, RemoveTemplate(template_id, 1))
    else:
        full = tuple(f"第 {number} 项" for number in range(MOST_LINES - 1))
        world.backend.command(add_lines, AddLines(ticket_id, full))
    with pytest.raises(InvalidTransition) as refusal:
        use(world, "赵敏", ticket_id, reply_id)
    assert refusal.value.params["reason"] == why
    assert world.detail(ticket_id).row.owner_id is None
    assert "told_customer" not in [event.type for event in world.history(ticket_id)]
    (reply,) = by.query(canned.replies)
    assert reply.template_name == (None if why == "template_gone" else "上门服务")


def test_reply_for_everybody_has_no_template_of_ones_own(world):
    manager, agent = world.of("吴倩"), world.of("赵敏")
    for is_shared, template_id, problem in (
        (True, template(manager), "own_template"),
        (False, template(agent), "not_a_choice"),
        (False, 999, "not_a_choice"),
    ):
        with pytest.raises(Invalid) as refusal:
            save(manager, is_shared=is_shared, template_id=template_id)
        assert refusal.value.fields == {"template_id": problem}
    save(manager, is_shared=True, template_id=template(manager, is_shared=True))
    (reply,) = agent.query(canned.replies)
    assert reply.template_name == "上门服务"


def test_reply_needs_name_and_text(backend):
    with pytest.raises(Invalid):
        backend.command(save_reply, SaveReply(Reply(0, " ", TEXT, False)))
    with pytest.raises(Invalid):
        backend.command(save_reply, SaveReply(Reply(0, "确认", " ", False)))


def test_own_replies_are_nobody_elses_and_shared_ones_the_managers(team):
    own, shared = save(team["agent"]), save(team["manager"], is_shared=True)

    def seen(login):
        return [reply.id for reply in team[login].query(canned.replies)]

    assert sorted(seen("agent")) == [own, shared]
    assert seen("colleague") == [shared]
    with pytest.raises(PermissionDenied):
        save(team["supervisor"], is_shared=True)
    with pytest.raises(PermissionDenied):
        team["agent"].command(remove_reply, RemoveReply(shared, 1))
    with pytest.raises(NotFound):
        team["colleague"].command(remove_reply, RemoveReply(own, 1))
    done = team["agent"].command(remove_reply, RemoveReply(own, 1))
    assert seen("agent") == [shared]
    team["agent"].command(done.undo.command, *done.undo.args)
    assert sorted(seen("agent")) == [own, shared]


def test_macro_under_a_personal_login(team):
    agent = team["agent"]
    customer_id = agent.command(customers.register, NewCustomer("云帆科技")).result
    ticket = ReportTicket(customer_id, Kind.TECHNICAL, "卡纸")
    ticket_id = team["front"].command(service.report, ticket).result
    lines = template(team["manager"], is_shared=True)
    changes = {"status": "in_progress", "takes": True, "priority": "high", "template_id": lines}
    reply_id = save(team["manager"], is_shared=True, **changes)
    version = agent.query(queries.ticket_detail, ticket_id).row.version
    text = "已安排工程师明天上门检修打印机"
    used = UseReply(ticket_id, reply_id, text, Channel.PHONE, version)
    undo = agent.command(use_reply, used).undo
    row = agent.query(queries.ticket_detail, ticket_id).row
    assert (row.owner_id, row.priority) == (team.ids["agent"], "high")
    assert len(agent.query(ticket_steps, ticket_id).lines) == 2
    agent.command(undo.command, *undo.args)
    assert agent.query(ticket_steps, ticket_id).lines == ()
