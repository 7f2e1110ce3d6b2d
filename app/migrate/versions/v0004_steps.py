"""What is done on a ticket in steps: a complaint's four, checklists, task forces."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

# Kept here in full, so that this step stays the same when app/db/types.py changes.
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")
LIVE = "deleted_at IS NULL"
REFERS = {
    "ticket_id": "ticket",
    "done_by_id": "user_account",
    "user_id": "user_account",
    "owner_id": "user_account",
}
UNDONE = "done_at IS NULL AND deleted_at IS NULL"


def upgrade() -> None:
    """Make the tables; nothing that was recorded before has any of it."""
    _make_editable(
        "complaint_step",
        sa.Column("ticket_id", KEY, nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("done_by_id", KEY, nullable=False),
        sa.Column("done_at", MOMENT, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
    )
    _make(
        "checklist_line",
        sa.Column("ticket_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("done_by_id", KEY, nullable=True),
    )
    _make_editable(
        "checklist_template",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("user_id", KEY, nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("sub_kind", sa.Text(), nullable=True),
    )
    _make_editable(
        "task_force_member",
        sa.Column("ticket_id", KEY, nullable=False),
        sa.Column("user_id", KEY, nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("is_lead", sa.Boolean(), nullable=False),
    )
    _make_editable(
        "task_force_task",
        sa.Column("ticket_id", KEY, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner_id", KEY, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("done_by_id", KEY, nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
    )
    _make_editable(
        "task_force_meeting",
        sa.Column("ticket_id", KEY, nullable=False),
        sa.Column("held_at", MOMENT, nullable=False),
        sa.Column("participants", sa.Text(), nullable=False),
        sa.Column("decided", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
    )
    _index("complaint_step", "uq_complaint_step_of_ticket", "ticket_id", "step", of=LIVE)
    _index("checklist_line", "ix_checklist_line_ticket_id_done_at", "ticket_id", "done_at")
    _index("task_force_member", "uq_task_force_member_of_ticket", "ticket_id", "user_id", of=LIVE)
    _index("task_force_member", "ix_task_force_member_user_id_ticket_id", "user_id", "ticket_id")
    _index("task_force_task", "ix_task_force_task_ticket_id", "ticket_id")
    _index("task_force_task", "ix_task_force_task_undone", "owner_id", "due_at", of=UNDONE)
    _index("task_force_meeting", "ix_task_force_meeting_ticket_id", "ticket_id")


def _make_editable(name: str, *columns: sa.Column[Any]) -> None:
    _make(
        name,
        *columns,
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", KEY, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by_id", KEY, nullable=True),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.Column("deleted_by_id", KEY, nullable=True),
        sa.UniqueConstraint("uid", name=op.f(f"uq_{name}_uid")),
    )


def _make(name: str, *parts: sa.Column[Any] | sa.UniqueConstraint) -> None:
    columns = [part.name for part in parts if isinstance(part, sa.Column)]
    op.create_table(
        name,
        *parts,
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{REFERS[column]}.id"], name=op.f(f"fk_{name}_{column}")
            )
            for column in columns
            if column in REFERS
        ),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_autoincrement=True,
    )


def _index(table: str, name: str, *columns: str, of: str = "") -> None:
    where = sa.text(of) if of else None
    op.create_index(
        name,
        table,
        list(columns),
        unique=name.startswith("uq_"),
        sqlite_where=where,
        postgresql_where=where,
    )
