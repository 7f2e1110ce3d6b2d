"""What the window's watcher asks after it has looked at the clocks."""

from datetime import datetime

from app.core.quiet_hours import is_quiet
from app.db.reading import Reading
from app.forms.queries import is_used
from app.intake.queries import is_any_to_do, is_any_waiting
from app.mail.fetching import Mailbox, mailbox
from app.notifications.dto import NoticeRow
from app.notifications.queries import to_announce
from app.settings.queries import read_setting
from app.sla.queries import next_wakeup, working_calendar
from app.sla.watch import is_told


def news(read: Reading) -> tuple[tuple[NoticeRow, ...], datetime | None]:
    """What to announce to the reader, and when a clock is due next (UTC).

    In the reader's quiet hours (company time) nothing is announced; it is, once, when they end.
    Outside working hours only what is urgent is, unless the reader wants to hear of everything.
    """
    session, reader = read.session, read.actor.user_id
    quiet = str(read_setting(session, "notices.quiet", reader))
    if is_quiet(quiet, read.now().astimezone(read.zone).time()):
        return (), next_wakeup(read)
    at_work = is_told(working_calendar(session), read.now(), is_urgent=False)
    hears_all = at_work or bool(read_setting(session, "notices.always", reader))
    return to_announce(read, only_urgent=not hears_all), next_wakeup(read)


def is_intake_used(read: Reading) -> bool:
    """Whether anything comes in here: a mailbox or a web form is in use, or something waits.

    Raises:
        PermissionDenied: the reader does not take in what comes.
    """
    return is_any_to_do(read) or mailbox(read).is_on or is_used(read)


def post(read: Reading) -> tuple[Mailbox, bool]:
    """The office mailbox as it is set, and whether something that came in waits.

    Raises:
        PermissionDenied: the reader does not take in what comes.
    """
    return mailbox(read), is_any_waiting(read)
