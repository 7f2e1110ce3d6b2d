"""Who may do what with one ticket: the permission table applied to its owner and department. Pure.

The table's letters say how far an action reaches; what they cannot say stands here.
"""

from dataclasses import dataclass

from app.core.actor import Actor
from app.core.permissions import Role, Scope

LEAD = "ticket.lead"  # set up a task force: who works on the ticket may, and who leads it
ACTIONS = (
    "ticket.comment",
    "ticket.work",
    "ticket.assign",
    "ticket.classify",
    "ticket.set_due",
    "ticket.reopen",
    "ticket.merge",
    LEAD,
)


@dataclass(frozen=True)
class Stake:
    """Whose a ticket is."""

    owner_id: int | None
    department_id: int | None
    created_by_id: int | None
    is_confidential: bool = False
    is_member: bool = False  # of its task force
    is_lead: bool = False


def may_see(actor: Actor, stake: Stake) -> bool:
    """Whether the ticket exists for this person."""
    if actor.scope("ticket.see") is Scope.NONE:
        return False
    if not stake.is_confidential or stake.is_member:
        return True
    return _reaches(actor, "ticket.see_confidential", stake)


def may(actor: Actor, action: str, stake: Stake) -> bool:
    """Whether the person may do ``action`` with the ticket."""
    if not may_see(actor, stake):
        return False
    if action == LEAD:
        return stake.is_lead or may(actor, "ticket.work", stake)
    nobodys = stake.owner_id is None
    if actor.scope(action) is Scope.UNOWNED:
        if action == "ticket.assign":  # the front desk gives out new ones only
            return nobodys
        if actor.role is Role.AGENT and nobodys:  # an agent takes from the own department
            here = stake.department_id in (None, actor.department_id)
            return here or stake.created_by_id == actor.user_id
    return _reaches(actor, action, stake)


def _reaches(actor: Actor, action: str, stake: Stake) -> bool:
    return actor.may(
        action,
        owner_id=stake.owner_id,
        department_id=stake.department_id,
        created_by_id=stake.created_by_id,
    )
