"""Forms and reports as a workbook: titles, label/value grids, real tables, native charts.

A sheet is filled from the top: every call writes below the one before.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.core.target import whole_file
from app.reports import charts
from app.reports.columns import (
    NUMBER_FORMATS,
    Column,
    Display,
    Kind,
    Widths,
    clean,
    converter,
    cut,
    escaped,
    is_too_long,
    looks_like_formula,
    text_width,
)
from app.reports.looks import Look, Looks
from app.reports.watch import Row
from app.reports.workbook import sheet_title

LABEL_WIDTH = 16
VALUE_WIDTH = 28
LINE_HEIGHT = 15.0  # points
MOST_LINES = 25  # Excel allows a row of 409 points
HEADER_LIMIT = 100  # characters; Excel refuses headers and footers above 255


@dataclass(frozen=True)
class Field:
    """One label and its value on a form; a wide field has the whole line and wraps."""

    label: str
    value: object
    kind: Kind = Kind.TEXT
    is_wide: bool = False


@dataclass(frozen=True)
class Series:
    """Which columns of a table a chart shows; numbers count from 0.

    Attributes:
        names: the column with the categories.
        values: the columns that become bars or lines.
    """

    names: int
    values: Sequence[int]


class Book:
    """A workbook in the making; nothing is on the disk before `save`."""

    def __init__(self, display: Display, title: str = "") -> None:
        import openpyxl  # heavy, and only a report needs it

        self._book = openpyxl.Workbook()
        self._book.remove(self._book.active)
        self._book.properties.creator = "Laike"
        self._book.properties.title = clean(title)
        self.display = display
        self.looks = Looks()
        self.cut = 0
        self._tables = 0

    def sheet(self, title: str, *, is_landscape: bool = False) -> "BookSheet":
        """Add a sheet, set up for A4; its title also heads every printed page."""
        page = self._book.create_sheet(sheet_title(title, self._book.sheetnames))
        _set_up_print(page, clean(title), is_landscape)
        return BookSheet(self, page)

    def save(self, path: Path) -> None:
        """Write the file.

        Raises:
            CannotWrite: the file could not be written; an older one is untouched.
        """
        with whole_file(path) as part:
            self._book.save(part)

    def table_name(self) -> str:
        """Return the next name for a table; names count through the whole book."""
        self._tables += 1
        return f"Table{self._tables}"


class BookSheet:
    """One sheet, written from the top down."""

    def __init__(self, book: Book, page: Any) -> None:
        self._book = book
        self._page = page
        self._row = 1
        self._widths: dict[int, int] = {}

    def title(self, text: str) -> None:
        """Write a large heading."""
        self._put(self._row, 1, text, Look.TITLE)
        self._page.row_dimensions[self._row].height = 28
        self._row += 1

    def note(self, text: str) -> None:
        """Write a quiet line: how figures are meant, what period they cover."""
        self._put(self._row, 1, text, Look.NOTE)
        self._row += 1

    def space(self) -> None:
        """Leave a line free."""
        self._row += 1

    def form(self, fields: Sequence[Field], pairs: int = 2) -> None:
        """Write labels and values side by side, ``pairs`` to a line."""
        for pair in range(pairs):
            self._widen(pair * 2 + 1, LABEL_WIDTH)
            self._widen(pair * 2 + 2, VALUE_WIDTH)
        for line in _lines(fields, pairs):
            self._form_line(line, pairs)

    def table(
        self, columns: Sequence[Column], rows: Iterable[Row], *, freeze: bool = False
    ) -> charts.Area:
        """Write a real Excel table and return where it stands, for charts.

        Args:
            freeze: keep everything down to its header in sight, and repeat the header in print.
        """
        header = self._row
        titles = _unique([clean(column.title).replace("\n", " ") for column in columns])
        for number, title in enumerate(titles, 1):
            self._put(header, number, title, Look.HEADER)
        self._table_rows(columns, rows)
        # A table has at least one row below its header, else Excel wants to repair the file.
        last = max(self._row, header + 1)
        self._add_table(header, last, len(columns))
        if freeze:
            self._page.freeze_panes = self._page.cell(header + 1, 1)
            self._page.print_title_rows = f"{header}:{header}"
        self._row = last + 2
        return charts.Area(header, last, len(columns))

    def bar_chart(self, title: str, table: charts.Area, series: Series, number_format: str) -> None:
        """Add a native bar chart of a table on this sheet below what is there."""
        self._add_chart(charts.bar(self._page, title, table, series, number_format))

    def line_chart(
        self, title: str, table: charts.Area, series: Series, number_format: str
    ) -> None:
        """Add a native line chart of a table on this sheet below what is there."""
        self._add_chart(charts.line(self._page, title, table, series, number_format))

    def pareto_chart(self, title: str, table: charts.Area, counts: Series, shares: Series) -> None:
        """Add a native Pareto chart of a table: bars, and the line of the running share."""
        self._add_chart(charts.pareto(self._page, title, table, counts, shares))

    def _form_line(self, line: Sequence[Field], pairs: int) -> None:
        lines = 1
        for place, field in enumerate(line):
            column = place * 2 + 1
            self._put(self._row, column, field.label, Look.LABEL)
            last = pairs * 2 if field.is_wide else column + 1
            cell = converter(field.kind, self._book.display)(field.value)
            self._put(self._row, column + 1, cell, Look.VALUE, field.kind)
            for rest in range(column + 2, last + 1):
                self._put(self._row, rest, None, Look.VALUE)
            if last > column + 1:
                self._page.merge_cells(
                    start_row=self._row,
                    end_row=self._row,
                    start_column=column + 1,
                    end_column=last,
                )
            room = VALUE_WIDTH + (LABEL_WIDTH + VALUE_WIDTH) * ((last - column - 1) // 2)
            lines = max(lines, _lines_needed(cell, room), _lines_needed(field.label, LABEL_WIDTH))
        self._page.row_dimensions[self._row].height = LINE_HEIGHT * min(lines, MOST_LINES) + 5
        self._row += 1

    def _table_rows(self, columns: Sequence[Column], rows: Iterable[Row]) -> None:
        convert = [converter(column.kind, self._book.display) for column in columns]
        widths = Widths(columns)
        first = self._row
        for row in rows:
            self._row += 1
            cells = [one(value) for one, value in zip(convert, row, strict=True)]
            widths.see(cells)
            for number, cell in enumerate(cells):
                self._put(self._row, number + 1, cell, Look.CELL, columns[number].kind)
        for number, width in enumerate(widths.all(), 1):
            self._widen(number, width)
        self._heighten(first, self._row, len(columns))

    def _heighten(self, first: int, last: int, columns: int) -> None:
        """Make rows as high as their wrapped texts; not every program does it by itself."""
        rooms = [self._widths[number] for number in range(1, columns + 1)]
        for row in range(first, last + 1):
            cells = (self._page.cell(row, number).value for number in range(1, columns + 1))
            lines = max(_lines_needed(cell, room) for cell, room in zip(cells, rooms, strict=True))
            if lines > 1:
                height = LINE_HEIGHT * min(lines, MOST_LINES)
                self._page.row_dimensions[row].height = height

    def _add_table(self, first: int, last: int, columns: int) -> None:
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.table import Table, TableStyleInfo

        area = f"A{first}:{get_column_letter(columns)}{last}"
        table = Table(displayName=self._book.table_name(), ref=area)
        table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
        self._page.add_table(table)

    def _add_chart(self, chart: Any) -> None:
        self._page.add_chart(chart, f"A{self._row}")
        self._row += charts.ROWS + 1

    def _widen(self, column: int, width: int) -> None:
        from openpyxl.utils import get_column_letter

        # Kept here: openpyxl reports 13 for a column nobody has set.
        self._widths[column] = max(width, self._widths.get(column, 0))
        self._page.column_dimensions[get_column_letter(column)].width = self._widths[column]

    def _put(
        self, row: int, column: int, value: object, look: Look, kind: Kind = Kind.TEXT
    ) -> None:
        """Write one cell; a string is stored as a string whatever it looks like."""
        cell = self._page.cell(row, column)
        self._book.looks.apply(cell, look)
        if isinstance(value, str):
            text = clean(value)
            self._book.cut += is_too_long(text)
            text = cut(text, self._book.display.cut_note)
            cell.value = escaped(text)
            cell.data_type = "s"  # openpyxl would make a formula of "=…"
            cell.quotePrefix = looks_like_formula(text)
        else:
            cell.value = value
        cell.number_format = NUMBER_FORMATS[kind]


def _lines(fields: Sequence[Field], pairs: int) -> Iterable[Sequence[Field]]:
    line: list[Field] = []
    for field in fields:
        if line and (field.is_wide or len(line) == pairs):
            yield line
            line = []
        line.append(field)
        if field.is_wide:
            yield line
            line = []
    if line:
        yield line


def _lines_needed(cell: object, room: int) -> int:
    if not isinstance(cell, str):
        return 1
    return sum(max(1, math.ceil(text_width(line) / room)) for line in cell.split("\n"))


def _unique(titles: Sequence[str]) -> list[str]:
    """Return titles a table accepts: none empty, none twice (case ignored)."""
    taken: set[str] = set()
    answer = []
    for place, title in enumerate(titles, 1):
        candidate = base = title[:250].strip() or str(place)
        number = 2
        while candidate.casefold() in taken:
            candidate, number = f"{base} ({number})", number + 1
        taken.add(candidate.casefold())
        answer.append(candidate)
    return answer


def _set_up_print(page: Any, title: str, is_landscape: bool) -> None:
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = "landscape" if is_landscape else "portrait"
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0  # as many pages as it takes
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_options.horizontalCentered = True
    page.page_margins.left = page.page_margins.right = 0.5
    page.sheet_view.showGridLines = False
    page.oddHeader.center.text = title[:HEADER_LIMIT].replace("\n", " ").replace("&", "&&")
    page.oddFooter.center.text = "&P / &N"
