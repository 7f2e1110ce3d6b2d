"""The task force of a major ticket: who may what, what its members are told, what is left to do."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.errors import Invalid, InvalidTransition, NotFound, PermissionDenied
from app.notifications.queries import notices
from app.tickets import service, steps
from app.tickets.dto import ChangeTicket, Classify, Comment, SetPriority
from app.tickets.rules import Channel, Kind, Priority, Severity
from app.tickets.steps_dto import (
    FinishTask,
    RemoveMeeting,
    RemoveMember,
    RemoveTask,
    ResumeTask,
    SaveMeeting,
    SaveMember,
    SaveTask,
    TicketSteps,
)
from app.tickets.task_force import remove_meeting, remove_member, save_meeting, save_member
from app.tickets.tasks import finish_task, remove_task, resume_task, save_task
from app.timeline.home import home

RESULT = "备件已从上海仓发出，明早九点到"


@pytest.fixture
def major(world) -> int:
    """A major ticket of 赵敏's in technical support."""
    return world.report(severity=Severity.MAJOR, owner_id=world.people["赵敏"].user_id)


def add(world, ticket_id, name, by="赵敏", **more):
    cmd = SaveMember(ticket_id, world.people[name].user_id, **more)
    return world.of(by).command(save_member, cmd)


def give(world, ticket_id, name, by="赵敏", text="把备件送到客户机房") -> int:
    due = world.backend.clock() + timedelta(hours=3)
    cmd = SaveTask(ticket_id, text, world.people[name].user_id, due)
    return world.of(by).command(save_task, cmd).result


def force(world, ticket_id) -> TicketSteps:
    return world.backend.query(steps.ticket_steps, ticket_id)


def names(world, ticket_id) -> list[str]:
    return [member.name for member in force(world, ticket_id).members]


def told(world, name) -> list[str]:
    return [notice.kind for notice in world.of(name).query(notices).rows]


def make_confidential(world, ticket_id) -> None:
    form = {"title": "停机", "description": "", "priority": Priority.HIGH, "channel": Channel.PHONE}
    world.do("", service.change, ChangeTicket, ticket_id, is_confidential=True, **form)


def test_members_of_several_departments_are_told_when_they_are_taken_in(world, major):
    add(world, major, "林涛", part="联系客户")
    add(world, major, "周强", is_lead=True)
    rows = force(world, major).members
    assert [(row.name, row.department_key, row.part, row.is_lead) for row in rows] == [
        ("周强", "support", "", True),
        ("林涛", "sales", "联系客户", False),
    ]
    assert told(world, "林涛") == ["task_force_joined"]
    joined = [event.after for event in world.history(major) if event.type == "joined"]
    assert joined == ["林涛", "周强"]
    add(world, world.report(severity=Severity.MAJOR), "吴倩", by="吴倩")
    assert told(world, "吴倩") == [], "his own doing is no news"


def test_only_a_major_ticket_gets_one_and_keeps_it(world):
    ticket_id = world.report(owner_id=world.people["赵敏"].user_id)
    for attempt in (
        lambda: add(world, ticket_id, "林涛"),
        lambda: give(world, ticket_id, "林涛"),
    ):
        with pytest.raises(InvalidTransition) as refused:
            attempt()
        assert refused.value.params["reason"] == "needs_major"
    wish = {"kind": Kind.TECHNICAL, "severity": Severity.MAJOR}
    world.do("", service.classify, Classify, ticket_id, **wish)
    add(world, ticket_id, "林涛")
    world.do("", service.classify, Classify, ticket_id, kind=Kind.TECHNICAL, severity="complex")
    add(world, ticket_id, "周强")
    assert names(world, ticket_id) == ["林涛", "周强"]


@pytest.mark.parametrize(("name", "problem"), [("管理", "inactive"), ("林涛", "taken")])
def test_who_sees_no_tickets_or_is_in_it_is_not_taken_in(world, major, name, problem):
    add(world, major, "林涛")
    with pytest.raises(Invalid) as refused:
        add(world, major, name)
    assert refused.value.fields == {"user_id": problem}


def test_a_member_sees_comments_and_finishes_his_own_tasks_and_no_more(world, major):
    make_confidential(world, major)
    with pytest.raises(NotFound):
        world.of("林涛").query(steps.ticket_steps, major)
    add(world, major, "林涛")
    mine, theirs = give(world, major, "林涛"), give(world, major, "周强")
    sales = world.of("林涛")
    assert sales.query(steps.ticket_steps, major).tasks
    sales.command(service.comment, Comment(major, "仓库说今天能发"))
    sales.command(finish_task, FinishTask(mine, RESULT, 1))
    with pytest.raises(PermissionDenied):
        sales.command(finish_task, FinishTask(theirs, RESULT, 1))
    with pytest.raises(PermissionDenied):
        give(world, major, "林涛", by="林涛")
    task = next(row for row in force(world, major).tasks if row.id == mine)
    assert (task.done_by_name, task.result) == ("林涛", RESULT)


def test_a_lead_runs_the_task_force_but_not_the_ticket(world, major):
    add(world, major, "林涛", is_lead=True)
    give(world, major, "何欣", by="林涛")
    add(world, major, "王磊", by="林涛")
    assert names(world, major) == ["林涛", "何欣", "王磊"], "who has a task is a member"
    lead = world.of("林涛")
    with pytest.raises(PermissionDenied):
        world.do("林涛", service.set_priority, SetPriority, major, priority=Priority.URGENT)
    row = force(world, major).members[0]
    lead.command(remove_member, RemoveMember(row.id, row.version))
    with pytest.raises(PermissionDenied):
        add(world, major, "陈静", by="林涛")


def test_tasks_are_given_changed_done_and_taken_back(world, major, clock):
    task_id = give(world, major, "林涛")
    assert told(world, "林涛") == ["task_given", "task_force_joined"]
    due = clock() + timedelta(hours=5)
    to = world.people["王磊"].user_id
    world.of("赵敏").command(save_task, SaveTask(major, "送备件", to, due, task_id, 1))
    assert "task_given" in told(world, "王磊")
    with pytest.raises(Invalid) as refused:
        world.of("王磊").command(finish_task, FinishTask(task_id, "已处理", 2))
    assert refused.value.fields == {"result": "vague"}
    done = world.of("王磊").command(finish_task, FinishTask(task_id, RESULT, 2))
    with pytest.raises(InvalidTransition):
        world.of("赵敏").command(remove_task, RemoveTask(task_id, 3))
    world.of("王磊").command(done.undo.command, *done.undo.args)
    (task,) = force(world, major).tasks
    assert (task.text, task.owner_name, task.done_at, task.result) == ("送备件", "王磊", None, None)
    gone = world.of("赵敏").command(remove_task, RemoveTask(task_id, task.version))
    assert force(world, major).tasks == ()
    world.of("赵敏").command(gone.undo.command, *gone.undo.args)
    assert len(force(world, major).tasks) == 1
    world.of("王磊").command(resume_task, ResumeTask(task_id, force(world, major).tasks[0].version))


def test_a_member_with_something_to_do_stays(world, major):
    task_id = give(world, major, "林涛")
    member = force(world, major).members[0]
    with pytest.raises(InvalidTransition) as refused:
        world.of("赵敏").command(remove_member, RemoveMember(member.id, member.version))
    assert refused.value.params["reason"] == "has_tasks"
    world.of("林涛").command(finish_task, FinishTask(task_id, RESULT, 1))
    gone = world.of("赵敏").command(remove_member, RemoveMember(member.id, member.version))
    assert names(world, major) == []
    world.of("赵敏").command(gone.undo.command, *gone.undo.args)
    assert names(world, major) == ["林涛"]


def test_a_meeting_is_recorded_with_who_took_part_and_what_was_decided(world, major, clock):
    met = SaveMeeting(major, clock(), "赵敏、客户李经理", "今晚切到备用线路", "中继鉴权过期")
    for wish, problem in (
        ({"participants": ""}, {"participants": "required"}),
        ({"decided": "已沟通"}, {"decided": "vague"}),
        ({"held_at": clock() + timedelta(hours=1)}, {"held_at": "in_future"}),
    ):
        with pytest.raises(Invalid) as refused:
            world.of("赵敏").command(save_meeting, replace(met, **wish))
        assert refused.value.fields == problem
    id_ = world.of("赵敏").command(save_meeting, met).result
    line = world.history(major)[-1]
    assert (line.type, line.after) == ("met", "赵敏、客户李经理")
    assert line.text == "今晚切到备用线路\n中继鉴权过期"
    better = replace(met, text="", meeting_id=id_, seen_version=1)
    world.of("赵敏").command(save_meeting, better)
    (row,) = force(world, major).meetings
    assert (row.text, row.recorded_by_name) == ("", "赵敏")
    gone = world.of("赵敏").command(remove_meeting, RemoveMeeting(id_, row.version))
    assert force(world, major).meetings == ()
    world.of("赵敏").command(gone.undo.command, *gone.undo.args)
    assert len(force(world, major).meetings) == 1


def test_my_undone_tasks_stand_on_my_home_page(world, major, clock):
    give(world, major, "林涛", text="联系客户")
    task_id = give(world, major, "林涛")
    world.of("林涛").command(finish_task, FinishTask(task_id, RESULT, 1))
    give(world, major, "周强")
    found = world.of("林涛").query(home).tasks
    assert [(row.text, row.ticket_id) for row in found] == [("联系客户", major)]
