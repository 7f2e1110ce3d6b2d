"""Every building block in one window, to be looked at and to be built by a test.

python -m tests.ui.widgets.gallery OUT.png [light|dark] [factor]
"""

import os
import sys
from datetime import date

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QListView,
    QMainWindow,
    QMenu,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui.delegates.cells import ChipDelegate
from ui.delegates.customer_card import CustomerCard, CustomerCardDelegate
from ui.delegates.ticket_card import Density, TicketCard, TicketCardDelegate
from ui.qtmodels.roles import Role
from ui.theme import Mode, Theme, current, use
from ui.theme.theme import STYLE
from ui.theme.tokens import LIGHT
from ui.widgets.avatar import Avatar
from ui.widgets.button import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.chart import Chart, Mark
from ui.widgets.chip import Chip
from ui.widgets.date_field import DateField, DateTimeField
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import CheckBox, ComboBox, LineEdit, NumberField, PhoneField, TextArea
from ui.widgets.filter_bar import FilterBar
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.form import Form
from ui.widgets.inline_message import InlineMessage
from ui.widgets.kpi import Kpi
from ui.widgets.page_header import PageHeader
from ui.widgets.picker import Choice, EntityPicker
from ui.widgets.search_field import SearchField
from ui.widgets.section_header import SectionHeader
from ui.widgets.segmented import Option, SegmentedControl
from ui.widgets.tag_edit import TagEdit
from ui.widgets.toast import ToastHost

TICKETS = [
    TicketCard(
        "#1042",
        "打印机无法连接，前台急用",
        "张伟",
        "投诉",
        "complaint",
        "urgent",
        "重大",
        "VIP",
        "2 小时前",
        "overdue",
        "超时 2 小时",
        30,
        "李雷",
        unread=True,
        attachments=2,
    ),
    TicketCard(
        "#1038",
        "Refund not received after three long days of waiting",
        "Blue Harbor Ltd",
        "Refund",
        "return",
        "high",
        "High",
        "",
        "3 days ago",
        "duesoon",
        "45 min left",
        0,
        "Alice Smith",
        attachments=1,
    ),
    TicketCard(
        "#1017",
        "请补充设备序列号照片",
        "重庆银行",
        "咨询",
        "question",
        "normal",
        "常规",
        "重点",
        "5 天前",
        "paused",
        "已暂停",
        80,
        "",
    ),
]
CUSTOMERS = [
    CustomerCard(
        "张伟",
        "vip",
        "VIP",
        "resolved",
        "正常",
        "成长期",
        "上海浦东发展公司 · 采购经理",
        "李雷",
        "***8000",
        "z***@example.cn",
        "最近联系 3 天前",
        2,
        "满意度 4.2/5",
        "high",
        ("老客户", "华东"),
        "流失风险高",
    ),
    CustomerCard(
        "Blue Harbor Trading (Shanghai) International Company Limited",
        "key",
        "Key",
        "new",
        "Active",
        "",
        "Retail",
        "Alice Smith",
        "***1234",
        "",
        "No contact yet",
        0,
        "",
        "middle",
        (),
        "Medium risk",
    ),
]


def gallery() -> QMainWindow:
    """Build a window that shows everything."""
    window = QMainWindow()
    window.setWindowTitle("Gallery")
    central = QWidget()
    page = QVBoxLayout(central)
    page.addWidget(_header())
    message = InlineMessage(closable=True)
    message.show_message("数据库连接中断，12 秒后重试。草稿已保存在本机。", "warning", "立即重试")
    page.addWidget(message)
    page.addWidget(_bars())
    page.addWidget(_chips())
    columns = QHBoxLayout()
    columns.addWidget(_form(), 3)
    columns.addWidget(_right(), 4)
    columns.addWidget(_lists(), 4)
    page.addLayout(columns, 1)
    window.setCentralWidget(central)
    window.statusBar().showMessage("128 条")
    host = ToastHost(window, window.statusBar())
    window.show()
    host.show_toast("已将 #1017 移到“待客户”", action="撤销")
    return window


def _header() -> PageHeader:
    header = PageHeader("工单看板")
    header.set_subtitle("128 条")
    header.set_search(SearchField("搜索客户、电话、工单、拼音…"))
    for kind, text in (("quiet", "导出"), ("danger", "Delete"), ("secondary", "Assign")):
        header.add_action(Button(text, kind))
    more = Button("新建工单", "primary", "add")
    menu = QMenu(more)
    menu.addAction("新建客户")
    more.set_menu(menu)
    header.add_action(more)
    header.add_action(IconButton("more_horizontal", "More"))
    return header


def _bars() -> QWidget:
    bars = QWidget()
    row = QHBoxLayout(bars)
    filters = FilterBar()
    filters.set_menu(QMenu(filters))
    filters.set_filters({"owner": "负责人：李雷", "channel": "Channel: phone"})
    row.addWidget(filters, 1)
    views = [
        Option("board", "看板", "board", show_text=False),
        Option("table", "Table", "table"),
        Option("cards", "卡片", "grid"),
    ]
    row.addWidget(SegmentedControl(views))
    return bars


def _chips() -> QWidget:
    chips = QWidget()
    flow = FlowLayout(chips)
    flow.setSpacing(current().px("xs"))
    for group in ("status", "priority", "sla", "csat", "message"):
        for key in getattr(LIGHT, group):
            flow.addWidget(Chip(f"{key} 状态", group, key))
    for name in ("张伟", "欧阳娜娜", "Alice Smith", "李"):
        flow.addWidget(Avatar(name, 36))
        flow.addWidget(Avatar(name, 24))
    return chips


def _form() -> Form:
    form = Form(columns=2)
    form.add("name", LineEdit("姓名"), "姓名", required=True)
    form.add("phone", PhoneField(), "Phone")
    tier = ComboBox()
    tier.set_choices([("vip", "VIP 客户"), ("key", "重点")])
    form.add("tier", tier, "等级")
    form.add("amount", NumberField(decimals=2), "Amount")
    form.add("due", DateField(lambda: date(2026, 11, 21)), "跟进日期")
    form.add("at", DateTimeField(lambda: date(2026, 11, 21)), "Time")
    picker = EntityPicker(lambda text, show: show([Choice(1, f"{text}张伟")]))
    form.add("owner", picker, "负责人", wide=True)
    tags = TagEdit(["老客户"])
    form.add("tags", tags, "标签", wide=True)
    form.add("note", TextArea("备注"), "Note", wide=True)
    form.add("consent", CheckBox("同意 Consent"), "", wide=True)
    form.set_values({"phone": "abc", "due": date(2026, 12, 1), "tags": ("老客户", "华东")})
    form.set_values({"consent": True, "owner": Choice(1, "李雷（售后）"), "note": "打印机换网线后"})
    form.check()
    return form


def _right() -> QWidget:
    right = QWidget()
    column = QVBoxLayout(right)
    row = QHBoxLayout()
    satisfied, reached = Kpi("满意率"), Kpi("Response rate")
    satisfied.set_value("82%", "n = 214")
    satisfied.set_trend("3 点，较好", "up")
    reached.set_value("41%", "214 / 522", few=True)
    reached.set_state("2 h late", "sla", "overdue")
    row.addWidget(satisfied)
    row.addWidget(reached)
    column.addLayout(row)
    card = Card()
    head = SectionHeader()
    head.set_title("每日工单", "最近 5 天")
    head.add_action(Button("Refresh", "quiet"))
    card.body.addWidget(head)
    chart = Chart()
    chart.set_drawing(_draw, "每日工单，最高 20（周五）", [("日", "新建"), ("周一", 12)])
    card.body.addWidget(chart, 1)
    column.addWidget(card, 1)
    empty = EmptyState("search", "没有找到客户", "换一个词，或新建客户。", "新建客户")
    column.addWidget(empty)
    return right


def _draw(figure):
    axes = figure.subplots()
    days = ["周一", "周二", "周三", "周四", "周五"]
    axes.plot(days, [12, 18, 9, 15, 20], label="新建")
    axes.plot(days, [10, 14, 13, 16, 17], label="已关闭")
    bars = axes.bar(days, [3, 5, 4, 6, 8], label="超时 $5 $6")
    axes.set_title("每日工单 / Tickets per day")
    axes.legend(ncols=3)
    return [
        Mark(bar, f"{day}: {bar.get_height()}", day) for bar, day in zip(bars, days, strict=True)
    ]


def _lists() -> QWidget:
    tabs = QTabWidget()
    tabs.addTab(_list(TICKETS + CUSTOMERS), "卡片 Cards")
    tabs.addTab(_list(TICKETS, Density.COMPACT), "Compact")
    tabs.addTab(_table(), "表格")
    return tabs


def _list(cards, density: Density | None = None) -> QListView:
    view = QListView()
    model = QStandardItemModel(view)
    view.setModel(model)
    tickets, customers = TicketCardDelegate(parent=view), CustomerCardDelegate(view)
    if density:
        tickets.density = density
    view.setItemDelegate(tickets)
    for row, card in enumerate(cards):
        item = QStandardItem()
        item.setData(card, Role.CARD)
        model.appendRow(item)
        if isinstance(card, CustomerCard):
            view.setItemDelegateForRow(row, customers)
    view.setCurrentIndex(model.index(0, 0))
    return view


def _table() -> QTableView:
    view = QTableView()
    model = QStandardItemModel(2, 2, view)
    model.setHorizontalHeaderLabels(["客户", "状态"])
    rows = [
        ("张伟", "处理中", ("status", "open")),
        ("Alice", "Closed", ("status", "closed")),
    ]
    for row, (name, word, chip) in enumerate(rows):
        model.setItem(row, 0, QStandardItem(name))
        state = QStandardItem(word)
        state.setData(chip, Role.CHIP)
        model.setItem(row, 1, state)
    view.setModel(model)
    view.setItemDelegateForColumn(1, ChipDelegate(view))
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    view.selectRow(0)
    return view


def main(out: str, mode: str = "light", factor: str = "1") -> None:
    """Save a picture of the gallery."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["gallery", *STYLE])
    theme = Theme(Mode(mode), float(factor))
    use(theme)
    theme.apply(app)
    window = gallery()
    window.resize(theme.scaled(1366), theme.scaled(900))
    for _ in range(3):
        app.processEvents()
    window.grab().save(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
