"""The audit log's one table: appended to, never changed by any role."""

from datetime import datetime

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Row
from app.db.types import Id


class AuditEvent(Row):
    """One written row: its changed fields before and after, as JSON; sensitive ones redacted."""

    __tablename__ = "audit_event"

    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(Id)
    host: Mapped[str] = mapped_column(Text)
    op: Mapped[str] = mapped_column(Text)  # insert, update, delete; or an action such as export
    table_name: Mapped[str] = mapped_column(Text)
    row_id: Mapped[int | None] = mapped_column(Id)
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)

    @classmethod
    def constraints(cls) -> tuple[Index, ...]:
        return (Index(None, "table_name", "row_id"), Index(None, "at"))
