"""What an import asks and writes without a look at customers, for whoever imports and sees none.

On a server both are narrow functions of the database, which judge for themselves who asks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.customers.drafting import CustomerDraft
from app.customers.tables import Customer
from app.db.doors import call, is_server


@dataclass(frozen=True, slots=True)
class KnownNumber:
    """A stored customer whom a file names by a number; ``given`` is what the file calls him."""

    given: str
    customer_id: int
    number: str
    is_binned: bool


def match_numbers(session: Session, source: str, numbers: Sequence[str]) -> list[KnownNumber]:
    """The stored customers with these numbers: those of ``source`` first, then our own.

    Of our own numbers those of customers in the recycle bin are left out.
    """
    if not numbers:
        return []
    if is_server(session):
        rows: Iterable[Any] = call(session, "match_numbers", of_source=source, wanted=list(numbers))
        ordered = sorted(rows, key=lambda row: row.is_ours)
        return [KnownNumber(row[0], row[1], row[2], row.is_binned) for row in ordered]
    binned = Customer.deleted_at.is_not(None)
    theirs = select(Customer.external_no, Customer.id, Customer.number, binned).where(
        Customer.external_source == source, Customer.external_no.in_(numbers)
    )
    ours = select(Customer.number, Customer.id, Customer.number, binned).where(
        Customer.number.in_(numbers), Customer.deleted_at.is_(None)
    )
    return [
        KnownNumber(given or "", id_, number, is_binned)
        for statement in (theirs, ours)
        for given, id_, number, is_binned in session.execute(statement)
    ]


def bring_in(session: Session, drafts: Sequence[CustomerDraft]) -> list[int]:
    """Write new customers whole, on a server; returns their ids in the same order."""
    return list(call(session, "bring_in", rows=[_row(made) for made in drafts]).scalars())


def _row(made: CustomerDraft) -> dict[str, Any]:
    amount = made.private["revenue_amount"]
    return {
        "columns": made.columns,
        "private": {**made.private, "revenue_amount": None if amount is None else str(amount)},
        "tags": list(made.tags),
        "contacts": [
            {
                "columns": person.columns,
                "private": person.private,
                "points": [asdict(point) for point in person.points],
            }
            for person in made.contacts
        ],
    }
