"""An import from the file to the store: read, check, prepare, write in one short transaction.

All but the last happens outside any transaction. The plan is made again inside the one that writes,
so that what others saved meanwhile is seen; what it makes of a row is prepared, if the plan before
made the same of it.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import select

from app.core.permissions import Scope
from app.core.progress import Progress
from app.core.undo import Undo
from app.customers.bulk import prepare
from app.customers.drafting import CustomerDraft
from app.customers.dto import NewCustomer
from app.dataio import columns
from app.dataio.columns import Mapped
from app.dataio.forms import screened
from app.dataio.headers import Table, find_table
from app.dataio.planning import ImportPlan, plan_import
from app.dataio.reading import read_workbook
from app.dataio.records import ParsedImport, parse_customers
from app.dataio.result import Choices, ImportResult
from app.dataio.sheets import NoHeader, Workbook
from app.dataio.tables import ImportBatch, ImportMapping
from app.dataio.undoing import undo_import
from app.dataio.writing import write
from app.db.leases import queue
from app.db.reading import Reading
from app.db.uow import UnitOfWork

KIND = "customers"


class Store(Protocol):
    """What an import needs of ``app.backend.Backend``, which stands above this package."""

    zone: ZoneInfo

    def query(self, fn: Callable[..., Any], *args: Any) -> Any: ...

    def command(self, fn: Callable[..., Any], *args: Any) -> Any: ...


@dataclass(frozen=True)
class Opened:
    """A file that was read, the table found in it, and how its columns are matched so far."""

    path: Path
    workbook: Workbook
    table: Table
    mapping: Mapped


@dataclass(frozen=True)
class Checked:
    """A table parsed and held against the store, ready to be written; nothing is written yet.

    Attributes:
        new: the forms of those who will be registered.
    """

    table: Table
    mapping: Mapped
    choices: Choices
    parsed: ParsedImport
    preview: ImportResult
    new: tuple[NewCustomer, ...]


def read_file(progress: Progress, path: Path, sheet: str | None = None) -> Workbook:
    """Read a file; ``progress`` hears the rows read so far with a total of 0.

    Raises:
        FileUnreadable, FileEncrypted, FileTooLarge, NoSheet, Cancelled.
    """
    return read_workbook(path, sheet, progress=lambda rows: progress.step(rows, 0))


def open_file(
    store: Store,
    progress: Progress,
    path: Path,
    sheet: str | None = None,
    header_row: int | None = None,
    known: Workbook | None = None,
) -> Opened:
    """Read a file and find its table, for a person who can choose another.

    Args:
        header_row: as Excel counts; None finds it, or takes the first row if none looks like it.
        known: the file as read before; it is read again only for a sheet not in it.

    Raises:
        AppError: the file or its table cannot be used.
    """
    if known is None or (sheet is not None and all(grid.sheet != sheet for grid in known.grids)):
        known = read_file(progress, path, sheet)
    try:
        table = find_table(known, columns.recognise, sheet=sheet, header_row=header_row)
    except NoHeader:
        first = _first_row(known, sheet)
        if header_row is not None or first is None:
            raise
        table = find_table(known, columns.recognise, sheet=first[0], header_row=first[1])
    return Opened(path, known, table, store.query(proposed_mapping, table))


def _first_row(workbook: Workbook, sheet: str | None) -> tuple[str, int] | None:
    """Sheet and number of the first row that holds a text."""
    for grid in workbook.grids:
        for row in grid.rows:
            if sheet in (None, grid.sheet) and any(isinstance(cell, str) for cell in row.cells):
                return grid.sheet, row.number
    return None


def proposed_mapping(read: Reading, table: Table) -> Mapped:
    """The mapping that a table of this shape had last time, else the one its headings suggest.

    Raises:
        PermissionDenied: the actor may not import.
    """
    read.require("import.run")
    text = read.session.execute(
        select(ImportMapping.mapping).where(
            ImportMapping.kind == KIND,
            ImportMapping.fingerprint == columns.fingerprint(table.headings),
        )
    ).scalar()
    if text is None:
        return columns.match(table.headings)
    return {int(index): key for index, key in json.loads(text).items()}


def check(read: Reading, table: Table, mapping: Mapping[int, str], choices: Choices) -> Checked:
    """Parse a table and decide about every row.

    Raises:
        PermissionDenied: the actor may not import.
        MissingColumn: no column is mapped to the name.
    """
    read.require("import.run")
    parsed = screened(parse_customers(table, mapping), table, mapping)
    plan = plan_import(read.session, parsed, choices, read.zone, read.actor)
    result = _result(table, parsed, plan)
    return Checked(table, dict(mapping), choices, parsed, result, plan.new_customers)


def open_and_check(
    store: Store,
    progress: Progress,
    path: Path,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    map_file: Path | None = None,
    choices: Choices | None = None,
) -> Checked:
    """Read a file and check it, as the command line does in one go.

    Raises:
        AppError: the file, its table or its mapping cannot be used; see the parts.
    """
    workbook = read_file(progress, path, sheet)
    table = find_table(workbook, columns.recognise, sheet=sheet, header_row=header_row)
    if map_file is not None:
        mapping = columns.load_mapping(map_file, table.headings)
    else:
        mapping = store.query(proposed_mapping, table)
    checked: Checked = store.query(check, table, mapping, choices or Choices())
    return checked


def run_import(store: Store, progress: Progress, checked: Checked) -> Any:
    """Write a checked table, all of it or nothing; gives the outcome of the one command.

    Its ``result`` is an ``ImportResult``. Customers come in as history: nothing is due, nobody is
    told.

    Raises:
        PermissionDenied: the actor may not import.
        Cancelled: the person stopped it before it was committed; nothing was kept.
        StoreError: the store could not be written; nothing was kept.
    """
    count = len(checked.new)
    prepared = prepare(checked.new, progress.part(0, count + checked.preview.summary.updated))
    return store.command(_write, checked, prepared, progress.part(count, 0))


def _write(
    uow: UnitOfWork,
    checked: Checked,
    prepared: Mapping[NewCustomer, CustomerDraft],
    progress: Progress,
) -> ImportResult:
    uow.require("import.run")
    queue(uow.session, "import", uow.now())  # two at once would make the same customer twice
    plan = plan_import(uow.session, checked.parsed, checked.choices, uow.zone, uow.actor)
    planned = _result(checked.table, checked.parsed, plan)
    batch = uow.add(
        ImportBatch(
            kind=KIND,
            file_name=checked.table.file,
            at=uow.now(),
            user_id=uow.actor.user_id,
            **asdict(planned.summary),
            log=json.dumps([asdict(remark) for remark in plan.remarks], ensure_ascii=False),
        )
    )
    batch_id = batch.id
    write(uow, plan, prepared, batch_id, progress)
    _remember_mapping(uow, checked)
    uow.changes.touch("import", batch_id)
    if uow.actor.scope("customer.see") is not Scope.NONE:
        uow.undo = Undo("undo.import", undo_import, (batch_id,))
    return _result(checked.table, checked.parsed, plan, batch_id)


def _remember_mapping(uow: UnitOfWork, checked: Checked) -> None:
    uow.session.merge(
        ImportMapping(
            kind=KIND,
            fingerprint=columns.fingerprint(checked.table.headings),
            mapping=json.dumps(checked.mapping),
        )
    )


def _result(
    table: Table, parsed: ParsedImport, plan: ImportPlan, batch_id: int | None = None
) -> ImportResult:
    return ImportResult(
        table.file,
        table.sheet,
        table.headings,
        plan.summary(len(parsed.rejects)),
        plan.decisions,
        parsed.rejects,
        parsed.warnings,
        plan.remarks,
        batch_id,
    )
