"""The order by last contact is read off one index, with the customers of one moment and of none."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Let the index end with the customer."""
    op.drop_index(op.f("ix_customer_stats_last_contact_at"), "customer_stats")
    op.create_index(
        op.f("ix_customer_stats_last_contact_at_customer_id"),
        "customer_stats",
        ["last_contact_at", "customer_id"],
        unique=False,
    )
