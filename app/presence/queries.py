"""Who else looks at a record."""

from sqlalchemy import select

from app.db.reading import Reading
from app.identity.tables import UserAccount
from app.presence.dto import Viewer
from app.presence.tables import Presence


def viewers(read: Reading, topic: str, record_id: int) -> tuple[Viewer, ...]:
    """Everybody but the reader who has the record open, in pinyin order."""
    statement = (
        select(UserAccount.id, UserAccount.name)
        .join(Presence, Presence.user_id == UserAccount.id)
        .where(
            Presence.topic == topic,
            Presence.record_id == record_id,
            Presence.until > read.now(),
            Presence.user_id != read.actor.user_id,
        )
        .group_by(UserAccount.id, UserAccount.name, UserAccount.sort_key)
        .order_by(UserAccount.sort_key, UserAccount.id)
    )
    return tuple(Viewer(*row) for row in read.session.execute(statement))
