"""The queries and commands of complaints, checklists and task forces, with arguments to try."""

from collections.abc import Callable
from typing import Any

from app.tickets import checklists, complaints, steps, task_force, tasks, templates, to_do
from app.tickets.rules import ComplaintStep
from app.tickets.steps_dto import (
    AddLines,
    ApplyTemplate,
    FinishTask,
    MoveLine,
    RecordStep,
    RemoveLines,
    RemoveMeeting,
    RemoveMember,
    RemoveTask,
    RemoveTemplate,
    RenameLine,
    ResumeTask,
    SaveMeeting,
    SaveMember,
    SaveTask,
    SaveTemplate,
    TakeBackStep,
    TickLine,
)
from tests.app.access.given import SOON, TEMPLATE, Given

STEPS: dict[Callable[..., Any], Callable[[Given], tuple[Any, ...]]] = {
    to_do.my_tasks: lambda _: (20,),
    steps.ticket_steps: lambda g: (g.ticket.row.id,),
    complaints.record_step: lambda g: (
        RecordStep(g.complaint[0], ComplaintStep.CAUSE, "排班表漏填了周二", g.complaint[1]),
    ),
    complaints.take_back_step: lambda g: (
        TakeBackStep(g.complaint[0], ComplaintStep.LISTEN, g.complaint[1]),
    ),
    checklists.add_lines: lambda g: (AddLines(g.ticket.row.id, ("核对序列号", "拍照")),),
    checklists.tick_line: lambda g: (TickLine(g.lines[0], is_done=True),),
    checklists.rename_line: lambda g: (RenameLine(g.lines[0], "核对型号", "核对序列号"),),
    checklists.move_line: lambda g: (MoveLine(g.lines[0], 1),),
    checklists.remove_lines: lambda g: (RemoveLines(g.ticket.row.id, g.lines),),
    templates.templates: lambda _: (),
    templates.save_template: lambda _: (SaveTemplate(TEMPLATE),),
    templates.remove_template: lambda g: (RemoveTemplate(*g.template),),
    templates.apply_template: lambda g: (ApplyTemplate(g.ticket.row.id, g.template[0]),),
    task_force.save_member: lambda g: (
        SaveMember(g.major, g.world.team.ids["supervisor"], "协调"),
    ),
    task_force.remove_member: lambda g: (RemoveMember(*g.member),),
    task_force.save_meeting: lambda g: (
        SaveMeeting(g.major, g.ticket.row.reported_at, "李专员、孙经理", "周三前换完主板"),
    ),
    task_force.remove_meeting: lambda g: (RemoveMeeting(*g.meeting),),
    task_force.bring_back_meeting: lambda g: (RemoveMeeting(*g.meeting),),
    tasks.save_task: lambda g: (SaveTask(g.major, "联系运营商", g.colleague, SOON),),
    tasks.finish_task: lambda g: (FinishTask(g.task[0], "运营商已经恢复中继", g.task[1]),),
    tasks.resume_task: lambda g: (ResumeTask(*g.task),),
    tasks.remove_task: lambda g: (RemoveTask(*g.task),),
}
