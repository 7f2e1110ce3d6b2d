"""What incoming things may be, and what is read out of their texts. Pure."""

import re
from enum import StrEnum

TITLE_LENGTH = 120  # characters of a title; the subject stays whole on the incoming row
TEXT_LENGTH = 20_000  # characters of what a ticket or its history takes of a text
_CUT = " […]"


class State(StrEnum):
    """What became of something incoming."""

    WAITING = "waiting"  # taken in as soon as it can be
    TAKEN = "taken"  # it is a ticket, or a message on one
    ASIDE = "aside"  # a person decides
    SPAM = "spam"


class Reason(StrEnum):
    """Why something waits or was set aside."""

    AUTOMATIC = "automatic"  # an automatic answer or a report of the mail system
    BULK = "bulk"  # a newsletter or a mailing list
    OWN = "own"  # from our own mailbox
    NO_SENDER = "no_sender"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    BUSY_SENDER = "busy_sender"
    CONFIDENTIAL = "confidential"  # on a ticket that this desk does not see
    REFUSED = "refused"


_NUMBER = re.compile(r"\bT-\d{8}-\d{4,6}\b", re.IGNORECASE)
# Where mail programs begin to repeat what they answer.
_HISTORY = re.compile(
    r"^\s*(?:"
    r"-{2,}\s*(?:original message|原始邮件|原邮件|回复的原邮件|转发邮件信息)\s*-{2,}"
    r"|on\b.{3,120}\bwrote:"
    r"|在?\s*\d{4}.{3,120}(?:写道|寫道)[:：]"
    r"|.{0,80}于\s*\d{4}.{3,80}写道[:：]"
    r"|发件人[:：].{1,120}"
    r"|from:.{1,120}\n\s*(?:sent|date|to):"
    r")",
    re.IGNORECASE | re.MULTILINE,
)
_QUOTED = re.compile(r"(?:^[ \t]*>.*(?:\n|\Z))+\s*\Z", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def clean(text: str) -> str:
    """Leave out what no database and no label takes: NUL, control signs, halves of characters."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", unified).strip()


def one_line(text: str, length: int = TITLE_LENGTH) -> str:
    """A text as a title: one line, not too long."""
    return cut(" ".join(clean(text).split()), length)


def cut(text: str, length: int = TEXT_LENGTH) -> str:
    """The beginning of a text that is too long, with a sign that it goes on."""
    return text if len(text) <= length else text[: length - len(_CUT)] + _CUT


def left_out(name: str, size: int, limit: object) -> str:
    """The line about a file that is not kept, in signs: a record has no language.

    Args:
        size: bytes.
        limit: MB that a file may have, None if it is not its size.
    """
    shown = f"{size / 1024**2:.1f} MB" if size >= 1024**2 else f"{-(-size // 1024)} KB"
    return f"✗ {name} · {shown}" + (f" > {limit} MB" if limit else "")


def with_left_out(text: str, lines: str) -> str:
    """A text, and below it the files that came with it and are not kept."""
    return "\n\n".join(part for part in (text, lines) if part)


def ticket_number(subject: str) -> str | None:
    """The ticket that a subject names, such as "Re: [T-20260131-0007] printer"."""
    found = _NUMBER.search(subject)
    return found[0].upper() if found else None


def without_history(text: str) -> str:
    """An answer without the mail that it answers; whole if nothing else would be left."""
    begins = _HISTORY.search(text)
    own = text[: begins.start()] if begins else text
    own = _QUOTED.sub("", own).strip()
    return own or text
