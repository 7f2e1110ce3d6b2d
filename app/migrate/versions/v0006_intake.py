"""What comes in from outside: mails and submissions of the web form."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")
LIVE = sa.text("deleted_at IS NULL")
TO_DO = sa.text("state IN ('waiting', 'aside') AND deleted_at IS NULL")


def upgrade() -> None:
    """Make the table, and let files hang on its rows."""
    op.create_table(
        "incoming",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("thread_key", sa.Text(), nullable=True),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("mailbox", sa.Text(), nullable=True),
        sa.Column("mail_uid", KEY, nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sender_name", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("left_out", sa.Text(), nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("taken_at", MOMENT, nullable=True),
        sa.Column("contact_id", KEY, nullable=True),
        sa.Column("ticket_id", KEY, nullable=True),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", KEY, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by_id", KEY, nullable=True),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.Column("deleted_by_id", KEY, nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_incoming_contact_id")
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_incoming_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incoming")),
        sa.UniqueConstraint("key", name=op.f("uq_incoming_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_incoming_uid")),
        sqlite_autoincrement=True,
    )
    for columns in (
        ["thread_key"],
        ["mailbox", "mail_uid"],
        ["contact_id", "taken_at"],
        ["taken_at"],
        ["ticket_id"],
    ):
        op.create_index(op.f("ix_incoming_" + "_".join(columns)), "incoming", columns)
    op.create_index("ix_incoming_all", "incoming", ["received_at", "id"])
    op.create_index(
        "ix_incoming_to_do",
        "incoming",
        ["received_at", "id", "state"],
        sqlite_where=TO_DO,
        postgresql_where=TO_DO,
    )
    op.add_column("attachment", sa.Column("incoming_id", KEY, nullable=True))
    op.create_index(
        "ix_attachment_incoming_id",
        "attachment",
        ["incoming_id", "id"],
        sqlite_where=LIVE,
        postgresql_where=LIVE,
    )
