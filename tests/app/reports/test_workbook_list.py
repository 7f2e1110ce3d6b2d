"""Large lists: what Excel finds in the cells, and what is left behind when it goes wrong."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from app.core.errors import Cancelled
from app.core.target import CannotWrite
from app.reports import workbook
from app.reports.columns import CELL_LIMIT, Column, Display, Kind
from app.reports.workbook import Sheet, Written, sheet_title, write_list

SHANGHAI = Display(ZoneInfo("Asia/Shanghai"), "…（已截断）")
FORMULA_LIKE = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    " =x",
    "\t=x",
    "-2+3",
    "@SUM(A1)",
    "+86 138 0013 8000",
    "＝1+1",
    "#N/A",
    "http://example.com",
    "007",
]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "list.xlsx"


def write(path, columns, rows, display=SHANGHAI):
    sheet = Sheet("客户", columns, [rows])
    return write_list(path, [sheet], lambda _rows: None, lambda: False, display)


def column_of(path, letter="A"):
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return list(sheet[letter])[1:]


@pytest.mark.parametrize("text", FORMULA_LIKE)
def test_text_stays_text_whatever_it_begins_with(path, text):
    write(path, [Column("名称")], [[text]])
    (cell,) = column_of(path)
    assert (cell.data_type, cell.value) == ("s", text)


@pytest.mark.parametrize("text", ["a & b", "  blanks  ", "<r>", "<b>1 < 2</b>"])
def test_text_like_markup_is_shown_as_it_is(path, text):
    write(path, [Column("名称")], [[text]])
    assert column_of(path)[0].value == text


def test_text_like_the_writers_own_markup_is_no_markup(path):
    write(path, [Column("名称")], [["<r>1 < 2</r>"]])
    assert column_of(path)[0].value.rstrip() == "<r>1 < 2</r>"


def test_text_like_an_excel_escape_is_escaped_itself(path):
    write(path, [Column("名称")], [["_x0041_"]])
    # Excel and LibreOffice show _x005F_ as the underscore; openpyxl shows what is stored.
    assert column_of(path)[0].value == "_x005F_x0041_"


def test_an_editor_of_formula_like_text_keeps_a_text(path):
    write(path, [Column("名称")], [["=1+1"], ["杭州"]])
    assert [bool(cell.quotePrefix) for cell in column_of(path)] == [True, False]


@pytest.mark.parametrize(
    ("kind", "value", "found", "number_format"),
    [
        (Kind.INT, 12, 12, "0"),
        (Kind.DECIMAL, 4.25, 4.25, "0.00"),
        (Kind.MONEY, Decimal("1234.5000"), 1234.5, "#,##0.00"),
        (Kind.DATE, date(2026, 2, 28), datetime.fromisoformat("2026-02-28"), "yyyy-mm-dd"),
        (Kind.PERCENT, 0.255, 0.255, "0.0%"),
        (Kind.DURATION, timedelta(hours=30), timedelta(hours=30), "[h]:mm"),
        (
            Kind.DATETIME,
            datetime(2026, 1, 1, 20, 30, tzinfo=UTC),
            datetime.fromisoformat("2026-01-02T04:30"),
            "yyyy-mm-dd hh:mm",
        ),
    ],
)
def test_values_are_real_numbers_and_dates(path, kind, value, found, number_format):
    write(path, [Column("x", kind)], [[value]])
    (cell,) = column_of(path)
    assert (cell.value, cell.number_format) == (found, number_format)


@pytest.mark.parametrize(
    ("kind", "value", "found"),
    [
        (Kind.TEXT, "013800138000", "013800138000"),
        (Kind.INT, 12345678901234567890, "12345678901234567890"),
        (Kind.MONEY, Decimal("123456789012345.6789"), "123456789012345.6789"),
        (Kind.DATE, date(1899, 12, 31), "1899-12-31"),
        (Kind.DURATION, timedelta(minutes=-90), "-1:30"),
        (Kind.DECIMAL, float("nan"), None),
        (Kind.DECIMAL, "–", "–"),
        (Kind.MONEY, None, None),
        (Kind.TEXT, "a\x00\x01b\ud800", "ab"),
    ],
)
def test_what_a_number_cannot_hold_becomes_text_or_nothing(path, kind, value, found):
    write(path, [Column("x", kind), Column("y")], [[value, "y"]])
    (cell,) = column_of(path)
    assert cell.value == found


def test_a_time_without_a_zone_is_refused(path):
    with pytest.raises(ValueError, match="zone"):
        write(path, [Column("x", Kind.DATETIME)], [[datetime.fromisoformat("2026-01-01")]])
    assert not path.exists()


@pytest.mark.parametrize("character", ["x", "😀"])
def test_a_text_too_long_is_cut_with_a_note_and_counted(path, character):
    written = write(path, [Column("x")], [[character * 40_000], ["short"]])
    assert written == Written(rows=2, cut=1)
    text = column_of(path)[0].value
    assert text.endswith("…（已截断）")
    assert CELL_LIMIT - 1 <= len(text.encode("utf-16-le")) // 2 <= CELL_LIMIT


def test_the_longest_text_a_cell_holds_is_not_cut(path):
    assert write(path, [Column("x")], [["x" * CELL_LIMIT]]).cut == 0


def test_header_is_frozen_filtered_and_as_wide_as_its_content(path):
    write(path, [Column("客户名称"), Column("备注", width=9)], [["杭州来客科技有限公司", "x" * 50]])
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("客户", "A2", "A1:B2")
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["A"].width > 20  # ten characters, two each
    assert sheet.column_dimensions["B"].width < 11


def test_a_list_longer_than_a_sheet_goes_on_in_the_next(path, monkeypatch):
    monkeypatch.setattr(workbook, "ROWS_PER_SHEET", 3)
    assert write(path, [Column("n", Kind.INT)], [[n] for n in range(7)]).rows == 7
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["客户", "客户 (2)", "客户 (3)"]
    rows = [[row[0] for row in sheet.iter_rows(values_only=True)] for sheet in book]
    assert rows == [["n", 0, 1, 2], ["n", 3, 4, 5], ["n", 6]]


def test_an_empty_list_is_a_header(path):
    write(path, [Column("名称")], [])
    assert openpyxl.load_workbook(path).worksheets[0].max_row == 1


def test_progress_tells_rows_and_cancel_leaves_nothing(path, tmp_path):
    heard = []
    batches = ([[n]] * 10 for n in range(100))
    with pytest.raises(Cancelled):
        write_list(
            path,
            [Sheet("n", [Column("n", Kind.INT)], batches)],
            heard.append,
            lambda: len(heard) == 3,
            SHANGHAI,
        )
    assert heard == [10, 20, 30]
    assert list(tmp_path.iterdir()) == []


def test_a_failing_query_keeps_the_older_file(path, tmp_path):
    path.write_text("older")

    def batches():
        yield [["one"]]
        raise RuntimeError("store went away")

    with pytest.raises(RuntimeError, match="went away"):
        write_list(
            path,
            [Sheet("n", [Column("n")], batches())],
            lambda _rows: None,
            lambda: False,
            SHANGHAI,
        )
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_the_file_is_for_its_owner_only(path):
    write(path, [Column("n")], [["x"]])
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_missing_folder_is_named(tmp_path):
    path = tmp_path / "nowhere" / "list.xlsx"
    with pytest.raises(CannotWrite) as caught:
        write(path, [Column("n")], [["x"]])
    assert caught.value.params["path"] == str(path)


def test_a_full_disk_is_told_and_leaves_nothing(path, tmp_path, monkeypatch):
    import xlsxwriter.workbook

    def full(_self):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(xlsxwriter.workbook.Workbook, "_store_workbook", full)
    with pytest.raises(CannotWrite) as caught:
        write(path, [Column("n")], [["x"]])
    assert caught.value.params["reason"] == "No space left on device"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("title", "taken", "found"),
    [
        ("客户/列表 [1]", [], "客户 列表  1"),
        ("", [], "Sheet"),
        ("History", [], "History_"),
        ("x" * 40, [], "x" * 31),
        ("Abc", ["abc"], "Abc (2)"),
        ("x" * 40, ["x" * 31, "x" * 27 + " (2)"], "x" * 27 + " (3)"),
    ],
)
def test_sheet_titles_are_what_excel_takes(title, taken, found):
    assert sheet_title(title, taken) == found
