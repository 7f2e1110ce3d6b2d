"""How many tickets a column of the board should hold."""

from sqlalchemy import select

from app.core.errors import Invalid, NotFound
from app.core.undo import Undo
from app.db.uow import UnitOfWork
from app.tickets.dto import SetLimit
from app.tickets.tables import TicketStatus


def set_limit(uow: UnitOfWork, cmd: SetLimit) -> None:
    """Set or lift the limit of a column; whether it only warns is the setting board.hard_limits.

    Raises:
        PermissionDenied: the actor may not change settings.
        NotFound: no such column.
        Invalid: field ``limit``: less than one.
    """
    uow.require("settings.change")
    if cmd.limit is not None and cmd.limit < 1:
        raise Invalid({"limit": "out_of_range"})
    found = select(TicketStatus).where(
        TicketStatus.key == cmd.status, TicketStatus.deleted_at.is_(None)
    )
    status = uow.session.execute(found).scalar()
    if status is None:
        raise NotFound(entity="ticket_status", id=cmd.status)
    before, status.limit = status.limit, cmd.limit
    uow.changes.touch("ticket")
    uow.undo = Undo("undo.ticket.limit", set_limit, (SetLimit(cmd.status, before),))
