"""What the window's watcher asks after it has looked at the clocks."""

from datetime import datetime

from app.db.reading import Reading
from app.notifications.dto import NoticeRow
from app.notifications.queries import to_announce
from app.sla.queries import next_wakeup


def news(read: Reading) -> tuple[tuple[NoticeRow, ...], datetime | None]:
    """What to announce to the reader, and when a clock is due next (UTC)."""
    return to_announce(read), next_wakeup(read)
