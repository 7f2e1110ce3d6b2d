"""A canned reply can put the lines of a checklist template on the ticket."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Let a reply name a template."""
    op.add_column("canned_reply", sa.Column("template_id", KEY, nullable=True))
