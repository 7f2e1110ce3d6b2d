"""The office mailbox as a desk looks into it: with the password that this computer keeps."""

from collections.abc import Callable

from app.backend import Backend, Outcome
from app.core.errors import PermissionDenied
from app.core.progress import Progress
from app.mail.box import Account, Box, MailboxUnreachable, connect
from app.mail.fetching import Fetched, fetch, mailbox
from app.server import keyring


def has_password(account: Account) -> bool:
    """Whether this computer keeps the password of the mailbox."""
    return keyring.kept_secret(keyring.mailbox(account.address)) is not None


def look(
    backend: Backend,
    progress: Progress,
    holder: str,
    opened: Callable[[Account, str], Box] = connect,
) -> Outcome[Fetched]:
    """Fetch until nothing new is left.

    Raises:
        MailboxUnreachable: ``reason`` off or password: it is not set up here; others: no answer.
        StoreError, Cancelled: as ``fetch``.
    """
    settings = backend.query(mailbox)
    if not settings.is_on:
        raise MailboxUnreachable(reason="off")
    password = keyring.kept_secret(keyring.mailbox(settings.account.address))
    if password is None:
        raise MailboxUnreachable(reason="password", host=settings.account.host)
    found = fetch(backend, progress, password, holder, opened)
    while found.has_more:
        found = found.and_then(fetch(backend, progress, password, holder, opened))
    return Outcome(found, found.changes)


def keep_password(backend: Backend, _progress: Progress, password: str) -> bool:
    """Keep the password of the mailbox in the system's keyring; returns whether it is kept.

    Raises:
        PermissionDenied: the actor does not take in what comes.
        MailboxUnreachable: no mailbox is set.
    """
    if not backend.actor.may("intake.take"):
        raise PermissionDenied(action="intake.take")
    settings = backend.query(mailbox)
    if not settings.account.host or not settings.account.user:
        raise MailboxUnreachable(reason="off")
    return keyring.keep_secret(keyring.mailbox(settings.account.address), password)
