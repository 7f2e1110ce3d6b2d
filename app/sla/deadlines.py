"""A deadline that a person set, such as that of a task: a clock of one step, under no rules.

The watcher rings it as it rings the clocks of tickets: each step once, however many desks look.
"""

import json
from datetime import datetime

from app.db.uow import UnitOfWork
from app.sla import clock_store
from app.sla.clock import OPEN_STATES, ClockState
from app.sla.clock_store import Row
from app.sla.policy import Action, Hours, Whom
from app.sla.service import waiting_for, write
from app.sla.stored_schedule import schedule_to_data
from app.sla.watch import BREACH, Step

_KIND, _INSTANCE = "deadline", 1  # no record has more than one
_NO_RULES = 2**62  # newer than any that are saved: new rules never ask to derive it anew


def run(
    uow: UnitOfWork, record_type: str, record_id: int, due_at: datetime, *, anew: bool = False
) -> None:
    """Let the deadline of a record run; ``app.sla.service.stop_all`` ends it.

    Beginning again, another due time and ``anew`` make a new epoch: what was told of the one
    before is settled, and it may ring once more.

    Args:
        due_at: aware; it may have passed.
    """
    known = clock_store.stored(uow.session, record_type, record_id).get((_KIND, _INSTANCE))
    if known is None:
        row, recorded = _row(record_type, record_id, due_at, 1, uow.now()), {}
    elif known["state"] in OPEN_STATES and known["due_at"] == due_at and not anew:
        return
    else:
        row = _row(record_type, record_id, due_at, known["epoch"] + 1, uow.now())
        row["id"] = known["id"]
        recorded = clock_store.recorded_levels(uow.session, (known["id"],))
    write(uow, record_type, record_id, [row], recorded)


def _row(
    record_type: str, record_id: int, due_at: datetime, epoch: int, started_at: datetime
) -> Row:
    steps = (Step(due_at, BREACH, Action.NOTIFY, Whom.IN_CHARGE),)
    return {
        "record_type": record_type,
        "record_id": record_id,
        "kind": _KIND,
        "instance": _INSTANCE,
        "epoch": epoch,
        "target_seconds": max(0, int((due_at - started_at).total_seconds())),
        "hours": Hours.ELAPSED,
        "policy_key": "",
        "policy_version": 0,
        "calendar_version": 0,
        "rules_id": _NO_RULES,
        "started_at": started_at,
        "due_at": due_at,
        "warn_at": None,
        "used_seconds": None,
        "paused_since": None,
        "state": ClockState.RUNNING,
        "met_at": None,
        "is_by_hand": True,
        "is_silent": False,
        "schedule": json.dumps(schedule_to_data(steps)),
        **waiting_for(steps, ()),
    }
