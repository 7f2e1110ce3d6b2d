"""Tickets from files: lists and logs, true times, nothing twice, nothing half, nothing rings."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from app.core.errors import PermissionDenied
from app.core.progress import Progress
from app.customers import service as customers
from app.customers.dto import NewCustomer
from app.customers.tables import Customer
from app.dataio.sheets import MissingColumn
from app.dataio.ticket_import import open_and_check, run_import
from app.dataio.ticket_planning import TicketChoices
from app.figures.dto import By, FiguresFilter
from app.figures.queries import figures
from app.notifications.tables import Notice
from app.sla.tables import SlaClock
from app.surveys.tables import Invitation
from app.tickets import queries
from app.tickets.dto import TicketFilter, TicketSort
from app.tickets.rules import CLOSED, TO_CONFIRM, WAITING_CUSTOMER, EventType, Kind, Priority
from app.tickets.tables import Ticket
from app.workflows.sweep import sweep
from tests.tickets_world import build

CREATE = TicketChoices(create_customers=True)
# The headings another desk exports its incidents with.
INCIDENTS = """\
number,incident_state,caller_id,opened_at,category,u_symptom,priority,assigned_to,reopen_count,made_sla,resolved_at,closed_at,closed_code
INC01,Closed,Caller 1,29/2/2016 01:16,Category 55,Symptom 72,3 - Moderate,?,0,true,29/2/2016 11:29,5/3/2016 12:00,code 5
INC02,Closed,Caller 2,29/2/2016 08:22,Category 53,?,1 - Critical,赵敏,1,false,1/3/2016 15:37,6/3/2016 16:00,code 11
INC03,Closed,Caller 1,1/3/2016 09:00,Category 53,?,4 - Low,?,0,true,?,6/3/2016 16:00,?
"""
LOG = """\
工单编号,客户名称,提交时间,更新时间,状态,标题
A1,云帆科技有限公司,2026-02-02 09:00,2026-02-02 09:10,处理中,打印机卡纸
A1,云帆科技有限公司,2026-02-02 09:00,2026-02-02 09:00,新建,打印机
A1,云帆科技有限公司,2026-02-02 09:00,2026-02-02 10:00,待客户,打印机卡纸
A1,云帆科技有限公司,2026-02-02 09:00,2026-02-03 10:00,处理中,打印机卡纸
A1,云帆科技有限公司,2026-02-02 09:00,2026-02-03 11:00,已解决,打印机卡纸
A1,云帆科技有限公司,2026-02-02 09:00,2026-02-04 09:00,已关闭,打印机卡纸
A1,云帆科技有限公司,2026-02-02 09:00,2026-02-05 09:00,处理中,打印机又卡纸
"""


@pytest.fixture
def world(backend):
    return build(backend)


@pytest.fixture
def bring(world, tmp_path):
    """Write a CSV and import it."""

    def run(text, choices=CREATE, backend=None):
        path = tmp_path / "tickets.csv"
        path.write_text(text, encoding="utf-8")
        backend = backend or world.backend
        return run_import(backend, open_and_check(backend, Progress(), path, choices))

    return run


def details(world):
    rows = world.backend.query(queries.ticket_page, TicketFilter(), TicketSort("reported")).rows
    return [world.detail(row.id) for row in rows]


def count(world, table):
    statement = select(func.count()).select_from(table)
    return world.backend.query(lambda read: read.session.execute(statement).scalar_one())


def shanghai(text):
    return datetime.fromisoformat(f"{text}+08:00").astimezone(UTC)


def test_a_list_of_another_desk_comes_in_as_it_is(world, bring):
    result = bring(INCIDENTS)
    assert (result.created, result.skipped, result.rejected, result.customers) == (3, 0, 0, 2)
    assert result.left_out == ("made_sla",)
    first, second, third = details(world)
    assert (first.row.title, first.row.sub_kind, first.root_cause) == (
        "Symptom 72", "Category 55", "code 5",
    )  # fmt: skip
    assert first.row.reported_at == shanghai("2016-02-29T01:16")
    assert first.solved_at == shanghai("2016-02-29T11:29")
    assert first.row.closed_at == shanghai("2016-03-05T12:00")
    assert (first.external_no, first.row.customer_name) == ("INC01", "Caller 1")
    assert (second.row.priority, second.row.owner_name, second.reopen_count) == (
        Priority.URGENT, "赵敏", 1,
    )  # fmt: skip
    assert (third.row.status, third.solved_at) == (CLOSED, None)  # nobody noted when
    history = [(line.type, line.at) for line in world.history(first.row.id)]
    assert history == [
        (EventType.IMPORTED, first.row.reported_at),
        (EventType.SOLVED, first.solved_at),
        (EventType.CLOSED, first.row.closed_at),
    ]


def test_figures_of_an_import_count_tickets_and_show_the_unknown_apart(world, bring):
    bring(INCIDENTS)
    total = world.backend.query(figures, FiguresFilter(), By.PRIORITY).total
    assert (total.tickets, total.unsolved_ends, total.solve.elapsed.n) == (3, 1, 2)
    assert (total.level.met, total.level.missed) == (1, 1)  # 3 working hours; a day and more


def test_a_log_becomes_one_ticket_with_what_happened_to_it(world, bring):
    result = bring(LOG)
    assert (result.created, result.customers) == (1, 0)
    (ticket,) = details(world)
    assert (ticket.row.title, ticket.row.customer_id) == ("打印机又卡纸", world.customer_id)
    assert (ticket.row.status, ticket.reopen_count) == ("in_progress", 1)
    assert ticket.accepted_at == shanghai("2026-02-02T09:10")
    steps = [(line.type, line.after) for line in world.history(ticket.row.id)][1:]
    assert steps == [
        (EventType.TOOK, "in_progress"),
        (EventType.MOVED, WAITING_CUSTOMER),
        (EventType.TOOK, "in_progress"),
        (EventType.SOLVED, TO_CONFIRM),
        (EventType.CLOSED, CLOSED),
        (EventType.REOPENED, "in_progress"),
    ]


def test_importing_twice_changes_nothing(world, bring):
    bring(INCIDENTS)
    before = details(world), count(world, Customer)
    result = bring(INCIDENTS)
    assert (result.created, result.skipped, result.customers) == (0, 3, 0)
    assert (details(world), count(world, Customer)) == before


def test_tickets_without_numbers_come_in_once_too(world, bring):
    text = "客户名称,提交时间,标题\n云帆科技有限公司,2026-02-02 09:00,打印机卡纸\n" * 1
    text += "云帆科技有限公司,2026-02-02 09:00,打印机卡纸\n云帆科技有限公司,2026-02-03 09:00,打印机卡纸\n"
    assert (bring(text).created, bring(text).created) == (2, 0)
    assert len(details(world)) == 2


def test_the_same_number_of_another_source_is_another_ticket(world, bring):
    bring(INCIDENTS)
    again = bring(INCIDENTS, TicketChoices(create_customers=True, source="helpdesk"))
    assert (again.created, again.customers) == (3, 0)


def test_nothing_rings_and_nobody_is_asked(world, bring):
    bring(LOG + "A2,云帆科技有限公司,2026-02-02 09:00,,,扫描仪没有反应\n")
    world.backend.command(sweep, "test")
    assert count(world, Notice) == 0
    assert count(world, Invitation) == 0
    silent = select(SlaClock.is_silent).distinct()
    assert world.backend.query(lambda r: r.session.execute(silent).scalars().all()) == [True]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("B1,云帆科技有限公司,2026-02-02 09:00,,已关闭,卡纸", "end_unknown"),
        ("B1,云帆科技有限公司,昨天,,处理中,卡纸", "date"),
        ("B1,,2026-02-02 09:00,,处理中,卡纸", "missing"),
        ("B1,云帆科技有限公司,,,处理中,卡纸", "missing"),
        ("B1,无名公司,2026-02-02 09:00,,处理中,卡纸", "customer_unknown"),
        ("B1,双名公司,2026-02-02 09:00,,处理中,卡纸", "customer_ambiguous"),
    ],
)
def test_a_row_that_cannot_be_true_is_rejected_and_named(world, bring, row, code):
    for _ in range(2):
        world.backend.command(customers.register, NewCustomer("双名公司"))
    heading = LOG.splitlines()[0]
    result = bring(f"{heading}\n{row}\n", TicketChoices())
    assert (result.created, result.rejected) == (0, 1)
    assert [problem.code for problem in result.rejects[0].problems] == [code]
    assert result.rejects[0].row == 2
    assert details(world) == []


def test_a_solution_before_the_report_is_rejected(world, bring):
    text = "客户名称,提交时间,解决时间\n云帆科技有限公司,2026-02-02 09:00,2026-02-01 09:00\n"
    (reject,) = bring(text).rejects
    assert [problem.code for problem in reject.problems] == ["before_report"]


def test_a_customer_stands_for_rows_that_name_none(world, bring):
    text = "提交时间,标题\n2026-02-02 09:00,打印机卡纸\n"
    with pytest.raises(MissingColumn):
        bring(text)
    result = bring(text, TicketChoices(create_customers=True, customer="未知客户"))
    assert (result.created, result.customers) == (1, 1)
    (ticket,) = details(world)
    assert (ticket.row.customer_name, ticket.row.kind) == ("未知客户", Kind.TECHNICAL)


def test_customers_are_found_by_number_before_name(world, bring):
    other = NewCustomer("云帆科技有限公司", external_no="K7", external_source="file")
    other_id = world.backend.command(customers.register, other).result
    text = "客户编号,客户名称,提交时间\nK7,云帆科技有限公司,2026-02-02 09:00\n"
    assert bring(text).customers == 0
    (ticket,) = details(world)
    assert ticket.row.customer_id == other_id


def test_half_an_import_is_no_import(world, bring, monkeypatch):
    """The store fails after the customers were written: neither they nor a ticket stay."""
    before = count(world, Customer)
    monkeypatch.setattr("app.tickets.importing._numbers", _fails)
    with pytest.raises(ZeroDivisionError):
        bring(INCIDENTS)
    assert (count(world, Customer), count(world, Ticket)) == (before, 0)


def _fails(*_):
    raise ZeroDivisionError


@pytest.mark.parametrize("login", ["supervisor", "manager"])
def test_who_may_import_does_so_under_the_own_login(team, tmp_path, login):
    path = tmp_path / "tickets.csv"
    path.write_text(INCIDENTS, encoding="utf-8")
    backend = team[login]
    made = run_import(backend, open_and_check(backend, Progress(), path, CREATE))
    again = run_import(backend, open_and_check(backend, Progress(), path, CREATE))
    assert (made.created, made.customers, again.created, again.skipped) == (3, 2, 0, 3)


@pytest.mark.parametrize("login", ["front", "agent", "admin"])
def test_others_may_not(team, tmp_path, login):
    path = tmp_path / "tickets.csv"
    path.write_text(INCIDENTS, encoding="utf-8")
    with pytest.raises(PermissionDenied):
        open_and_check(team[login], Progress(), path, CREATE)
