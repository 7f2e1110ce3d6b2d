"""Recording tickets from before, with their events at their true times. Nobody is told."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from app.audit.recorder import record_action
from app.customers.rules import ORDINARY
from app.customers.tables import Customer
from app.db.numbers import ticket_numbers
from app.db.reading import Reading
from app.db.uow import UnitOfWork
from app.sla import service as sla
from app.sla.rulebook import rule_book
from app.tickets.changing import number_words
from app.tickets.events import TicketsRecorded
from app.tickets.history import categories
from app.tickets.past import PastTicket, Prepared, prepared
from app.tickets.tables import Ticket

T = TypeVar("T")

_CHUNK = 500
_TICKET: Table = Ticket.metadata.tables["ticket"]
_EVENT: Table = Ticket.metadata.tables["ticket_event"]


def prepare(read: Reading, tickets: Sequence[PastTicket]) -> list[Prepared]:
    """Work out what ``record`` writes, while nobody has to wait for it.

    A negative customer is an ordinary one who will be registered, see ``belonging``.

    Raises:
        KeyError: a step leads to a status, or a ticket to a customer, that does not exist.
    """
    return [item for part in _parts(tickets) for item in _prepared(read.session, part)]


def record(uow: UnitOfWork, tickets: Sequence[Prepared]) -> list[int]:
    """Record prepared tickets, any number of them; returns their ids in the order given.

    Their numbers are those of the days on which they were reported. No notice, no survey, no
    follow-up comes of it; clocks ring only for tickets that are not silent.

    Raises:
        PermissionDenied: the actor may not import.
    """
    parts = (_as_it_is_now(uow.session, part) for part in _parts(tickets))
    return _record(uow, [item.past for item in tickets], parts)


def record_history(uow: UnitOfWork, tickets: Sequence[PastTicket]) -> list[int]:
    """Prepare and record tickets in one transaction, for who holds the store anyway.

    Raises:
        PermissionDenied, KeyError: as ``record`` and ``prepare``.
    """
    return _record(uow, tickets, (_prepared(uow.session, part) for part in _parts(tickets)))


def _parts(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))


def _prepared(session: Session, tickets: Sequence[PastTicket]) -> list[Prepared]:
    rules, kinds = rule_book(session), categories(session)
    tiers = _tiers(session, tickets)
    return [prepared(past, tiers[past.customer_id], kinds, rules) for past in tickets]


def _as_it_is_now(session: Session, part: Sequence[Prepared]) -> Sequence[Prepared]:
    """The same, unless a customer got another tier meanwhile: his promises are others.

    New rules need no look: the watcher derives open clocks anew before they ring.
    """
    tiers = _tiers(session, [item.past for item in part])
    if all(item.tier == tiers[item.past.customer_id] for item in part):
        return part
    return _prepared(session, [item.past for item in part])


def _record(
    uow: UnitOfWork, tickets: Sequence[PastTicket], parts: Iterable[Sequence[Prepared]]
) -> list[int]:
    uow.require("import.run")
    numbers = _numbers(uow, tickets)
    ids: list[int] = []
    for part in parts:
        ids += _write(uow, part, numbers[len(ids) : len(ids) + len(part)])
    record_action(uow.session, uow.actor, uow.now(), "ticket.import", count=len(ids))
    uow.changes.touch("ticket", *ids)
    uow.emit(TicketsRecorded(frozenset(ticket.customer_id for ticket in tickets)))
    return ids


def _numbers(uow: UnitOfWork, tickets: Sequence[PastTicket]) -> list[str]:
    """A number of its day for each ticket, with one statement per day."""

    def day(position: int) -> date:
        return tickets[position].reported_at.astimezone(uow.zone).date()

    numbers = [""] * len(tickets)
    for of_day, group in groupby(sorted(range(len(tickets)), key=day), key=day):
        positions = list(group)
        taken = ticket_numbers(uow.session, of_day, len(positions))
        for position, number in zip(positions, taken, strict=True):
            numbers[position] = number
    return numbers


def _write(uow: UnitOfWork, part: Sequence[Prepared], numbers: Sequence[str]) -> list[int]:
    session = uow.session
    stamps = {
        "version": 1,
        "created_at": uow.now(),
        "updated_at": uow.now(),
        "updated_by_id": uow.actor.user_id,
    }
    rows = [
        {
            **item.columns,
            **stamps,
            "created_by_id": item.past.reporter_id or uow.actor.user_id,
            "number": number,
            "search_text": f"{item.words} {number_words(number)}",
        }
        for item, number in zip(part, numbers, strict=True)
    ]
    added = insert(_TICKET).returning(_TICKET.c.id, sort_by_parameter_order=True)
    ids = list(session.execute(added, rows).scalars())
    lines = _of(ids, "ticket_id", [item.lines for item in part])
    session.execute(insert(_EVENT), lines)
    sla.store_first(uow, _of(ids, "record_id", [item.clocks for item in part]))
    return ids


def _of(
    ids: Sequence[int], name: str, rows: Sequence[Sequence[dict[str, Any]]]
) -> list[dict[str, Any]]:
    """The rows of all tickets, each with the id of its own."""
    return [row | {name: id_} for id_, own in zip(ids, rows, strict=True) for row in own]


def _tiers(session: Session, tickets: Sequence[PastTicket]) -> dict[int, str]:
    wanted = {ticket.customer_id for ticket in tickets}
    rows = session.execute(select(Customer.id, Customer.tier).where(Customer.id.in_(wanted)))
    return dict.fromkeys((id_ for id_ in wanted if id_ < 0), ORDINARY) | dict(rows.all())
