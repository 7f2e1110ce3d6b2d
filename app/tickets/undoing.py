"""Taking several things back in one step."""

from app.core.undo import Undo
from app.db.uow import UnitOfWork


def undo_each(uow: UnitOfWork, undos: tuple[Undo, ...]) -> None:
    """Take back what one step did to several tickets, or in several ways to one: all or nothing.

    Raises:
        NotFound, PermissionDenied.
        Conflict: somebody changed one of the tickets since.
        InvalidTransition: what was done since stays as a record.
    """
    for undo in undos:
        undo.command(uow, *undo.args)
    uow.undo = None
