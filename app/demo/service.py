"""Filling an empty store with the demo company."""

from dataclasses import dataclass, replace
from random import Random
from uuid import uuid4

from sqlalchemy import func, select, update

from app.backend import Backend
from app.core.errors import AppError
from app.core.progress import Progress
from app.customers.bulk import register_many
from app.customers.tables import Customer
from app.db.uow import UnitOfWork
from app.demo import company, contacts, incoming, opinions, steps, tickets
from app.demo import customers as forms
from app.demo.files import files
from app.identity.tables import Department
from app.notifications.tables import Notice
from app.tickets.importing import record_history
from app.tickets.links import LinkTickets, link
from app.tickets.past import PastTicket
from app.tickets.rules import LinkKind, Outcome
from app.tickets.tables import Ticket
from app.tickets.withdrawing import WithdrawTicket, withdraw
from app.workflows.sweep import sweep

_PARTS = 7


class NotEmpty(AppError):
    """There are customers in the store already; a demo never mixes with real ones."""

    code = "store_not_empty"


@dataclass(frozen=True)
class DemoSize:
    """How much to make; open tickets grow with the customers, at least a full board."""

    customers: int = 120
    seed: int = 7

    @property
    def solved(self) -> int:
        return self.customers * 2

    @property
    def lately_closed(self) -> int:
        return max(10, self.customers // 60)

    @property
    def open(self) -> int:
        return max(24, self.customers // 10)


def fill(backend: Backend, progress: Progress, size: DemoSize) -> None:
    """Fill an empty store; the same seed and moment give the same company.

    Raises:
        NotEmpty: the store has customers.
        Cancelled: stopped; nothing was kept.
    """
    backend.command(_fill, size, progress)


def _fill(uow: UnitOfWork, size: DemoSize, progress: Progress) -> None:
    if uow.session.execute(select(func.count(Customer.id))).scalar_one():
        raise NotEmpty()
    random = Random(size.seed)
    progress.step(0, _PARTS)
    ids = company.people(uow)
    desk = _desk(uow, ids)
    owners = [ids[name] for name in ("林涛", "Anna Keller", "陈静", "")]
    made = forms.customers(random, size.customers, uow.now(), owners)
    customer_ids = register_many(uow, made, is_history=True)
    uow.session.execute(update(Customer).values(created_at=Customer.first_contact_at))
    in_charge = {id_: form.owner_id or 0 for id_, form in zip(customer_ids, made, strict=True)}
    progress.step(1, _PARTS)
    contacts.talks(uow, random, in_charge)
    progress.step(2, _PARTS)
    record_history(uow, tickets.solved(random, customer_ids, size.solved, uow.now(), desk))
    record_history(
        uow, tickets.lately_closed(random, customer_ids, size.lately_closed, uow.now(), desk)
    )
    progress.step(4, _PARTS)
    still_open = tickets.still_open(random, customer_ids, size.open, uow.now(), desk)
    open_ids = record_history(uow, still_open)
    _link_some(uow, open_ids)
    _leave_some_out(uow, still_open, open_ids)
    steps.steps(uow, ids)
    _ring_in_the_past(uow)
    progress.step(5, _PARTS)
    opinions.opinions(uow, random)
    contacts.promises(uow, random, in_charge)
    files(uow)
    incoming.put_aside(uow)
    incoming.behind_tickets(uow)
    progress.step(_PARTS, _PARTS)
    uow.changes.is_everything = True


def _link_some(uow: UnitOfWork, ids: list[int]) -> None:
    """A few open tickets have to do with the first solved one and with each other."""
    first = uow.session.execute(select(func.min(Ticket.id))).scalar_one()
    for ticket_id, other_id, kind in (
        (ids[2], first, LinkKind.CAUSED_BY),
        (ids[3], ids[2], LinkKind.RELATED),
        (ids[4], first, LinkKind.RELATED),
    ):
        link(uow, LinkTickets(ticket_id, other_id, kind))
    uow.undo = None


def _leave_some_out(uow: UnitOfWork, still_open: list[PastTicket], ids: list[int]) -> None:
    """Two called about the same once more, and one letter was no case at all."""
    first, second, letter = (
        replace(one, uid=uuid4(), steps=(), owner_id=None) for one in still_open[1:4]
    )
    letter = replace(letter, title="代开各类发票，价格优惠", description="", sub_kind=None)
    made = record_history(uow, [first, second, letter])
    outcomes = (Outcome.DUPLICATE, Outcome.DUPLICATE, Outcome.SPAM)
    for ticket_id, outcome, of_id in zip(made, outcomes, (ids[1], ids[2], None), strict=True):
        version = uow.get(Ticket, ticket_id).version
        withdraw(uow, WithdrawTicket(ticket_id, outcome, version, of_id))
    uow.undo = None


def _ring_in_the_past(uow: UnitOfWork) -> None:
    """Whatever was late by now was said then and read: the demo starts in silence."""
    result = sweep(uow, "demo")
    while result.has_more:
        result = sweep(uow, "demo", result)
    uow.session.execute(update(Notice).values(shown_at=Notice.happened_at, read_at=uow.now()))


def _desk(uow: UnitOfWork, ids: dict[str, int]) -> tickets.Desk:
    departments = dict(uow.session.execute(select(Department.key, Department.id)).all())
    return tickets.Desk(
        departments,
        {
            "sales": [ids["林涛"], ids["Anna Keller"], ids[""]],
            "support": [ids["赵敏"], ids["王磊"], ids[""]],
            "service": [ids["何欣"], ids["陈静"], ids[""]],
        },
    )
