"""The list that the front desk of the tour has kept so far, with what such lists are like."""

from datetime import date, datetime
from pathlib import Path

VIP = "苏州云帆科技有限公司"
_ME = object()  # where the list names whoever keeps it
_HEADINGS = (
    "客户编号", "客户名称", "联系人", "联系方式\n（手机/座机）", "客户等级", "当前状态",
    "来源渠道", "首次接触时间", "需求描述", "负责人", "备注",
)  # fmt: skip
_ROWS: tuple[tuple[object, ...], ...] = (
    ("KH-001", VIP, "刘婷", "138 0013 8000", "VIP", "成交", "转介绍", date(2025, 3, 18),
     "客服系统与工单对接，要求 7×24 小时响应", _ME, None),
    ("KH-002", "杭州青禾食品有限公司", "陈建国", "0571-8765 4321-802", "重点", "成交", "展会",
     "2025-06-02", "会员售后回访", _ME, "开票需注明门店"),
    ("KH-003", "宁波海川物流有限公司", "何敏", "+86 139-0574-1122", "普通", "意向", "官网",
     "2025年9月11日", "希望按线路统计投诉", None, "=上次报价含税"),
    ("KH-004", "温州瑞安鞋业有限公司", "林晓", 13600577889, "普通", "潜在", "电话",
     "2025/11/3", "先看演示", None, None),
    ("KH-005", "上海朗润医疗器械有限公司", "顾颖", "021-6888 0000", "重点", "意向", "合作伙伴推荐",
     datetime(2025, 12, 9, 14, 30), "需要资质文件", _ME, None),  # noqa: DTZ001 - a sheet knows no zone
    ("KH-006", "周文", "周文", "137 9988 7766", "普通", "成交", "到店", "20260105",
     "家用设备维修", None, None),
    ("KH-007", "苏州云帆科技有限公司", "刘婷", "13800138000", "VIP", "成交", "转介绍",
     "2025.3.18", "重复登记", _ME, None),
    ("KH-008", None, "孙强", "135 1234 5678", "普通", "潜在", "电话", "2026-01-20",
     "只留了电话", None, None),
    ("KH-009", "嘉兴南湖印务有限公司", "沈月", "0573-8221 3344", "普通", "意向", "活动", "昨天",
     "画册印刷", None, None),
    ("KH-010", "绍兴越文化传播有限公司", "施然", "158 5757 2020", "普通", "意向", "社交媒体",
     "2026-02-14", "活动期间咨询量大", None, None),
)  # fmt: skip
NEW, DUPLICATES, REJECTED = 7, 1, 2


def write(path: Path, keeper: str) -> None:
    """Write the list: a title, headings in row 3, a total, a sheet that is hidden.

    Args:
        keeper: name of the person whose customers most of them are.
    """
    from openpyxl import Workbook  # slow to load

    book = Workbook()
    sheet = book.active
    sheet.title = "客户登记"
    sheet.append(["客户信息登记表（2026 年）"])
    sheet.append(["填表：前台", None, "更新：2026-03-02"])
    sheet.append(_HEADINGS)
    for row in _ROWS:
        sheet.append([keeper if cell is _ME else cell for cell in row])
        note = sheet.cell(sheet.max_row, len(row))
        if isinstance(note.value, str):
            note.data_type = "s"  # "=…" stays the text that somebody typed
    sheet.append(["合计", len(_ROWS)])
    old = book.create_sheet("旧表")
    old.append(["客户名称", "联系电话"])
    old.append(["去年已停用", "0571-0000 0000"])
    old.sheet_state = "hidden"
    book.save(path)
    book.close()
