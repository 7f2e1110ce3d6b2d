"""Lists as CSV for programs that read nothing better."""

import csv
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from app.core.target import whole_file
from app.reports.columns import (
    Column,
    Display,
    Kind,
    clean,
    converter,
    hours_minutes,
    looks_like_formula,
)
from app.reports.watch import Batch, Row, Watch


def write_csv(
    path: Path,
    columns: Sequence[Column],
    batches: Iterable[Batch],
    progress: Callable[[int], None],
    cancelled: Callable[[], bool],
    display: Display,
) -> int:
    """Write a list as CSV (UTF-8 with BOM, so that Excel reads Chinese) and return its rows.

    Text that a spreadsheet would take for a formula gets an apostrophe before it.

    Raises:
        Cancelled: ``cancelled`` said yes; nothing is left behind.
        CannotWrite: the file could not be written; an older one is untouched.
    """
    watch = Watch(progress, cancelled)
    with whole_file(path) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([_safe(column.title) for column in columns])
        for batch in watch.through(batches):
            writer.writerows(_fields(row, columns, display) for row in batch)
    return watch.rows


def _fields(row: Row, columns: Sequence[Column], display: Display) -> list[str]:
    return [_field(value, column.kind, display) for value, column in zip(row, columns, strict=True)]


def _field(value: object, kind: Kind, display: Display) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}" if value.is_finite() else ""
    if isinstance(value, timedelta) and value >= timedelta(0):
        return hours_minutes(value)
    cell = converter(kind, display)(value)
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(value, str) or kind is Kind.TEXT:
        return _safe(str(cell))
    return str(cell)


def _safe(text: str) -> str:
    text = clean(text)
    return f"'{text}" if looks_like_formula(text) or text[:1] in ("\t", "\n") else text
