"""What the demo company does in steps: complaints half-way, a task force at work, checklists."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select

from app.db.uow import UnitOfWork
from app.tickets.canned import Reply, SaveReply, save_reply
from app.tickets.changing import classify
from app.tickets.checklists import add_lines, tick_line
from app.tickets.complaints import record_step
from app.tickets.dto import Classify
from app.tickets.filters import is_open
from app.tickets.rules import IN_PROGRESS, Category, ComplaintStep, Kind, Severity
from app.tickets.steps_dto import (
    AddLines,
    FinishTask,
    RecordStep,
    SaveMeeting,
    SaveMember,
    SaveTask,
    SaveTemplate,
    Template,
    TickLine,
)
from app.tickets.tables import Ticket
from app.tickets.task_force import save_meeting, save_member
from app.tickets.tasks import finish_task, save_task
from app.tickets.templates import save_template

_VISIT = (
    "带上备机和工具箱",
    "出发前给客户打电话",
    "核对设备序列号",
    "试机不少于二十分钟",
    "请客户签字确认",
)
_SENT = ("核对发票抬头", "抄送客户财务", "确认对方收到")
_COMING = "{contact}您好，工单 {number} 已安排工程师明天上午上门，出发前会再打电话确认。{me}"
_HEARD = "客户说约好两点一直没有人来，也没有电话通知，这是第二次，希望给一个说法并尽快补上保养。"
_CAUSE = "排班表由前台手工抄写，周二那一行漏抄；系统里没有提醒，主管也没有复核。"
# Who, what for, whether he leads.
_MEMBERS = (
    ("周强", "总协调，对接运营商", True),
    ("赵敏", "现场切换备用线路", False),
    ("林涛", "联系受影响的客户", False),
)
# What, by whom, due in so many hours, what came of it.
_TASKS = (
    ("把外呼切到备用线路", "赵敏", 1, "十点二十分已切到备用线路，十个分机逐一试拨正常。"),
    ("请运营商排查中继，拿到书面原因", "周强", 5, ""),
    ("逐一通知用热线的重点客户", "林涛", 3, ""),
)
_DECIDED = "先用备用线路保证外呼；周强盯运营商，两小时报一次进展；林涛中午前通知完重点客户。"
_SAID = "上午九点起全部分机无法外呼，呼入正常，初步判断是中继鉴权的问题。"


def steps(uow: UnitOfWork, people: dict[str, int]) -> None:
    """Begin them on tickets that are open; ``people`` are ids by name, the owner's under ""."""
    saved = {
        name: save_template(uow, SaveTemplate(Template(0, name, lines, is_shared=True)))
        for name, lines in (("上门服务", _VISIT), ("开票", _SENT))
    }
    visit = Reply(0, "安排上门", _COMING, is_shared=True, takes=True, template_id=saved["上门服务"])
    save_reply(uow, SaveReply(visit))
    for ticket in _open(uow, Ticket.kind == Kind.COMPLAINT)[:2]:
        _complaint(uow, ticket, people["何欣"])
    technical = _open(uow, Ticket.kind == Kind.TECHNICAL)
    for ticket in technical[:3]:
        ids = add_lines(uow, AddLines(ticket.id, _VISIT))
        for line_id in ids[:3]:
            tick_line(uow, TickLine(line_id, is_done=True))
    major = _open(uow, Ticket.severity == Severity.MAJOR)
    if not major and technical:
        major = [_made_major(uow, technical[-1])]
    for ticket in major[:1]:
        _task_force(uow, ticket, people)
    uow.undo = None


def _open(uow: UnitOfWork, wanted: ColumnElement[bool]) -> list[Ticket]:
    """Tickets with somebody in charge: those in work first, then the last ones reported."""
    statement = (
        select(Ticket)
        .where(wanted, is_open(), Ticket.category == Category.OPEN, Ticket.owner_id.is_not(None))
        .order_by(Ticket.status != IN_PROGRESS, Ticket.reported_at.desc(), Ticket.id)
    )
    return list(uow.session.execute(statement).scalars())


def _complaint(uow: UnitOfWork, ticket: Ticket, person: int) -> None:
    for step, text in ((ComplaintStep.LISTEN, _HEARD), (ComplaintStep.CAUSE, _CAUSE)):
        cmd = RecordStep(ticket.id, step, text, ticket.version, done_by_id=person)
        record_step(uow, cmd)


def _made_major(uow: UnitOfWork, ticket: Ticket) -> Ticket:
    """Chance gave a small company no major problem."""
    kind = Kind(ticket.kind)
    classify(uow, Classify(ticket.id, ticket.version, kind, Severity.MAJOR, ticket.sub_kind))
    return ticket


def _task_force(uow: UnitOfWork, ticket: Ticket, people: dict[str, int]) -> None:
    for name, part, is_lead in _MEMBERS:
        save_member(uow, SaveMember(ticket.id, people[name], part, is_lead))
    mine = SaveTask(ticket.id, "每两小时向客户通报一次进展", people[""], _later(uow, 2))
    save_task(uow, mine)
    for text, name, hours, result in _TASKS:
        cmd = SaveTask(ticket.id, text, people[name], _later(uow, hours))
        task_id = save_task(uow, cmd)
        if result:
            finish_task(uow, FinishTask(task_id, result, seen_version=1))
    names = "、".join(name for name, *_ in _MEMBERS)
    save_meeting(uow, SaveMeeting(ticket.id, _later(uow, 0), names, _DECIDED, _SAID))


def _later(uow: UnitOfWork, hours: int) -> datetime:
    return uow.now() + timedelta(hours=hours)
