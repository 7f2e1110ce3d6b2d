"""CSV that Excel opens with the right characters and without a formula."""

import csv
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from app.core.errors import Cancelled
from app.reports.columns import Column, Display, Kind
from app.reports.csvfile import write_csv

SHANGHAI = Display(ZoneInfo("Asia/Shanghai"))


def write(path, columns, rows, cancelled=lambda: False):
    return write_csv(path, columns, [rows], lambda _rows: None, cancelled, SHANGHAI)


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_values_are_written_plainly_after_a_mark_for_excel(tmp_path):
    path = tmp_path / "list.csv"
    columns = [
        Column("名称"),
        Column("金额", Kind.MONEY),
        Column("日期", Kind.DATE),
        Column("时间", Kind.DATETIME),
        Column("用时", Kind.DURATION),
        Column("差", Kind.INT),
    ]
    row = [
        "杭州,来客\r\n科技",
        Decimal("123456789012345.6789"),
        date(2026, 1, 2),
        datetime(2026, 1, 1, 20, 0, tzinfo=UTC),
        timedelta(hours=30, minutes=5),
        -3,
    ]
    assert write(path, columns, [row, [None] * 6]) == 2
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert read(path)[1:] == [
        [
            "杭州,来客\n科技",
            "123456789012345.6789",
            "2026-01-02",
            "2026-01-02 04:00",
            "30:05",
            "-3",
        ],
        [""] * 6,
    ]


@pytest.mark.parametrize("text", ["=1+1", " =x", "\t=x", "-2+3", "@SUM", "+86 138", "\tx"])
def test_text_like_a_formula_gets_an_apostrophe(tmp_path, text):
    path = tmp_path / "list.csv"
    write(path, [Column(text)], [[text]])
    assert read(path) == [["'" + text], ["'" + text]]


def test_cancel_keeps_the_older_file(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("older")
    with pytest.raises(Cancelled):
        write(path, [Column("a")], [["b"]], cancelled=lambda: True)
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]
