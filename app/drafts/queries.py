"""Reading the actor's own drafts."""

import json

from sqlalchemy import select

from app.db.reading import Reading
from app.drafts.dto import SavedDraft
from app.drafts.tables import Draft


def draft(read: Reading, key: str) -> SavedDraft | None:
    """The actor's draft of this form, if there is one."""
    row = read.session.execute(
        select(Draft.body, Draft.saved_at).where(
            Draft.user_id == read.actor.user_id, Draft.key == key
        )
    ).first()
    return SavedDraft(json.loads(row.body), row.saved_at) if row else None
