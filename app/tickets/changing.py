"""Changing what stands on a ticket: its fields, its kind and severity, a deadline, progress."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.text import search_text
from app.core.undo import Undo
from app.customers.tables import Contact
from app.db.uow import UnitOfWork
from app.sla.tables import SlaClock, is_open_clock
from app.tickets import rules
from app.tickets.dto import ChangeTicket, Classify, FilePlan, SetDue, SetPriority, SetProgress
from app.tickets.history import note
from app.tickets.rules import Category, EventType, Kind, Priority, Severity
from app.tickets.tables import Ticket
from app.tickets.working import changing, finish, phrases, place_of, set_progress


def change(uow: UnitOfWork, cmd: ChangeTicket) -> None:
    """Change the plain fields of the form; each changed one is a line of the history.

    Raises:
        NotFound, Conflict, PermissionDenied.
        Invalid: no title, or a contact of another customer.
    """
    with changing(uow, cmd.ticket_id, "ticket.work", cmd.seen_version) as ticket:
        check_contact(uow, cmd.contact_id, ticket.customer_id)
        values: dict[str, Any] = {
            "title": rules.required("title", cmd.title),
            "description": cmd.description.strip(),
            "priority": cmd.priority,
            "channel": cmd.channel,
            "occurred_at": cmd.occurred_at,
            "wanted_by": cmd.wanted_by,
            "is_confidential": cmd.is_confidential,
            "feedback": cmd.feedback.strip() or None,
            "improvement": cmd.improvement.strip() or None,
            "root_cause": cmd.root_cause.strip() or None,
        }
        _write(uow, ticket, values, EventType.CHANGED)
        _set_contact(uow, ticket, cmd.contact_id)
        ticket.priority_rank = rules.priority_rank(cmd.priority)
        ticket.search_text = words_of(ticket.title, ticket.number, ticket.external_no)


def classify(uow: UnitOfWork, cmd: Classify) -> None:
    """Set kind and severity; the clocks follow from the report on.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: it is closed.
    """
    with changing(uow, cmd.ticket_id, "ticket.classify", cmd.seen_version) as ticket:
        rules.check_not_closed(place_of(ticket))
        values = {"kind": cmd.kind, "sub_kind": cmd.sub_kind, "severity": cmd.severity}
        before = {name: getattr(ticket, name) for name in values}
        _write(uow, ticket, values, EventType.CLASSIFIED)
    if before != values:
        kind, severity = Kind(before["kind"]), Severity(before["severity"])
        back = Classify(ticket.id, ticket.version, kind, severity, before["sub_kind"])
        uow.undo = Undo("undo.ticket.classified", classify, (back,))


def set_priority(uow: UnitOfWork, cmd: SetPriority) -> None:
    """Say how pressing a ticket is.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: it is closed.
    """
    with changing(uow, cmd.ticket_id, "ticket.work", cmd.seen_version) as ticket:
        rules.check_not_closed(place_of(ticket))
        before = Priority(ticket.priority)
        _write(uow, ticket, {"priority": cmd.priority}, EventType.CHANGED)
        ticket.priority_rank = rules.priority_rank(cmd.priority)
    if before is not cmd.priority:
        back = SetPriority(ticket.id, before, ticket.version)
        uow.undo = Undo("undo.ticket.priority", set_priority, (back,))


def note_tier(uow: UnitOfWork, customer_id: int, before: str, after: str) -> None:
    """Let the open tickets of a customer follow the tier; called by the workflows."""
    statement = select(Ticket).where(
        Ticket.customer_id == customer_id,
        Ticket.category != Category.CLOSED,
        Ticket.deleted_at.is_(None),
    )
    for ticket in uow.session.execute(statement).scalars().all():
        note(uow, ticket, EventType.CLASSIFIED, "tier", before, after)
        finish(uow, ticket)


def set_due(uow: UnitOfWork, cmd: SetDue) -> None:
    """Set the deadline of a running clock by hand; from now on nothing else moves it.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: it is closed.
        Invalid: the moment has passed, or no such clock is open.
    """
    with changing(uow, cmd.ticket_id, "ticket.set_due", cmd.seen_version) as ticket:
        rules.check_not_closed(place_of(ticket))
        if cmd.due_at <= uow.now():
            raise Invalid({"due_at": "in_the_past"})
        before = _due_of(uow, ticket.id, cmd.kind)
        if before is None:
            raise Invalid({"kind": "no_clock"})
        note(uow, ticket, EventType.DUE_BY_HAND, cmd.kind, before, cmd.due_at)


def report_progress(uow: UnitOfWork, cmd: SetProgress) -> None:
    """Note how far a ticket is and what was done.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: it is closed.
        Invalid: the percentage is none, or the text says nothing.
    """
    with changing(uow, cmd.ticket_id, "ticket.work", cmd.seen_version) as ticket:
        rules.check_not_closed(place_of(ticket))
        rules.check_percent(cmd.percent)
        text = rules.concrete("text", cmd.text, phrases(uow))
        set_progress(uow, ticket, cmd.percent, EventType.CHANGED, text)


def file_plan(uow: UnitOfWork, cmd: FilePlan) -> None:
    """Note the first plan for a major problem; it ends the plan clock.

    Raises:
        NotFound, Conflict, PermissionDenied.
        InvalidTransition: it is closed.
        Invalid: the text is empty or says nothing.
    """
    with changing(uow, cmd.ticket_id, "ticket.work", cmd.seen_version) as ticket:
        rules.check_not_closed(place_of(ticket))
        text = rules.concrete("text", cmd.text, phrases(uow))
        note(uow, ticket, EventType.PLAN_FILED, text=text)


def words_of(title: str, number: str, external_no: str | None) -> str:
    """What a ticket is found by."""
    return f"{title_words(title, external_no)} {number_words(number)}"


def title_words(title: str, external_no: str | None) -> str:
    """The part of its words that is known before its number."""
    return search_text([title], [external_no or ""])


def number_words(number: str) -> str:
    """A ticket's number as it is found; a card shows only month, day and running part of it."""
    month_and_day = number.split("-")[1][4:]
    return search_text([], [number, month_and_day])


def check_contact(uow: UnitOfWork, contact_id: int | None, customer_id: int) -> None:
    """Refuse a contact of another customer.

    Raises:
        NotFound: no such contact.
        Invalid: field ``contact_id``.
    """
    if contact_id is not None and uow.get(Contact, contact_id).customer_id != customer_id:
        raise Invalid({"contact_id": "unknown"})


def _write(uow: UnitOfWork, ticket: Ticket, values: dict[str, Any], type_: EventType) -> None:
    for field, value in values.items():
        before = getattr(ticket, field)
        if before != value:
            note(uow, ticket, type_, field, before, value)
            setattr(ticket, field, value)


def _set_contact(uow: UnitOfWork, ticket: Ticket, contact_id: int | None) -> None:
    """The history names people, not ids."""
    if contact_id == ticket.contact_id:
        return
    names = [
        None if id_ is None else uow.get(Contact, id_).name
        for id_ in (ticket.contact_id, contact_id)
    ]
    note(uow, ticket, EventType.CHANGED, "contact_id", *names)
    ticket.contact_id = contact_id


def _due_of(uow: UnitOfWork, ticket_id: int, kind: str) -> datetime | None:
    return uow.session.execute(
        select(SlaClock.due_at)
        .where(
            SlaClock.record_type == "ticket",
            SlaClock.record_id == ticket_id,
            SlaClock.kind == kind,
            is_open_clock(),
        )
        .order_by(SlaClock.instance.desc())
        .limit(1)
    ).scalar()
