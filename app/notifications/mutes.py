"""Who wants to hear no more of which ticket. Everybody mutes for themselves."""

from collections.abc import Collection

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.core.permissions import Scope
from app.db.once import insert_new
from app.db.reading import Reading
from app.db.uow import UnitOfWork
from app.notifications.tables import TicketMute

_CHUNK = 500  # below the number of parameters a statement may have


def mute(uow: UnitOfWork, ticket_id: int) -> None:
    """Warn the actor no more about a ticket; what is escalated or given to them is still said.

    Raises:
        PermissionDenied: the actor sees no tickets.
    """
    uow.require_some("ticket.see")
    values = {"user_id": uow.actor.user_id, "ticket_id": ticket_id, "muted_at": uow.now()}
    insert_new(uow.session, TicketMute, values)
    uow.changes.touch("notice")


def unmute(uow: UnitOfWork, ticket_id: int) -> None:
    """Warn the actor about a ticket again, from the next warning on.

    Raises:
        PermissionDenied: the actor sees no tickets.
    """
    uow.require_some("ticket.see")
    mine = TicketMute.user_id == uow.actor.user_id
    uow.session.execute(delete(TicketMute).where(mine, TicketMute.ticket_id == ticket_id))
    uow.changes.touch("notice")


def is_muted(read: Reading, ticket_id: int) -> bool:
    """Whether the reader muted a ticket."""
    if read.actor.scope("ticket.see") is Scope.NONE:
        return False
    return (read.actor.user_id, ticket_id) in mutes(read.session, (ticket_id,))


def mutes(session: Session, ticket_ids: Collection[int]) -> frozenset[tuple[int, int]]:
    """Who muted which of the tickets, as (person, ticket)."""
    wanted, found = sorted(ticket_ids), set[tuple[int, int]]()
    for first in range(0, len(wanted), _CHUNK):
        part = wanted[first : first + _CHUNK]
        statement = select(TicketMute.user_id, TicketMute.ticket_id)
        rows = session.execute(statement.where(TicketMute.ticket_id.in_(part)))
        found |= {(row.user_id, row.ticket_id) for row in rows}
    return frozenset(found)
