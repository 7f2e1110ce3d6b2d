"""Finding the table in what people call a list."""

import pytest

from app.dataio.columns import recognise
from app.dataio.headers import LeftOut, find_table
from app.dataio.reading import read_workbook
from app.dataio.sheets import Grid, NoHeader, NoSheet, Row, SheetInfo, Workbook


def book(*rows: list[object], sheet: str = "S") -> Workbook:
    filled = tuple(
        Row(number, tuple(cells))
        for number, cells in enumerate(rows, start=1)
        if any(cell is not None for cell in cells)
    )
    return Workbook("f.xlsx", (SheetInfo(sheet),), (Grid(sheet, filled),))


HEAD: list[object] = ["客户名称", "电话", "状态"]


def test_the_table_is_found_below_titles_and_on_the_right_sheet(registration):
    table = find_table(read_workbook(registration), recognise)
    assert (table.sheet, table.header_row) == ("客户信息登记表", 3)
    assert table.headings[:4] == ("客户编号", "客户名称", "联系人", "联系方式 (手机/座机)")
    assert [row.number for row in table.rows] == [4, 5, 6, 7, 8, 9, 10]
    assert table.left_out == (LeftOut(12, "total"), LeftOut(13, "note"))


def test_the_person_may_name_another_sheet_and_row(registration):
    workbook = read_workbook(registration, "旧数据")
    table = find_table(workbook, recognise, sheet="旧数据", header_row=2)
    assert (table.headings, table.rows) == (("1", "不要动"), ())


def test_a_sheet_that_was_not_read_is_refused(registration):
    with pytest.raises(NoSheet):
        find_table(read_workbook(registration), recognise, sheet="旧数据")


def test_a_row_without_texts_is_no_header():
    with pytest.raises(NoHeader) as refused:
        find_table(book(HEAD, ["a"], [None]), recognise, header_row=3)
    assert refused.value.params["row"] == 3


def test_a_workbook_without_headings_is_refused():
    with pytest.raises(NoHeader):
        find_table(book([1, 2], [3, 4]), recognise)


def test_unknown_headings_are_still_headings():
    table = find_table(book(["标题"], [], ["Foo", "Bar"], [1, 2]), recognise)
    assert (table.header_row, table.headings) == (3, ("Foo", "Bar"))


def test_columns_without_heading_and_twice_the_same_are_kept_apart():
    table = find_table(
        book(["客户名称", None, "电话", "电话"], ["a", "b", 1, 2, "extra"]), recognise
    )
    assert table.headings == ("客户名称", "", "电话", "电话", "")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["合计", None, 311], "total"),
        ([None, "总计：", 5], "total"),
        (["Total", 1, 2], "total"),
        (["备注：红色为重点"], "note"),
        (HEAD, "header"),
    ],
)
def test_rows_that_are_no_records_are_left_out_by_name(row, reason):
    table = find_table(book(HEAD, ["a", 1, "成交"], row), recognise)
    assert (len(table.rows), table.left_out) == (1, (LeftOut(3, reason),))


@pytest.mark.parametrize(
    "row",
    [
        ["Total", "13800138000", "成交", "上海"],
        ["合计软件有限公司", None, None],
        ["a"],
        ["备注文具店"],
    ],
)
def test_customers_with_such_names_stay(row):
    table = find_table(book(HEAD, ["a", 1, "成交"], row), recognise)
    assert (len(table.rows), table.left_out) == (2, ())


def test_rows_of_blanks_are_no_records():
    assert len(find_table(book(HEAD, ["a"], ["  ", "\u3000"]), recognise).rows) == 1
