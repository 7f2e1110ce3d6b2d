"""A lease lets one of several clients do a shared duty; it passes on when its holder dies."""

from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.db.doors import call, is_server
from app.db.types import UtcDateTime

_TAKE = text(
    "INSERT INTO lease (name, holder, until) VALUES (:name, :holder, :until) "
    "ON CONFLICT (name) DO UPDATE SET holder = :holder, until = :until "
    "WHERE lease.holder = :holder OR lease.until < :now OR lease.until > :too_late "
    "RETURNING holder"
)


def take(session: Session, name: str, holder: str, now: datetime, length: timedelta) -> bool:
    """Take or renew the lease; False if somebody else holds it.

    A lease that ends long after one taken now comes from a clock that was set back since; waiting
    for its end could take hours, so it counts as over.
    """
    from sqlalchemy import bindparam

    if is_server(session):
        took = call(session, "take_lease", of_name=name, by_holder=holder, at=now, length=length)
        return bool(took.scalar())
    statement = _TAKE.bindparams(
        *(bindparam(moment, type_=UtcDateTime()) for moment in ("until", "now", "too_late"))
    )
    values = {
        "name": name,
        "holder": holder,
        "until": now + length,
        "now": now,
        "too_late": now + 2 * length,
    }
    return session.execute(statement, values).first() is not None


def queue(session: Session, name: str, now: datetime) -> None:
    """Wait until everybody who does the same is through; until this transaction ends, others wait.

    Everybody takes the lease by one name, so it is always given: it is its row that they wait for.
    """
    take(session, name, name, now, timedelta(minutes=1))
