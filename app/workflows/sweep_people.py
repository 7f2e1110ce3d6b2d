"""Whom a step of a clock reaches."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.customers.tables import Customer
from app.followups.tables import FollowUp
from app.identity.queries import managers, supervisor_of
from app.identity.tables import UserAccount
from app.sla.policy import Whom
from app.sla.ringing import Ringing
from app.sla.watch import BREACH, Step
from app.tickets.tables import Ticket

RecordKey = tuple[str, int]


@dataclass(frozen=True)
class Watched:
    """A record whose clock rings; ``label`` is what a sentence calls it."""

    id: int
    label: str
    title: str
    owner_id: int | None
    department_id: int | None


class People:
    """Who is in charge, supervises and manages; asked once for a batch."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._managers = managers(session)
        active = select(UserAccount.id, UserAccount.name).where(
            UserAccount.is_active.is_(True), UserAccount.deleted_at.is_(None)
        )
        self._active = dict(session.execute(active).tuples().all())
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

    def name(self, user_id: int | None) -> str | None:
        """Return the name of an active person."""
        return None if user_id is None else self._active.get(user_id)

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


def watched(session: Session, ringing: Iterable[Ringing]) -> dict[RecordKey, Watched]:
    """Return the records of the clocks; one that was deleted is not among them."""
    ids: dict[str, set[int]] = {}
    for ring in ringing:
        ids.setdefault(ring.row.record_type, set()).add(ring.row.record_id)
    return {
        (record_type, row.id): Watched(*row)
        for record_type, wanted in ids.items()
        for row in session.execute(_select(record_type).where(_ID[record_type].in_(wanted)))
    }


_ID = {"ticket": Ticket.id, "follow_up": FollowUp.id}


def _select(record_type: str) -> Select[int, str, str, int | None, int | None]:
    if record_type == "ticket":
        return select(
            Ticket.id, Ticket.number, Ticket.title, Ticket.owner_id, Ticket.department_id
        ).where(Ticket.deleted_at.is_(None))
    return (
        select(
            FollowUp.id,
            Customer.name,
            FollowUp.kind,
            FollowUp.owner_id,
            UserAccount.department_id,
        )
        .join(Customer, Customer.id == FollowUp.customer_id)
        .outerjoin(UserAccount, UserAccount.id == FollowUp.owner_id)
        .where(FollowUp.deleted_at.is_(None))
    )
