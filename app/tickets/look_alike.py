"""Tickets that look like another: solved ones while a title is typed, any that may be the same."""

from dataclasses import dataclass

from sqlalchemy import literal_column, or_, select

from app.core.text import Term, is_cjk, terms
from app.customers.tables import Customer
from app.db.reading import Reading
from app.db.search import ids_matching
from app.tickets.dto import TicketHit
from app.tickets.family import check_visible
from app.tickets.filters import visible
from app.tickets.rules import WITHDRAWN, Category
from app.tickets.tables import Ticket

MOST = 5
_LOOKED_AT = 300  # the newest that share anything
_ENOUGH = 0.4  # of the pieces of what was typed
_SAME_CUSTOMER = 0.5  # counts as much as half of the title: people ask twice
_SHORTEST = 2  # letters of a Latin word that says something


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A solved ticket and how it was solved."""

    id: int
    number: str
    title: str
    solution: str


def pieces(title: str) -> tuple[tuple[str, ...], ...]:
    """What two titles are compared by: pairs of Chinese characters, Latin words, numbers."""
    found: dict[tuple[str, ...], None] = {}
    for term in terms(title):
        if is_cjk(term.words[0]):
            pairs = zip(term.words, term.words[1:], strict=False)
            found.update(dict.fromkeys(pairs))
        elif len(term.words[0]) >= _SHORTEST:
            found[term.words] = None
    return tuple(found)


def look_alikes(read: Reading, title: str) -> tuple[LookAlike, ...]:
    """The solved tickets most like this title, at most five; those that share little are left out.

    Of equally good ones the newest stands first.
    """
    wanted = pieces(title)
    if not wanted:
        return ()
    asked = tuple(Term(words, is_prefix=False) for words in wanted)
    ids = ids_matching(read.session, "ticket", asked, _LOOKED_AT, any_term=True)
    statement = select(Ticket.id, Ticket.number, Ticket.title, Ticket.solution).where(
        Ticket.id.in_(ids),
        visible(read),
        Ticket.deleted_at.is_(None),
        Ticket.solved_at.is_not(None),
    )
    scored = []
    for id_, number, found_title, solution in read.session.execute(statement):
        share = len(set(wanted) & set(pieces(found_title))) / len(wanted)
        if share >= _ENOUGH and solution:
            scored.append((share, LookAlike(id_, number, found_title, solution)))
    scored.sort(key=lambda one: (one[0], one[1].id), reverse=True)
    return tuple(found for _, found in scored[:MOST])


def tickets_like(
    read: Reading, ticket_id: int, leave_out: tuple[int, ...] = ()
) -> tuple[TicketHit, ...]:
    """The tickets that may be the same case as this one, the likeliest first, at most five.

    Those of anybody whose titles share much with it, and the customer's other open ones.

    Raises:
        NotFound: no such ticket, or the actor may not see it.
    """
    check_visible(read, ticket_id)
    title, customer_id = read.session.execute(
        select(Ticket.title, Ticket.customer_id).where(Ticket.id == ticket_id)
    ).one()
    wanted = set(pieces(title))
    asked = tuple(Term(words, is_prefix=False) for words in wanted)
    ids = ids_matching(read.session, "ticket", asked, _LOOKED_AT, any_term=True) if asked else ()
    open_of_customer = (
        select(Ticket.id)
        .where(
            Ticket.customer_id == customer_id,
            Ticket.category != literal_column("'closed'"),
            Ticket.deleted_at.is_(None),
        )
        .order_by(Ticket.reported_at.desc())
        .limit(_LOOKED_AT)
    )
    is_own_case = or_(Ticket.outcome.is_(None), Ticket.outcome.not_in(WITHDRAWN))
    statement = (
        select(
            Ticket.id, Ticket.number, Ticket.title, Customer.name, Ticket.status,
            Ticket.customer_id, Ticket.category,
        )
        .join(Customer, Customer.id == Ticket.customer_id)
        .where(
            or_(Ticket.id.in_(ids), Ticket.id.in_(open_of_customer)),
            Ticket.id.not_in((ticket_id, *leave_out)),
            Ticket.deleted_at.is_(None),
            is_own_case,
            visible(read),
        )
    )  # fmt: skip
    scored = []
    for row in read.session.execute(statement):
        id_, number, its_title, name, status, its_customer, category = row
        share = len(wanted & set(pieces(its_title))) / len(wanted) if wanted else 0.0
        is_open = category != Category.CLOSED
        if share >= _ENOUGH or (its_customer == customer_id and is_open):
            score = share + (_SAME_CUSTOMER if its_customer == customer_id else 0)
            scored.append((score, is_open, TicketHit(id_, number, its_title, name, status)))
    scored.sort(key=lambda one: (one[0], one[1], one[2].id), reverse=True)
    return tuple(found for *_, found in scored[:MOST])
