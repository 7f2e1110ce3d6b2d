"""A whole list, from the file to records and rejected rows."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.core.phones import Phone
from app.dataio import columns
from app.dataio.headers import find_table
from app.dataio.reading import read_workbook
from app.dataio.records import CustomerRecord, ParsedImport, parse_customers
from app.dataio.sheets import MissingColumn
from app.dataio.values import Revenue


def parsed(path: Path) -> ParsedImport:
    table = find_table(read_workbook(path), columns.recognise)
    return parse_customers(table, columns.match(table.headings))


def one(make_book, headings: list[str], *rows: list[object]) -> ParsedImport:
    return parsed(make_book({"S": [headings, *rows]}))


def test_a_front_desk_list_is_read_as_meant(registration):
    first, second, *_ = parsed(registration).records
    assert first == CustomerRecord(
        row=4,
        external_no="039317",
        name="上海科盛宏科技有限公司",
        contact_name="刘丽杰",
        phones=(Phone("156-0181-5908", "+8615601815908"),),
        email="a590@example.com",
        first_contact_at=datetime.fromisoformat("2023-08-08"),
        status="lost",
        owner="陈静",
    )
    assert second == CustomerRecord(
        row=5,
        external_no="609851",
        name="苏州创达教育咨询有限公司",
        contact_name="刘艳欣",
        phones=(Phone("+86 15462819482", "+8615462819482"),),
        first_contact_at=datetime.fromisoformat("2023-04-16"),
        status="lost",
        owner="林涛",
        need_pain="多门店对账",
        revenue=Revenue("120万", Decimal(1_200_000)),
    )


def test_numbers_phones_and_formula_like_texts_come_through(registration):
    records = parsed(registration).records
    assert [record.phones[0].e164 for record in records] == [
        "+8615601815908",
        "+8615462819482",
        "+8615194875749",
        "+8613049746507",
        "+862166668888",
    ]
    assert records[4].phones[0].ext == "801"
    assert [record.need_pain for record in records] == [
        "",
        "多门店对账",
        "",
        "+86 也能收短信吗",
        "@谁负责",
    ]
    assert [record.first_contact_at.date().isoformat() for record in records] == [
        "2023-08-08",
        "2023-04-16",
        "2023-03-16",
        "2023-12-30",
        "2023-01-13",
    ]


def test_bad_rows_are_rejected_with_every_problem(registration):
    nameless, undated = parsed(registration).rejects
    assert (nameless.sheet, nameless.row) == ("客户信息登记表", 9)
    assert [(p.column, p.code, p.raw) for p in nameless.problems] == [
        ("客户名称", "missing", ""),
        ("联系方式 (手机/座机)", "phone", "12"),
        ("首次接触时间", "date", "2025-02-30"),
    ]
    assert undated.row == 10
    assert [(p.column, p.code, p.raw) for p in undated.problems] == [
        ("邮箱", "email", "not-an-email"),
        ("首次接触时间", "date", "昨天"),
        ("当前状态", "choice", "谈判中"),
    ]
    assert undated.cells[1] == "日期不对有限公司"


def test_a_bad_phone_or_address_alone_is_kept_with_a_warning(make_book):
    result = one(make_book, ["名称", "电话", "邮箱", "优先级"], ["甲", "66668888", "a@b", "特急"])
    (record,) = result.records
    assert (record.phones, record.email, record.priority) == (
        (Phone("66668888", None),),
        "a@b",
        None,
    )
    assert [(p.row, p.field, p.code, p.raw) for p in result.warnings] == [
        (2, "phone", "phone", "66668888"),
        (2, "email", "email", "a@b"),
        (2, "priority", "choice", "特急"),
    ]
    assert result.rejects == ()


def test_phones_of_two_columns_are_joined_without_repeats(make_book):
    result = one(
        make_book, ["名称", "手机", "座机"], ["甲", 13800138000, "138-0013-8000 / 010-65529988"]
    )
    assert [phone.as_typed for phone in result.records[0].phones] == ["13800138000", "010-65529988"]


def test_the_column_decides_between_day_and_month(make_book):
    rows = ["甲", "8/9/1990"], ["乙", "31/12/1990"]
    told = one(make_book, ["名称", "生日"], *rows)
    assert [record.birthday for record in told.records] == [date(1990, 9, 8), date(1990, 12, 31)]
    untold = one(make_book, ["名称", "生日"], rows[0])
    assert [(reject.row, reject.problems[0].code) for reject in untold.rejects] == [
        (2, "date_ambiguous")
    ]


def test_a_formula_without_result_is_named(make_book):
    result = one(make_book, ["名称", "备注"], ['="甲"&"乙"', "x"], ["丙", "=1+1"])
    assert [(r.row, r.problems[0].field, r.problems[0].code) for r in result.rejects] == [
        (2, "name", "formula"),
        (3, "remark", "formula"),
    ]


def test_a_list_without_names_is_refused(make_book):
    with pytest.raises(MissingColumn) as refused:
        one(make_book, ["电话", "邮箱"], [13800138000, "a@example.com"])
    assert refused.value.params["field"] == "name"
    assert refused.value.params["columns"] == ["电话", "邮箱"]
