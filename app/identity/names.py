"""Names of people by their ids, those of people who left, too."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.reading import Reading
from app.identity.tables import UserAccount


def person_names(session: Session) -> dict[int, str]:
    """Names by id, inactive people too."""
    rows = session.execute(select(UserAccount.id, UserAccount.name))
    return dict(rows.all())


def person_name(read: Reading, person_id: int) -> str | None:
    """The name of one person, also of one who left."""
    return read.session.execute(
        select(UserAccount.name).where(UserAccount.id == person_id)
    ).scalar()
