"""Writes a list in a process of its own; prints the seconds and the memory it added, in MB.

python -m tests.bench.export_rows laike|openpyxl COUNT
"""

import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from app.reports.columns import Column, Display, Kind

_KINDS = (
    *(Kind.TEXT,) * 12, Kind.INT, Kind.INT, Kind.DECIMAL, Kind.MONEY, Kind.DATE, Kind.DATETIME,
    Kind.DATETIME, Kind.PERCENT,
)  # fmt: skip
_BATCH = 500
_START = datetime(2026, 1, 1, tzinfo=UTC)


def _row(number: int) -> tuple[object, ...]:
    at = _START + timedelta(minutes=number)
    return (
        f"C-{number:06}", f"上海云帆{number}科技有限公司", "公司", "意向", "普通", "张伟", "李娜",
        "138 0013 8000", f"user{number}@example.com", "上海", "信息技术", "打印机经常卡纸，希望上门",
        number, number % 7, number / 3, Decimal(number) / 4, date(2026, 1, 1), at, at, 0.25,
    )  # fmt: skip


def _batches(count: int) -> Iterator[list[tuple[object, ...]]]:
    for start in range(0, count, _BATCH):
        yield [_row(number) for number in range(start, min(start + _BATCH, count))]


def _laike(path: Path, count: int) -> None:
    from app.reports.workbook import Sheet, write_list

    columns = [Column(f"列 {number}", kind) for number, kind in enumerate(_KINDS)]
    sheet = Sheet("客户", columns, _batches(count))
    write_list(path, [sheet], lambda _rows: None, lambda: False, Display())


def _openpyxl(path: Path, count: int) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("客户")
    sheet.append([f"列 {number}" for number in range(len(_KINDS))])
    for batch in _batches(count):
        for row in batch:
            naive = (v.replace(tzinfo=None) if isinstance(v, datetime) else v for v in row)
            sheet.append(list(naive))
    book.save(path)


def main() -> None:
    which, count = sys.argv[1], int(sys.argv[2])
    write = {"laike": _laike, "openpyxl": _openpyxl}[which]
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "first.xlsx", 10)  # what is loaded on the way is not counted
        before = _peak()
        began = time.perf_counter()
        write(Path(folder) / "list.xlsx", count)
        print(json.dumps([time.perf_counter() - began, _peak() - before]))


def _peak() -> float:
    """Most memory this process had so far, in MB."""
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


main()
