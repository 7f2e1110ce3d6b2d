"""The office mailbox of the tour: its mails lie here, no server is asked."""

from collections.abc import Sequence
from email.message import EmailMessage

from app.backend import Backend, Outcome
from app.core.progress import Progress
from app.mail.box import Account
from app.mail.fetching import Fetched, fetch
from ui.tour.texts import Texts

_WRITER, _AWAY, _US = "zhaoqian@example.cn", "heming@example.cn", "service@example.cn"


class TourBox:
    """A complaint that somebody unknown wrote, and the automatic answer of somebody who is away."""

    name = "INBOX/1"

    def __init__(self, typed: Texts) -> None:
        complaint = _mail(_WRITER, typed.writer, typed.subject, typed.letter)
        answer = _mail(_AWAY, "", typed.away, typed.away)
        answer["Auto-Submitted"] = "auto-replied"
        self._mails = [bytes(complaint), bytes(answer)]

    def waiting(self, after: int) -> list[tuple[int, int]]:
        """Return (id, bytes) of the mails with an id above ``after``."""
        return [(uid, len(raw)) for uid, raw in enumerate(self._mails, 1) if uid > after]

    def whole(self, uid: int) -> bytes:
        """Return a mail."""
        return self._mails[uid - 1]

    def head(self, uid: int) -> bytes:
        """Return the head of a mail."""
        return self.whole(uid).partition(b"\n\n")[0]

    def mark_seen(self, uids: Sequence[int]) -> None:
        """Mark mails as seen; none is asked for again."""

    def close(self) -> None:
        """There is nobody to sign out from."""


def look(backend: Backend, progress: Progress, typed: Texts) -> Outcome[Fetched]:
    """Look into the mailbox as every desk does."""

    def opened(_account: Account, _password: str) -> TourBox:
        return TourBox(typed)

    found = fetch(backend, progress, "", "tour", opened)
    return Outcome(found, found.changes)


def _mail(address: str, name: str, subject: str, text: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = f"{name} <{address}>"
    mail["To"] = _US
    mail["Subject"] = subject
    mail["Date"] = "Tue, 03 Mar 2026 11:20:00 +0800"
    mail["Message-ID"] = f"<1.{address}>"
    mail.set_content(text)
    return mail
