"""Forms, tables and native charts as Excel finds them."""

import zipfile
from datetime import date
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from app.reports.book import Book, Field, Series
from app.reports.columns import Column, Display, Kind

DIMENSIONS = [Column("维度"), Column("平均", Kind.DECIMAL), Column("满意占比", Kind.PERCENT)]
ROWS = [["响应速度", 4.2, 0.82], ["=1+1", 2.9, 0.4]]


@pytest.fixture
def book():
    return Book(Display(ZoneInfo("Asia/Shanghai")), "满意度")


@pytest.fixture
def saved(book, tmp_path):
    def save():
        path = tmp_path / "book.xlsx"
        book.save(path)
        return openpyxl.load_workbook(path)

    return save


def test_a_table_is_a_real_table_with_a_frozen_header(book, saved):
    sheet = book.sheet("满意度")
    sheet.title("满意度调查")
    sheet.table(DIMENSIONS, ROWS, freeze=True)
    page = saved()["满意度"]
    (table,) = page.tables.values()
    assert (table.ref, table.column_names) == ("A2:C4", ["维度", "平均", "满意占比"])
    assert page.freeze_panes == "A3"
    assert page.print_title_rows == "$2:$2"
    assert [cell.number_format for cell in page[3]] == ["@", "0.00", "0.0%"]


def test_text_in_books_never_becomes_a_formula(book, saved):
    sheet = book.sheet("=1+1")
    sheet.title("=1+1")
    sheet.note("@SUM(A1)")
    sheet.form([Field("=1+1", "=cmd|x")])
    sheet.table([Column("=a")], [["=1+1"], ["#N/A"]])
    types = {cell.data_type for row in saved().worksheets[0] for cell in row if cell.value}
    assert types == {"s"}


def test_headers_of_a_table_are_unique_and_never_empty(book, saved):
    book.sheet("x").table([Column("A"), Column("a"), Column("")], [])
    (table,) = saved()["x"].tables.values()
    assert table.column_names == ["A", "a (2)", "3"]
    assert table.ref == "A1:C2"  # a table without a row would be repaired by Excel


def test_names_of_tables_differ_through_the_book(book, saved):
    for title in ("a", "b"):
        book.sheet(title).table([Column("x")], [["y"]])
    names = [name for page in saved() for name in page.tables]
    assert names == ["Table1", "Table2"]


def test_a_form_lays_out_pairs_and_wide_fields(book, saved):
    sheet = book.sheet("登记表")
    sheet.form(
        [
            Field("编号", "C-20260101-001"),
            Field("电话", "013800138000"),
            Field("日期", date(2026, 3, 1), Kind.DATE),
            Field("需求", "很长" * 60, is_wide=True),
            Field("优先级", "高"),
        ]
    )
    page = saved()["登记表"]
    assert [cell.value for cell in page[1]] == ["编号", "C-20260101-001", "电话", "013800138000"]
    assert (page["B2"].number_format, page["C2"].value) == ("yyyy-mm-dd", None)
    assert [str(area) for area in page.merged_cells.ranges] == ["B3:D3"]
    assert page.row_dimensions[3].height > 3 * page.row_dimensions[1].height / 2
    assert page["A4"].value == "优先级"


def test_charts_show_their_axes_and_point_at_the_table(book, saved):
    sheet = book.sheet("图 'n' 表")
    table = sheet.table(DIMENSIONS, ROWS)
    sheet.bar_chart("平均", table, Series(names=0, values=[1]), "0.00")
    sheet.line_chart("趋势", table, Series(names=0, values=[1, 2]), "0.00")
    bar, line = saved().worksheets[0]._charts
    assert not bar.x_axis.delete
    assert not bar.y_axis.delete
    assert bar.series[0].val.numRef.f.endswith("!$B$2:$B$3")
    assert bar.series[0].cat.numRef.f.endswith("!$A$2:$A$3")
    assert len(line.series) == 2
    assert line.anchor._from.row > bar.anchor._from.row + 10


def test_pages_are_a4_and_as_wide_as_the_paper(book, saved):
    book.sheet("A & B", is_landscape=True).note("x")
    page = saved()["A & B"]
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.oddFooter.center.text == "&P / &N"


def test_a_long_text_is_cut_with_a_note_and_counted(book, saved):
    book.sheet("x").note("x" * 40_000)
    assert saved()["x"]["A1"].value.endswith("… (cut)")
    assert book.cut == 1


def test_a_book_holds_no_formula_and_no_link_outside(book, tmp_path):
    sheet = book.sheet("x")
    sheet.table([Column("a")], [['=HYPERLINK("http://x")'], ["http://example.com"]])
    path = tmp_path / "book.xlsx"
    book.save(path)
    with zipfile.ZipFile(path) as parts:
        page = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    assert "hyperlink " not in page
    assert path.stat().st_mode & 0o777 == 0o600
