"""Large plain lists as .xlsx in constant memory.

Rows go to the disk as they come, so a list may be longer than memory; what Excel cannot hold
on one sheet continues on the next.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.core.target import whole_file
from app.reports.columns import (
    NUMBER_FORMATS,
    Cell,
    Column,
    Display,
    Widths,
    clean,
    converter,
    cut,
    is_too_long,
    looks_like_formula,
)
from app.reports.watch import Batch, Row, Watch

ROWS_PER_SHEET = 1_048_575  # Excel's rows without the header
SAMPLE_ROWS = 200
TITLE_LIMIT = 31
_FORBIDDEN_IN_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(frozen=True)
class Sheet:
    """One list: its rows come in batches, each batch a sequence of rows as wide as ``columns``."""

    title: str
    columns: Sequence[Column]
    batches: Iterable[Batch]


@dataclass(frozen=True)
class Written:
    """What became of a list.

    Attributes:
        rows: rows written, headers not counted.
        cut: cells whose text was too long and ends with the note.
    """

    rows: int
    cut: int


def write_list(
    path: Path,
    sheets: Iterable[Sheet],
    progress: Callable[[int], None],
    cancelled: Callable[[], bool],
    display: Display,
) -> Written:
    """Write lists of any length to a workbook, one sheet each.

    Args:
        progress: hears the number of rows written so far, after every batch.
        cancelled: asked before every batch.

    Raises:
        Cancelled: ``cancelled`` said yes; nothing is left behind.
        CannotWrite: the file could not be written; an older one is untouched.
    """
    import xlsxwriter  # heavy, and only an export needs it

    # XlsxWriter keeps rows in temporary files: in a folder of ours they go in any case.
    with whole_file(path) as part, tempfile.TemporaryDirectory() as scratch:
        options = {"constant_memory": True, "tmpdir": scratch, "use_zip64": True}
        book = xlsxwriter.Workbook(str(part), options)
        watch = Watch(progress, cancelled)
        try:
            texts_cut = sum(_write_sheet(book, sheet, display, watch) for sheet in sheets)
            book.close()
        except xlsxwriter.exceptions.FileCreateError as error:
            raise error.args[0] from error  # the OSError it wraps
        finally:
            for page in book.worksheets():  # open still, if the list was given up
                page.row_data_fh.close()
    return Written(watch.rows, texts_cut)


def sheet_title(title: str, taken: Iterable[str]) -> str:
    """Return a title Excel accepts, different from those taken (it ignores case)."""
    base = clean(title).translate(_FORBIDDEN_IN_TITLE).strip(" '\n") or "Sheet"
    if base.casefold() == "history":  # Excel keeps this name for itself
        base += "_"
    used = {name.casefold() for name in taken}
    for candidate in _candidates(base):
        if candidate.casefold() not in used:
            return candidate
    raise AssertionError("there is always a next number")


def _candidates(base: str) -> Iterator[str]:
    yield _first_units(base, TITLE_LIMIT)
    number = 2
    while True:
        suffix = f" ({number})"
        yield _first_units(base, TITLE_LIMIT - len(suffix)) + suffix
        number += 1


def _first_units(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore").rstrip()


def _write_sheet(book: Any, sheet: Sheet, display: Display, watch: Watch) -> int:
    """Write one list on as many sheets as it needs and return how many texts were cut."""
    texts_cut = 0
    page = _Page(book, sheet, display)
    for batch in watch.through(sheet.batches):
        for row in batch:
            if page.is_full:
                texts_cut += page.finish()
                page = _Page(book, sheet, display)
            page.add(row)
    return texts_cut + page.finish()


class _Page:
    """One sheet of the workbook, filled from the top."""

    def __init__(self, book: Any, sheet: Sheet, display: Display) -> None:
        title = sheet_title(sheet.title, [page.get_name() for page in book.worksheets()])
        self._sheet = book.add_worksheet(title)
        self._columns = sheet.columns
        self._display = display
        self._widths = Widths(sheet.columns)
        self._convert = [converter(column.kind, display) for column in sheet.columns]
        self._formats = [_formats(book, column) for column in sheet.columns]
        self._row = 0
        self._cut = 0
        header = book.add_format(_header_look())
        for number, column in enumerate(sheet.columns):
            self._sheet.write_string(0, number, clean(column.title), header)
        self._sheet.freeze_panes(1, 0)

    @property
    def is_full(self) -> bool:
        """No row fits any more."""
        return self._row >= ROWS_PER_SHEET

    def add(self, row: Row) -> None:
        """Write the next row."""
        self._row += 1
        cells = [convert(value) for convert, value in zip(self._convert, row, strict=True)]
        if self._row <= SAMPLE_ROWS:
            self._widths.see(cells)
        for number, cell in enumerate(cells):
            if cell is not None:
                self._put(number, cell)

    def finish(self) -> int:
        """Set what is known only at the end; return how many texts were cut."""
        for number, width in enumerate(self._widths.all()):
            self._sheet.set_column(number, number, width)
        self._sheet.autofilter(0, 0, self._row, len(self._columns) - 1)
        self._sheet.set_paper(9)  # A4
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        return self._cut

    def _put(self, number: int, cell: Cell) -> None:
        plain, quoted = self._formats[number]
        if isinstance(cell, str):
            if is_too_long(cell):
                cell = cut(cell, self._display.cut_note)
                self._cut += 1
            if cell.startswith("<r>") and cell.endswith("</r>"):
                cell += " "  # XlsxWriter would pass it through as its own markup
            look = quoted if looks_like_formula(cell) else plain
            self._sheet.write_string(self._row, number, cell, look)
        elif isinstance(cell, (int, float)):
            self._sheet.write_number(self._row, number, cell, plain)
        else:
            self._sheet.write_datetime(self._row, number, cell, plain)


def _formats(book: Any, column: Column) -> tuple[Any, Any]:
    """Return the look of a column's cells, and of those that could pass for a formula."""
    look = {"num_format": NUMBER_FORMATS[column.kind], "valign": "top"}
    # The quote prefix keeps the cell a text even when somebody edits it.
    return book.add_format(look), book.add_format(look | {"quote_prefix": True})


def _header_look() -> dict[str, Any]:
    from xlsxwriter.color import Color

    # Theme colours follow the reader's own Excel theme.
    return {
        "bold": True,
        "valign": "vcenter",
        "font_color": Color.theme(0, 0),
        "bg_color": Color.theme(4, 0),
        "border": 1,
        "border_color": Color.theme(4, 4),
    }
