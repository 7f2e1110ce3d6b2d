"""Rows on the clipboard, so that a spreadsheet takes them as they look."""

import csv
import html
import io
import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData

# Excel rounds long numbers, drops leading zeros and runs formulas, unless the cell is text.
_MUST_STAY_TEXT = re.compile(r"[+]?\d{11,}|0\d+|[=+\-@].*[^\d.,%].*", re.DOTALL)
_TEXT_CELL = "mso-number-format:'\\@'"


def rows_for_clipboard(rows: Iterable[Sequence[str]]) -> QMimeData:
    """Return cells as tab-separated text and as an HTML table."""
    kept = [list(row) for row in rows]
    plain = io.StringIO()
    csv.writer(plain, dialect="excel-tab", lineterminator="\n").writerows(kept)
    lines = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in kept)
    data = QMimeData()
    data.setText(plain.getvalue())
    data.setHtml(f"<table>{lines}</table>")
    return data


def _cell(text: str) -> str:
    style = f' style="{_TEXT_CELL}"' if _MUST_STAY_TEXT.fullmatch(text) else ""
    return f"<td{style}>{html.escape(text)}</td>"
