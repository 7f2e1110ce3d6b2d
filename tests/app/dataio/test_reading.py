"""Reading files of every kind, told apart by content, in a process of its own."""

import codecs
import io
import os
import subprocess
import sys
from datetime import date, datetime, time
from pathlib import Path

import pytest

from app.core.errors import Cancelled
from app.dataio.reading import _Receiver, read_workbook
from app.dataio.sheets import (
    FileEncrypted,
    FileTooLarge,
    FileUnreadable,
    Formula,
    Limits,
    NoSheet,
    SheetInfo,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STYLES = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts><numFmt numFmtId="164" formatCode="000000"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd hh:mm"/>
<numFmt numFmtId="166" formatCode="[Red]0.00&quot;days&quot;"/><numFmt numFmtId="167" formatCode="[h]:mm"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="20"/></cellXfs>
</styleSheet>"""


def first_row(path: Path) -> tuple[object, ...]:
    return read_workbook(path).grids[0].rows[0].cells


def reason(path: Path, limits: Limits | None = None) -> object:
    with pytest.raises(FileUnreadable) as refused:
        read_workbook(path, limits=limits)
    assert refused.value.params["file"] == path.name
    return refused.value.params["reason"]


def test_sheets_are_listed_and_hidden_ones_left_unread(registration):
    book = read_workbook(registration)
    assert book.sheets == (
        SheetInfo("说明", False, 1),
        SheetInfo("客户信息登记表", False, 12),
        SheetInfo("旧数据", True, None),
    )
    assert [grid.sheet for grid in book.grids] == ["说明", "客户信息登记表"]


def test_a_named_sheet_is_read_even_if_hidden(registration):
    book = read_workbook(registration, "旧数据")
    assert [row.cells for row in book.grids[0].rows] == [("客户编号", "客户名称"), ("1", "不要动")]


def test_an_unknown_sheet_is_refused_with_those_there_are(registration):
    with pytest.raises(NoSheet) as refused:
        read_workbook(registration, "Sheet9")
    assert refused.value.params == {
        "sheet": "Sheet9",
        "sheets": ["说明", "客户信息登记表", "旧数据"],
        "file": "book.xlsx",
    }


def test_cells_keep_their_types_and_rows_their_numbers(make_book):
    row = [
        "039317",
        13800138000,
        0.5,
        True,
        datetime.fromisoformat("2023-08-08T14:30"),
        date(2024, 2, 29),
        None,
        "完",
    ]
    book = read_workbook(make_book({"S": [[], row]}))
    found = book.grids[0].rows[0]
    assert found.number == 2
    assert found.cells == tuple(row)
    assert list(map(type, found.cells)) == list(map(type, row))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c s="1"><v>39317</v></c>', "039317"),
        ("<c><v>12345678901234567890</v></c>", 12345678901234567890),
        ("<c><v>1.3800138E10</v></c>", 13800138000),
        ('<c s="2"><v>45146.604166666664</v></c>', datetime.fromisoformat("2023-08-08T14:30")),
        ('<c s="3"><v>45146</v></c>', date(2023, 8, 8)),
        ('<c s="3"><v>59</v></c>', date(1900, 2, 28)),
        ('<c s="3"><v>60</v></c>', 60),
        ('<c s="3"><v>61</v></c>', date(1900, 3, 1)),
        ('<c s="6"><v>0.25</v></c>', time(6)),
        ('<c s="4"><v>2.5</v></c>', 2.5),
        ('<c s="5"><v>1.5</v></c>', 1.5),
        ('<c t="b"><v>1</v></c>', True),
        ('<c t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c t="str"><f>A1&amp;"x"</f><v>x</v></c>', "x"),
        ("<c><f>SUM(A1:A2)</f></c>", Formula("=SUM(A1:A2)")),
        (
            '<c t="inlineStr"><is><r><t>甲</t></r><r><t> 乙</t></r><rPh><t>jia</t></rPh></is></c>',
            "甲 乙",
        ),
        ('<c t="inlineStr"><is><t>a_x000D_b</t></is></c>', "a\rb"),
    ],
)
def test_a_stored_cell_becomes_what_people_see(make_raw, cell, value):
    path = make_raw(f"<row>{cell}</row>", extra={"xl/styles.xml": STYLES})
    assert first_row(path) == (value,)


def test_hidden_rows_are_marked_and_kept(make_raw):
    path = make_raw('<row r="5" hidden="1"><c r="B5"><v>1</v></c></row>')
    (row,) = read_workbook(path).grids[0].rows
    assert (row.number, row.hidden, row.cells) == (5, True, (None, 1))


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("gbk", b""),
        ("gb18030", b""),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_files_of_every_encoding_and_delimiter_are_read(tmp_path, encoding, mark, delimiter):
    lines = ["客户名称", "电话"], ["苏州创达", '"0512-1\n转 2"'], [], ["上海科盛", "139"]
    text = "\r\n".join(delimiter.join(line) for line in lines)
    path = tmp_path / "list.csv"
    path.write_bytes(mark + text.encode(encoding))
    rows = read_workbook(path).grids[0].rows
    assert [(row.number, row.cells) for row in rows] == [
        (1, ("客户名称", "电话")),
        (2, ("苏州创达", "0512-1\n转 2")),
        (4, ("上海科盛", "139")),
    ]


def test_text_cells_lose_only_the_marks_that_guard_them(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("""="0393",'=1+1,'tis,007\n""", encoding="utf-8")
    assert first_row(path) == ("0393", "=1+1", "'tis", "007")


def test_old_xls_is_read():
    book = read_workbook(Path(__file__).parents[2] / "data" / "customers.xls")
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("客户", False), ("旧", True)]
    assert [(row.number, row.cells) for row in book.grids[0].rows] == [
        (3, (None, "客户编号", "客户名称", "电话", "首次接触时间")),
        (4, (None, "039317", "苏州创达", 13800138000, date(2023, 8, 8))),
        (6, (None, "000777", "上海科盛", "021-66668888", "2023/8/9")),
    ]


def test_a_wrong_name_does_not_matter(tmp_path, registration):
    renamed = registration.rename(tmp_path / "list.csv")
    assert len(read_workbook(renamed).grids) == 2


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" * 20, "wrong_type"),
        (b"PK\x03\x04 and then nothing of a zip", "damaged"),
        (OLE + b"\0" * 2000, "damaged"),
        (b"name\n\xff\xfe\xfa\xff", "encoding"),
        (b'name,phone\n"' + b"x" * 2_100_000, "quotes"),
        (b'name,phone\n"a,1\nb,2\n', "quotes"),
    ],
)
def test_what_is_no_list_is_refused_with_the_reason(tmp_path, content, expected):
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    assert reason(path) == expected


def test_a_missing_file_is_refused(tmp_path):
    assert reason(tmp_path / "nowhere.xlsx") == "missing"


def test_a_folder_is_refused(tmp_path):
    assert reason(tmp_path) == "denied"


def test_a_truncated_workbook_is_refused(registration):
    os.truncate(registration, registration.stat().st_size // 2)
    assert reason(registration) == "damaged"


def test_a_workbook_with_a_password_says_so(tmp_path):
    path = tmp_path / "secret.xlsx"
    path.write_bytes(OLE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 480)
    with pytest.raises(FileEncrypted) as refused:
        read_workbook(path)
    assert refused.value.params == {"file": "secret.xlsx"}


def test_progress_tells_all_rows_at_the_end(registration):
    seen: list[int] = []
    read_workbook(registration, progress=seen.append)
    assert seen[-1] == 13
    assert seen == sorted(seen)


def test_rows_arrive_whole_wherever_the_writer_paused():
    lines = (
        '{"sheets": [["客户", false]]}\n{"sheet": "客户"}\n[1, false, ["苏州"]]\n{"end": true}\n'
    )
    data = lines.encode()
    for pause in range(len(data)):
        receiver = _Receiver()
        receiver.take(io.BytesIO(data[:pause]))
        receiver.take(io.BytesIO(data[pause:]))
        (grid,) = receiver.workbook("f").grids
        assert grid.rows[0].cells == ("苏州",)


def test_a_reader_that_died_is_noticed(registration, monkeypatch):
    monkeypatch.setenv("PYTHONHOME", "/nowhere")  # no Python starts without its library
    assert reason(registration) == "reader_died"


def test_cancelling_ends_the_reading_process(registration, monkeypatch):
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def remember(*args, **kwargs):
        started.append(popen(*args, **kwargs))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", remember)
    with pytest.raises(Cancelled):
        read_workbook(registration, is_cancelled=lambda: True)
    assert started[0].returncode is not None


def test_a_file_that_takes_too_long_is_refused(registration):
    with pytest.raises(FileTooLarge) as refused:
        read_workbook(registration, limits=Limits(seconds=0.0))
    assert refused.value.params["limit"] == "seconds"


def test_a_frozen_program_calls_itself(registration, monkeypatch):
    calls: list[list[str]] = []

    def note(command, **_kwargs):
        calls.append(command)
        raise Cancelled()

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(subprocess, "Popen", note)
    with pytest.raises(Cancelled):
        read_workbook(registration)
    assert calls[0][:2] == [sys.executable, "--read-sheet"]
