"""Reports from the store to the file: what is in it, for whom, and what is recorded."""

import csv
import json
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from app.audit.tables import AuditEvent
from app.core.errors import Cancelled, PermissionDenied
from app.core.progress import Progress
from app.core.target import CannotWrite
from app.customers import service as customers
from app.customers.dto import CustomerFilter, NewContact, NewCustomer, PointInput
from app.customers.rules import PointKind, Status
from app.reports.catalogue import BY_NAME, REPORTS, file_name, run_report
from app.reports.job import ReportJob, ReportParams, TooManyForms, WrongSuffix
from app.reports.period import Period
from app.surveys.dashboard import dashboard
from app.surveys.dto import DashboardFilter
from tests.surveys_world import answered
from tests.tickets_world import SOLUTION, World, build

MARCH = Period(date(2026, 3, 1), date(2026, 3, 1))


@pytest.fixture
def world(backend):
    return build(backend)


@pytest.fixture
def lihua(world):
    """A customer of 林涛 in sales, with everything that could go wrong in a workbook."""
    contact = NewContact(
        "李华",
        position="采购",
        birthday=date(1990, 5, 1),
        wechat="lihua_90",
        points=(
            PointInput(PointKind.PHONE, "13800138000"),
            PointInput(PointKind.EMAIL, "lihua@example.com"),
        ),
    )
    form = NewCustomer(
        "=1+1",
        status=Status.WON,
        owner_id=world.people["林涛"].user_id,
        revenue_text="约 500 万",
        revenue_amount=Decimal("5000000.50"),
        expected_on=date(2026, 4, 1),
        first_contact_at=datetime.fromisoformat("2026-03-01T20:30:00+00:00"),
        contacts=(contact,),
        tags=("老客户", "华东"),
    )
    return world.of("林涛").command(customers.register, form).result


def write(backend, tmp_path, name, params=None, language="en", suffix=".xlsx", progress=None):
    path = tmp_path / f"{name}{suffix}"
    job = ReportJob(name, params or ReportParams(), path, language)
    return run_report(backend, progress or Progress(), job)


def rows_of(path):
    """Each row of the first sheet by the headings of the list."""
    header, *rows = load_workbook(path).worksheets[0].iter_rows()
    titles = [cell.value for cell in header]
    return [dict(zip(titles, row, strict=True)) for row in rows]


def texts_of(path):
    """Every text of every sheet."""
    book = load_workbook(path)
    return {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}


def exports(backend):
    def read(reading):
        found = reading.session.execute(
            select(AuditEvent.after).where(AuditEvent.op == "export").order_by(AuditEvent.id)
        )
        return [json.loads(facts) for facts in found.scalars()]

    return backend.query(read)


@pytest.mark.usefixtures("lihua")
def test_a_customer_stands_in_the_list_with_real_values(world, tmp_path):
    result = write(world.backend, tmp_path, "customer_list")
    row = next(r for r in rows_of(result.path) if r["Customer name"].value == "=1+1")
    assert result.rows == 2
    assert row["Customer name"].data_type == "s"
    assert row["Phone (masked)"].value == "***8000"
    assert (row["Phone"].value, row["Phone"].data_type) == ("138 0013 8000", "s")
    assert row["WeChat"].value == "lihua_90"
    assert row["Birthday"].value == datetime.fromisoformat("1990-05-01")
    assert row["Annual revenue (CNY)"].value == 5000000.5
    assert row["First contact"].value == datetime.fromisoformat("2026-03-02T04:30")
    assert row["Expected cooperation date"].value == datetime.fromisoformat("2026-04-01")
    assert set(row["Tags"].value.split(", ")) == {"老客户", "华东"}


@pytest.mark.usefixtures("lihua")
def test_an_agent_exports_the_own_list_with_masked_contact_points(world, tmp_path):
    result = write(world.of("林涛"), tmp_path, "customer_list")
    (row,) = rows_of(result.path)
    assert row["Customer name"].value == "=1+1"
    assert row["Phone (masked)"].value == "***8000"
    assert row["Annual revenue"].value == "约 500 万"
    assert not {"Phone", "E-mail", "WeChat", "Birthday"} & set(row)
    assert not {"138 0013 8000", "lihua@example.com", "lihua_90"} & texts_of(result.path)


@pytest.mark.parametrize(("name", "rows"), [("周强", 0), ("吴倩", 2)])
@pytest.mark.usefixtures("lihua")
def test_supervisor_and_manager_export_their_reach(world, tmp_path, name, rows):
    assert write(world.of(name), tmp_path, "customer_list").rows == rows


@pytest.mark.parametrize("report", [one.name for one in REPORTS])
@pytest.mark.parametrize("name", ["陈静", "管理"])
def test_front_desk_and_administrator_export_nothing(world, tmp_path, name, report):
    with pytest.raises(PermissionDenied):
        write(world.of(name), tmp_path, report)
    assert list(tmp_path.glob("*.xlsx")) == []
    assert exports(world.backend) == []


def test_one_customer_of_somebody_else_is_refused(world, tmp_path):
    params = ReportParams(customer_id=world.customer_id)
    with pytest.raises(PermissionDenied):
        write(world.of("林涛"), tmp_path, "registration_form", params)


@pytest.mark.usefixtures("lihua")
def test_an_export_is_recorded_with_filter_and_rows(world, tmp_path):
    params = ReportParams(customers=CustomerFilter(statuses=frozenset({"won"})))
    write(world.of("林涛"), tmp_path, "customer_list", params)
    assert exports(world.backend) == [
        {
            "report": "customer_list",
            "file": "customer_list.xlsx",
            "rows": 1,
            "filter": [["status", "won"]],
        }
    ]


@pytest.mark.parametrize("name", ["registration_form", "ticket_tracking", "customer_list"])
def test_a_report_only_counts_before_its_record_is_committed(world, tmp_path, name, monkeypatch):
    """What stops between the two leaves a record and no data, never data and no record."""
    world.report()
    asked = []

    class Watched(type(world.backend)):
        def query(self, fn, *args, **kw):
            asked.append(fn.__name__)
            return super().query(fn, *args, **kw)

        def command(self, fn, *args, **kw):
            asked.append("RECORDED")
            return super().command(fn, *args, **kw)

    monkeypatch.setattr(world.backend, "__class__", Watched)
    write(world.backend, tmp_path, name, ReportParams(period=MARCH))
    before = asked[: asked.index("RECORDED")]
    assert before == ["_check", "count"]
    assert asked[len(before) + 1 :]


def test_what_could_not_be_written_was_recorded_all_the_same(world, tmp_path):
    with pytest.raises(CannotWrite):
        write(world.backend, tmp_path / "missing", "customer_list")
    assert [facts["report"] for facts in exports(world.backend)] == ["customer_list"]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_stopped_export_leaves_no_file(world, tmp_path, suffix):
    seen = []
    progress = Progress(lambda done, _total: seen.append(done), lambda: len(seen) >= 2)
    with pytest.raises(Cancelled):
        write(world.backend, tmp_path, "customer_list", suffix=suffix, progress=progress)
    assert [path.name for path in tmp_path.iterdir() if "customer_list" in path.name] == []
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.usefixtures("lihua")
def test_a_list_as_csv_is_chinese_and_harmless(world, tmp_path):
    result = write(world.backend, tmp_path, "customer_list", None, "zh_CN", ".csv")
    with result.path.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["客户名称"]: row for row in csv.DictReader(file)}
    assert rows["'=1+1"]["当前状态"] == "成交"
    assert rows["'=1+1"]["首次接触时间"] == "2026-03-02 04:30"
    assert len(rows) == 2


def test_a_form_is_no_csv(world, tmp_path):
    with pytest.raises(WrongSuffix):
        write(world.backend, tmp_path, "registration_form", suffix=".csv")


def test_the_registration_form_holds_a_customer_and_his_contacts(world, lihua, tmp_path):
    params = ReportParams(customer_id=lihua)
    result = write(world.backend, tmp_path, "registration_form", params, "zh_CN")
    texts = texts_of(result.path)
    assert result.rows == 1
    assert {"客户信息登记表", "=1+1", "约 500 万", "成交", "李华", "138 0013 8000"} <= texts
    assert "lihua@example.com\n微信：lihua_90" in texts


def test_the_registration_form_of_the_agent_is_masked(world, lihua, tmp_path):
    params = ReportParams(customer_id=lihua)
    result = write(world.of("林涛"), tmp_path, "registration_form", params)
    texts = texts_of(result.path)
    assert {"***8000", "l***@example.com"} <= texts
    assert not any("138 0013" in text or "lihua" in text for text in texts)


@pytest.mark.usefixtures("lihua")
def test_forms_of_a_period_are_a_sheet_each(world, tmp_path):
    result = write(world.backend, tmp_path, "registration_form", ReportParams(period=MARCH))
    assert sorted(load_workbook(result.path).sheetnames) == sorted(["=1+1", "云帆科技有限公司"])
    april = ReportParams(period=Period.parse("2026-04"))
    assert write(world.backend, tmp_path, "registration_form", april).rows == 0


def test_more_forms_than_a_workbook_holds_are_refused(world, tmp_path, monkeypatch):
    monkeypatch.setattr("app.reports.registration_form.MOST_SHEETS", 0)
    with pytest.raises(TooManyForms):
        write(world.backend, tmp_path, "registration_form", ReportParams(period=MARCH))


def test_the_tracking_form_tells_what_was_done(world: World, clock, tmp_path):
    from app.tickets import service
    from app.tickets.dto import SolveTicket, TakeTicket

    ticket_id = world.report(title="打印机卡纸", description="每天早上第一张就卡")
    world.do("赵敏", service.take, TakeTicket, ticket_id)
    clock.forward(minutes=40)
    world.do("赵敏", service.solve, SolveTicket, ticket_id, solution=SOLUTION)
    params = ReportParams(ticket_id=ticket_id)
    result = write(world.backend, tmp_path, "ticket_tracking", params, "zh_CN")
    texts = texts_of(result.path)
    assert {"客户问题处理跟踪表", "每天早上第一张就卡", SOLUTION, "赵敏", "按时"} <= texts
    assert {"状态改为：处理中", "状态改为：待确认"} <= texts
    (row,) = rows_of(write(world.backend, tmp_path, "ticket_list").path)
    assert row["Reported at"].value == datetime.fromisoformat("2026-03-02T10:00")
    assert row["Solved at"].value == datetime.fromisoformat("2026-03-02T10:40")
    assert (row["Accepted in time"].value, row["Times reopened"].value) == ("Met", 0)


def test_the_tracking_table_covers_its_months_only(world, tmp_path):
    world.report(title="三月的问题")
    table = write(world.backend, tmp_path, "ticket_tracking", ReportParams(period=MARCH))
    assert table.rows == 1
    assert "三月的问题" in texts_of(table.path)
    april = ReportParams(period=Period.parse("2026-04"))
    assert write(world.backend, tmp_path, "ticket_tracking", april).rows == 0


def test_confidential_tickets_of_others_stay_out(world, tmp_path):
    world.report(is_confidential=True, department_id=world.departments["support"])
    assert write(world.of("周强"), tmp_path, "ticket_list").rows == 1
    assert write(world.of("何欣"), tmp_path, "ticket_list").rows == 0


def test_survey_results_are_the_dashboards_figures(backend, tmp_path):
    answered(backend, "甲", 5, 4, 2, 3, 5)
    answered(backend, "乙", 4, 4, 3, 1, 4)
    result = write(backend, tmp_path, "survey_results", ReportParams(period=MARCH))
    book = load_workbook(result.path)
    sheet = book["Survey results"]
    shown = backend.query(dashboard, DashboardFilter(MARCH.first, MARCH.last))
    found = {row[0].value: row for row in sheet.iter_rows(min_row=4, max_row=8)}
    assert result.rows == 2
    assert [found[name][2].value for name in ("Response speed", "Professionalism")] == [4.5, 2.5]
    assert found["Response speed"][4].value == 1.0
    assert [cell.value for cell in found["Product fit"][7:12]] == [1, 0, 1, 0, 0]
    assert found["Professionalism"][12].value == "below 3: needs a measure\nfewer than 30 answers"
    assert len(shown.now.dimensions) == len(found) == 5
    assert [len(page._charts) for page in book] == [1, 1, 0]
    assert "Wilson 1927; Newcombe 1998, Statistics in Medicine 17: 857–872" in texts_of(result.path)


def test_survey_results_without_answers_are_a_workbook_too(backend, tmp_path):
    assert write(backend, tmp_path, "survey_results", language="zh_CN").rows == 0


def test_a_long_list_comes_in_batches_without_a_gap(world, tmp_path, monkeypatch):
    monkeypatch.setattr("app.reports.streaming.BATCH", 3)
    numbers = {world.detail(world.report(title=f"问题 {n}")).row.number for n in range(10)}
    steps = []
    progress = Progress(lambda done, total: steps.append((done, total)))
    result = write(world.backend, tmp_path, "ticket_list", progress=progress)
    rows = rows_of(result.path)
    assert [row["Ticket no."].value for row in rows] == sorted(numbers)
    assert steps[1:] == [(0, 10), (3, 10), (6, 10), (9, 10), (10, 10)]


def test_file_names_carry_subject_and_day():
    list_, form = BY_NAME["customer_list"], BY_NAME["registration_form"]
    day = date(2026, 3, 2)
    assert file_name(list_, "", day, "zh_CN") == "客户清单 2026-03-02.xlsx"
    named = file_name(form, 'A/B: "C"', day, "en")
    assert named == "Customer registration form A B   C 2026-03-02.xlsx"
