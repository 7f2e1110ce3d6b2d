"""Are the stored clocks what the events of their tickets tell? What differs is healed and reported.

Every command lets the clocks follow, so this finds something only after a fault: a row written by
hand, a damaged disk, an error of ours.
"""

import logging
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import Select, exists, or_, select

from app.core.actor import Actor
from app.core.permissions import Role, Scope
from app.db import leases
from app.db.uow import UnitOfWork
from app.sla.service import compare, stop_all
from app.sla.tables import SlaClock, is_open_clock
from app.tickets.rules import Category
from app.tickets.tables import Ticket
from app.tickets.working import finish, subject_of

BATCH = 50
SHARES = 7  # of the tickets an hour; no divisor of 24, so a desk of office hours gets to each
LEASE = "sla.check"
LEASE_LENGTH = timedelta(seconds=30)
_NOBODY = Actor(0, "", Role.OWNER)  # what is healed has no author
_HOUR = timedelta(hours=1).total_seconds()
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Healed:
    """A ticket whose clocks were not as its events tell.

    Attributes:
        kinds: of the clocks that differed; empty if only the next deadline on the ticket did.
    """

    ticket_id: int
    number: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class ClockCheck:
    """What was found so far; call again with it while it ``has_more``."""

    checked: int = 0
    healed: tuple[Healed, ...] = ()
    last_id: int = 0
    has_more: bool = True


def check_all_clocks(uow: UnitOfWork, before: ClockCheck) -> ClockCheck:
    """Compare the clocks of one batch of all tickets with their events and heal what differs.

    What the actor does not see, such as a confidential ticket, is left to others.
    """
    return _check(uow, before, select(Ticket))


def check_some_clocks(uow: UnitOfWork, holder: str, before: ClockCheck) -> ClockCheck:
    """Do so with one batch of this hour's share of what is not closed; one desk at a time.

    Args:
        holder: a name of this desk's process.
    """
    if not leases.take(uow.session, LEASE, holder, uow.now(), LEASE_LENGTH):
        return replace(before, has_more=False)
    share = int(uow.now().timestamp() // _HOUR) % SHARES
    is_watched = exists().where(
        SlaClock.record_type == "ticket", SlaClock.record_id == Ticket.id, is_open_clock()
    )
    is_open = Ticket.category != Category.CLOSED
    some = select(Ticket).where(Ticket.id % SHARES == share, or_(is_open, is_watched))
    return _check(uow, before, some)


def _check(uow: UnitOfWork, before: ClockCheck, wanted: Select[Ticket]) -> ClockCheck:
    if uow.actor.scope("ticket.see") is Scope.NONE:
        return replace(before, has_more=False)
    batch = wanted.where(Ticket.id > before.last_id).order_by(Ticket.id).limit(BATCH)
    tickets = uow.session.execute(batch).scalars().all()
    by_rule = replace(uow, actor=_NOBODY)
    healed = tuple(found for ticket in tickets if (found := _heal(by_rule, ticket)))
    for one in healed:
        _LOG.warning("clocks of ticket %s differed and were healed: %s", one.number, one.kinds)
    return ClockCheck(
        before.checked + len(tickets),
        before.healed + healed,
        tickets[-1].id if tickets else before.last_id,
        has_more=len(tickets) == BATCH,
    )


def _heal(uow: UnitOfWork, ticket: Ticket) -> Healed | None:
    """Write the clocks anew if they differ; those of a deleted ticket only stop."""
    if ticket.deleted_at is not None:
        stopped = stop_all(uow, "ticket", ticket.id)
        return Healed(ticket.id, ticket.number, stopped) if stopped else None
    found = compare(uow.session, subject_of(uow, ticket))
    stands = (ticket.next_due_at, ticket.next_due_kind)
    if not found.differing and stands == (found.due and found.due.at, found.due and found.due.kind):
        return None
    finish(uow, ticket)
    return Healed(ticket.id, ticket.number, found.differing)
