"""The figures cards show, written by the workflows of the features above."""

from collections.abc import Sequence
from datetime import datetime

from app.core.errors import NotFound
from app.customers.tables import CustomerStats
from app.db.uow import UnitOfWork


def _stats(uow: UnitOfWork, customer_id: int) -> CustomerStats:
    found = uow.session.get(CustomerStats, customer_id)
    if found is None:
        raise NotFound(entity="customer", id=customer_id)
    uow.changes.touch("customer", customer_id)
    return found


def refresh_open_tickets(uow: UnitOfWork, customer_id: int, count: int) -> None:
    """Note how many tickets of a customer are not closed.

    Raises:
        NotFound: no such customer.
    """
    _stats(uow, customer_id).open_tickets = count


def touch_contact(uow: UnitOfWork, customer_id: int, at: datetime) -> None:
    """Note that we were in touch ``at`` (aware); an older moment changes nothing (F3).

    Raises:
        NotFound: no such customer.
    """
    stats = _stats(uow, customer_id)
    if stats.last_contact_at is None or stats.last_contact_at < at:
        stats.last_contact_at = at


def add_answers(uow: UnitOfWork, customer_id: int, scores: Sequence[int]) -> None:
    """Take 1 to 5 answers of a survey into the mean the card shows.

    Raises:
        NotFound: no such customer.
    """
    if not scores:
        return
    stats = _stats(uow, customer_id)
    total = (stats.satisfaction or 0.0) * stats.answers + sum(scores)
    stats.answers += len(scores)
    stats.satisfaction = total / stats.answers
