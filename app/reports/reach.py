"""Which records a person may take out of the program."""

from typing import Any

from sqlalchemy import ColumnElement, or_

from app.core.errors import PermissionDenied
from app.core.permissions import Scope
from app.customers.tables import Customer
from app.db.reading import Reading
from app.tickets.tables import Ticket

EXPORT = "report.export"


def customers(read: Reading) -> tuple[ColumnElement[bool], ...]:
    """What a customer must meet to be exported.

    Raises:
        PermissionDenied: the reader may export nothing.
    """
    return _conditions(read, Customer)


def tickets(read: Reading) -> tuple[ColumnElement[bool], ...]:
    """What a ticket must meet to be exported.

    Raises:
        PermissionDenied: the reader may export nothing.
    """
    return _conditions(read, Ticket)


def check_found(count: int) -> None:
    """Refuse where the one record asked for lies outside the reader's reach.

    Raises:
        PermissionDenied: there is none.
    """
    if not count:
        raise PermissionDenied(action=EXPORT)


def _conditions(read: Reading, table: Any) -> tuple[ColumnElement[bool], ...]:
    read.require(EXPORT)
    mine = or_(table.owner_id == read.actor.user_id, table.created_by_id == read.actor.user_id)
    match read.actor.scope(EXPORT):
        case Scope.ALL:
            return ()
        case Scope.DEPARTMENT if read.actor.department_id is not None:
            return (or_(table.department_id == read.actor.department_id, mine),)
        case _:
            return (mine,)
