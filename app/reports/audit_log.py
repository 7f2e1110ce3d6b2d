"""The audit log, as found, into a workbook. That it leaves the program is recorded too."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import Any

from app.audit import queries
from app.audit.dto import AuditFilter, AuditRow
from app.audit.recorder import record_action
from app.audit.wording import Wording
from app.core.mark import QT_TRANSLATE_NOOP
from app.core.paging import Cursor
from app.core.progress import Progress
from app.core.words import translate
from app.db.uow import UnitOfWork
from app.identity import queries as identity
from app.reports.columns import Column, Kind
from app.reports.job import ReportResult, Store, WrongSuffix
from app.reports.texts import Texts
from app.reports.watch import Batch
from app.reports.workbook import Sheet, write_list
from app.settings.catalogue import TITLES

XLSX = ".xlsx"
_BATCH = 1_000  # lines of one short query
_TITLE = QT_TRANSLATE_NOOP("Reports", "Audit log")
_COLUMNS = (
    (QT_TRANSLATE_NOOP("Reports", "Time"), Kind.TEXT, 20),  # to the second, which no date shows
    (QT_TRANSLATE_NOOP("Reports", "Person"), Kind.TEXT, 16),
    (QT_TRANSLATE_NOOP("Reports", "What was done"), Kind.TEXT, 14),
    (QT_TRANSLATE_NOOP("Reports", "Record"), Kind.TEXT, 24),
    (QT_TRANSLATE_NOOP("Reports", "Field"), Kind.TEXT, 20),
    (QT_TRANSLATE_NOOP("Reports", "Before"), Kind.TEXT, 40),
    (QT_TRANSLATE_NOOP("Reports", "After"), Kind.TEXT, 40),
    (QT_TRANSLATE_NOOP("Reports", "Computer"), Kind.TEXT, 30),
    (QT_TRANSLATE_NOOP("Reports", "Line"), Kind.INT, 10),
)


@dataclass(frozen=True)
class AuditJob:
    """The lines of a filter into one file. ``language`` is "zh_CN" or "en"."""

    wanted: AuditFilter
    path: Path
    language: str


def write_audit_log(store: Store, progress: Progress, job: AuditJob) -> ReportResult:
    """Write the lines found, a row for each field; recorded and committed before they are read.

    Raises:
        PermissionDenied: the reader may not read the log.
        WrongSuffix: the file's name does not end in .xlsx.
        CannotWrite, Cancelled: there is no file then.
    """
    if job.path.suffix.casefold() != XLSX:
        raise WrongSuffix(file=job.path.name, allowed=XLSX)
    total = store.query(queries.audit_count, job.wanted)
    store.command(_record, job, total)
    texts = Texts(job.language)
    wording = _wording(store, job.language)
    done = 0

    def batches() -> Iterator[Batch]:
        nonlocal done
        cursor: Cursor | None = None
        while True:
            progress.step(min(done, total), total)
            page = store.query(queries.audit_page, job.wanted, cursor, _BATCH)
            yield [cells for row in page.rows for cells in _cells(row, wording)]
            done += len(page.rows)
            cursor = page.next_cursor
            if cursor is None:
                return

    columns = [Column(texts.text(title), kind, width) for title, kind, width in _COLUMNS]
    sheet = Sheet(texts.text(_TITLE), columns, batches())
    written = write_list(
        job.path, [sheet], lambda _rows: None, lambda: False, texts.display(store.zone)
    )
    progress.step(total, total)
    return ReportResult(job.path, done, written.cut)


def _cells(row: AuditRow, wording: Wording) -> Iterator[tuple[object, ...]]:
    said = (
        wording.moment(row.at),
        wording.person(row),
        wording.operation(row.operation),
        wording.record(row),
    )
    for change in wording.changes(row):
        yield (*said, *change, row.host, row.id)
    if not row.old and not row.new:
        yield (*said, None, None, None, row.host, row.id)


def _wording(store: Store, language: str) -> Wording:
    people, departments = store.query(identity.everybody)
    say = partial(translate, language=language)
    return Wording(say, store.zone, settings=TITLES).knowing(people, departments)


def _record(uow: UnitOfWork, job: AuditJob, rows: int) -> None:
    uow.require(queries.READ)
    facts = {"report": "audit_log", "file": job.path.name, "rows": rows}
    chosen = [[name, value] for name, value in _narrowed(job.wanted)]
    record_action(
        uow.session,
        uow.actor,
        uow.now(),
        "export",
        **facts,
        **({"filter": chosen} if chosen else {}),
    )


def _narrowed(wanted: AuditFilter) -> Iterator[tuple[str, Any]]:
    for one in fields(wanted):
        value = getattr(wanted, one.name)
        for part in value if isinstance(value, tuple) else (value,):
            if part:
                yield one.name, part.isoformat() if hasattr(part, "isoformat") else str(part)
