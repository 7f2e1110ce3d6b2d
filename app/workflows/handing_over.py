"""Handing over all that one person has in charge, as when somebody leaves: in one step."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.core.actor import Actor
from app.core.errors import Invalid
from app.core.undo import Undo
from app.customers import service as customers
from app.customers.dto import ChangeCustomer
from app.customers.tables import Customer
from app.db.reading import Reading
from app.db.uow import UnitOfWork
from app.followups import service as followups
from app.followups.dto import HandOverFollowUp
from app.followups.rules import FollowUpState
from app.followups.tables import FollowUp
from app.identity.tables import UserAccount
from app.tickets import access
from app.tickets import service as tickets
from app.tickets.dto import AssignTicket
from app.tickets.filters import is_open, membership
from app.tickets.steps_dto import SaveTask
from app.tickets.tables import TaskForceTask, Ticket
from app.tickets.tasks import save_task

_KEEPERS = ("owner_id", "account_manager_id")  # who looks after a customer


@dataclass(frozen=True)
class HandOver:
    """Give everything of a person to others, to each in turn; a customer's things stay together.

    Attributes:
        to: those who take over, at least one.
    """

    person_id: int
    to: tuple[int, ...]
    with_tickets: bool = True
    with_followups: bool = True
    with_customers: bool = True
    with_tasks: bool = True


@dataclass(frozen=True, slots=True)
class InHand:
    """How much of a person's the actor may hand over, and how much he may not."""

    tickets: int
    followups: int
    customers: int
    out_of_reach: int
    tasks: int = 0


@dataclass(frozen=True, slots=True)
class _Thing:
    id: int
    version: int
    customer_id: int
    may: bool
    keeps: tuple[str, ...] = ()  # of a customer: in which ways the person looks after him


def in_hand(read: Reading, person_id: int) -> InHand:
    """What is still a person's: open tickets, open follow-ups, customers, tasks to be done.

    Raises:
        PermissionDenied: the actor may not see people, or sees no tickets.
    """
    read.require("people.see")
    read.require("ticket.see")
    found = _everything(read.session, read.actor, person_id)
    mine, promised, kept, tasks = ([thing for thing in things if thing.may] for things in found)
    beyond = sum(not thing.may for things in found for thing in things)
    return InHand(len(mine), len(promised), len(kept), beyond, len(tasks))


def hand_over(uow: UnitOfWork, cmd: HandOver) -> InHand:
    """Hand everything over that the actor may; undo takes all of it back.

    Returns:
        How much was handed over.

    Raises:
        PermissionDenied: the actor may not see people, or sees no tickets.
        Invalid: nobody, the person himself or somebody who is not active would take over.
    """
    uow.require("people.see", department_id=uow.actor.department_id)
    uow.require_some("ticket.see")
    _check(uow, cmd)
    mine, promised, looked_after, tasks = _everything(uow.session, uow.actor, cmd.person_id)
    chosen = (
        _within_reach(mine, is_wanted=cmd.with_tickets),
        _within_reach(promised, is_wanted=cmd.with_followups),
        _within_reach(looked_after, is_wanted=cmd.with_customers),
        _within_reach(tasks, is_wanted=cmd.with_tasks),
    )
    takers = _takers(cmd.to, (thing for things in chosen for thing in things))
    undos = [
        # Tasks first: how far one is reached goes by the owner of its ticket.
        *_tasks(uow, chosen[3], takers),
        *_tickets(uow, chosen[0], takers),
        *_followups(uow, chosen[1], takers),
        # Customers last: how far a follow-up is reached goes by the department of its customer.
        *_customers(uow, chosen[2], takers),
    ]
    uow.undo = Undo("undo.handed_over", take_back, (tuple(reversed(undos)),)) if undos else None
    return InHand(len(chosen[0]), len(chosen[1]), len(chosen[2]), 0, len(chosen[3]))


def take_back(uow: UnitOfWork, undos: tuple[Undo, ...]) -> None:
    """Undo a handing over, all of it or nothing.

    Raises:
        NotFound, PermissionDenied.
        Conflict: somebody changed one of the records since.
    """
    for undo in undos:
        undo.command(uow, *undo.args)
    uow.undo = None


def _check(uow: UnitOfWork, cmd: HandOver) -> None:
    if not cmd.to:
        raise Invalid({"to": "required"})
    active = select(UserAccount.id).where(UserAccount.id.in_(cmd.to), UserAccount.is_active)
    if cmd.person_id in cmd.to or set(uow.session.execute(active).scalars()) != set(cmd.to):
        raise Invalid({"to": "inactive"})


def _within_reach(things: Iterable[_Thing], *, is_wanted: bool) -> list[_Thing]:
    return [thing for thing in things if is_wanted and thing.may]


def _takers(to: tuple[int, ...], things: Iterable[_Thing]) -> dict[int, int]:
    """Who takes over what belongs to each customer."""
    ids = dict.fromkeys(thing.customer_id for thing in things)
    return {customer_id: to[place % len(to)] for place, customer_id in enumerate(ids)}


def _tickets(uow: UnitOfWork, things: Iterable[_Thing], takers: dict[int, int]) -> Iterator[Undo]:
    for thing in things:
        tickets.assign(uow, AssignTicket(thing.id, takers[thing.customer_id], thing.version))
        yield from _undo_of(uow)


def _tasks(uow: UnitOfWork, things: Iterable[_Thing], takers: dict[int, int]) -> Iterator[Undo]:
    for thing in things:
        task = uow.get(TaskForceTask, thing.id)
        fields = (task.text, takers[thing.customer_id], task.due_at, task.id, thing.version)
        save_task(uow, SaveTask(task.ticket_id, *fields))
        yield from _undo_of(uow)


def _followups(uow: UnitOfWork, things: Iterable[_Thing], takers: dict[int, int]) -> Iterator[Undo]:
    for thing in things:
        cmd = HandOverFollowUp(thing.id, takers[thing.customer_id], thing.version)
        followups.hand_over(uow, cmd)
        yield from _undo_of(uow)


def _customers(uow: UnitOfWork, things: Iterable[_Thing], takers: dict[int, int]) -> Iterator[Undo]:
    for thing in things:
        fields = dict.fromkeys(thing.keeps, takers[thing.customer_id])
        customers.change(uow, ChangeCustomer(thing.id, thing.version, fields))
        yield from _undo_of(uow)


def _undo_of(uow: UnitOfWork) -> Iterator[Undo]:
    if uow.undo is not None:
        yield uow.undo
    uow.undo = None


def _everything(session: Session, actor: Actor, person_id: int) -> tuple[list[_Thing], ...]:
    """Open tickets, open follow-ups, customers and tasks of a person, each with whether one may."""
    return (
        list(_open_tickets(session, actor, person_id)),
        list(_open_followups(session, actor, person_id)),
        list(_kept_customers(session, actor, person_id)),
        list(_undone_tasks(session, actor, person_id)),
    )


def _open_tickets(session: Session, actor: Actor, person_id: int) -> Iterator[_Thing]:
    statement = select(
        Ticket.id,
        Ticket.version,
        Ticket.customer_id,
        Ticket.department_id,
        Ticket.created_by_id,
        Ticket.is_confidential,
    ).where(Ticket.owner_id == person_id, is_open(), Ticket.deleted_at.is_(None))
    for row in session.execute(statement.order_by(Ticket.customer_id, Ticket.id)):
        stake = access.Stake(person_id, *row[3:])
        if access.may_see(actor, stake):
            yield _Thing(*row[:3], access.may(actor, "ticket.assign", stake))


def _open_followups(session: Session, actor: Actor, person_id: int) -> Iterator[_Thing]:
    statement = (
        select(
            FollowUp.id,
            FollowUp.version,
            FollowUp.customer_id,
            Customer.department_id,
            FollowUp.created_by_id,
        )
        .join(Customer, Customer.id == FollowUp.customer_id)
        .where(
            FollowUp.owner_id == person_id,
            FollowUp.state == FollowUpState.OPEN,
            FollowUp.deleted_at.is_(None),
        )
        .order_by(FollowUp.customer_id, FollowUp.id)
    )
    for row in session.execute(statement):
        yield _Thing(*row[:3], _may(actor, "followup.write", person_id, *row[3:]))


def _undone_tasks(session: Session, actor: Actor, person_id: int) -> Iterator[_Thing]:
    statement = (
        select(
            TaskForceTask.id,
            TaskForceTask.version,
            Ticket.customer_id,
            Ticket.owner_id,
            Ticket.department_id,
            Ticket.created_by_id,
            Ticket.is_confidential,
            membership(actor.user_id, Ticket.id.expression).scalar_subquery(),
        )
        .join(Ticket, Ticket.id == TaskForceTask.ticket_id)
        .where(
            TaskForceTask.owner_id == person_id,
            TaskForceTask.done_at.is_(None),
            TaskForceTask.deleted_at.is_(None),
            is_open(),
            Ticket.deleted_at.is_(None),
        )
        .order_by(Ticket.customer_id, TaskForceTask.id)
    )
    for id_, version, customer_id, owner, place, maker, secret, leads in session.execute(statement):
        stake = access.Stake(owner, place, maker, secret, leads is not None, bool(leads))
        if access.may_see(actor, stake):
            yield _Thing(id_, version, customer_id, access.may(actor, access.LEAD, stake))


def _kept_customers(session: Session, actor: Actor, person_id: int) -> Iterator[_Thing]:
    statement = (
        select(
            Customer.id,
            Customer.version,
            Customer.owner_id,
            Customer.account_manager_id,
            Customer.department_id,
            Customer.created_by_id,
        )
        .where(
            or_(Customer.owner_id == person_id, Customer.account_manager_id == person_id),
            Customer.deleted_at.is_(None),
        )
        .order_by(Customer.id)
    )
    for id_, version, *who, department_id, maker_id in session.execute(statement):
        keeps = tuple(
            name for name, keeper in zip(_KEEPERS, who, strict=True) if keeper == person_id
        )
        may = _may(actor, "customer.change_owner", who[0], department_id, maker_id)
        yield _Thing(id_, version, id_, may, keeps)


def _may(
    actor: Actor, action: str, owner_id: int | None, department_id: int | None, maker_id: int | None
) -> bool:
    return actor.may(action, owner_id=owner_id, department_id=department_id, created_by_id=maker_id)
