"""A mailbox over IMAP."""

import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from app.core.errors import AppError
from app.core.version import VERSION

_TIMEOUT = 10  # seconds without an answer
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


class MailboxUnreachable(AppError):
    """The mailbox cannot be read; ``reason`` says why. What was taken in stays so."""

    code = "mailbox_unreachable"


@dataclass(frozen=True)
class Account:
    """Where the mailbox is, as the settings say; ``security`` is tls, starttls or none."""

    host: str
    port: int
    security: str
    user: str
    folder: str

    @property
    def address(self) -> str:
        """What the mailbox is called where its password is kept."""
        return f"{self.user}@{self.host}"


class Box(Protocol):
    """What is asked of a mailbox.

    Attributes:
        name: the mailbox and its validity: within one name an id is never given twice.
    """

    name: str

    def waiting(self, after: int) -> list[tuple[int, int]]:
        """Return (id, bytes) of unseen mails and of all with an id above ``after``, in order."""

    def whole(self, uid: int) -> bytes:
        """Return a mail; it stays unseen."""

    def head(self, uid: int) -> bytes:
        """Return the head of a mail; it stays unseen."""

    def mark_seen(self, uids: Sequence[int]) -> None:
        """Mark mails as seen."""

    def close(self) -> None:
        """Sign out."""


def connect(account: Account, password: str) -> Box:
    """Sign in and open the folder.

    Raises:
        MailboxUnreachable: ``reason`` is plain, certificate, sign_in, folder or none.
    """
    if account.security == "none" and account.host not in _HERE:
        raise MailboxUnreachable(reason="plain", host=account.host)
    with _refusals(account.host):
        return _ImapBox(account, password)


class _ImapBox:
    def __init__(self, account: Account, password: str) -> None:
        from imapclient import IMAPClient
        from imapclient.exceptions import IMAPClientError, LoginError

        self._host = account.host
        context = ssl.create_default_context()
        is_tls = account.security == "tls"
        self._client = IMAPClient(
            account.host,
            account.port,
            ssl=is_tls,
            ssl_context=context if is_tls else None,
            timeout=_TIMEOUT,
        )
        try:
            if account.security == "starttls":
                self._client.starttls(context)
            self._client.login(account.user, password)
            self._say_who_we_are()
            found = self._client.select_folder(account.folder)
        except LoginError as error:
            self.close()
            raise MailboxUnreachable(reason="sign_in", host=account.host) from error
        except IMAPClientError as error:
            self.close()
            raise MailboxUnreachable(reason="folder", host=account.host) from error
        self.name = f"{account.address}/{account.folder};{found[b'UIDVALIDITY']}"

    def waiting(self, after: int) -> list[tuple[int, int]]:
        with _refusals(self._host):
            uids = set(self._client.search(["UNSEEN", "UNDELETED"]))
            if after:  # before the first look only what nobody has read is ours
                later = self._client.search(["UID", f"{after + 1}:*", "UNDELETED"])
                uids.update(uid for uid in later if uid > after)  # "*" is the last one at least
            if not uids:
                return []
            sizes = self._client.fetch(sorted(uids), ["RFC822.SIZE"])
            return sorted((uid, int(data[b"RFC822.SIZE"])) for uid, data in sizes.items())

    def whole(self, uid: int) -> bytes:
        return self._fetched(uid, b"BODY[]", "BODY.PEEK[]")

    def head(self, uid: int) -> bytes:
        return self._fetched(uid, b"BODY[HEADER]", "BODY.PEEK[HEADER]")

    def mark_seen(self, uids: Sequence[int]) -> None:
        with _refusals(self._host):
            self._client.add_flags(list(uids), [b"\\Seen"], silent=True)

    def close(self) -> None:
        from imapclient.exceptions import IMAPClientError

        try:
            self._client.logout()
        except (IMAPClientError, OSError):  # it has gone already
            self._client.shutdown()

    def _fetched(self, uid: int, key: bytes, what: str) -> bytes:
        with _refusals(self._host):
            data = self._client.fetch([uid], [what]).get(uid, {}).get(key)
            return data if isinstance(data, bytes) else b""

    def _say_who_we_are(self) -> None:
        """NetEase lets nobody into a folder who has not said so."""
        if self._client.has_capability("ID"):
            self._client.id_({"name": "Laike", "version": VERSION})


@contextmanager
def _refusals(host: str) -> Iterator[None]:
    from imapclient.exceptions import IMAPClientError

    try:
        yield
    except ssl.SSLError as error:
        raise MailboxUnreachable(reason="certificate", host=host) from error
    except (IMAPClientError, OSError) as error:
        raise MailboxUnreachable(host=host) from error
