"""Lists as they stand on the screen: the columns chosen, the filter, the order."""

import json
from datetime import datetime

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from app.audit.tables import AuditEvent
from app.core.permissions import Role
from app.core.progress import Progress
from app.customers import service as customers
from app.customers.dto import (
    CustomerFilter,
    CustomerOrder,
    CustomerSort,
    NewContact,
    NewCustomer,
    PointInput,
)
from app.customers.rules import PointKind, Status
from app.reports.catalogue import run_report
from app.reports.job import ReportJob, ReportParams
from app.reports.seen import SeenColumn, UnknownColumn
from app.tickets.dto import TicketSort
from tests.tickets_world import build

NAME, PHONE = SeenColumn("name", "名称"), SeenColumn("phone", "电话")
STATUS, LAST = SeenColumn("status", "状态"), SeenColumn("last_contact", "最近联系")


@pytest.fixture
def world(backend):
    return build(backend)


@pytest.fixture
def register(world):
    def register(name, status=Status.WON):
        phone = PointInput(PointKind.PHONE, "13800138000")
        form = NewCustomer(name, status=status, contacts=(NewContact("李华", points=(phone,)),))
        return world.of("林涛").command(customers.register, form).result

    return register


def sheet(backend, tmp_path, name, params, language="zh_CN"):
    path = tmp_path / "list.xlsx"
    run_report(backend, Progress(), ReportJob(name, params, path, language))
    return [list(row) for row in load_workbook(path).worksheets[0].iter_rows(values_only=True)]


def test_the_file_has_the_columns_in_their_order_with_real_values(world, register, clock, tmp_path):
    register("乙公司")
    register("甲公司")
    register("丙公司", Status.LOST)
    params = ReportParams(
        customers=CustomerFilter(statuses=frozenset({Status.WON})),
        customer_order=CustomerOrder(CustomerSort.NAME, descending=True),
        columns=(LAST, NAME, STATUS),
    )
    there = clock.now.astimezone(world.backend.zone)
    met = datetime(there.year, there.month, there.day, there.hour, there.minute)  # noqa: DTZ001 # as a sheet has it
    assert sheet(world.backend, tmp_path, "customer_list", params) == [
        ["最近联系", "名称", "状态"],
        [met, "乙公司", "成交"],
        [met, "甲公司", "成交"],
    ]


def test_phones_are_clear_only_for_whom_lists_may_show_them(world, register, tmp_path):
    register("甲公司")
    params = ReportParams(customers=CustomerFilter(text="甲公司"), columns=(PHONE,))
    mine = sheet(world.of("林涛"), tmp_path, "customer_list", params)
    all_ = sheet(world.backend, tmp_path, "customer_list", params)
    assert (mine[1:], all_[1:]) == ([["***8000"]], [["138 0013 8000"]])
    assert world.of("林涛").actor.role is Role.AGENT


def test_tickets_stand_in_the_file_as_in_the_table(world, tmp_path):
    world.report(title="打印机卡纸", sub_kind="卡纸")
    world.report(title="报价")
    params = ReportParams(
        ticket_sort=TicketSort("number", descending=True),
        columns=(SeenColumn("title", "标题"), SeenColumn("kind", "类型"),
                 SeenColumn("due", "下个时限"), SeenColumn("progress", "进度")),
    )  # fmt: skip
    head, *rows = sheet(world.backend, tmp_path, "ticket_list", params)
    assert head == ["标题", "类型", "下个时限", "进度"]
    assert [row[0] for row in rows] == ["报价", "打印机卡纸"]
    assert rows[1][1].endswith(" · 卡纸")
    assert isinstance(rows[0][2], datetime)
    assert rows[0][3] == 0


@pytest.mark.parametrize("name", ["customer_list", "ticket_list"])
def test_a_column_no_file_holds_is_refused_before_anything_is_written(world, tmp_path, name):
    params = ReportParams(columns=(SeenColumn("colour", "Colour"),))
    with pytest.raises(UnknownColumn):
        sheet(world.backend, tmp_path, name, params)
    assert list(tmp_path.glob("*.xlsx")) == []


def test_the_audit_names_the_columns_that_left(world, register, tmp_path):
    register("甲公司")
    sheet(world.backend, tmp_path, "customer_list", ReportParams(columns=(NAME, PHONE)))
    facts = world.backend.query(
        lambda read: read.session.execute(
            select(AuditEvent.after).where(AuditEvent.op == "export")
        ).scalar_one()
    )
    assert json.loads(facts)["columns"] == ["name", "phone"]
