"""Reading settings; what was never set has its default."""

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.reading import Reading
from app.settings.catalogue import BY_KEY, SETTINGS, Value
from app.settings.tables import COMPANY, Setting


def read_setting(session: Session, key: str, user_id: int = COMPANY) -> Value:
    """One setting; personal ones of ``user_id``.

    Raises:
        KeyError: no such setting.
    """
    definition = BY_KEY[key]
    owner = user_id if definition.is_personal else COMPANY
    stored = session.execute(
        select(Setting.value).where(Setting.user_id == owner, Setting.key == key)
    ).scalar()
    if stored is None:
        return definition.default
    value: Value = json.loads(stored)
    return value if isinstance(value, type(definition.default)) else definition.default


def is_on_for_anybody(session: Session, key: str) -> bool:
    """Whether somebody switched a personal setting on, as far as the actor may read theirs."""
    on = select(Setting.user_id).where(Setting.key == key, Setting.value == json.dumps(True))
    return session.execute(on.limit(1)).scalar() is not None


def setting(read: Reading, key: str) -> Value:
    """One setting as the actor has it.

    Raises:
        KeyError: no such setting.
    """
    return read_setting(read.session, key, read.actor.user_id)


def all_settings(read: Reading) -> dict[str, Value]:
    """Every setting as the actor has it."""
    return {definition.key: setting(read, definition.key) for definition in SETTINGS}
