"""Changes of the routing table; they hold for tickets opened from now on."""

from dataclasses import dataclass

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.undo import Undo
from app.db.uow import UnitOfWork, conflict_over
from app.tickets.routing import RoutingRule, Way
from app.tickets.tables import RoutingLine

TOPIC = "routing"
_COLUMNS = (
    "kind", "sub_kind", "tier", "channel", "words", "way", "department_id", "person_id",
    "severity",
)  # fmt: skip
_IN_DEPARTMENT = (Way.DEPARTMENT, Way.LEAST_LOAD, Way.ROUND_ROBIN)


@dataclass(frozen=True)
class SaveRoutingRule:
    """Add a rule at the end (id 0), or change the one with the id, as seen in its version."""

    rule: RoutingRule


@dataclass(frozen=True)
class PlaceRoutingRule:
    """Move a rule up (-1) or down (1) by one place."""

    rule_id: int
    step: int


@dataclass(frozen=True)
class RemoveRoutingRule:
    """Take a rule out of the table."""

    rule_id: int
    seen_version: int


def save_routing_rule(uow: UnitOfWork, cmd: SaveRoutingRule) -> int:
    """Add or change a rule; returns its id.

    Raises:
        PermissionDenied, NotFound, Conflict.
        Invalid: the way needs a department or a person that is not named.
    """
    uow.require("policy.change")
    rule = cmd.rule
    if rule.way in _IN_DEPARTMENT and rule.department_id is None:
        raise Invalid({"department_id": "required"})
    if rule.way is Way.PERSON and rule.person_id is None:
        raise Invalid({"person_id": "required"})
    values = {name: getattr(rule, name) for name in _COLUMNS}
    if rule.id:
        line = uow.get_seen(RoutingLine, rule.id, rule.version)
        for name, value in values.items():
            setattr(line, name, value)
    else:
        line = uow.add(RoutingLine(position=_last(uow) + 1, **values))
    uow.changes.touch(TOPIC, line.id)
    return line.id


def place_routing_rule(uow: UnitOfWork, cmd: PlaceRoutingRule) -> None:
    """Change places with the neighbour above or below; at the end of the table nothing happens.

    Raises:
        PermissionDenied, NotFound.
    """
    uow.require("policy.change")
    uow.get(RoutingLine, cmd.rule_id)
    order = list(
        uow.session.execute(
            select(RoutingLine)
            .where(RoutingLine.deleted_at.is_(None))
            .order_by(RoutingLine.position, RoutingLine.id)
        ).scalars()
    )
    at = next(place for place, line in enumerate(order) if line.id == cmd.rule_id)
    if not 0 <= at + cmd.step < len(order):
        return
    order.insert(at + cmd.step, order.pop(at))
    for position, line in enumerate(order):
        if line.position != position:  # two rules added at once may stand on one place
            line.position = position
    uow.changes.touch(TOPIC, cmd.rule_id)


def remove_routing_rule(uow: UnitOfWork, cmd: RemoveRoutingRule) -> None:
    """Take a rule out of the table; undo brings it back.

    Raises:
        PermissionDenied, NotFound, Conflict.
    """
    uow.require("policy.change")
    line = uow.get_seen(RoutingLine, cmd.rule_id, cmd.seen_version)
    uow.delete(line)
    uow.session.flush()
    uow.changes.touch(TOPIC, line.id)
    back = RemoveRoutingRule(line.id, line.version)
    uow.undo = Undo("undo.routing.removed", bring_back_routing_rule, (back,))


def bring_back_routing_rule(uow: UnitOfWork, cmd: RemoveRoutingRule) -> None:
    """Undo a removal.

    Raises:
        PermissionDenied.
        Conflict: somebody changed it since.
    """
    uow.require("policy.change")
    line = uow.session.get_one(RoutingLine, cmd.rule_id)
    if line.version != cmd.seen_version:
        raise conflict_over(line)
    line.deleted_at = line.deleted_by_id = None
    uow.changes.touch(TOPIC, line.id)


def _last(uow: UnitOfWork) -> int:
    return uow.session.execute(
        select(func.coalesce(func.max(RoutingLine.position), -1))
    ).scalar_one()
