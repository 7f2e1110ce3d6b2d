"""Attachments: files on tickets, customers and conversations, their bytes kept once."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

# Kept here in full, so that this step stays the same when app/db/types.py changes.
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")


def upgrade() -> None:
    """Make the tables of files."""
    op.create_table(
        "blob",
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("mime", sa.Text(), nullable=False),
        sa.Column("used_at", MOMENT, nullable=False),
        sa.Column("used_by_id", KEY, nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blob")),
        sa.UniqueConstraint("sha256", name=op.f("uq_blob_sha256")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_blob_used_at"), "blob", ["used_at"], unique=False)
    op.create_table(
        "blob_chunk",
        sa.Column("blob_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["blob_id"], ["blob.id"], name=op.f("fk_blob_chunk_blob_id")),
        sa.PrimaryKeyConstraint("blob_id", "position", name=op.f("pk_blob_chunk")),
    )
    op.create_table(
        "attachment",
        sa.Column("ticket_id", KEY, nullable=True),
        sa.Column("customer_id", KEY, nullable=True),
        sa.Column("interaction_id", KEY, nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("blob_id", KEY, nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", KEY, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by_id", KEY, nullable=True),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.Column("deleted_by_id", KEY, nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_attachment_ticket_id")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_attachment_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interaction.id"], name=op.f("fk_attachment_interaction_id")
        ),
        sa.ForeignKeyConstraint(["blob_id"], ["blob.id"], name=op.f("fk_attachment_blob_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("uid", name=op.f("uq_attachment_uid")),
        sqlite_autoincrement=True,
    )
    for column in ("ticket_id", "customer_id", "interaction_id"):
        _index(f"ix_attachment_{column}", [column, "id"], "deleted_at IS NULL")
    op.create_index(op.f("ix_attachment_blob_id"), "attachment", ["blob_id"], unique=False)
    _index("ix_attachment_gone", ["deleted_at"], "deleted_at IS NOT NULL")


def _index(name: str, columns: list[str], of: str) -> None:
    where = sa.text(of)
    op.create_index(
        name, "attachment", columns, unique=False, sqlite_where=where, postgresql_where=where
    )
