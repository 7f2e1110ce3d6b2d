"""The tasks of a task force: given to a member, done with a result."""

from app.core.errors import Invalid, InvalidTransition
from app.core.undo import Undo
from app.db.uow import UnitOfWork, conflict_over
from app.identity.tables import UserAccount
from app.tickets import rules
from app.tickets.events import TaskGiven
from app.tickets.history import note
from app.tickets.rules import EventType
from app.tickets.steps_dto import FinishTask, RemoveTask, ResumeTask, SaveTask
from app.tickets.tables import TaskForceTask, Ticket
from app.tickets.task_clocks import follow
from app.tickets.task_force import (
    bring_back,
    check_force,
    join,
    member_of,
    open_ticket,
    remove,
    removed,
)
from app.tickets.working import phrases


def save_task(uow: UnitOfWork, cmd: SaveTask) -> int:
    """Give somebody a task, or change one that is not done; returns its id.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: the ticket is closed or has no task force, or the task is done.
        Invalid: there is no text, the moment has passed, or the person is not active.
    """
    ticket = open_ticket(uow, cmd.ticket_id)
    text = rules.required("text", cmd.text)
    if cmd.task_id:
        _change(uow, ticket, cmd, text)
        return cmd.task_id
    check_force(uow, ticket)
    _check_due(uow, cmd)
    _take_in(uow, ticket, cmd.owner_id)
    task = uow.add(
        TaskForceTask(ticket_id=ticket.id, text=text, owner_id=cmd.owner_id, due_at=cmd.due_at)
    )
    _give(uow, ticket, task)
    follow(uow, task, ticket)
    back = RemoveTask(task.id, task.version)
    uow.undo = Undo("undo.ticket.task_given", remove_task, (back,))
    return task.id


def finish_task(uow: UnitOfWork, cmd: FinishTask) -> None:
    """Say that a task is done and what came of it: whose it is may, and who leads.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: the ticket is closed, or the task is done.
        Invalid: the result is empty or says nothing.
    """
    task, ticket = _to_tick(uow, cmd.task_id, cmd.seen_version)
    _check_undone(task)
    task.result = rules.concrete("result", cmd.result, phrases(uow))
    task.done_at, task.done_by_id = uow.now(), uow.actor.user_id
    note(uow, ticket, EventType.TASK_DONE, after=task.text, text=task.result)
    uow.session.flush()
    follow(uow, task, ticket)
    uow.changes.touch("ticket", ticket.id)
    back = ResumeTask(task.id, task.version)
    uow.undo = Undo("undo.ticket.task_done", resume_task, (back,))


def resume_task(uow: UnitOfWork, cmd: ResumeTask) -> None:
    """Say that a task is not done after all.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: the ticket is closed.
    """
    task, ticket = _to_tick(uow, cmd.task_id, cmd.seen_version)
    if task.done_at is None:
        return
    task.done_at = task.done_by_id = task.result = None
    note(uow, ticket, EventType.TASK_UNDONE, after=task.text)
    follow(uow, task, ticket)
    uow.changes.touch("ticket", ticket.id)


def remove_task(uow: UnitOfWork, cmd: RemoveTask) -> None:
    """Take a task out that is not done; undo brings it back.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: the ticket is closed, or the task is done: that record stays.
    """
    ticket = open_ticket(uow, uow.get(TaskForceTask, cmd.task_id).ticket_id)
    task = uow.get_seen(TaskForceTask, cmd.task_id, cmd.seen_version)
    _check_undone(task)
    remove(uow, task)
    follow(uow, task, ticket)
    back = RemoveTask(task.id, task.version)
    uow.undo = Undo("undo.ticket.task_removed", bring_back_task, (back,))


def bring_back_task(uow: UnitOfWork, cmd: RemoveTask) -> None:
    """Undo a removal.

    Raises:
        NotFound, PermissionDenied.
        Conflict: somebody changed it since.
        InvalidTransition: the ticket is closed.
    """
    task = removed(uow, TaskForceTask, cmd.task_id)
    ticket = open_ticket(uow, task.ticket_id)
    bring_back(uow, task, cmd.seen_version)
    _take_in(uow, ticket, task.owner_id)
    follow(uow, task, ticket)


def _change(uow: UnitOfWork, ticket: Ticket, cmd: SaveTask, text: str) -> None:
    task = uow.get_seen(TaskForceTask, cmd.task_id, cmd.seen_version)
    if task.ticket_id != ticket.id:
        raise conflict_over(task)
    _check_undone(task)
    if cmd.due_at != task.due_at:
        _check_due(uow, cmd)
    before = SaveTask(ticket.id, task.text, task.owner_id, task.due_at, task.id)
    is_anothers = cmd.owner_id != task.owner_id
    if is_anothers:
        _take_in(uow, ticket, cmd.owner_id)
    task.text, task.due_at, task.owner_id = text, cmd.due_at, cmd.owner_id
    uow.session.flush()
    if is_anothers:
        _give(uow, ticket, task)
    follow(uow, task, ticket, anew=is_anothers)
    uow.changes.touch("ticket", ticket.id)
    fields = (before.text, before.owner_id, before.due_at, task.id, task.version)
    uow.undo = Undo("undo.ticket.task_changed", save_task, (SaveTask(ticket.id, *fields),))


def _take_in(uow: UnitOfWork, ticket: Ticket, user_id: int) -> None:
    """Who has something to do is a member, so that he sees what it is about."""
    if member_of(uow, ticket.id, user_id) is None:
        join(uow, ticket, user_id)


def _give(uow: UnitOfWork, ticket: Ticket, task: TaskForceTask) -> None:
    name = uow.get(UserAccount, task.owner_id).name
    note(uow, ticket, EventType.TASK_GIVEN, after=name, text=task.text)
    uow.changes.touch("ticket", ticket.id)
    uow.emit(TaskGiven(ticket.id, ticket.number, task.id, task.owner_id, task.text, uow.now()))


def _to_tick(uow: UnitOfWork, task_id: int, seen_version: int) -> tuple[TaskForceTask, Ticket]:
    """A task to be ticked: one's own needs no more than seeing the ticket."""
    task = uow.get(TaskForceTask, task_id)
    own = task.owner_id == uow.actor.user_id
    ticket = open_ticket(uow, task.ticket_id, *(("ticket.comment",) if own else ()))
    return uow.get_seen(TaskForceTask, task_id, seen_version), ticket


def _check_undone(task: TaskForceTask) -> None:
    if task.done_at is not None:
        raise InvalidTransition(reason="task_done")


def _check_due(uow: UnitOfWork, cmd: SaveTask) -> None:
    if cmd.due_at <= uow.now():
        raise Invalid({"due_at": "in_the_past"})
