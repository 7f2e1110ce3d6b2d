"""Reads about what is done on tickets in steps."""

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import aliased

from app.core.errors import NotFound
from app.db.reading import Reading
from app.identity.tables import Department, UserAccount
from app.tickets import filters
from app.tickets.rules import ComplaintStep, Kind
from app.tickets.steps_dto import (
    MOST_LINES,
    LineRow,
    MeetingRow,
    MemberRow,
    StepRow,
    TaskRow,
    TicketSteps,
)
from app.tickets.tables import (
    ChecklistLine,
    ComplaintDone,
    TaskForceMeeting,
    TaskForceMember,
    TaskForceTask,
    Ticket,
)

MOST_SHOWN = 100  # of members, tasks and meetings each: of more, the undone and the latest


def ticket_steps(read: Reading, ticket_id: int) -> TicketSteps:
    """Everything that is done in steps on a ticket.

    Raises:
        NotFound: no such ticket, or the actor may not see it.
    """
    statement = select(Ticket.kind).where(
        Ticket.id == ticket_id, Ticket.deleted_at.is_(None), filters.visible(read)
    )
    kind = read.session.execute(statement).scalar()
    if kind is None:
        raise NotFound(entity="ticket", id=ticket_id)
    return TicketSteps(
        ticket_id,
        kind == Kind.COMPLAINT,
        _complaint(read, ticket_id),
        _lines(read, ticket_id),
        _members(read, ticket_id),
        _tasks(read, ticket_id),
        _meetings(read, ticket_id),
    )


def _complaint(read: Reading, ticket_id: int) -> tuple[StepRow, ...]:
    statement = (
        select(ComplaintDone.step, UserAccount.name, ComplaintDone.done_at, ComplaintDone.text)
        .join(UserAccount, UserAccount.id == ComplaintDone.done_by_id)
        .where(ComplaintDone.ticket_id == ticket_id, ComplaintDone.deleted_at.is_(None))
    )
    found = {
        step: StepRow(ComplaintStep(step), name, done_at, text)
        for step, name, done_at, text in read.session.execute(statement)
    }
    return tuple(found[step] for step in ComplaintStep if step in found)


def _lines(read: Reading, ticket_id: int) -> tuple[LineRow, ...]:
    statement = (
        select(ChecklistLine.id, ChecklistLine.text, ChecklistLine.done_at, UserAccount.name)
        .outerjoin(UserAccount, UserAccount.id == ChecklistLine.done_by_id)
        .where(ChecklistLine.ticket_id == ticket_id)
        .order_by(ChecklistLine.position, ChecklistLine.id)
        .limit(MOST_LINES)
    )
    return tuple(LineRow(*row) for row in read.session.execute(statement))


def _members(read: Reading, ticket_id: int) -> tuple[MemberRow, ...]:
    statement = (
        select(
            TaskForceMember.id,
            TaskForceMember.user_id,
            UserAccount.name,
            Department.key,
            Department.name,
            TaskForceMember.part,
            TaskForceMember.is_lead,
            TaskForceMember.version,
        )
        .join(UserAccount, UserAccount.id == TaskForceMember.user_id)
        .outerjoin(Department, Department.id == UserAccount.department_id)
        .where(TaskForceMember.ticket_id == ticket_id, TaskForceMember.deleted_at.is_(None))
        .order_by(TaskForceMember.is_lead.desc(), TaskForceMember.id)
        .limit(MOST_SHOWN)
    )
    return tuple(MemberRow(*row) for row in read.session.execute(statement))


def _tasks(read: Reading, ticket_id: int) -> tuple[TaskRow, ...]:
    doer = aliased(UserAccount)
    statement = (
        select(
            TaskForceTask.id,
            TaskForceTask.text,
            TaskForceTask.owner_id,
            UserAccount.name,
            TaskForceTask.due_at,
            TaskForceTask.done_at,
            doer.name,
            TaskForceTask.result,
            TaskForceTask.version,
        )
        .join(UserAccount, UserAccount.id == TaskForceTask.owner_id)
        .outerjoin(doer, doer.id == TaskForceTask.done_by_id)
        .where(_of(TaskForceTask, ticket_id))
        .order_by(TaskForceTask.done_at.is_not(None), TaskForceTask.due_at, TaskForceTask.id)
        .limit(MOST_SHOWN)
    )
    return tuple(TaskRow(*row) for row in read.session.execute(statement))


def _meetings(read: Reading, ticket_id: int) -> tuple[MeetingRow, ...]:
    statement = (
        select(
            TaskForceMeeting.id,
            TaskForceMeeting.held_at,
            TaskForceMeeting.participants,
            TaskForceMeeting.decided,
            TaskForceMeeting.text,
            UserAccount.name,
            TaskForceMeeting.version,
        )
        .outerjoin(UserAccount, UserAccount.id == TaskForceMeeting.created_by_id)
        .where(_of(TaskForceMeeting, ticket_id))
        .order_by(TaskForceMeeting.held_at.desc(), TaskForceMeeting.id.desc())
        .limit(MOST_SHOWN)
    )
    return tuple(MeetingRow(*row) for row in read.session.execute(statement))


def _of(table: type[TaskForceTask] | type[TaskForceMeeting], ticket_id: int) -> ColumnElement[bool]:
    return and_(table.ticket_id == ticket_id, table.deleted_at.is_(None))
