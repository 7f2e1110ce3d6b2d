"""Ticket figures and the problem report as workbooks."""

from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from app.core.errors import PermissionDenied
from app.core.progress import Progress
from app.figures.dto import FiguresFilter
from app.reports.catalogue import run_report
from app.reports.job import ReportJob, ReportParams
from app.reports.period import Days, Period, named_period, parse_period
from app.tickets import service
from app.tickets.past import PastStep, PastTicket
from app.tickets.rules import CLOSED, IN_PROGRESS, TO_CONFIRM, EventType, Kind, Outcome
from app.tickets.withdrawing import WithdrawTicket
from tests.tickets_world import build


@pytest.fixture
def world(backend, clock):
    world = build(backend)
    began = clock.now - timedelta(days=5)  # Wednesday of the week before

    def step(hours, type_, status):
        return PastStep(began + timedelta(hours=hours), type_, None, status)

    steps = (
        step(1, EventType.TOOK, IN_PROGRESS),
        step(3, EventType.SOLVED, TO_CONFIRM),
        step(4, EventType.CLOSED, CLOSED),
    )
    tickets = [
        PastTicket(
            world.customer_id, Kind.TECHNICAL, title, began, steps=steps, sub_kind=sub_kind,
            root_cause="=滚轮磨损", department_id=world.departments["support"],
        )
        for title, sub_kind in (("打印机卡纸", "卡纸"), ("复印机卡纸", "卡纸"), ("打印机脱机", "脱机"))
    ]  # fmt: skip
    backend.command(service.record_history, tickets)
    return world


def write(backend, tmp_path, name, params=None, language="en"):
    path = tmp_path / f"{name}.xlsx"
    result = run_report(
        backend, Progress(), ReportJob(name, params or ReportParams(), path, language)
    )
    return result, load_workbook(path)


def table(sheet, number=0):
    """The rows of a table of a sheet, by heading."""
    area = list(sheet.tables.values())[number].ref
    header, *rows = ([cell.value for cell in row] for row in sheet[area])
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_figures_have_a_sheet_for_each_grouping_and_a_total(world, tmp_path):
    result, book = write(world.backend, tmp_path, "ticket_figures")
    assert result.rows == 3
    assert book.sheetnames == [
        "By department", "By person in charge", "By tier", "By kind", "By priority",
        "What the figures mean",
    ]  # fmt: skip
    sheet = book["By department"]
    (row,) = table(sheet)
    (total,) = table(sheet, 1)
    assert row | {"Group": "Total"} == total
    assert (row["Group"], row["Tickets"], row["Solved in time"]) == ("Technical support", 3, 1)
    assert row["Time to solve, median"] == timedelta(hours=3)
    assert len(sheet._charts) == 1


def test_workbooks_say_what_is_left_out_and_nothing_where_all_is_in(world, tmp_path, clock):
    def notes(name, language):
        params = ReportParams(figures=FiguresFilter(clock.now - timedelta(days=9)))
        _, book = write(world.backend, tmp_path, name, params, language)
        return [cell.value for sheet in book for cell in sheet["A"][1:4] if cell.value]

    assert not any(note.startswith("Left out") for note in notes("ticket_figures", "en"))
    first, *others = [world.report() for _ in range(3)]
    for other in others:
        repeats = {"outcome": Outcome.DUPLICATE, "of_id": first}
        world.do("", service.withdraw, WithdrawTicket, other, **repeats)
    assert notes("ticket_figures", "en").count("Left out: duplicates 2") == 5
    assert notes("frequent_problems", "zh_CN").count("未计入：重复 2 单") == 3


def test_every_figure_in_it_is_explained(world, tmp_path):
    _, book = write(world.backend, tmp_path, "ticket_figures", language="zh_CN")
    meanings = table(book.worksheets[-1])
    assert {"时效达标率", "解决用时", "积压工单"} <= {row["指标"] for row in meanings}
    assert all(row["计算方法"] for row in meanings)


def test_the_problem_report_covers_last_week_with_charts_examples_and_room(world, tmp_path):
    result, book = write(world.backend, tmp_path, "frequent_problems")
    assert result.rows == 3
    assert book.sheetnames == ["Sub-kinds", "Root causes", "Keywords"]
    first, second = table(book["Sub-kinds"])
    assert (first["Problem"], first["Tickets"], first["Period before"]) == ("卡纸", 2, 0)
    assert first["Running share"] == pytest.approx(2 / 3)
    assert second["Running share"] == 1
    assert len(first["Examples"].splitlines()) == 2
    assert (first["Measure"], first["Who"], first["Until"]) == (None, None, None)
    for sheet in book:
        (chart,) = sheet._charts
        assert len(chart._charts) == 2  # bars, and the line of the running share
    cause = next(cell for row in book["Root causes"] for cell in row if cell.value == "=滚轮磨损")
    assert cause.data_type == "s"


def test_another_week_holds_other_tickets(world, tmp_path):
    params = ReportParams(period=parse_period("2026-W08"))
    result, book = write(world.backend, tmp_path, "frequent_problems", params)
    assert result.rows == 0
    assert not book["Sub-kinds"]._charts


@pytest.mark.parametrize("name", ["ticket_figures", "frequent_problems"])
def test_the_front_desk_takes_none_of_it_out(world, tmp_path, name):
    with pytest.raises(PermissionDenied):
        write(world.of("陈静"), tmp_path, name)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026-W10", Days(date(2026, 3, 2), date(2026, 3, 8))),
        ("2026-03-03..2026-03-05", Days(date(2026, 3, 3), date(2026, 3, 5))),
        ("2026-03-03", Days(date(2026, 3, 3), date(2026, 3, 3))),
        ("2026-03", Period(date(2026, 3, 1), date(2026, 3, 1))),
    ],
)
def test_periods_are_read_and_written_alike(text, period):
    assert parse_period(text) == period
    assert parse_period(period.text) == period


@pytest.mark.parametrize("text", ["2026-W60", "2026-03-05..2026-03-03", "March", "2026-13"])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011  # whatever date says of it
        parse_period(text)


def test_a_week_ends_with_its_sunday(world):
    week = named_period("last_week", date(2026, 3, 2))
    assert (week.first, week.last) == (date(2026, 2, 23), date(2026, 3, 1))
    zone = world.backend.zone
    assert week.ends_at(zone) - week.begins_at(zone) == timedelta(days=7)
    assert f"{week.ends_at(zone).astimezone(zone):%m-%d %H:%M}" == "03-02 00:00"
