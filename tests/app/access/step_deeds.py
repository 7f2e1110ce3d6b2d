"""Deeds of people in the steps of tickets: complaints, checklists, task forces."""

from collections.abc import Callable

from app.files import queries as files
from app.files.dto import Holder, Record
from app.tickets import checklists, complaints, task_force, tasks, templates
from app.tickets import queries as tickets
from app.tickets import service as ticket_service
from app.tickets.dto import Comment, MoveTicket
from app.tickets.rules import ComplaintStep, Kind, Severity
from app.tickets.steps import ticket_steps
from app.tickets.steps_dto import (
    AddLines,
    FinishTask,
    RecordStep,
    SaveMember,
    SaveTask,
    SaveTemplate,
    Template,
)
from tests.app.access.deeds import Deed, on
from tests.app.access.world import DUE, World

TOLD = "客户等了一下午没有人来"
_NEW = "uid, version, created_at, updated_at"
_NEW_VALUES = "gen_random_uuid(), 1, now(), now()"


def _complaint(world: World, login: str, whose: str) -> int:
    return world.ticket(login, whose, kind=Kind.COMPLAINT)


def _force(*, is_lead: bool = False, is_confidential: bool = False) -> Callable[..., int]:
    """A major ticket in whose task force the person is (an administrator cannot be)."""

    def make(world: World, login: str, whose: str) -> int:
        id_ = _major(world, login, whose, is_confidential=is_confidential)
        who = world.team.ids[login if login != "admin" else "colleague"]
        world.team.owner.command(task_force.save_member, SaveMember(id_, who, "备件", is_lead))
        return id_

    return make


def _major(world: World, login: str, whose: str, **more: bool) -> int:
    return world.ticket(login, whose, severity=Severity.MAJOR, **more)


def _task(*, is_mine: bool) -> Callable[[World, str, str], int]:
    def make(world: World, login: str, whose: str) -> int:
        id_ = _force()(world, login, whose)
        who = world.team.ids[login if is_mine and login != "admin" else "colleague"]
        return world.team.owner.command(tasks.save_task, SaveTask(id_, "换备件", who, DUE)).result

    return make


def _record(make: Callable[[World, str, str], int]) -> Deed:
    def deed(world: World, login: str, whose: str) -> object:
        id_ = make(world, login, whose)
        cmd = RecordStep(id_, ComplaintStep.LISTEN, TOLD, world.version(id_))
        return world.team[login].command(complaints.record_step, cmd)

    return deed


def _led_complaint(world: World, login: str, whose: str) -> int:
    id_ = world.ticket(login, whose, kind=Kind.COMPLAINT, severity=Severity.MAJOR)
    who = world.team.ids[login if login != "admin" else "colleague"]
    world.team.owner.command(task_force.save_member, SaveMember(id_, who, is_lead=True))
    return id_


def _add_line(world: World, login: str, whose: str) -> object:
    cmd = AddLines(world.ticket(login, whose), ("核对序列号",))
    return world.team[login].command(checklists.add_lines, cmd)


def _share_template(world: World, login: str, _whose: str) -> object:
    cmd = SaveTemplate(Template(0, "上门", ("带备机",), is_shared=True))
    return world.team[login].command(templates.save_template, cmd)


def _lead(make: Callable[[World, str, str], int]) -> Deed:
    def deed(world: World, login: str, whose: str) -> object:
        cmd = SaveTask(make(world, login, whose), "联系运营商", world.team.ids["colleague"], DUE)
        return world.team[login].command(tasks.save_task, cmd)

    return deed


def _finish(*, is_mine: bool) -> Deed:
    def deed(world: World, login: str, whose: str) -> object:
        task_id = _task(is_mine=is_mine)(world, login, whose)
        cmd = FinishTask(task_id, "备件已经换好并试机", 1)
        return world.team[login].command(tasks.finish_task, cmd)

    return deed


def _see(world: World, login: str, whose: str) -> object:
    id_ = _force(is_confidential=True)(world, login, whose)
    listed = world.team[login].query(tickets.search, "打不开", 500)
    assert world.team[login].query(ticket_steps, id_).members
    return id_ in {hit.id for hit in listed}


def _confidential_file(world: World, login: str, whose: str) -> int:
    ticket_id = _force(is_confidential=True)(world, login, whose)
    return world.file_on(Holder(Record.TICKET, ticket_id))


def _read_file(world: World, login: str, whose: str) -> object:
    return world.team[login].query(files.piece, _confidential_file(world, login, whose), 0)


def _comment(world: World, login: str, whose: str) -> object:
    id_ = _force(is_confidential=True)(world, login, whose)
    return world.team[login].command(ticket_service.comment, Comment(id_, "备件明早到"))


def _move(world: World, login: str, whose: str) -> object:
    id_ = _force(is_lead=True)(world, login, whose)
    cmd = MoveTicket(id_, "in_progress", world.version(id_))
    return world.team[login].command(ticket_service.move, cmd)


STEP_DEEDS: dict[str, Deed] = {
    "record_step": _record(_complaint),
    "record_step_as_lead": _record(_led_complaint),
    "add_line": _add_line,
    "share_template": _share_template,
    "lead_force": _lead(_major),
    "lead_force_as_member": _lead(_force()),
    "lead_force_as_lead": _lead(_force(is_lead=True)),
    "see_confidential_as_member": _see,
    "see_file_as_member": _read_file,
    "comment_as_member": _comment,
    "finish_task_of_mine": _finish(is_mine=True),
    "finish_task_of_another": _finish(is_mine=False),
    "move_as_lead": _move,
}

_RECORD = (
    f"INSERT INTO laike.complaint_step (ticket_id, step, done_by_id, done_at, text, {_NEW}) "
    f"VALUES ({{id}}, 'listen', {{me}}, now(), 'x', {_NEW_VALUES})"
)
_GIVE = (
    f"INSERT INTO laike.task_force_task (ticket_id, text, owner_id, due_at, {_NEW}) "
    f"VALUES ({{id}}, 'x', {{me}}, now(), {_NEW_VALUES})"
)
_TICK = (
    "UPDATE laike.task_force_task SET done_at = now(), done_by_id = {me}, result = 'x', "
    "version = version + 1 WHERE id = {id}"
)
STEPS_BY_HAND: dict[str, Callable[[World, str, str], str]] = {
    "record_step": on(_complaint, _RECORD),
    "record_step_as_lead": on(_led_complaint, _RECORD),
    "add_line": on(
        World.ticket,
        "INSERT INTO laike.checklist_line (ticket_id, position, text) VALUES ({id}, 1, 'x')",
    ),
    "share_template": lambda *_: (
        f"INSERT INTO laike.checklist_template (name, lines, {_NEW}) "
        f"VALUES ('x', 'y', {_NEW_VALUES})"
    ),
    "lead_force": on(_major, _GIVE),
    "lead_force_as_member": on(_force(), _GIVE),
    "lead_force_as_lead": on(_force(is_lead=True), _GIVE),
    "see_confidential_as_member": on(
        _force(is_confidential=True), "SELECT title FROM laike.ticket WHERE id = {id}"
    ),
    "see_file_as_member": on(
        _confidential_file,
        "SELECT c.data FROM laike.attachment a JOIN laike.blob_chunk c ON c.blob_id = a.blob_id "
        "WHERE a.id = {id}",
    ),
    "comment_as_member": on(
        _force(is_confidential=True),
        "INSERT INTO laike.ticket_event (ticket_id, at, actor_id, type) "
        "VALUES ({id}, now(), {me}, 'commented')",
    ),
    "finish_task_of_mine": on(_task(is_mine=True), _TICK),
    "finish_task_of_another": on(_task(is_mine=False), _TICK),
    "move_as_lead": on(
        _force(is_lead=True),
        "UPDATE laike.ticket SET status = 'in_progress', version = version + 1 WHERE id = {id}",
    ),
}
