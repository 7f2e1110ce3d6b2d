"""What incoming things may be, and what is read out of their texts. Pure."""

import re
from enum import StrEnum

TITLE_LENGTH = 120  # characters of a title; the subject stays whole on the incoming row
TEXT_LENGTH = 20_000  # characters of what a ticket or its history takes of a text
WHOLE_LENGTH = 200_000  # characters of a mail's text that are kept and shown
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
# Lines with which mail programs begin to repeat what they answer.
_HISTORY = re.compile(
    r"-{2,}\s*(?:original message|原始邮件|原邮件|回复的原邮件|转发邮件信息)\s*-{2,}"
    r"|on\b.{3,200}\bwrote:"
    r"|在?\s*\d{4}.{3,120}(?:写道|寫道)[:：]"
    r"|.{0,80}于\s*\d{4}.{3,80}写道[:：]"
    r"|发件人[:：].{1,120}",
    re.IGNORECASE,
)
_FROM = re.compile(r"from:.{1,120}", re.IGNORECASE)
_AFTER_FROM = re.compile(r"(?:sent|date|to):", re.IGNORECASE)
_LONGEST_LINE = 300  # characters of a line that are looked at: strangers choose how long it is
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
    """An answer without the mail that it answers; whole if nothing else would be left.

    Line by line: one expression over a whole text can take minutes on what a stranger thinks up.
    """
    lines = text.split("\n")
    begins = next((at for at in range(len(lines)) if _repeats(lines, at)), len(lines))
    own = lines[:begins]
    while own and (not own[-1].strip() or own[-1].lstrip().startswith(">")):
        own.pop()
    return "\n".join(own).strip() or text


def _repeats(lines: list[str], at: int) -> bool:
    line, following = (_looked_at(lines, at), _looked_at(lines, at + 1))
    if _FROM.match(line):
        return _AFTER_FROM.match(following) is not None
    # Long addresses move the end of "On …, somebody wrote:" to a line of its own.
    is_wrapped = following.casefold().endswith(("wrote:", "写道:", "写道："))
    return _HISTORY.match(f"{line} {following}" if is_wrapped else line) is not None


def _looked_at(lines: list[str], at: int) -> str:
    return lines[at][:_LONGEST_LINE].strip() if at < len(lines) else ""


def landed(text: str, subject: str, left_out: str) -> str:
    """What of a mail that answers stands on its ticket."""
    return with_left_out(cut(without_history(text) or subject), left_out)


def mailbox_address(name: str) -> str:
    """The address of a mailbox, of its name ``user@host/folder;validity``."""
    account = name.rpartition(";")[0].partition("/")[0] or name
    user = account.rpartition("@")[0]
    return user if "@" in user else account
