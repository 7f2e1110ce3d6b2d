"""The rows of a file that could not be imported, as a workbook to mend and import again."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.words import say
from app.reports.columns import Column, Display, Kind
from app.reports.workbook import Sheet, write_list

_REASON_WIDTH = 60


@dataclass(frozen=True)
class RejectedRow:
    """A row of the file: where it stood, why it was left out, its cells as people saw them."""

    row: int
    reason: str
    cells: Sequence[str]


def write_rejects(
    path: Path, headings: Sequence[str], rows: Sequence[RejectedRow], language: str
) -> None:
    """Write the rows under their own headings, so that the mended workbook imports as it is.

    Args:
        headings: of the file; a column without one gets its number.

    Raises:
        CannotWrite: the file could not be written; an older one is untouched.
    """
    unnamed = say("import.rejects.column", language)
    columns = [Column(text or unnamed.format(count=n)) for n, text in enumerate(headings, 1)]
    columns += [
        Column(say("import.rejects.row", language), Kind.INT),
        Column(say("import.rejects.reason", language), width=_REASON_WIDTH),
    ]
    width = len(headings)
    batch = [
        (*row.cells[:width], *[""] * (width - len(row.cells)), row.row, row.reason) for row in rows
    ]
    title = say("import.rejects.title", language)
    write_list(path, [Sheet(title, columns, [batch])], _ignore, _never, Display())


def _ignore(_rows: int) -> None:
    return


def _never() -> bool:
    return False
