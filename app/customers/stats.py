"""The figures cards show, written by the workflows of the features above."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, update

from app.core.errors import NotFound
from app.customers.tables import CustomerStats
from app.db.doors import call, is_server
from app.db.uow import UnitOfWork


def start(uow: UnitOfWork, first_contacts: Iterable[tuple[int, datetime | None]]) -> None:
    """Begin the figures of new customers: (customer id, when we were in touch first)."""
    rows = [{"customer_id": id_, "last_contact_at": at} for id_, at in first_contacts]
    if is_server(uow.session):
        call(uow.session, "put_stats", rows=rows)
    elif rows:
        uow.session.connection().execute(insert(CustomerStats), rows)


def refresh_open_tickets(uow: UnitOfWork, counts: Mapping[int, int]) -> None:
    """Note how many tickets of some customers are not closed, by customer id."""
    _store(uow, [{"customer_id": id_, "open_tickets": count} for id_, count in counts.items()])


def touch_contact(uow: UnitOfWork, customer_id: int, at: datetime) -> None:
    """Note that we were in touch ``at`` (aware); an older moment changes nothing (F3).

    Raises:
        NotFound: no such customer.
    """
    last = _stats(uow, customer_id).last_contact_at
    if last is None or last < at:
        _store(uow, [{"customer_id": customer_id, "last_contact_at": at}])


def add_answers(uow: UnitOfWork, customer_id: int, scores: Sequence[int]) -> None:
    """Take 1 to 5 answers of a survey into the mean the card shows.

    Raises:
        NotFound: no such customer.
    """
    if not scores:
        return
    stats = _stats(uow, customer_id)
    total = (stats.satisfaction or 0.0) * stats.answers + sum(scores)
    answers = stats.answers + len(scores)
    row = {"customer_id": customer_id, "answers": answers, "satisfaction": total / answers}
    _store(uow, [row])


def _stats(uow: UnitOfWork, customer_id: int) -> CustomerStats:
    found = uow.session.get(CustomerStats, customer_id, populate_existing=True)
    if found is None:
        raise NotFound(entity="customer", id=customer_id)
    return found


def _store(uow: UnitOfWork, rows: list[dict[str, Any]]) -> None:
    """Change the columns that the rows name; all name the same ones."""
    if not rows:
        return
    if is_server(uow.session):
        call(uow.session, "put_stats", rows=rows)
    else:
        uow.session.execute(update(CustomerStats), rows)
    uow.changes.touch("customer", *(row["customer_id"] for row in rows))
