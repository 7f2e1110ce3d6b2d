"""A list of the store into a file: pages in, rows out, never all of it in memory."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from app.core.paging import Cursor
from app.core.progress import Progress
from app.reports.columns import Column
from app.reports.csvfile import write_csv
from app.reports.job import Draft, ReportJob, Store
from app.reports.texts import Texts
from app.reports.watch import Batch
from app.reports.workbook import Sheet, Written, write_list

CSV = ".csv"
BATCH = 1_000  # rows of one short query


def stream(
    store: Store,
    job: ReportJob,
    title: str,
    columns: Sequence[Column],
    rows: int,
    read_page: Callable[..., Any],
    cells: Callable[[Any], Sequence[object]],
) -> Draft:
    """Prepare a list.

    Args:
        rows: how many there are, for the progress.
        read_page: query ``(read, params, cursor, size) -> Page``.
        cells: the values of one record, one for each column.
    """

    def batches() -> Iterator[Batch]:
        cursor: Cursor | None = None
        while True:
            page = store.query(read_page, job.params, cursor, BATCH)
            yield [cells(record) for record in page.rows]
            cursor = page.next_cursor
            if cursor is None:
                return

    def write(progress: Progress) -> Written:
        def told(done: int) -> None:
            progress.step(min(done, rows), rows)

        told(0)
        display = Texts(job.language).display(store.zone)
        if job.path.suffix.casefold() == CSV:
            return Written(write_csv(job.path, columns, batches(), told, _never, display), 0)
        sheet = Sheet(title, columns, batches())
        return write_list(job.path, [sheet], told, _never, display)

    return Draft(rows, write)


def _never() -> bool:
    """A stop is raised by the progress itself."""
    return False
