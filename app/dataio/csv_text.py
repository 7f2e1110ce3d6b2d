"""Read .csv and .txt: encoding and delimiter are found by looking."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from app.dataio.sheets import Cell, FileUnreadable, Row

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DELIMITERS = ",;\t|"
_SAMPLE_ROWS = 50
_SAMPLE_CHARS = 1 << 16
_LONGEST_FIELD = 2_000_000
_END = "\x1a"  # put on a line of its own behind the text: a quote left open swallows it
_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)  # how ="0393" keeps its zero through Excel
_GUARDED = re.compile(r"'[=+\-@\t\r]")  # how exports keep a text from becoming a formula


def decode(data: bytes) -> str:
    """Return the text of ``data``: UTF-8, UTF-16 (with or without mark) or GB18030 (holds GBK).

    Raises:
        FileUnreadable: ``wrong_type`` for a binary file, ``encoding`` if none of them fits.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode(data, encoding)
    encodings = [_utf16_order(data)] if b"\0" in data else ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise FileUnreadable(reason="wrong_type" if b"\0" in data else "encoding")


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as err:
        raise FileUnreadable(reason="encoding") from err


def _utf16_order(data: bytes) -> str:
    """Guess the byte order: delimiters, digits and line ends have their zero byte on one side."""
    head = data[: 1 << 16]
    return "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"


def delimiter(text: str) -> str:
    """Return the delimiter that cuts the first rows into the most alike rows of several cells."""
    sample = text[:_SAMPLE_CHARS]

    def score(mark: str) -> int:
        widths = [len(row) for row in islice(_records(sample, mark), _SAMPLE_ROWS)]
        return max((widths.count(width) * (width - 1) for width in widths), default=0)

    return max(_DELIMITERS, key=score)


def _records(text: str, mark: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    return csv.reader(io.StringIO(text, newline=""), delimiter=mark)


def read_rows(data: bytes) -> Iterator[Row]:
    """Yield the rows of a text file that hold something; cells are texts.

    A row is counted as Excel counts it: a cell with line breaks is still one row.

    Raises:
        FileUnreadable: not text, no known encoding, or a quote that never closes.
    """
    text = decode(data)
    mark = delimiter(text)
    number = 0
    try:
        for number, values in enumerate(_records(f"{text}\n{_END}", mark), start=1):
            if values == [_END]:
                return
            cells = [_cell(value) for value in values]
            while cells and cells[-1] is None:
                cells.pop()
            if cells:
                yield Row(number, tuple(cells))
    except csv.Error as err:
        raise FileUnreadable(reason="quotes", row=number + 1) from err
    raise FileUnreadable(reason="quotes", row=number)


def _cell(value: str) -> Cell:
    if not value:
        return None
    as_text = _AS_TEXT.fullmatch(value)
    if as_text:
        return as_text[1]
    return value[1:] if _GUARDED.match(value) else value
