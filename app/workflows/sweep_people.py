"""Whom a step of a clock reaches."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.customers.tables import Customer
from app.identity.queries import managers, supervisor_of
from app.identity.tables import UserAccount
from app.sla.policy import Whom
from app.sla.ringing import Ringing
from app.sla.watch import BREACH, Step
from app.tickets.tables import Ticket


@dataclass(frozen=True)
class Watched:
    """A ticket whose clock rings."""

    id: int
    number: str
    title: str
    owner_id: int | None
    department_id: int | None
    tier: str


class People:
    """Who is in charge, supervises and manages; asked once for a batch."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._managers = managers(session)
        active = select(UserAccount.id).where(UserAccount.is_active.is_(True))
        self._active = frozenset(session.execute(active).scalars())
        self._supervisors: dict[int, tuple[int, ...]] = {}

    def reached(self, step: Step, record: Watched) -> tuple[int, ...]:
        """Return who hears of a step, each once; who is in charge hears of the breach too."""
        heard = self.whom(step.whom, record)
        if step.level == BREACH:
            heard += self._owner(record)
        return tuple(dict.fromkeys(heard))

    def whom(self, whom: Whom, record: Watched) -> tuple[int, ...]:
        """Return the people a step names; where there is none, those above them."""
        if whom is Whom.IN_CHARGE and self._owner(record):
            return self._owner(record)
        if whom is not Whom.MANAGER and self._supervisor(record.department_id):
            return self._supervisor(record.department_id)
        return self._managers

    def _owner(self, record: Watched) -> tuple[int, ...]:
        if record.owner_id is None or record.owner_id not in self._active:
            return ()
        return (record.owner_id,)

    def _supervisor(self, department_id: int | None) -> tuple[int, ...]:
        if department_id is None:
            return ()
        if department_id not in self._supervisors:
            found = supervisor_of(self._session, department_id)
            self._supervisors[department_id] = () if found is None else (found,)
        return self._supervisors[department_id]


def watched(session: Session, ringing: Iterable[Ringing]) -> dict[int, Watched]:
    """Return the tickets of the clocks by id; one that was deleted is not among them."""
    ids = {ring.row.record_id for ring in ringing}
    statement = select(
        Ticket.id,
        Ticket.number,
        Ticket.title,
        Ticket.owner_id,
        Ticket.department_id,
        Customer.tier,
    ).join(Customer, Customer.id == Ticket.customer_id)
    statement = statement.where(Ticket.id.in_(ids), Ticket.deleted_at.is_(None))
    return {row.id: Watched(*row) for row in session.execute(statement)}
