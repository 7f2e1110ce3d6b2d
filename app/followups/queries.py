"""Reads about follow-ups."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import aliased

from app.customers.main_tables import Customer
from app.db.reading import Reading
from app.followups.dto import FollowUpRow
from app.followups.rules import FollowUpKind, FollowUpState
from app.followups.tables import FollowUp
from app.identity.tables import UserAccount

_owner = aliased(UserAccount)


def _statement() -> Select[*tuple[Any, ...]]:
    """Follow-ups of live customers with the columns of ``FollowUpRow``, earliest first."""
    return (
        select(
            FollowUp.id,
            FollowUp.kind,
            FollowUp.state,
            FollowUp.customer_id,
            Customer.number,
            Customer.name,
            Customer.tier,
            Customer.contact_name,
            Customer.phone_masked,
            FollowUp.ticket_id,
            FollowUp.owner_id,
            _owner.name,
            FollowUp.due_at,
            FollowUp.note,
            FollowUp.result,
            FollowUp.done_at,
            FollowUp.version,
        )
        .join(Customer, Customer.id == FollowUp.customer_id)
        .outerjoin(_owner, _owner.id == FollowUp.owner_id)
        .where(FollowUp.deleted_at.is_(None), Customer.deleted_at.is_(None))
        .order_by(FollowUp.due_at, FollowUp.id)
    )


def _row(found: Any) -> FollowUpRow:
    id_, kind, state, *rest = found
    return FollowUpRow(id_, FollowUpKind(kind), FollowUpState(state), *rest)


def open_followups(
    read: Reading,
    *,
    mine_only: bool = True,
    until: datetime | None = None,
    limit: int = 200,
) -> tuple[FollowUpRow, ...]:
    """Open follow-ups, earliest first.

    Args:
        mine_only: those of the reader and those of nobody.
        until: aware; only what is due by then, what is late included.
    """
    read.require("followup.see")
    statement = _statement().where(FollowUp.state == FollowUpState.OPEN)
    if mine_only:
        statement = statement.where(_mine(read))
    if until is not None:
        statement = statement.where(FollowUp.due_at <= until)
    return tuple(_row(row) for row in read.session.execute(statement.limit(limit)))


def _mine(read: Reading) -> Any:
    return or_(FollowUp.owner_id == read.actor.user_id, FollowUp.owner_id.is_(None))


def count_due(read: Reading, until: datetime) -> int:
    """How many open follow-ups of the reader, or of nobody, are due by ``until`` (aware)."""
    read.require("followup.see")
    statement = (
        select(func.count(FollowUp.id))
        .join(Customer, Customer.id == FollowUp.customer_id)
        .where(
            FollowUp.state == FollowUpState.OPEN,
            FollowUp.due_at <= until,
            FollowUp.deleted_at.is_(None),
            Customer.deleted_at.is_(None),
            _mine(read),
        )
    )
    return read.session.execute(statement).scalar_one()


def of_customer(
    read: Reading, customer_id: int, *, open_only: bool = False
) -> tuple[FollowUpRow, ...]:
    """The follow-ups of one customer, earliest first."""
    read.require("followup.see")
    statement = _statement().where(FollowUp.customer_id == customer_id)
    if open_only:
        statement = statement.where(FollowUp.state == FollowUpState.OPEN)
    return tuple(_row(row) for row in read.session.execute(statement))
