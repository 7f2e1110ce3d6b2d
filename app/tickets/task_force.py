"""The task force 专项小组 of a major ticket: members, tasks, records of its meetings.

Who works on the ticket sets it up, and who leads it; a member finishes the tasks that are his.
"""

from typing import TypeVar

from sqlalchemy import exists, select

from app.core.errors import Invalid, InvalidTransition
from app.core.permissions import Role
from app.core.undo import Undo
from app.db.uow import UnitOfWork, conflict_over
from app.identity.tables import UserAccount
from app.tickets import rules
from app.tickets.access import LEAD
from app.tickets.events import TaskForceJoined
from app.tickets.history import note
from app.tickets.rules import EventType, Severity
from app.tickets.steps_dto import (
    RemoveMeeting,
    RemoveMember,
    SaveMeeting,
    SaveMember,
)
from app.tickets.tables import TaskForceMeeting, TaskForceMember, TaskForceTask, Ticket
from app.tickets.working import load, phrases, place_of

R = TypeVar("R", TaskForceMember, TaskForceTask, TaskForceMeeting)


def save_member(uow: UnitOfWork, cmd: SaveMember) -> None:
    """Take somebody in, who is told, or change what a member is there for.

    Raises:
        NotFound, PermissionDenied.
        Conflict: somebody changed the member since.
        InvalidTransition: the ticket is closed, or is not major and has no task force yet.
        Invalid: the person is not active, sees no tickets or is a member already.
    """
    ticket = open_ticket(uow, cmd.ticket_id)
    known = member_of(uow, ticket.id, cmd.user_id)
    if cmd.seen_version:
        if known is None or known.version != cmd.seen_version:
            raise conflict_over(known or ticket)
        known.part, known.is_lead = cmd.part.strip(), cmd.is_lead
        uow.changes.touch("ticket", ticket.id)
        return
    if known is not None:
        raise Invalid({"user_id": "taken"})
    if ticket.severity != Severity.MAJOR and not _has_force(uow, ticket.id):
        raise InvalidTransition(reason="needs_major")
    member = join(uow, ticket, cmd.user_id, cmd.part.strip(), is_lead=cmd.is_lead)
    back = RemoveMember(member.id, member.version)
    uow.undo = Undo("undo.ticket.joined", remove_member, (back,))


def join(
    uow: UnitOfWork, ticket: Ticket, user_id: int, part: str = "", *, is_lead: bool = False
) -> TaskForceMember:
    """Make somebody a member and tell him.

    Raises:
        NotFound: no such person.
        Invalid: the person is not active, or sees no tickets.
    """
    person = uow.get(UserAccount, user_id)
    if not person.is_active or person.role == Role.ADMIN:
        raise Invalid({"user_id": "inactive"})
    member = uow.add(
        TaskForceMember(ticket_id=ticket.id, user_id=user_id, part=part, is_lead=is_lead)
    )
    note(uow, ticket, EventType.JOINED, after=person.name)
    uow.changes.touch("ticket", ticket.id)
    uow.emit(TaskForceJoined(ticket.id, ticket.number, ticket.title, user_id, uow.now()))
    return member


def remove_member(uow: UnitOfWork, cmd: RemoveMember) -> None:
    """Let a member go who has nothing left to do.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: the ticket is closed, or a task of his is not done.
    """
    ticket = open_ticket(uow, uow.get(TaskForceMember, cmd.member_id).ticket_id)
    member = uow.get_seen(TaskForceMember, cmd.member_id, cmd.seen_version)
    if _has_undone(uow, member):
        raise InvalidTransition(reason="has_tasks")
    # Noted while he is still one: a lead who goes may say so.
    note(uow, ticket, EventType.LEFT, after=uow.get(UserAccount, member.user_id).name)
    uow.session.flush()
    remove(uow, member)
    back = RemoveMember(member.id, member.version)
    uow.undo = Undo("undo.ticket.left", bring_back_member, (back,))


def bring_back_member(uow: UnitOfWork, cmd: RemoveMember) -> None:
    """Undo a removal.

    Raises:
        NotFound, PermissionDenied.
        Conflict: somebody changed it since, or took the person in again.
        InvalidTransition: the ticket is closed.
    """
    member = removed(uow, TaskForceMember, cmd.member_id)
    ticket = open_ticket(uow, member.ticket_id)
    if member_of(uow, ticket.id, member.user_id) is not None:
        raise conflict_over(member)
    bring_back(uow, member, cmd.seen_version)
    note(uow, ticket, EventType.JOINED, after=uow.get(UserAccount, member.user_id).name)


def save_meeting(uow: UnitOfWork, cmd: SaveMeeting) -> int:
    """Record a meeting, or change its record; returns the id.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: the ticket is closed, or has no task force.
        Invalid: nobody took part, nothing concrete was decided, or it is still to come.
    """
    ticket = open_ticket(uow, cmd.ticket_id)
    participants = rules.required("participants", cmd.participants)
    decided, text = rules.concrete("decided", cmd.decided, phrases(uow)), cmd.text.strip()
    if cmd.held_at > uow.now():
        raise Invalid({"held_at": "in_future"})
    uow.changes.touch("ticket", ticket.id)
    if cmd.meeting_id:
        meeting = uow.get_seen(TaskForceMeeting, cmd.meeting_id, cmd.seen_version)
        if meeting.ticket_id != ticket.id:
            raise conflict_over(meeting)
        meeting.held_at, meeting.participants = cmd.held_at, participants
        meeting.decided, meeting.text = decided, text
        return meeting.id
    check_force(uow, ticket)
    meeting = uow.add(
        TaskForceMeeting(
            ticket_id=ticket.id,
            held_at=cmd.held_at,
            participants=participants,
            decided=decided,
            text=text,
        )
    )
    said = f"{decided}\n{text}".strip()
    note(uow, ticket, EventType.MET, after=participants, text=said)
    return meeting.id


def remove_meeting(uow: UnitOfWork, cmd: RemoveMeeting) -> None:
    """Take a record out; undo brings it back.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: the ticket is closed.
    """
    open_ticket(uow, uow.get(TaskForceMeeting, cmd.meeting_id).ticket_id)
    meeting = uow.get_seen(TaskForceMeeting, cmd.meeting_id, cmd.seen_version)
    remove(uow, meeting)
    back = RemoveMeeting(meeting.id, meeting.version)
    uow.undo = Undo("undo.ticket.meeting_removed", bring_back_meeting, (back,))


def bring_back_meeting(uow: UnitOfWork, cmd: RemoveMeeting) -> None:
    """Undo a removal.

    Raises:
        NotFound, PermissionDenied.
        Conflict: somebody changed it since.
        InvalidTransition: the ticket is closed.
    """
    meeting = removed(uow, TaskForceMeeting, cmd.meeting_id)
    open_ticket(uow, meeting.ticket_id)
    bring_back(uow, meeting, cmd.seen_version)


def open_ticket(uow: UnitOfWork, ticket_id: int, action: str = LEAD) -> Ticket:
    """Load a ticket whose task force one is about to change.

    Raises:
        NotFound, PermissionDenied.
        InvalidTransition: it is closed.
    """
    ticket = load(uow, ticket_id, action)
    rules.check_not_closed(place_of(ticket))
    return ticket


def check_force(uow: UnitOfWork, ticket: Ticket) -> None:
    """Refuse what only a task force does.

    Raises:
        InvalidTransition: the ticket is not major and has no task force.
    """
    if ticket.severity != Severity.MAJOR and not _has_force(uow, ticket.id):
        raise InvalidTransition(reason="needs_major")


def member_of(uow: UnitOfWork, ticket_id: int, user_id: int) -> TaskForceMember | None:
    """The member that a person is."""
    return uow.session.execute(
        select(TaskForceMember).where(
            TaskForceMember.ticket_id == ticket_id,
            TaskForceMember.user_id == user_id,
            TaskForceMember.deleted_at.is_(None),
        )
    ).scalar()


def removed(uow: UnitOfWork, table: type[R], record_id: int) -> R:
    """Load what was put in the recycle bin.

    Raises:
        PermissionDenied: the actor sees no tickets.
    """
    uow.require_some("ticket.see")
    return uow.session.get_one(table, record_id)


def remove(uow: UnitOfWork, record: TaskForceMember | TaskForceTask | TaskForceMeeting) -> None:
    """Put a record in the recycle bin, so that its version is known for the undo."""
    uow.delete(record)
    uow.session.flush()
    uow.changes.touch("ticket", record.ticket_id)


def bring_back(
    uow: UnitOfWork,
    record: TaskForceMember | TaskForceTask | TaskForceMeeting,
    seen_version: int,
) -> None:
    """Take a record out of the recycle bin.

    Raises:
        Conflict: somebody changed it since.
    """
    if record.version != seen_version:
        raise conflict_over(record)
    record.deleted_at = record.deleted_by_id = None
    uow.changes.touch("ticket", record.ticket_id)


def _has_force(uow: UnitOfWork, ticket_id: int) -> bool:
    found = select(
        exists().where(TaskForceMember.ticket_id == ticket_id, TaskForceMember.deleted_at.is_(None))
    )
    return bool(uow.session.execute(found).scalar())


def _has_undone(uow: UnitOfWork, member: TaskForceMember) -> bool:
    found = select(
        exists().where(
            TaskForceTask.ticket_id == member.ticket_id,
            TaskForceTask.owner_id == member.user_id,
            TaskForceTask.done_at.is_(None),
            TaskForceTask.deleted_at.is_(None),
        )
    )
    return bool(uow.session.execute(found).scalar())
