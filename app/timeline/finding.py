"""What the palette finds: customers and tickets together."""

from collections.abc import Sequence

from app.customers import queries as customers
from app.customers.dto import CustomerRow
from app.db.reading import Reading
from app.tickets import queries as tickets
from app.tickets.dto import TicketHit

Found = tuple[Sequence[CustomerRow], Sequence[TicketHit]]
MOST = 8  # of each kind


def find(read: Reading, text: str, with_customers: bool, with_tickets: bool) -> Found:
    """Customers and tickets for what is typed so far, in one visit to the store."""
    return (
        customers.search(read, text, MOST) if with_customers else (),
        tickets.search(read, text, MOST) if with_tickets else (),
    )
