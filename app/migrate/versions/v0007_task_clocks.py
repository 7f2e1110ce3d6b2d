"""Tasks of task forces ring when they are late."""

import json
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

NO_RULES = 2**62
UNDONE = sa.text(
    "SELECT k.id, k.created_at, k.due_at FROM task_force_task k "
    "JOIN ticket t ON t.id = k.ticket_id "
    "WHERE k.done_at IS NULL AND k.deleted_at IS NULL "
    "AND t.category <> 'closed' AND t.deleted_at IS NULL"
)
CLOCK = sa.text(
    "INSERT INTO sla_clock (record_type, record_id, kind, instance, epoch, target_seconds, hours, "
    "policy_key, policy_version, calendar_version, rules_id, started_at, due_at, state, "
    "is_by_hand, is_silent, schedule, next_at, next_level) "
    "VALUES ('task', :id, 'deadline', 1, 1, 0, 'elapsed', '', 0, 0, :rules, :created_at, :due_at, "
    "'running', true, false, :schedule, :due_at, 1)"
)


def upgrade() -> None:
    """Give what is to be done in a store of before its clock."""
    fill(op.get_bind())


def fill(connection: sa.Connection) -> None:
    """Add a clock to every task that is to be done."""
    for row in connection.execute(UNDONE).mappings().all():
        connection.execute(CLOCK, {**row, "rules": NO_RULES, "schedule": _schedule(row["due_at"])})


def _schedule(due_at: Any) -> str:
    """The one step, at the due time; a file keeps moments as texts."""
    at = due_at.isoformat() if isinstance(due_at, datetime) else due_at
    return json.dumps([{"at": at, "level": 1, "action": "notify", "whom": "in_charge"}])
