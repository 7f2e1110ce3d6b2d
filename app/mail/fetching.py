"""One look into the office mailbox: every new mail is taken in by a transaction of its own."""

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, Protocol

from app.core.changes import Changes
from app.core.errors import AppError, StoreError
from app.core.progress import Progress
from app.db.reading import Reading
from app.db.uow import UnitOfWork
from app.intake import queries, service
from app.intake.dto import Message
from app.intake.rules import State
from app.mail.box import Account, Box, connect
from app.mail.parsing import parsed
from app.notifications.service import notify
from app.settings.queries import read_setting

_LEASE = "mail.fetch"
_MOST = 200  # mails of one look; the next one goes on
_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Mailbox:
    """The settings of the office mailbox."""

    is_on: bool
    account: Account
    minutes: int
    largest: int  # bytes


@dataclass(frozen=True)
class Fetched:
    """What one look brought.

    Attributes:
        is_holder: False: another desk looks, and nothing was done.
        has_more: look again, there is more than one look takes.
        changes: what was written.
    """

    tickets: int = 0
    replies: int = 0
    aside: int = 0
    waiting: int = 0
    is_holder: bool = True
    has_more: bool = False
    changes: Changes = field(default_factory=Changes, compare=False)

    @property
    def count(self) -> int:
        """How many mails came in."""
        return self.tickets + self.replies + self.aside + self.waiting

    def and_then(self, later: "Fetched") -> "Fetched":
        """Both looks together."""
        self.changes.add(later.changes)
        return Fetched(
            self.tickets + later.tickets,
            self.replies + later.replies,
            self.aside + later.aside,
            self.waiting + later.waiting,
            is_holder=self.is_holder,
            has_more=later.has_more,
            changes=self.changes,
        )


class Store(Protocol):
    """What is needed of ``app.backend.Backend``, which stands above this package."""

    def query(self, fn: Callable[..., Any], *args: Any) -> Any: ...

    def command(self, fn: Callable[..., Any], *args: Any) -> Any: ...


def mailbox(read: Reading) -> Mailbox:
    """The settings of the office mailbox."""

    def value(key: str) -> str:
        return str(read_setting(read.session, f"mail.{key}"))

    return Mailbox(
        is_on=read_setting(read.session, "mail.is_on") is True and bool(value("host")),
        account=Account(
            value("host").strip(),
            int(value("port")),
            value("security"),
            value("user").strip(),
            value("folder").strip() or "INBOX",
        ),
        minutes=int(value("minutes")),
        largest=int(value("megabytes")) * _MEGABYTE,
    )


def note_failure(uow: UnitOfWork, host: str) -> None:
    """Tell the actor, once a day, that the mailbox cannot be read.

    Raises:
        PermissionDenied: the actor does not take in what comes.
    """
    uow.require("intake.take")
    day = uow.now().astimezone(uow.zone).date()
    once = f"mailbox:{host}:{day}"
    notify(uow, uow.actor.user_id, "mailbox_failed", "setting", 0, {"host": host}, once, uow.now())


def fetch(
    store: Store,
    progress: Progress,
    password: str,
    holder: str,
    opened: Callable[[Account, str], Box] = connect,
) -> Fetched:
    """Look into the mailbox and take in what is new.

    Args:
        holder: a name of this desk's process; one of them looks at a time.

    Raises:
        MailboxUnreachable: the mailbox cannot be read, or no longer; what was taken in stays so.
        StoreError: the store does not answer; what was not taken in is still unseen.
        Cancelled: after the mail that was under way.
    """
    settings: Mailbox = store.query(mailbox)
    if not store.command(service.take_lease, _LEASE, holder).result:
        return Fetched(is_holder=False)
    with closing(opened(settings.account, password)) as box:
        return _Look(store, box, settings, holder).all(progress)


class _Look:
    def __init__(self, store: Store, box: Box, settings: Mailbox, holder: str) -> None:
        self._store, self._box, self._settings, self._holder = store, box, settings, holder
        self._counts: Counter[str] = Counter()
        self._changes = Changes()

    def all(self, progress: Progress) -> Fetched:
        name = self._box.name
        found = self._box.waiting(self._store.query(queries.last_mail, name))
        known = self._store.query(queries.mails_known, name, [uid for uid, _ in found])
        if known:  # a program died before it had marked them
            self._box.mark_seen(sorted(known))
        new = [(uid, size) for uid, size in found if uid not in known]
        for done, (uid, size) in enumerate(new[:_MOST]):
            progress.step(done, min(len(new), _MOST))
            if not self._store.command(service.take_lease, _LEASE, self._holder).result:
                break
            self._count(self._take(self._read(uid, size)))
            self._box.mark_seen([uid])
        counts = self._counts
        return Fetched(
            counts["tickets"],
            counts["replies"],
            counts["aside"],
            counts["waiting"],
            has_more=len(new) > _MOST,
            changes=self._changes,
        )

    def _read(self, uid: int, size: int) -> Message:
        is_whole = size <= self._settings.largest
        raw = self._box.whole(uid) if is_whole else self._box.head(uid)
        own, place = self._settings.account.user, (self._box.name, uid)
        return parsed(raw, own, place, is_whole=is_whole)

    def _take(self, message: Message) -> Any:
        """Take in a mail; one that is refused goes aside and does not stop the others."""
        try:
            outcome = self._store.command(service.take_in, message)
        except StoreError:
            raise
        except AppError:
            outcome = self._store.command(service.set_aside, message)
        self._changes.add(outcome.changes)
        return outcome.result

    def _count(self, taken: Any) -> None:
        if not taken.is_new:
            return
        if taken.state == State.TAKEN:
            kind = "replies" if taken.is_reply else "tickets"
        else:
            kind = "waiting" if taken.state == State.WAITING else "aside"
        self._counts[kind] += 1
