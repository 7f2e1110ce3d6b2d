"""What the window's watcher asks after it has looked at the clocks."""

from datetime import datetime

from app.core.quiet_hours import is_quiet
from app.db.reading import Reading
from app.notifications.dto import NoticeRow
from app.notifications.queries import to_announce
from app.settings.queries import read_setting
from app.sla.queries import next_wakeup


def news(read: Reading) -> tuple[tuple[NoticeRow, ...], datetime | None]:
    """What to announce to the reader, and when a clock is due next (UTC).

    In the reader's quiet hours (company time) nothing is announced; it is, once, when they end.
    """
    quiet = str(read_setting(read.session, "notices.quiet", read.actor.user_id))
    now = read.now().astimezone(read.zone).time()
    return () if is_quiet(quiet, now) else to_announce(read), next_wakeup(read)
