"""Small files made on the spot: workbooks as people make them, and hostile ones by hand."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

REGISTRATION = [
    ["客户信息登记表"],
    ["填表：前台", None, None, None, None, None, "更新：2025-09-30"],
    [
        "客户编号",
        "客户名称",
        "联系人",
        "联系方式\n(手机/座机)",
        "邮箱",
        "首次接触时间",
        "当前状态",
        "负责人",
        "需求描述",
        "年营收",
    ],
]

_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"""
_RELS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>"""
_REL = '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

MakeRaw = Callable[..., Path]
MakeBook = Callable[[Mapping[str, Sequence[Sequence[object]]]], Path]


@pytest.fixture
def make_raw(tmp_path: Path) -> MakeRaw:
    """Write an .xlsx from its sheet's XML: ``make_raw(rows, before="", after="", extra={})``."""

    def make(
        rows: str,
        before: str = "",
        after: str = "",
        extra: Mapping[str, str] | None = None,
        doctype: str = "",
    ) -> Path:
        path = tmp_path / "raw.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml", _TYPES)
            package.writestr(
                "_rels/.rels", _RELS.format(_REL.format("r1", "officeDocument", "xl/workbook.xml"))
            )
            package.writestr(
                "xl/_rels/workbook.xml.rels",
                _RELS.format(
                    _REL.format("r1", "worksheet", "worksheets/sheet1.xml")
                    + _REL.format("r2", "styles", "/xl/styles.xml")
                    + _REL.format("r3", "sharedStrings", "sharedStrings.xml")
                ),
            )
            package.writestr(
                "xl/workbook.xml",
                f'<workbook xmlns="{_MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
                '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
            )
            package.writestr(
                "xl/worksheets/sheet1.xml",
                f'<?xml version="1.0"?>{doctype}<worksheet xmlns="{_MAIN}">{before}'
                f"<sheetData>{rows}</sheetData>{after}</worksheet>",
            )
            for name, text in (extra or {}).items():
                package.writestr(name, text)
        return path

    return make


@pytest.fixture
def make_book(tmp_path: Path) -> MakeBook:
    """Write an .xlsx from sheets of rows, as Excel would; a name in brackets is a hidden sheet."""

    def make(sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
        import openpyxl

        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            sheet = book.create_sheet(name.strip("()"))
            if name.startswith("("):
                sheet.sheet_state = "hidden"
            for row in rows:
                sheet.append(row)
        path = tmp_path / "book.xlsx"
        book.save(path)
        book.close()
        return path

    return make


@pytest.fixture
def registration(make_book: MakeBook) -> Path:
    """A front desk's list with every trap: titles, broken heading, bad rows, total, notes."""
    good = [
        ["039317", "上海科盛宏科技有限公司", "刘丽杰", "156-0181-5908", "a590@example.com",
         "2023/8/8", "流失", "陈静", None, None],
        ["609851", "  苏州创达教育咨询有限公司\u3000", "刘艳欣", "+86 15462819482", None,
         date(2023, 4, 16), "流失", "林涛", "多门店对账", "120万"],
        ["123800", "南京信联华餐饮管理有限公司", "陈然霞", 15194875749, "h593@example.com",
         "20230316", "意向", "陈静", "-", "3,500,000"],
        ["176211", "昆明远博科技有限公司", "许晨然", "\u300013049746507 ", None,
         "2023年12月30日", "成交", "赵敏", "+86 也能收短信吗", "1.2亿"],
        ["508520", "北京润达商贸有限公司", "陈晨", "021-66668888 转 801", None,
         "2023.1.13", "潜在", "赵敏", "@谁负责", "800000"],
    ]  # fmt: skip
    bad = [
        [None, None, "无名", "12", None, "2025-02-30", "意向", "陈静", None, None],
        ["000777", "日期不对有限公司", "周敏", "13800138000", "not-an-email", "昨天", "谈判中",
         "没有这个人", None, "很多"],
    ]  # fmt: skip
    total = [[], ["合计", "=COUNTA(B4:B10)"], ["注：红色为重点客户"]]
    return make_book(
        {
            "说明": [["客户信息登记，2025 年起用。有问题找前台。"]],
            "客户信息登记表": [*REGISTRATION, *good, *bad, *total],
            "(旧数据)": [["客户编号", "客户名称"], ["1", "不要动"]],
        }
    )
