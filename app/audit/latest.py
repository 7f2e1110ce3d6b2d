"""When somebody last wrote: a clock that is behind it was set back."""

from datetime import datetime

from sqlalchemy import func, select

from app.audit.tables import AuditEvent
from app.db.reading import Reading


def latest_write(read: Reading) -> datetime | None:
    """The latest time that stands in the log (UTC)."""
    return read.session.execute(select(func.max(AuditEvent.at))).scalar()
