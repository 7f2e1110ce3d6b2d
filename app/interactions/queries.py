"""Reads about interactions."""

from typing import Any

from sqlalchemy import ColumnElement, select

from app.core.errors import NotFound
from app.customers.tables import Contact
from app.db.reading import Reading
from app.identity.tables import UserAccount
from app.interactions.dto import InteractionRow
from app.interactions.rules import Direction, InteractionChannel
from app.interactions.tables import Interaction


def of_customer(read: Reading, customer_id: int, limit: int = 200) -> tuple[InteractionRow, ...]:
    """The latest interactions with a customer, newest first."""
    return _rows(read, Interaction.customer_id == customer_id, limit)


def interaction(read: Reading, interaction_id: int) -> InteractionRow:
    """One interaction.

    Raises:
        NotFound: no such interaction.
    """
    found = _rows(read, Interaction.id == interaction_id, 1)
    if not found:
        raise NotFound(entity="interaction", id=interaction_id)
    return found[0]


def _rows(read: Reading, condition: ColumnElement[bool], limit: int) -> tuple[InteractionRow, ...]:
    read.require("interaction.see")
    statement = (
        select(
            Interaction.id,
            Interaction.channel,
            Interaction.direction,
            Interaction.customer_id,
            Interaction.contact_id,
            Contact.name,
            Interaction.ticket_id,
            Interaction.user_id,
            UserAccount.name,
            Interaction.at,
            Interaction.minutes,
            Interaction.subject,
            Interaction.body,
            Interaction.result,
            Interaction.next_step,
            Interaction.next_on,
            Interaction.version,
        )
        .join(UserAccount, UserAccount.id == Interaction.user_id)
        .outerjoin(Contact, Contact.id == Interaction.contact_id)
        .where(condition, Interaction.deleted_at.is_(None))
        .order_by(Interaction.at.desc(), Interaction.id.desc())
    )
    return tuple(_row(row) for row in read.session.execute(statement.limit(limit)))


def _row(found: Any) -> InteractionRow:
    id_, channel, direction, *rest = found
    return InteractionRow(id_, InteractionChannel(channel), Direction(direction), *rest)
