"""Reads the routing table and the desk as it is now: where would a ticket go, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.permissions import Role
from app.customers.tables import Customer
from app.db.reading import Reading
from app.identity.queries import department_by_key, supervisor_of
from app.identity.tables import UserAccount
from app.tickets import rules
from app.tickets.filters import is_open
from app.tickets.routing import (
    Hand,
    RoutingFacts,
    RoutingRule,
    Way,
    choose,
    first_fitting,
    missed,
)
from app.tickets.tables import RoutingLine, Ticket

_TURNS = timedelta(days=30)  # who got nothing for so long is simply next


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a ticket goes.

    Attributes:
        severity: the least it gets by the rule.
        rule_id: the rule that decided; None for the default route of the kind.
    """

    department_id: int | None
    owner_id: int | None
    severity: str | None = None
    rule_id: int | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """Where a ticket would go, and what each rule said: the first condition it misses, or None."""

    to: Destination
    verdicts: tuple[tuple[int, str | None], ...]


def routing_table(session: Session) -> tuple[RoutingRule, ...]:
    """The rules in their order."""
    statement = (
        select(
            RoutingLine.id,
            RoutingLine.way,
            RoutingLine.department_id,
            RoutingLine.person_id,
            RoutingLine.severity,
            RoutingLine.kind,
            RoutingLine.sub_kind,
            RoutingLine.tier,
            RoutingLine.channel,
            RoutingLine.words,
            RoutingLine.version,
        )
        .where(RoutingLine.deleted_at.is_(None))
        .order_by(RoutingLine.position, RoutingLine.id)
    )
    return tuple(RoutingRule(row[0], Way(row[1]), *row[2:]) for row in session.execute(statement))


def routing_rules(read: Reading) -> tuple[RoutingRule, ...]:
    """The rules in their order, for the editor."""
    return routing_table(read.session)


def try_route(read: Reading, facts: RoutingFacts, customer_id: int | None = None) -> Trial:
    """Where a ticket would go if it were opened now, and what each rule says to it.

    Args:
        customer_id: whose: his tier counts. Without one nobody is found as his account manager.

    Raises:
        PermissionDenied: the reader sees no tickets, and so does not see who has how many.
    """
    read.require("ticket.see")
    if customer_id is not None:
        tier = read.session.execute(
            select(Customer.tier).where(Customer.id == customer_id)
        ).scalar()
        facts = replace(facts, tier=tier)
    table = routing_table(read.session)
    to = _by(read.session, read.now(), table, facts, customer_id)
    return Trial(to, tuple((rule.id, missed(rule, facts)) for rule in table))


def find(
    session: Session, now: datetime, facts: RoutingFacts, customer_id: int | None
) -> Destination:
    """Where a ticket goes by the first rule that fits, else by the default route of its kind."""
    return _by(session, now, routing_table(session), facts, customer_id)


def _by(
    session: Session,
    now: datetime,
    table: Sequence[RoutingRule],
    facts: RoutingFacts,
    customer_id: int | None,
) -> Destination:
    rule = first_fitting(table, facts)
    if rule is None:
        return _default(session, facts)
    owner_id = _person(session, now, rule, customer_id)
    department_id = _department_of(session, owner_id) or rule.department_id
    if department_id is None:
        department_id = _default(session, facts).department_id
    return Destination(department_id, owner_id, rule.severity, rule.id)


def _default(session: Session, facts: RoutingFacts) -> Destination:
    route = rules.route(rules.Kind(facts.kind))
    department_id = department_by_key(session, route.department)
    owner_id = supervisor_of(session, department_id) if route.to_supervisor else None
    return Destination(department_id, owner_id)


def _person(
    session: Session, now: datetime, rule: RoutingRule, customer_id: int | None
) -> int | None:
    match rule.way:
        case Way.PERSON:
            return _first_active(session, (rule.person_id,))
        case Way.ACCOUNT_MANAGER:
            return _first_active(session, _keepers(session, customer_id))
        case Way.LEAST_LOAD | Way.ROUND_ROBIN:
            return choose(rule.way, _hands(session, now, rule.department_id))
        case _:
            return None


def _keepers(session: Session, customer_id: int | None) -> tuple[int | None, ...]:
    """Who looks after a customer: the account manager, else whoever is in charge of him."""
    found = session.execute(
        select(Customer.account_manager_id, Customer.owner_id).where(Customer.id == customer_id)
    ).one_or_none()
    return tuple(found) if found else ()


def _first_active(session: Session, wanted: Sequence[int | None]) -> int | None:
    active = set(
        session.execute(
            select(UserAccount.id).where(UserAccount.id.in_(wanted), UserAccount.is_active)
        ).scalars()
    )
    return next((id_ for id_ in wanted if id_ in active), None)


def _department_of(session: Session, person_id: int | None) -> int | None:
    return session.execute(
        select(UserAccount.department_id).where(UserAccount.id == person_id)
    ).scalar()


def _hands(session: Session, now: datetime, department_id: int | None) -> list[Hand]:
    """Who takes turns: the department's agents; where it has none, whoever works there."""
    people = session.execute(
        select(UserAccount.id, UserAccount.role)
        .where(
            UserAccount.department_id == department_id,
            UserAccount.is_active,
            UserAccount.role != Role.ADMIN,
            UserAccount.deleted_at.is_(None),
        )
        .order_by(UserAccount.id)
    ).all()
    agents = [id_ for id_, role in people if role == Role.AGENT]
    ids = agents or [id_ for id_, _ in people]
    mine = (Ticket.owner_id.in_(ids), Ticket.deleted_at.is_(None))
    loads = session.execute(
        select(Ticket.owner_id, func.count()).where(*mine, is_open()).group_by(Ticket.owner_id)
    )
    newest = session.execute(
        select(Ticket.owner_id, func.max(Ticket.reported_at))
        .where(*mine, Ticket.reported_at >= now - _TURNS)
        .group_by(Ticket.owner_id)
    )
    load, last = dict(loads.all()), dict(newest.all())
    return [Hand(id_, load.get(id_, 0), last.get(id_)) for id_ in ids]
