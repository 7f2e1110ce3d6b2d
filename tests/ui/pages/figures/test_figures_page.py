"""The page of figures over a real store: tiles, groups, problems, and the tickets behind each."""

from copy import copy
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.permissions import Role
from app.figures.behind import tickets_behind
from app.figures.dto import Behind, By, FiguresFilter, What
from app.figures.formulas import BACKLOG_DAYS
from app.figures.problems import Sort, problems
from app.figures.queries import figures
from app.tickets import service
from app.tickets.dto import ReportTicket
from app.tickets.past import PastStep, PastTicket
from app.tickets.rules import CLOSED, IN_PROGRESS, TO_CONFIRM, EventType, Kind, Outcome
from app.tickets.withdrawing import WithdrawTicket
from tests.tickets_world import build
from ui.pages.figures.filters import ALL, FREE
from ui.pages.figures.models import BehindModel, GroupRow, groups_model, problems_model
from ui.pages.figures.page import PROBLEMS, FiguresPage
from ui.pages.tickets.page import TicketsPage
from ui.router import Route
from ui.shell.language import CHINESE, Language
from ui.tasks import Tasks
from ui.theme import Mode
from ui.widgets import list_export
from ui.widgets.page import Desk


@pytest.fixture
def world(sqlite_backend, clock):
    """Three solved technical tickets (one late, one without a time), one open complaint."""
    world = build(sqlite_backend)
    began = clock.now - timedelta(days=20)

    def ticket(solved_after, *, is_noted=True, **more):
        steps = [(1, EventType.TOOK, IN_PROGRESS), (solved_after, EventType.SOLVED, TO_CONFIRM)]
        steps = steps if is_noted else []
        moments = [*steps, (solved_after + 1, EventType.CLOSED, CLOSED)]
        return PastTicket(
            world.customer_id,
            more.pop("kind", Kind.TECHNICAL),
            more.pop("title", "打印机卡纸"),
            began,
            steps=tuple(
                PastStep(began + timedelta(hours=hours), type_, None, status)
                for hours, type_, status in moments
            ),
            is_solve_noted=is_noted,
            sub_kind=more.pop("sub_kind", "卡纸"),
            **more,
        )

    past = [
        ticket(2, department_id=world.departments["support"]),
        ticket(60, department_id=world.departments["support"]),
        ticket(90, is_noted=False, sub_kind="脱机"),
    ]
    sqlite_backend.command(service.record_history, past)
    world.report(kind=Kind.COMPLAINT, title="等了太久")
    return world


@pytest.fixture
def open_page(qtbot, desk, world):
    kept = []

    def build_page(at: Desk = desk) -> FiguresPage:
        page = FiguresPage(at)
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(1280, 900)
        page.filters.choose_period(ALL)
        page.show()
        qtbot.waitExposed(page)
        qtbot.waitUntil(at.tasks.is_idle)
        return page

    return build_page


def wait(qtbot, page):
    qtbot.waitUntil(page.desk.tasks.is_idle)


def said(page, figure):
    return page.figures.tiles.tiles[figure].accessibleName()


def row_of(page, name):
    model = page.figures.model
    (place,) = (n for n in range(model.rowCount()) if model.index(n, 0).data() == name)
    return place


def cell(page, name, key):
    model = page.figures.model
    column = [one.key for one in model.columns].index(key)
    return model.index(row_of(page, name), column)


def test_tiles_say_the_figures_with_their_definition_on_hover(open_page):
    page = open_page()
    assert said(page, "tickets") == "Tickets 4"
    assert "Time to solve, median 1 d 7 h" in said(page, "solve")
    assert said(page, "unsolved_ends") == "Without a time of solution 1"
    assert "Backlog 1 Days <1: 1" in said(page, "backlog")
    hover = page.figures.tiles.tiles["level"].toolTip()
    assert "Kept promises among those kept or missed" in hover
    assert "Source: docs.fastsla.com" in hover
    assert "Solve: 50.0 % (1 of 2; running 1, paused 0)" in hover
    assert "Mean 1 d 7 h" in page.figures.tiles.tiles["solve"].toolTip()


def test_a_tile_opens_its_tickets_and_a_ticket_its_page(qtbot, open_page, visits):
    page = open_page()
    tile = page.figures.tiles.tiles["unsolved_ends"]
    QTest.keyClick(tile, Qt.Key.Key_Return)
    wait(qtbot, page)
    (row,) = page.behind.model.rows
    assert row.sub_kind == "脱机"
    assert not page.behind.isHidden()
    page.behind.table.select_key(row.id)
    QTest.keyClick(page.behind.table, Qt.Key.Key_Return)
    assert visits == [Route("ticket", row.id)]
    page.behind.close_button.click()
    assert page.behind.isHidden()


def test_the_tickets_behind_a_number_are_shown_in_the_list_until_the_chip_is_taken_away(
    qtbot, open_page, visits, desk
):
    page = open_page()
    QTest.keyClick(page.figures.tiles.tiles["unsolved_ends"], Qt.Key.Key_Return)
    wait(qtbot, page)
    page.behind.list_button.click()
    (route,) = visits
    assert route.page == "tickets"
    tickets = TicketsPage(desk)
    qtbot.addWidget(tickets)
    tickets.show()
    tickets.open_route(route)
    wait(qtbot, tickets)
    assert [row.sub_kind for row in tickets.model.rows] == ["脱机"]
    assert tickets.views.currentWidget() is tickets.table
    (chip,) = tickets.filter_bar.filters().values()
    assert chip.endswith("Closed without a time of solution")
    assert dict(tickets.export_pairs())["figures"] == route.param("figures")
    tickets.filter_bar.removed.emit("figures:")
    wait(qtbot, tickets)
    assert len(tickets.model.rows) == 4
    again = TicketsPage(desk)
    qtbot.addWidget(again)
    assert again.views.currentWidget() is again.board  # what was chosen is not touched by a link


def test_what_is_left_out_is_said_below_the_filters_and_opens_its_tickets(
    qtbot, open_page, visits, desk, world
):
    page = open_page()
    assert page.left_out.isHidden()
    spam = [world.report(title="发票代开"), world.report(title="低息贷款")]
    for ticket_id in spam:
        world.do("", service.withdraw, WithdrawTicket, ticket_id, outcome=Outcome.SPAM)
    page.reload()
    wait(qtbot, page)
    button = page.left_out.buttons[Outcome.SPAM]
    assert (page.left_out.label.text(), button.text()) == ("Left out:", "2 spam")
    assert button.isVisible()
    assert page.left_out.buttons[Outcome.DUPLICATE].isHidden()
    assert said(page, "tickets") == "Tickets 4"
    button.click()
    (route,) = visits
    tickets = TicketsPage(desk)
    qtbot.addWidget(tickets)
    tickets.show()
    tickets.open_route(route)
    wait(qtbot, tickets)
    assert sorted(row.id for row in tickets.model.rows) == spam
    (chip,) = tickets.filter_bar.filters().values()
    assert chip.endswith("Spam · Left out of the figures")


def test_a_number_of_a_group_opens_its_tickets_by_mouse_and_by_enter(qtbot, open_page):
    page = open_page()
    late = cell(page, "Technical support", "solve")
    assert late.data() == "50.0 %"
    page.figures.table.scrollTo(late)
    where = page.figures.table.visualRect(late).center()
    QTest.mouseClick(
        page.figures.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), where
    )
    wait(qtbot, page)
    assert len(page.behind.model.rows) == 1

    page.figures.table.setCurrentIndex(cell(page, "Technical support", "tickets"))
    QTest.keyClick(page.figures.table, Qt.Key.Key_Return)
    wait(qtbot, page)
    assert len(page.behind.model.rows) == 2


def test_ages_of_the_backlog_are_columns_that_open_their_tickets(qtbot, open_page):
    page = open_page()
    keys = [column.key for column in page.figures.model.columns]
    assert keys[-len(BACKLOG_DAYS) - 1 :] == ["age0", "age1", "age2", "age3", "age4"]
    page.figures.table.setCurrentIndex(cell(page, "Customer service", "age0"))
    QTest.keyClick(page.figures.table, Qt.Key.Key_Return)
    wait(qtbot, page)
    assert [row.title for row in page.behind.model.rows] == ["等了太久"]


def test_another_grouping_is_read_and_filters_narrow_everything(qtbot, open_page):
    page = open_page()
    page.figures.by_switch.choose(By.KIND)
    page.figures.by_chosen.emit()
    wait(qtbot, page)
    names = [
        page.figures.model.index(row, 0).data() for row in range(page.figures.model.rowCount())
    ]
    assert names == ["Technical", "Complaint"]
    page.filters.kind.set_value(Kind.COMPLAINT)
    page.filters.kind.edited.emit()
    wait(qtbot, page)
    assert said(page, "tickets") == "Tickets 1"


def test_days_of_ones_own_are_taken(qtbot, open_page, clock):
    page = open_page()
    page.filters.choose_period(FREE)
    page.filters.first.set_value(date(2026, 3, 1))
    page.filters.last.set_value(date(2026, 3, 2))
    page.filters.last.editingFinished.emit()
    wait(qtbot, page)
    assert said(page, "tickets") == "Tickets 1"
    wanted = page.wanted()
    assert (wanted.ends_at - wanted.begins_at).days == 2
    page.filters.last.setText("someday")  # no date: what is shown stays
    page.filters.last.editingFinished.emit()
    assert said(page, "tickets") == "Tickets 1"


def test_problems_are_of_last_week_at_first_and_told_in_words(qtbot, open_page):
    page = open_page()
    page.filters.choose_period("this_month")
    page.open_route(Route("figures", params=(("view", "problems"),)))
    wait(qtbot, page)
    assert page.filters.period.value() == "last_week"
    assert not page.problems.empty.isHidden()
    page.filters.choose_period(ALL)
    page.filters.changed.emit()
    wait(qtbot, page)
    assert page.problems.chart.accessibleName() == (
        "Frequent problems: 卡纸: 2 tickets, together 66.7 %; 脱机: 1 tickets, together 100.0 %"
    )


def test_a_bar_or_enter_on_a_row_opens_the_tickets_of_a_problem(qtbot, open_page):
    page = open_page()
    page.view_switch.choose(PROBLEMS)
    page._on_view(PROBLEMS)
    wait(qtbot, page)
    assert [mark.key for mark in page.problems.chart._marks] == ["0", "1"]
    page.problems.chart.picked.emit("0")
    wait(qtbot, page)
    assert [row.sub_kind for row in page.behind.model.rows] == ["卡纸", "卡纸"]
    page.problems.table.setCurrentIndex(page.problems.model.index(1, 0))
    QTest.keyClick(page.problems.table, Qt.Key.Key_Return)
    wait(qtbot, page)
    assert [row.sub_kind for row in page.behind.model.rows] == ["脱机"]


def test_what_is_shown_is_exported_as_it_is_filtered(qtbot, open_page, tmp_path, monkeypatch):
    page = open_page()
    path = tmp_path / "figures.xlsx"
    monkeypatch.setattr(list_export, "ask_where", lambda *_: path)
    page.filters.kind.set_value(Kind.COMPLAINT)
    page.filters.kind.edited.emit()
    page.export_button.click()
    qtbot.waitUntil(path.exists)
    wait(qtbot, page)
    sheet = load_workbook(path)["By kind"]
    assert {cell.value for cell in sheet["A"]} >= {"Complaint"}
    assert "Technical" not in {cell.value for cell in sheet["A"]}


def test_the_front_desk_sees_the_own_figures_and_exports_nothing(qtbot, open_page, world, desk):
    theirs = copy(world.backend)
    theirs.actor = world.people["陈静"]
    tasks = Tasks(theirs)
    page = open_page(Desk(tasks, desk.router))
    assert theirs.actor.role is Role.FRONT
    assert said(page, "tickets") == "Tickets 0"
    assert page.export_button.isHidden()
    tasks.shutdown()


def test_a_change_elsewhere_is_shown(qtbot, open_page, world):
    page = open_page()
    with qtbot.waitSignal(page.desk.tasks.changed):
        page.desk.tasks.command(page, service.report, _report(world), on_done=lambda _outcome: None)
    wait(qtbot, page)
    assert said(page, "tickets") == "Tickets 5"


def _report(world):
    return ReportTicket(world.customer_id, Kind.INQUIRY, "发票什么时候寄")


def test_another_language_and_theme_leave_no_english(qtbot, qapp, open_page, theme):
    page = open_page()
    language = Language(qapp)
    try:
        language.use(CHINESE)
        theme.set_mode(Mode.DARK)
        qtbot.waitUntil(lambda: said(page, "tickets") == "工单数 4")
        titles = [column.title() for column in page.figures.model.columns]
        assert all(any(ord(c) > 0x2E7F for c in title) for title in titles)
    finally:
        language.remove()


@pytest.mark.parametrize("name", ["groups", "problems", "behind"])
def test_the_models_keep_qts_rules(name, world, qtmodeltester):
    backend, wanted = world.backend, FiguresFilter()
    if name == "groups":
        model = groups_model()
        rows = [
            GroupRow(by, group)
            for by in (By.KIND, By.PRIORITY)
            for group in backend.query(figures, wanted, by).groups
        ]
    elif name == "problems":
        model = problems_model()
        found = backend.query(problems, wanted, Sort.SUB_KIND)
        rows = [(found.sort, row) for row in found.rows]
    else:
        model = BehindModel()
        rows = list(backend.query(tickets_behind, wanted, Behind(What.ALL)).rows)
    assert len(rows) > 1
    for shown in (rows, rows[1:], [], rows, rows[::-1]):
        model.set_rows(shown)
        qtmodeltester.check(model)
        assert model.rowCount() == len(shown)
