"""Whom a step of a clock reaches."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, Text, literal, select
from sqlalchemy.orm import Session

from app.customers.tables import Customer
from app.identity.queries import managers, supervisor_of
from app.identity.tables import UserAccount
from app.sla.policy import Whom
from app.sla.ringing import Ringing
from app.sla.watch import BREACH, Step
from app.tickets.filters import is_open
from app.tickets.tables import TaskForceTask, Ticket
from app.tickets.task_clocks import TASK

Record = tuple[str, int]  # what a clock is of, and its id


@dataclass(frozen=True)
class Watched:
    """A ticket whose clock rings; or the task on it, by ``task``, with the task's owner."""

    id: int
    number: str
    title: str
    owner_id: int | None
    department_id: int | None
    tier: str
    task: str | None = None


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


def watched(session: Session, ringing: Iterable[Ringing]) -> dict[Record, Watched]:
    """Return what the clocks are of; what was deleted, or a task that was done, is not there."""
    records = {(ring.row.record_type, ring.row.record_id) for ring in ringing}
    tickets = {id_ for type_, id_ in records if type_ != TASK}
    tasks = {id_ for type_, id_ in records if type_ == TASK}
    found = _tickets(session, tickets) if tickets else {}
    return found | (_tasks(session, tasks) if tasks else {})


def _tickets(session: Session, ids: Collection[int]) -> dict[Record, Watched]:
    statement = _watched(Ticket.id, Ticket.owner_id, literal(None, Text)).where(Ticket.id.in_(ids))
    return {("ticket", id_): Watched(*row) for id_, *row in session.execute(statement)}


def _tasks(session: Session, ids: Collection[int]) -> dict[Record, Watched]:
    task = TaskForceTask
    statement = (
        _watched(task.id, task.owner_id, task.text)
        .join(task, task.ticket_id == Ticket.id)
        .where(task.id.in_(ids), task.done_at.is_(None), task.deleted_at.is_(None), is_open())
    )
    return {(TASK, id_): Watched(*row) for id_, *row in session.execute(statement)}


def _watched(record_id: Any, owner_id: Any, text: Any) -> Select[Any]:
    return (
        select(
            record_id,
            Ticket.id,
            Ticket.number,
            Ticket.title,
            owner_id,
            Ticket.department_id,
            Customer.tier,
            text,
        )
        .select_from(Ticket)
        .join(Customer, Customer.id == Ticket.customer_id)
        .where(Ticket.deleted_at.is_(None))
    )
