"""Find the table in a workbook: its sheet, the row of headings, the rows that are data."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from app.dataio.sheets import Cell, Grid, NoHeader, NoSheet, Row, Workbook
from app.dataio.values import shown

_SEARCHED_ROWS = 30
_TOTAL = re.compile(r"(合计|总计|小计|共计|总数|grandtotal|subtotal|totals?|sum)[:：]?")
_NOTE = re.compile(r"\s*(注|备注|说明|填表|填报|制表|审核|note|remark)[^\n]{0,8}[:：]", re.I)
_TOTAL_CELLS = 3

Recognise = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row under the headings that is no record; ``reason``: total, note or header."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet seen as a table.

    Attributes:
        header_row: as Excel counts.
        headings: one for each column, on one line; "" where there is none.
        rows: the data, without blank rows and what is left out.
    """

    file: str
    sheet: str
    header_row: int
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...]


def find_table(
    workbook: Workbook,
    recognise: Recognise,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
) -> Table:
    """Return the table: the row with the most known headings among the first of each sheet.

    Args:
        workbook: as read; hidden sheets are not in it unless asked for.
        recognise: what field a heading names (``columns.recognise``).
        sheet, header_row: what the person decided instead; a row as Excel counts it.

    Raises:
        NoSheet: ``sheet`` was not read.
        NoHeader: no row has two known headings or looks like headings; ``row`` if one was named.
    """
    grids = [grid for grid in workbook.grids if sheet in (None, grid.sheet)]
    if sheet is not None and not grids:
        names = [info.name for info in workbook.sheets]
        raise NoSheet(file=workbook.file, sheet=sheet, sheets=names)
    places = [
        (grid, index)
        for grid in grids
        for index, row in enumerate(grid.rows)
        if (row.number == header_row if header_row is not None else index < _SEARCHED_ROWS)
    ]
    if header_row is not None:
        places = [place for place in places if _texts(place[0].rows[place[1]])]
    else:
        places = _plausible(places, recognise)
    if not places:
        known = {"row": header_row} if header_row is not None else {}
        raise NoHeader(file=workbook.file, sheet=sheet or "", **known)
    grid, index = max(places, key=lambda place: _known(place[0].rows[place[1]], recognise))
    return _table(workbook.file, grid, index)


def _plausible(places: list[tuple[Grid, int]], recognise: Recognise) -> list[tuple[Grid, int]]:
    known = [place for place in places if _known(place[0].rows[place[1]], recognise) >= 2]
    return known or [place for place in places if _looks_like_headings(*place)]


def _known(row: Row, recognise: Recognise) -> int:
    return len({recognise(text) for text in _texts(row)} - {None})


def _texts(row: Row) -> list[str]:
    return [cell for cell in row.cells if isinstance(cell, str) and cell.strip()]


def _looks_like_headings(grid: Grid, index: int) -> bool:
    """Different short texts and nothing else, with a row of data below."""
    row = grid.rows[index]
    texts = _texts(row)
    filled = sum(cell is not None for cell in row.cells)
    below = grid.rows[index + 1 : index + 2]
    return (
        filled == len(texts) == len(set(texts)) >= 1
        and all(len(text) <= 40 for text in texts)
        and any(row.number + 1 == other.number for other in below)
        and all(len(other.cells) <= len(row.cells) for other in below)
    )


def _table(file: str, grid: Grid, index: int) -> Table:
    header, below = grid.rows[index], grid.rows[index + 1 :]
    headings = [" ".join(shown(cell).split()) for cell in header.cells]
    width = max((len(row.cells) for row in below), default=0)
    headings += [""] * (width - len(headings))
    rows: list[Row] = []
    left_out: list[LeftOut] = []
    for row in below:
        filled = [cell for cell in row.cells if not _is_blank(cell)]
        reason = _why_left_out(row, filled, header)
        if reason:
            left_out.append(LeftOut(row.number, reason))
        elif filled:
            rows.append(row)
    return Table(file, grid.sheet, header.number, tuple(headings), tuple(rows), tuple(left_out))


def _is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _why_left_out(row: Row, filled: list[Cell], header: Row) -> str | None:
    if not filled:
        return None
    if len(filled) > 1 and row.cells == header.cells:
        return "header"  # printed lists repeat it on every page
    if len(filled) == 1 and _NOTE.match(shown(filled[0])):
        return "note"
    texts = sum(isinstance(cell, str) for cell in filled)
    if len(filled) <= _TOTAL_CELLS or texts == 1:
        first = unicodedata.normalize("NFKC", shown(filled[0])).casefold().replace(" ", "")
        return "total" if _TOTAL.fullmatch(first) else None
    return None
