"""A mail's bytes as a message to take in. Pure; what cannot be read says so and hurts nobody."""

import hashlib
import mimetypes
import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.header import Header
from email.message import Message as Mail
from email.policy import Compat32
from email.utils import parseaddr

from app.files.sources import Bytes
from app.intake.dto import Message
from app.intake.rules import WHOLE_LENGTH, Reason, clean, one_line
from app.mail.texts import decoded, header_text, html_text
from app.tickets.rules import Channel

MOST_PARTS = 200
DEEPEST = 20  # mails within mails
_SUBJECT_LENGTH = 400
_NAME_LENGTH = 240  # characters of a file's name
_HEADER_LENGTH = 20_000  # characters of one header: the library needs hours for a very long one
_MOST_ANSWERED = 20  # earlier mails of one conversation that are looked up
_ID = re.compile(r"<[^<>\s]{1,400}>")
_ROBOTS = re.compile(r"^(mailer-daemon|postmaster|no-?reply-?bounce)@", re.IGNORECASE)
_BULK = frozenset({"bulk", "junk", "list"})
# What the parser of the standard library is known to raise on broken mails.
_BROKEN = (ValueError, LookupError, AttributeError, TypeError, RecursionError)


class _ShortHeaders(Compat32):
    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_HEADER_LENGTH]


def parsed(raw: bytes, own: str, place: tuple[str, int], *, is_whole: bool = True) -> Message:
    """Read a mail.

    Args:
        own: the address of the mailbox itself: what comes from there would go round in circles.
        place: where it lies: mailbox and id.
        is_whole: False: only the head was fetched, because the mail is too large.
    """
    try:
        return _read(raw, own, place, is_whole=is_whole)
    except _BROKEN:
        return Message(
            key=_hash(raw),
            channel=Channel.EMAIL,
            subject="",
            text="",
            place=place,
            aside=Reason.UNREADABLE,
        )


def _read(raw: bytes, own: str, place: tuple[str, int], *, is_whole: bool) -> Message:
    mail = message_from_bytes(raw, policy=_ShortHeaders())
    sender_name, sender = _sender(mail)
    subject = one_line(header_text(mail["Subject"]), _SUBJECT_LENGTH)
    message_id = _first_id(mail["Message-ID"])
    told = f"{message_id}\n{sender}\n{mail['Date']}\n{subject}" if message_id else ""
    found = Message(
        key=_hash(told.encode("utf-8", "surrogatepass") if told else raw),
        channel=Channel.EMAIL,
        subject=subject,
        text="",
        sender_name=sender_name,
        sender=sender,
        thread_key=_hash(message_id.encode("utf-8", "surrogatepass")) if message_id else None,
        answers=_answers(mail),
        place=place,
        aside=_why_aside(mail, sender, own),
    )
    if not is_whole:
        return replace(found, aside=Reason.TOO_LARGE)
    parts = list(_parts(mail, 0))
    if len(parts) > MOST_PARTS:
        return replace(found, aside=Reason.UNREADABLE)
    return replace(found, text=_text(parts), files=tuple(_files(parts)))


def _sender(mail: Mail) -> tuple[str, str]:
    name, address = parseaddr(_plain(mail["From"]))
    address = clean(header_text(address)).casefold()
    return one_line(header_text(name)), address if "@" in address else ""


def _plain(value: object) -> str:
    """A header as it stands: names in it are decoded after the address was found."""
    text = str(value or "")
    return text if "=?" in text else header_text(value)


def _why_aside(mail: Mail, sender: str, own: str) -> str:
    if sender and sender == own.casefold():
        return Reason.OWN
    submitted = header_text(mail["Auto-Submitted"]).casefold()
    answers_itself = submitted not in ("", "no") or mail["X-Autoreply"] or mail["X-Autorespond"]
    is_report = mail.get_content_type() == "multipart/report"
    from_nobody = header_text(mail["Return-Path"]).replace(" ", "") == "<>"
    if answers_itself or is_report or from_nobody or _ROBOTS.match(sender):
        return Reason.AUTOMATIC
    precedence = header_text(mail["Precedence"]).casefold()
    if precedence in _BULK or mail["List-Id"] or mail["List-Unsubscribe"]:
        return Reason.BULK
    return Reason.AUTOMATIC if precedence == "auto_reply" else ""


def _answers(mail: Mail) -> tuple[str, ...]:
    """The keys of what it answers, the latest first."""
    named = f"{mail['References'] or ''} {mail['In-Reply-To'] or ''}"
    ids = dict.fromkeys(reversed(_ID.findall(named)))
    return tuple(_hash(id_.encode("utf-8", "surrogatepass")) for id_ in list(ids)[:_MOST_ANSWERED])


def _first_id(value: object) -> str:
    found = _ID.search(str(value or ""))
    return found[0] if found else ""


def _parts(mail: Mail, depth: int) -> Iterator[Mail]:
    """The leaves of a mail.

    Raises:
        ValueError: mails lie too deep in one another.
    """
    if depth > DEEPEST:
        raise ValueError("too deep")
    if not mail.is_multipart():
        yield mail
        return
    inner: list[Mail] = mail.get_payload()  # type: ignore[assignment]  # a list if multipart
    for part in inner:
        yield from _parts(part, depth + 1)


def _text(parts: list[Mail]) -> str:
    """The text of a mail: what is plain, or else what a person reads of its pages."""
    plain = [part for part in parts if part.get_content_type() == "text/plain" and _is_body(part)]
    pages = [part for part in parts if part.get_content_type() == "text/html" and _is_body(part)]
    texts = [clean(_content(part)) for part in plain]
    if not any(texts):
        texts = [clean(html_text(_content(part))) for part in pages]
    return "\n\n".join(text for text in texts if text)[:WHOLE_LENGTH]


def _is_body(part: Mail) -> bool:
    return part.get_content_disposition() != "attachment" and not part.get_filename()


def _content(part: Mail) -> str:
    data = part.get_payload(decode=True)
    declared = part.get_param("charset") or ""
    return decoded(data, str(declared)) if isinstance(data, bytes) else ""


def _files(parts: list[Mail]) -> Iterator[Bytes]:
    """What is no text of the mail, pictures within the text too."""
    for number, part in enumerate(parts, 1):
        if part.get_content_type() in ("text/plain", "text/html") and _is_body(part):
            continue
        data = part.get_payload(decode=True)
        yield Bytes(_name(part, number), data if isinstance(data, bytes) else b"")


def _name(part: Mail, number: int) -> str:
    """What the sender called it, or else its kind and its place in the mail."""
    for header in ("Content-Disposition", "Content-Type"):
        if isinstance(part[header], Header):  # letters that nobody declared
            part.replace_header(header, header_text(part[header]))
    name = one_line(header_text(part.get_filename()), _NAME_LENGTH)
    suffix = mimetypes.guess_extension(part.get_content_type()) or ""
    return name or f"{part.get_content_maintype()}-{number}{suffix}"


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
