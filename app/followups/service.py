"""Writes about follow-ups."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy import insert, select

from app.core.errors import Invalid
from app.core.undo import Undo
from app.customers.main_tables import Customer
from app.db.uow import UnitOfWork
from app.followups import rules
from app.followups.dto import (
    CancelFollowUp,
    FinishFollowUp,
    HandOverFollowUp,
    PlanFollowUp,
    PostponeFollowUp,
)
from app.followups.events import FollowUpDone
from app.followups.rules import FollowUpState
from app.followups.tables import FollowUp
from app.identity.tables import UserAccount
from app.settings.queries import read_setting

_CHUNK = 1_000
_FEW = 20


def plan(uow: UnitOfWork, cmd: PlanFollowUp) -> int:
    """Plan a follow-up; with a plan key that exists already, give the one there is.

    Raises:
        PermissionDenied, NotFound.
        Invalid: the owner is nobody of the desk.
    """
    uow.require("followup.write", created_by_id=uow.actor.user_id)
    uow.get(Customer, cmd.customer_id)
    _check_owner(uow, cmd.owner_id)
    if cmd.plan_key:
        known = select(FollowUp.id).where(FollowUp.plan_key == cmd.plan_key)
        existing = uow.session.execute(known).scalar()
        if existing is not None:
            return existing
    follow_up = uow.add(FollowUp(**_columns(cmd)))
    uow.changes.touch("followup", follow_up.id)
    return follow_up.id


def plan_once(uow: UnitOfWork, commands: Sequence[PlanFollowUp]) -> int:
    """Plan what the program promises by itself; a plan key that exists is left alone.

    Called by the workflows, whatever the actor may do by hand; returns how many were planned.
    """
    planned = 0
    for start in range(0, len(commands), _CHUNK):
        part = commands[start : start + _CHUNK]
        keys = [cmd.plan_key for cmd in part]
        taken = set(
            uow.session.execute(
                select(FollowUp.plan_key).where(FollowUp.plan_key.in_(keys))
            ).scalars()
        )
        new = {cmd.plan_key: cmd for cmd in part if cmd.plan_key not in taken}
        if new:
            _insert(uow, list(new.values()))
        planned += len(new)
    if planned:
        uow.changes.touch("followup")
    return planned


def _insert(uow: UnitOfWork, commands: Sequence[PlanFollowUp]) -> None:
    """Those of an import go past the ORM; its line in the audit stands for them all."""
    if len(commands) <= _FEW:
        for cmd in commands:
            uow.add(FollowUp(**_columns(cmd)))
        return
    stamps = {
        "version": 1,
        "created_at": uow.now(),
        "created_by_id": uow.actor.user_id,
        "updated_at": uow.now(),
        "updated_by_id": uow.actor.user_id,
    }
    rows = [{"uid": uuid4(), **stamps, **_columns(cmd)} for cmd in commands]
    uow.session.connection().execute(insert(FollowUp), rows)


def _columns(cmd: PlanFollowUp) -> dict[str, Any]:
    return {
        "customer_id": cmd.customer_id,
        "ticket_id": cmd.ticket_id,
        "owner_id": cmd.owner_id,
        "kind": cmd.kind,
        "plan_key": cmd.plan_key or None,
        "due_at": cmd.due_at,
        "state": FollowUpState.OPEN,
        "note": cmd.note.strip() or None,
    }


def finish(uow: UnitOfWork, cmd: FinishFollowUp) -> None:
    """Note that a follow-up was done and what came of it.

    Raises:
        PermissionDenied, NotFound, Conflict.
        InvalidTransition: it is done or cancelled already.
        Invalid: the result is empty or not concrete (I2).
    """
    follow_up = _to_change(uow, cmd.follow_up_id, cmd.seen_version)
    rules.check_result(cmd.result, vague_phrases(uow))
    follow_up.state = FollowUpState.DONE
    follow_up.result = cmd.result.strip()
    follow_up.done_at = uow.now()
    follow_up.done_by_id = uow.actor.user_id
    _offer_undo(uow, follow_up, "undo.followup.done")
    uow.emit(FollowUpDone(follow_up.id, follow_up.customer_id, follow_up.kind, uow.now()))


def vague_phrases(uow: UnitOfWork) -> tuple[str, ...]:
    """The phrases that alone are no record (I2), as the company has set them."""
    phrases = read_setting(uow.session, "records.vague_phrases")
    return tuple(phrases) if isinstance(phrases, list) else ()


def postpone(uow: UnitOfWork, cmd: PostponeFollowUp) -> None:
    """Do it at another time.

    Raises:
        PermissionDenied, NotFound, Conflict.
        InvalidTransition: it is done or cancelled already.
        Invalid: the new time lies in the past.
    """
    follow_up = _to_change(uow, cmd.follow_up_id, cmd.seen_version)
    if cmd.due_at <= uow.now():
        raise Invalid({"due_at": "in_past"})
    before = follow_up.due_at
    follow_up.due_at = cmd.due_at
    uow.session.flush()
    uow.changes.touch("followup", follow_up.id)
    uow.undo = Undo("undo.followup.postponed", _set_due, (follow_up.id, before, follow_up.version))


def _set_due(uow: UnitOfWork, follow_up_id: int, due_at: Any, seen_version: int) -> None:
    """Take a postponement back, also to a moment that has passed."""
    follow_up = _to_change(uow, follow_up_id, seen_version)
    follow_up.due_at = due_at
    uow.changes.touch("followup", follow_up.id)


def hand_over(uow: UnitOfWork, cmd: HandOverFollowUp) -> None:
    """Let somebody else do it.

    Raises:
        PermissionDenied, NotFound, Conflict.
        InvalidTransition: it is done or cancelled already.
        Invalid: the new owner is nobody of the desk.
    """
    follow_up = _to_change(uow, cmd.follow_up_id, cmd.seen_version)
    _check_owner(uow, cmd.owner_id)
    before = follow_up.owner_id
    follow_up.owner_id = cmd.owner_id
    uow.session.flush()
    uow.changes.touch("followup", follow_up.id)
    if before is not None:
        inverse = HandOverFollowUp(follow_up.id, before, follow_up.version)
        uow.undo = Undo("undo.followup.handed_over", hand_over, (inverse,))


def cancel(uow: UnitOfWork, cmd: CancelFollowUp) -> None:
    """Note that it is not needed any more, and why.

    Raises:
        PermissionDenied, NotFound, Conflict.
        InvalidTransition: it is done or cancelled already.
        Invalid: no reason is given.
    """
    follow_up = _to_change(uow, cmd.follow_up_id, cmd.seen_version)
    if not cmd.reason.strip():
        raise Invalid({"reason": "required"})
    follow_up.state = FollowUpState.CANCELLED
    follow_up.result = cmd.reason.strip()
    follow_up.done_at = uow.now()
    follow_up.done_by_id = uow.actor.user_id
    _offer_undo(uow, follow_up, "undo.followup.cancelled")


def _offer_undo(uow: UnitOfWork, follow_up: FollowUp, label: str) -> None:
    uow.session.flush()
    uow.changes.touch("followup", follow_up.id)
    uow.undo = Undo(label, _reopen, (follow_up.id, follow_up.version))


def _reopen(uow: UnitOfWork, follow_up_id: int, seen_version: int) -> None:
    """Take a result or a cancellation back."""
    follow_up = uow.get_seen(FollowUp, follow_up_id, seen_version)
    _require_write(uow, follow_up)
    follow_up.state = FollowUpState.OPEN
    follow_up.result = follow_up.done_at = follow_up.done_by_id = None
    uow.changes.touch("followup", follow_up.id)


def _to_change(uow: UnitOfWork, follow_up_id: int, seen_version: int) -> FollowUp:
    follow_up = uow.get_seen(FollowUp, follow_up_id, seen_version)
    _require_write(uow, follow_up)
    rules.check_open(follow_up.state)
    return follow_up


def _require_write(uow: UnitOfWork, follow_up: FollowUp) -> None:
    """The actor's own: his to do, made by him, or nobody's; a supervisor's by the customer."""
    uow.require(
        "followup.write",
        owner_id=uow.actor.user_id if follow_up.owner_id is None else follow_up.owner_id,
        department_id=uow.get(Customer, follow_up.customer_id).department_id,
        created_by_id=follow_up.created_by_id,
    )


def _check_owner(uow: UnitOfWork, owner_id: int | None) -> None:
    if owner_id is None:
        return
    person = uow.session.get(UserAccount, owner_id)
    if person is None or not person.is_active:
        raise Invalid({"owner_id": "not_a_choice"})
