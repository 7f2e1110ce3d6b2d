"""Tasks of task forces ring when they are late."""

from alembic import op

revision = "0007"
down_revision = "0006"

# Under rules that are never the newest: the watcher writes these clocks anew when it looks first.
CLOCKS = """
    INSERT INTO sla_clock (
        record_type, record_id, kind, instance, epoch, target_seconds, hours, policy_key,
        policy_version, calendar_version, rules_id, started_at, due_at, state, is_by_hand,
        is_silent, schedule, next_at, next_level)
    SELECT 'task', k.id, 'deadline', 1, 1, 0, 'elapsed', '', 0, 0, 0, k.created_at, k.due_at,
        'running', true, false, '[]', k.due_at, 1
    FROM task_force_task k JOIN ticket t ON t.id = k.ticket_id
    WHERE k.done_at IS NULL AND k.deleted_at IS NULL
        AND t.category <> 'closed' AND t.deleted_at IS NULL
"""


def upgrade() -> None:
    """Give what is to be done in a store of before its clock."""
    op.execute(CLOCKS)
