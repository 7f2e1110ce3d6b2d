"""What an import would do, and what it did."""

from dataclasses import dataclass
from enum import StrEnum

from app.dataio.records import Problem, Reject


class OnDuplicate(StrEnum):
    """What becomes of a row whose customer is stored already, or stands further up in the file."""

    SKIP = "skip"
    UPDATE = "update"
    CREATE = "create"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person decided.

    Attributes:
        create_users: unknown people in charge become users who cannot sign in.
    """

    on_duplicate: OnDuplicate = OnDuplicate.SKIP
    create_users: bool = False


class Action(StrEnum):
    """What becomes of a good row."""

    CREATED = "created"
    UPDATED = "updated"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one good row.

    Attributes:
        row: of the sheet, as Excel counts.
        reason: what it has in common with the customer it repeats (number, phone); "" if none.
        of_customer: number of the stored customer it repeats, "" if none.
        of_row: the row further up that it repeats, None if none.
    """

    row: int
    name: str
    action: Action
    reason: str = ""
    of_customer: str = ""
    of_row: int | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about the import; ``code`` is a word ``import.remark.<code>``.

    Attributes:
        text: the name or number it is about.
        rows: of the sheet, where it stands.
    """

    code: str
    text: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of an import, planned or done."""

    created: int = 0
    updated: int = 0
    skipped: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, or would do (``batch_id`` None).

    Attributes:
        headings: of the table, for the workbook of rejected rows.
    """

    file: str
    sheet: str
    headings: tuple[str, ...]
    summary: Summary
    decisions: tuple[Decision, ...]
    rejects: tuple[Reject, ...]
    warnings: tuple[Problem, ...]
    remarks: tuple[Remark, ...]
    batch_id: int | None = None
