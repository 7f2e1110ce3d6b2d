"""Attachments as the window sees them, and the commands on them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.core.errors import AppError
from app.files.sources import Source


class Record(StrEnum):
    """What files hang on; the value is the entity's name in change sets."""

    TICKET = "ticket"
    CUSTOMER = "customer"
    INTERACTION = "interaction"


@dataclass(frozen=True)
class Holder:
    """One record that files hang on."""

    record: Record
    id: int


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """One attached file. ``at`` is UTC, ``size`` in bytes.

    Attributes:
        mime: by its first bytes when it was attached.
        may_change: whether the reader may rename and remove it.
    """

    id: int
    may_change: bool
    name: str
    size: int
    mime: str
    sha256: str
    user_id: int | None
    user_name: str | None
    at: datetime
    version: int


@dataclass(frozen=True)
class AttachFile:
    """Keep a file with a record.

    Attributes:
        name: its label; "" takes the source's own.
    """

    holder: Holder
    source: Source
    name: str = ""


@dataclass(frozen=True)
class RenameAttachment:
    """Give a file another label."""

    attachment_id: int
    name: str
    seen_version: int


@dataclass(frozen=True)
class RemoveAttachment:
    """Take a file off its record; it can be brought back for 30 days."""

    attachment_id: int
    seen_version: int


class FileDamaged(AppError):
    """What is stored is not what was attached: pieces are missing or changed; ``name``."""

    code = "file_damaged"
