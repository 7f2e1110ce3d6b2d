"""Two people change one task, record, line, template or reply: the second chooses field by field."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.tickets.canned import Reply, SaveReply, replies, save_reply
from app.tickets.checklists import add_lines, rename_line
from app.tickets.rules import Severity
from app.tickets.steps import ticket_steps
from app.tickets.steps_dto import (
    AddLines,
    RenameLine,
    SaveMeeting,
    SaveMember,
    SaveTask,
    SaveTemplate,
    Template,
)
from app.tickets.task_force import save_meeting, save_member
from app.tickets.tasks import save_task
from app.tickets.templates import save_template, templates
from ui.pages.ticket.checklist_forms import LineForm, TemplateForm
from ui.pages.ticket.reply_form import ReplyForm
from ui.pages.ticket.task_force_forms import FinishTaskForm, MeetingForm, MemberForm, TaskForm


@pytest.fixture
def major(world):
    return world.report(severity=Severity.MAJOR)


@pytest.fixture
def steps(world, major):
    return lambda: world.backend.query(ticket_steps, major)


@pytest.fixture
def settle(qtbot):
    """Take mine in one field and save."""

    def settle(form, name):
        form.conflicts.choose(name, is_mine=True)
        with qtbot.waitSignal(form.saved):
            form.save_button.click()

    return settle


def test_a_task(desk, world, major, steps, shown, refused, settle):
    first, second = (world.people[name].user_id for name in ("赵敏", "林涛"))
    due_at = world.backend.clock() + timedelta(hours=4)
    world.backend.command(save_task, SaveTask(major, "切到备用线路", first, due_at))
    row = steps().tasks[0]
    form = shown(TaskForm(desk, major, row, steps().members))
    changed = SaveTask(major, "切到移动线路", second, due_at, row.id, row.version)
    world.backend.command(save_task, changed)
    form.form.set_values({"text": "切到联通线路"})
    refused(form)
    assert set(form.conflicts.names()) == {"text", "owner_id"}
    settle(form, "text")
    saved = steps().tasks[0]
    assert (saved.text, saved.owner_id) == ("切到联通线路", second)


def test_what_came_of_a_task_that_was_worded_anew(desk, world, major, steps, shown, refused, qtbot):
    me, due_at = world.people["赵敏"].user_id, world.backend.clock() + timedelta(hours=4)
    world.backend.command(save_task, SaveTask(major, "切到备用线路", me, due_at))
    row = steps().tasks[0]
    form = shown(FinishTaskForm(desk, major, row))
    world.backend.command(
        save_task, SaveTask(major, "切到移动线路", me, due_at, row.id, row.version)
    )
    form.form.set_values({"result": "十点二十分已切到移动线路，逐一试拨正常"})
    refused(form)
    assert form.conflicts.names() == ()
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    assert steps().tasks[0].done_at is not None


def test_a_member(desk, world, major, steps, shown, refused, settle):
    person = world.people["赵敏"].user_id
    world.backend.command(save_member, SaveMember(major, person, "现场", is_lead=False))
    row = steps().members[0]
    form = shown(MemberForm(desk, major, row, ()))
    world.backend.command(save_member, SaveMember(major, person, "备件", True, row.version))
    form.form.set_values({"part": "联系客户"})
    refused(form)
    assert set(form.conflicts.names()) == {"part", "is_lead"}
    settle(form, "part")
    saved = steps().members[0]
    assert (saved.part, saved.is_lead) == ("联系客户", True)


def test_the_record_of_a_meeting(desk, world, major, steps, shown, refused, settle):
    held_at = world.backend.clock() - timedelta(hours=1)
    world.backend.command(save_meeting, SaveMeeting(major, held_at, "周强", "先用备用线路保证外呼"))
    row = steps().meetings[0]
    form = shown(MeetingForm(desk, major, row, ()))
    theirs = SaveMeeting(
        major, held_at, "周强、林涛", "周强盯运营商，两小时报一次", "", row.id, row.version
    )
    world.backend.command(save_meeting, theirs)
    form.form.set_values({"decided": "林涛中午前通知完重点客户"})
    refused(form)
    settle(form, "decided")
    saved = steps().meetings[0]
    assert (saved.participants, saved.decided) == ("周强、林涛", "林涛中午前通知完重点客户")


def test_a_line_of_a_checklist(desk, world, major, steps, shown, refused, settle):
    world.backend.command(add_lines, AddLines(major, ("核对序列号",)))
    line = steps().lines[0]
    form = shown(LineForm(desk, major, line))
    world.backend.command(rename_line, RenameLine(line.id, "核对型号", line.text))
    form.form.set_values({"text": "核对序列号和型号"})
    refused(form)
    settle(form, "text")
    assert steps().lines[0].text == "核对序列号和型号"


def test_a_template(desk, world, shown, refused, settle):
    first = Template(0, "上门服务", ("带备机",), is_shared=True)
    world.backend.command(save_template, SaveTemplate(first))
    stored = world.backend.query(templates)[0]
    form = shown(TemplateForm(desk, stored))
    theirs = replace(stored, name="上门", lines=("带备机", "拍照"))
    world.backend.command(save_template, SaveTemplate(theirs))
    form.form.set_values({"name": "上门检修"})
    refused(form)
    settle(form, "name")
    saved = world.backend.query(templates)[0]
    assert (saved.name, saved.lines) == ("上门检修", ("带备机", "拍照"))


def test_a_canned_reply(desk, world, shown, refused, settle):
    first = Reply(0, "明天上门", "明天上门处理，带上新主板", is_shared=True)
    world.backend.command(save_reply, SaveReply(first))
    stored = world.backend.query(replies)[0]
    form = shown(ReplyForm(desk, stored, ()))
    world.backend.command(save_reply, SaveReply(replace(stored, name="上门", priority="high")))
    form.form.set_values({"name": "明早上门"})
    refused(form)
    settle(form, "name")
    saved = world.backend.query(replies)[0]
    assert (saved.name, saved.priority) == ("明早上门", "high")
