"""Solved tickets that look like one whose title is being typed."""

from dataclasses import dataclass

from sqlalchemy import select

from app.core.text import Term, is_cjk, terms
from app.db.reading import Reading
from app.db.search import ids_matching
from app.tickets.filters import visible
from app.tickets.tables import Ticket

MOST = 5
_LOOKED_AT = 300  # the newest that share anything
_ENOUGH = 0.4  # of the pieces of what was typed
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
