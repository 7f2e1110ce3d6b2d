"""What comes in, and what the window sees of it."""

from dataclasses import dataclass
from datetime import datetime

from app.files.sources import Bytes
from app.tickets.rules import Channel, Kind


@dataclass(frozen=True)
class Message:
    """Something that came in, read and cleaned.

    Attributes:
        key: nothing else has it; the same key again is the same message.
        thread_key: what answers to it name, None if it has no name.
        answers: the thread keys that it names itself.
        sender: an e-mail address, "" if none is known.
        phone: as typed, "" if none is known.
        aside: why it is no ticket by itself ("" if it is); a code of ``rules.Reason``.
        place: mailbox and its validity, and the mail's id there.
        number: what a visitor of the web form was told.
        files: what came with it, as large as it came.
    """

    key: str
    channel: Channel
    subject: str
    text: str
    sender_name: str = ""
    sender: str = ""
    phone: str = ""
    kind: Kind = Kind.INQUIRY
    thread_key: str | None = None
    answers: tuple[str, ...] = ()
    aside: str = ""
    place: tuple[str, int] | None = None
    number: str | None = None
    files: tuple[Bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file that came with something; ``size`` in bytes."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class WholeMail:
    """A mail as it came, before what it repeats was cut.

    Attributes:
        sender: the name it gives and, where that is another, the contact's.
        mailbox: the address of ours that it came to, "" if that is not known.
        received_at: UTC, when it was fetched.
        is_cut: it was longer, and only the beginning of its text is kept or shown.
        files: those that are still on the ticket.
    """

    sender: str
    mailbox: str
    received_at: datetime
    subject: str
    text: str
    is_cut: bool
    files: tuple[IncomingFile, ...]


@dataclass(frozen=True)
class Taken:
    """What became of a message.

    Attributes:
        state: a code of ``rules.State``.
        is_new: False: it had come in before, and nothing was done.
        is_reply: it stands on a ticket that was there already.
    """

    id: int
    state: str
    ticket_id: int | None = None
    is_new: bool = True
    is_reply: bool = False


@dataclass(frozen=True)
class Decide:
    """A person's decision about something incoming, in the version that was seen."""

    incoming_id: int
    seen_version: int


@dataclass(frozen=True, slots=True)
class IncomingRow:
    """A line of the list.

    Attributes:
        received_at: UTC.
        sender: name and address or phone, as far as they are kept; once it is a ticket they are
            the contact's.
        reason: a code of ``rules.Reason``, "" if there is none.
    """

    id: int
    received_at: datetime
    channel: str
    sender: str
    subject: str
    state: str
    reason: str
    ticket_id: int | None
    ticket_number: str | None
    version: int
