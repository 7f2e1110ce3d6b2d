"""Drafts as forms see them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class SavedDraft:
    """What was typed (field name to plain value) and when it was last kept (UTC)."""

    values: dict[str, object]
    saved_at: datetime
