"""A complaint's four steps 投诉处理四步: one after the other, the last can be taken back."""

from datetime import datetime

from sqlalchemy import select

from app.core.errors import Invalid, InvalidTransition
from app.core.undo import Undo
from app.db.uow import UnitOfWork
from app.identity.tables import UserAccount
from app.tickets import rules
from app.tickets.events import VisitPlanned
from app.tickets.history import note
from app.tickets.rules import ComplaintStep, EventType, Kind
from app.tickets.steps_dto import RecordStep, TakeBackStep
from app.tickets.tables import ComplaintDone, Ticket
from app.tickets.working import changing, phrases, place_of, steps_done

# What a step finds out belongs into the form, too, unless somebody wrote it there before.
_FIELDS = {ComplaintStep.CAUSE: "root_cause", ComplaintStep.REMEDY: "solution"}


def record_step(uow: UnitOfWork, cmd: RecordStep) -> None:
    """Note that a step is done; its line of the history stands for what it writes into the form.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: closed, no complaint, done already, or an earlier step is missing.
        Invalid: the text is empty or says nothing, the moment is to come or before the report, the
            person is not active, or the visit lies in the past.
    """
    with changing(uow, cmd.ticket_id, "ticket.work", cmd.seen_version) as ticket:
        rules.check_not_closed(place_of(ticket))
        if ticket.kind != Kind.COMPLAINT:
            raise InvalidTransition(reason="no_complaint")
        rules.check_step(cmd.step, steps_done(uow.session, ticket.id))
        text = rules.concrete("text", cmd.text, phrases(uow))
        done_at = cmd.done_at or uow.now()
        _check_times(uow, cmd, ticket, done_at)
        person = uow.get(UserAccount, cmd.done_by_id or uow.actor.user_id)
        if not person.is_active:
            raise Invalid({"done_by_id": "inactive"})
        done = uow.add(
            ComplaintDone(
                ticket_id=ticket.id, step=cmd.step, done_by_id=person.id, done_at=done_at, text=text
            )
        )
        whom = person.name if person.id != uow.actor.user_id else None
        note(uow, ticket, EventType.STEP_DONE, cmd.step, None, whom, text)
        writes = _write_into_form(ticket, cmd.step, text)
    if cmd.visit_at is not None:
        visit = VisitPlanned(ticket.id, ticket.customer_id, person.id, cmd.visit_at, done.id)
        uow.emit(visit)
    back = TakeBackStep(ticket.id, cmd.step, ticket.version, clears=writes)
    uow.undo = Undo("undo.ticket.step", take_back_step, (back,))


def take_back_step(uow: UnitOfWork, cmd: TakeBackStep) -> None:
    """Say that the last step is not done after all; a visit that was planned with it stays.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: the ticket is closed, or it is not the last step that is done.
    """
    with changing(uow, cmd.ticket_id, "ticket.work", cmd.seen_version) as ticket:
        rules.check_not_closed(place_of(ticket))
        rules.check_last_step(cmd.step, steps_done(uow.session, ticket.id))
        done = uow.session.execute(
            select(ComplaintDone).where(
                ComplaintDone.ticket_id == ticket.id,
                ComplaintDone.step == cmd.step,
                ComplaintDone.deleted_at.is_(None),
            )
        ).scalar_one()
        field = _FIELDS.get(cmd.step)
        if cmd.clears and field and getattr(ticket, field) == done.text:
            setattr(ticket, field, None)
        note(uow, ticket, EventType.STEP_UNDONE, cmd.step)
        uow.delete(done)
    again = RecordStep(
        ticket.id, cmd.step, done.text, ticket.version, done.done_at, done.done_by_id
    )
    uow.undo = Undo("undo.ticket.step_taken_back", record_step, (again,))


def _check_times(uow: UnitOfWork, cmd: RecordStep, ticket: Ticket, done_at: datetime) -> None:
    if done_at > uow.now():
        raise Invalid({"done_at": "in_future"})
    if done_at < ticket.reported_at:
        raise Invalid({"done_at": "before_report"})
    if cmd.visit_at is not None and cmd.visit_at <= uow.now():
        raise Invalid({"visit_at": "in_the_past"})


def _write_into_form(ticket: Ticket, step: ComplaintStep, text: str) -> bool:
    field = _FIELDS.get(step)
    if field is None or getattr(ticket, field):
        return False
    setattr(ticket, field, text)
    return True
