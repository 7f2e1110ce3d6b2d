"""Taking in what comes: once each, as a ticket or on one, or set aside with a reason."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import or_, select

from app.core.errors import AppError, NotFound, StoreError
from app.core.undo import Undo
from app.db import leases
from app.db.doors import is_server
from app.db.once import insert_new
from app.db.uow import UnitOfWork
from app.intake import files, placing, rules
from app.intake.dto import Decide, Message, Taken
from app.intake.events import SenderWaits, TakenIn
from app.intake.rules import Reason, State
from app.intake.tables import Incoming
from app.settings.queries import read_setting
from app.tickets import service as tickets
from app.tickets.answering import seen_ticket
from app.tickets.dto import CustomerWrote, ReportTicket
from app.tickets.links import tie
from app.tickets.rules import Category, Channel, Kind, LinkKind
from app.tickets.tables import Ticket

LEASE_LENGTH = timedelta(minutes=2)
_BATCH = 20  # waiting messages that one transaction takes in
_ON_A_HIDDEN_ONE = Taken(0, State.TAKEN, is_new=False)


def take_lease(uow: UnitOfWork, name: str, holder: str) -> bool:
    """Take or renew the duty of looking into a mailbox; False if another desk has it.

    Raises:
        PermissionDenied.
    """
    uow.require("intake.take")
    return leases.take(uow.session, name, holder, uow.now(), LEASE_LENGTH)


def take_in(uow: UnitOfWork, message: Message) -> Taken:
    """Take in a message; the same key again does nothing.

    Raises:
        PermissionDenied: the actor does not take in what comes.
        Invalid, NotFound: it can be no ticket as it is; set it aside.
    """
    uow.require("intake.take")
    found, is_new = _stored(uow, message)
    if found is None:
        return _ON_A_HIDDEN_ONE
    if not is_new:
        return Taken(found.id, found.state, found.ticket_id, is_new=False)
    return _settled(uow, found, message.aside)


def receive(uow: UnitOfWork, message: Message) -> Taken:
    """Keep a message that is taken in later: what answers a stranger does no more than this.

    Raises:
        PermissionDenied.
    """
    uow.require("intake.take")
    found, is_new = _stored(uow, message)
    if found is None:
        return _ON_A_HIDDEN_ONE
    uow.changes.touch("incoming", found.id)
    return Taken(found.id, found.state, found.ticket_id, is_new=is_new)


def set_aside(uow: UnitOfWork, message: Message) -> Taken:
    """Keep a message that can be no ticket as it is, for a person to decide.

    Raises:
        PermissionDenied.
    """
    uow.require("intake.take")
    found, is_new = _stored(uow, message)
    if found is None:
        return _ON_A_HIDDEN_ONE
    if is_new:
        _put(uow, found, State.ASIDE, message.aside or Reason.REFUSED)
    return Taken(found.id, found.state, found.ticket_id, is_new=is_new)


def take_waiting(uow: UnitOfWork) -> int:
    """Take in what waits by now, the oldest first; returns how much became tickets.

    What somebody sent who has sent too much within the hour stays out of the way of the others.

    Raises:
        PermissionDenied.
    """
    uow.require("intake.take")
    busy = placing.busy_contacts(uow.now(), _hourly(uow))
    waiting = (
        select(Incoming)
        .where(
            Incoming.state == State.WAITING,
            Incoming.deleted_at.is_(None),
            or_(Incoming.contact_id.is_(None), Incoming.contact_id.not_in(busy)),
        )
        .order_by(Incoming.reason == Reason.CONFIDENTIAL, Incoming.received_at, Incoming.id)
        .limit(_BATCH)
    )
    taken = 0
    for found in uow.session.execute(waiting).scalars().all():
        taken += _try(uow, found)
    return taken


def as_ticket(uow: UnitOfWork, cmd: Decide) -> Taken:
    """Take in what was set aside, or waits, because a person says so.

    Raises:
        PermissionDenied, NotFound, Conflict.
        Invalid: it can be no ticket: nobody is known to have sent it.
    """
    uow.require("intake.take")
    found = uow.get_seen(Incoming, cmd.incoming_id, cmd.seen_version)
    if found.state == State.TAKEN:
        return Taken(found.id, found.state, found.ticket_id, is_new=False)
    if found.state == State.SPAM:
        files.bring_back(uow, found)
    return _settled(uow, found, "", by_person=True)


def mark_spam(uow: UnitOfWork, cmd: Decide) -> None:
    """Say that something is spam: it leaves the list and is known if it comes again.

    Raises:
        PermissionDenied, NotFound, Conflict.
    """
    uow.require("intake.take")
    found = uow.get_seen(Incoming, cmd.incoming_id, cmd.seen_version)
    if found.state == State.TAKEN:
        raise NotFound(entity="incoming", id=found.id)
    _put(uow, found, State.SPAM, found.reason)
    files.throw_away(uow, found)
    uow.session.flush()
    uow.undo = Undo("undo.incoming.spam", put_back, (Decide(found.id, found.version),))


def put_back(uow: UnitOfWork, cmd: Decide) -> None:
    """Take back that something is spam.

    Raises:
        PermissionDenied, NotFound, Conflict.
    """
    uow.require("intake.take")
    found = uow.get_seen(Incoming, cmd.incoming_id, cmd.seen_version)
    if found.state == State.SPAM:
        _put(uow, found, State.ASIDE, found.reason)
        files.bring_back(uow, found)


def _stored(uow: UnitOfWork, message: Message) -> tuple[Incoming | None, bool]:
    """The row of a message, and whether it is new; on a server nothing if it is on a ticket that
    the actor does not see.
    """
    known = select(Incoming).where(Incoming.key == message.key)
    found = uow.session.execute(known).scalar()
    if found is not None:
        return found, False
    values = _values(uow, message)
    if not is_server(uow.session):  # writes one at a time: nobody comes between
        found = uow.add(Incoming(**values))
        files.keep(uow, found, message.files)
        return found, True
    stamps = {"uid": uuid4(), "version": 1, "created_at": uow.now(), "updated_at": uow.now()}
    id_ = insert_new(uow.session, Incoming, {**values, **stamps})
    found = uow.session.execute(known).scalar()
    if found is not None and id_ is not None:
        files.keep(uow, found, message.files)
    return found, id_ is not None


def _values(uow: UnitOfWork, message: Message) -> dict[str, Any]:
    mailbox, mail_uid = message.place or (None, None)
    return {
        "key": message.key,
        "thread_key": message.thread_key,
        "answers": " ".join(message.answers),
        "mailbox": mailbox,
        "mail_uid": mail_uid,
        "number": message.number,
        "channel": message.channel,
        "kind": message.kind,
        "sender_name": message.sender_name,
        "sender": message.sender or None,
        "phone": message.phone or None,
        "subject": message.subject,
        "text": message.text,
        "left_out": "",
        "received_at": uow.now(),
        "state": State.WAITING,
        "reason": "",
    }


def _try(uow: UnitOfWork, found: Incoming) -> bool:
    """Take in one of several; what is refused is set aside and does not stop the others."""
    id_ = found.id
    try:
        with uow.session.begin_nested():
            return _settled(uow, found, "").state == State.TAKEN
    except StoreError:
        raise
    except AppError:
        again = uow.session.get_one(Incoming, id_, populate_existing=True)
        _put(uow, again, State.ASIDE, Reason.REFUSED)
        return False


def _settled(uow: UnitOfWork, found: Incoming, aside: str, *, by_person: bool = False) -> Taken:
    """Make it what it is: a ticket, a message on one, something that waits or lies aside."""
    people = placing.writers(uow.session, found)
    if not aside and not (found.sender or found.phone):
        aside = Reason.NO_SENDER
    if aside:
        _put(uow, found, State.ASIDE, aside)
        return Taken(found.id, found.state)
    if not by_person and people and placing.is_busy(uow, people[0].contact_id, _hourly(uow)):
        found.contact_id = people[0].contact_id
        if found.reason != Reason.BUSY_SENDER:
            _put(uow, found, State.WAITING, Reason.BUSY_SENDER)
            uow.emit(SenderWaits(found.id, found.sender_name or "…", uow.now()))
        return Taken(found.id, found.state)
    named = placing.target(uow.session, found, people)
    if named is not None:
        return _on_ticket(uow, found, *named)
    return _new_ticket(uow, found, people[0] if people else placing.stranger(uow, found), None)


def _hourly(uow: UnitOfWork) -> int:
    return int(str(read_setting(uow.session, "intake.hourly")))


def _on_ticket(
    uow: UnitOfWork, found: Incoming, target: placing.Target, writer: placing.Writer
) -> Taken:
    try:
        ticket = seen_ticket(uow, target.ticket_id)
    except NotFound:  # a desk that sees it takes it in
        _put(uow, found, State.WAITING, Reason.CONFIDENTIAL)
        return Taken(found.id, found.state)
    reopens = ticket.category == Category.CLOSED
    if reopens and not _reopens(uow, ticket):
        return _new_ticket(uow, found, writer, ticket)
    text = rules.landed(found.text, found.subject, found.left_out)
    _take(uow, found, ticket.id, writer.contact_id)
    tickets.customer_wrote(
        uow,
        CustomerWrote(ticket.id, text, Channel(found.channel), writer.contact_id, reopens),
    )
    files.hand_over(uow, found, target.ticket_id)
    return Taken(found.id, found.state, target.ticket_id, is_reply=True)


def _reopens(uow: UnitOfWork, ticket: Ticket) -> bool:
    """Whether an answer to a closed ticket still belongs to it."""
    days = int(str(read_setting(uow.session, "intake.reopen_days")))
    return ticket.closed_at is not None and uow.now() - ticket.closed_at <= timedelta(days=days)


def _new_ticket(
    uow: UnitOfWork, found: Incoming, writer: placing.Writer, follows: Ticket | None
) -> Taken:
    """A ticket of its own; ``follows`` is a closed one that it answers, and as confidential."""
    text = rules.cut(found.text)
    title = rules.one_line(found.subject) or rules.one_line(text) or found.sender_name
    ticket_id = tickets.report(
        uow,
        ReportTicket(
            customer_id=writer.customer_id,
            kind=Kind(found.kind),
            title=title or (found.sender or found.channel).split("@")[0],
            channel=Channel(found.channel),
            description=rules.with_left_out(text, found.left_out),
            contact_id=writer.contact_id,
            external_no=found.number,
            external_source="web form" if found.number else "",
            is_confidential=follows is not None and follows.is_confidential,
            uid=found.uid,
        ),
    )
    _take(uow, found, ticket_id, writer.contact_id)
    files.hand_over(uow, found, ticket_id)
    if follows is not None:
        tie(uow, uow.get(Ticket, ticket_id), follows, LinkKind.RELATED)
    uow.emit(TakenIn(ticket_id))
    return Taken(found.id, found.state, ticket_id)


def _take(uow: UnitOfWork, found: Incoming, ticket_id: int, contact_id: int) -> None:
    """Note that it is a ticket now; phone and address belong to the contact from here on."""
    found.ticket_id, found.contact_id, found.taken_at = ticket_id, contact_id, uow.now()
    found.sender = found.phone = None
    _put(uow, found, State.TAKEN, "")
    uow.session.flush()


def _put(uow: UnitOfWork, found: Incoming, state: State, reason: str) -> None:
    found.state, found.reason = state, reason
    uow.changes.touch("incoming", found.id)
