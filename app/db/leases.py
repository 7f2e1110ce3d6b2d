"""A lease lets one of several clients do a shared duty; it passes on when its holder dies."""

from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.db.types import UtcDateTime

_TAKE = text(
    "INSERT INTO lease (name, holder, until) VALUES (:name, :holder, :until) "
    "ON CONFLICT (name) DO UPDATE SET holder = :holder, until = :until "
    "WHERE lease.holder = :holder OR lease.until < :now RETURNING holder"
)


def take(session: Session, name: str, holder: str, now: datetime, length: timedelta) -> bool:
    """Take or renew the lease; False if somebody else holds it."""
    from sqlalchemy import bindparam

    statement = _TAKE.bindparams(
        bindparam("until", type_=UtcDateTime()), bindparam("now", type_=UtcDateTime())
    )
    row = session.execute(
        statement, {"name": name, "holder": holder, "until": now + length, "now": now}
    ).first()
    return row is not None
