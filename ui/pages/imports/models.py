"""The tables of the import page: what a check has to say about rows, and earlier imports."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from app.core.mark import QT_TRANSLATE_NOOP
from app.dataio.past import PastImport
from app.dataio.result import Action, ImportResult
from ui.errors.messages import field_problem
from ui.qtmodels.paged_model import PagedTableModel
from ui.qtmodels.table_model import Column, TableModel
from ui.widgets.when import clock_text

REJECTED, DUPLICATE, NOTE = "rejected", "duplicate", "note"
_CHIPS = {REJECTED: ("message", "error"), DUPLICATE: ("message", "info")}
_NOTE_CHIP = ("message", "warning")
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about one row.

    Attributes:
        kind: rejected, duplicate or note.
        code: problem of a cell, or what a duplicate has in common with its customer.
        of: the customer (number) or the row that a duplicate repeats.
    """

    key: int
    row: int
    kind: str
    column: str
    value: str
    code: str
    of: str = ""
    of_row: int | None = None


def findings(result: ImportResult) -> tuple[Finding, ...]:
    """Everything to look at: rejected rows with each of their problems, notes, duplicates."""
    rows: list[tuple[Any, ...]] = [
        (problem.row, REJECTED, problem.column, problem.raw, problem.code, "", None)
        for reject in result.rejects
        for problem in reject.problems
    ]
    rows += [
        (problem.row, NOTE, problem.column, problem.raw, problem.code, "", None)
        for problem in result.warnings
    ]
    rows += [
        (row.row, DUPLICATE, "", row.name, row.reason, row.of_customer, row.of_row)
        for row in result.decisions
        if row.reason and row.action is not Action.CREATED
    ]
    return tuple(Finding(key, *row) for key, row in enumerate(rows))


class FindingsModel(TableModel[Finding]):
    """Rejected rows, duplicates and notes, row by row."""

    def __init__(self, parent: QObject | None = None) -> None:
        columns = (
            Column[Finding]("kind", _title_kind, _kind, chip=_chip, width=130),
            Column[Finding]("row", _title_row, _row, align=_RIGHT, width=70),
            Column[Finding]("column", _title_column, _column, width=200),
            Column[Finding]("value", _title_value, _value, width=240),
            Column[Finding]("problem", _title_problem, _problem, width=360),
        )
        super().__init__(columns, _key, parent)


def _key(finding: Finding) -> int:
    return finding.key


def _title_kind() -> str:
    return QCoreApplication.translate("ImportFindings", "What")


def _title_row() -> str:
    return QCoreApplication.translate("ImportFindings", "Row")


def _title_column() -> str:
    return QCoreApplication.translate("ImportFindings", "Column")


def _title_value() -> str:
    return QCoreApplication.translate("ImportFindings", "In the file")


def _title_problem() -> str:
    return QCoreApplication.translate("ImportFindings", "Why")


def _kind(finding: Finding) -> str:
    match finding.kind:
        case "rejected":
            return QCoreApplication.translate("ImportFindings", "Rejected")
        case "duplicate":
            return QCoreApplication.translate("ImportFindings", "Duplicate")
        case _:
            return QCoreApplication.translate("ImportFindings", "Note")


def _chip(finding: Finding) -> tuple[str, str]:
    return _CHIPS.get(finding.kind, _NOTE_CHIP)


def _row(finding: Finding) -> str:
    return str(finding.row)


def _column(finding: Finding) -> str:
    return finding.column


def _value(finding: Finding) -> str:
    return " ".join(finding.value.split())


def _problem(finding: Finding) -> str:
    if finding.kind != DUPLICATE:
        return field_problem(f"cell.{finding.code}")
    is_number = finding.code == "number"
    if finding.of_row is not None:
        number = QCoreApplication.translate("ImportFindings", "same number as row {0}")
        phone = QCoreApplication.translate("ImportFindings", "same phone as row {0}")
        return (number if is_number else phone).format(finding.of_row)
    number = QCoreApplication.translate("ImportFindings", "same number as customer {0}")
    phone = QCoreApplication.translate("ImportFindings", "same phone as customer {0}")
    return (number if is_number else phone).format(finding.of)


_TITLES = {
    "at": QT_TRANSLATE_NOOP("PastImports", "When"),
    "file": QT_TRANSLATE_NOOP("PastImports", "File"),
    "by": QT_TRANSLATE_NOOP("PastImports", "By"),
    "created": QT_TRANSLATE_NOOP("PastImports", "Created"),
    "updated": QT_TRANSLATE_NOOP("PastImports", "Updated"),
    "skipped": QT_TRANSLATE_NOOP("PastImports", "Skipped"),
    "rejected": QT_TRANSLATE_NOOP("PastImports", "Rejected"),
    "state": QT_TRANSLATE_NOOP("PastImports", "State"),
}


def past_imports_model(parent: QObject | None = None) -> PagedTableModel[PastImport]:
    """The imports that were carried out, the latest first."""
    columns = (
        Column[PastImport]("at", _past("at"), lambda row: clock_text(row.at), width=150),
        Column[PastImport]("file", _past("file"), lambda row: row.file, width=270),
        Column[PastImport]("by", _past("by"), lambda row: row.by, width=120),
        _figure("created", lambda row: row.summary.created),
        _figure("updated", lambda row: row.summary.updated),
        _figure("skipped", lambda row: row.summary.skipped),
        _figure("rejected", lambda row: row.summary.rejected),
        Column[PastImport]("state", _past("state"), past_state, chip=_past_chip, width=120),
    )
    return PagedTableModel(columns, lambda row: row.id, parent)


def past_state(row: PastImport) -> str:
    """Whether an import still stands."""
    if row.undone_at is None:
        return QCoreApplication.translate("PastImports", "Imported")
    return QCoreApplication.translate("PastImports", "Taken back")


def _past(key: str) -> Callable[[], str]:
    return partial(QCoreApplication.translate, "PastImports", _TITLES[key])


def _figure(key: str, figure: Callable[[PastImport], int]) -> Column[PastImport]:
    return Column(key, _past(key), lambda row: str(figure(row)), align=_RIGHT, width=90)


def _past_chip(row: PastImport) -> tuple[str, str]:
    return ("status", "resolved" if row.undone_at is None else "onhold")
