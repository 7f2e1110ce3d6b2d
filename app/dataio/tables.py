"""Imports: what came in, how columns were matched, what an undo would put back."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, Row
from app.db.types import Id

CREATED = ""  # column name of a change that says: this row was made


class ImportBatch(Row):
    """One import that was carried out."""

    __tablename__ = "import_batch"

    kind: Mapped[str] = mapped_column(Text)
    file_name: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    user_id: Mapped[int] = mapped_column(Id, ForeignKey("user_account.id"))
    created: Mapped[int]
    updated: Mapped[int]
    skipped: Mapped[int]
    rejected: Mapped[int]
    log: Mapped[str] = mapped_column(Text)  # JSON: unknown owners and other remarks
    undone_at: Mapped[datetime | None]


class ImportMapping(Base):
    """How the columns of a file of this shape were matched last time."""

    __tablename__ = "import_mapping"

    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    fingerprint: Mapped[str] = mapped_column(Text, primary_key=True)
    mapping: Mapped[str] = mapped_column(Text)


class BatchChange(Row):
    """One value that an import or merge changed, so that it can be undone."""

    __tablename__ = "batch_change"

    batch_id: Mapped[int] = mapped_column(Id, ForeignKey("import_batch.id"))
    table_name: Mapped[str] = mapped_column(Text)
    row_id: Mapped[int] = mapped_column(Id)
    column_name: Mapped[str] = mapped_column(Text)  # or CREATED
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)

    @classmethod
    def constraints(cls) -> tuple[Index, ...]:
        return (Index(None, "batch_id"),)
