"""Cleaning the audit log up: only what is older than is kept, and never without a line about it."""

from datetime import UTC, datetime, time, timedelta

from sqlalchemy import delete, func, select, text

from app.audit.recorder import record_action
from app.audit.tables import AuditEvent
from app.core.audited import KEPT_DAYS
from app.db.uow import UnitOfWork


def purge(uow: UnitOfWork, keep_days: int) -> int:
    """Remove lines older than ``keep_days`` whole days (UTC), never below half a year.

    How many went and from when is recorded. On PostgreSQL the database does it, by its own
    clock and the setting it reads itself.

    Returns:
        How many lines were removed.
    """
    if uow.session.get_bind().dialect.name != "sqlite":
        removed: int = uow.session.execute(text("SELECT laike.purge_audit()")).scalar_one()
        return removed
    today = datetime.combine(uow.now().astimezone(UTC), time(), UTC)
    is_old = AuditEvent.at < today - timedelta(days=max(keep_days, KEPT_DAYS))
    count, first, last = uow.session.execute(
        select(func.count(), func.min(AuditEvent.at), func.max(AuditEvent.at)).where(is_old)
    ).one()
    if count:
        uow.session.execute(delete(AuditEvent).where(is_old))
        facts = {"count": count, "first": first.isoformat(), "last": last.isoformat()}
        record_action(uow.session, uow.actor, uow.now(), "purge", **facts)
    return int(count)
