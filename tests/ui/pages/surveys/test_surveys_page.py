"""The satisfaction page over a real store: figures, what is behind them, who is to be asked."""

from copy import copy
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from app.core.actor import Actor
from app.core.permissions import Role
from app.surveys import queries, service
from app.surveys.dto import InvitationFilter, RecordAnswers
from app.surveys.rules import InvitationState
from tests.surveys_world import add_visit, answered, answers, invite
from ui.pages.surveys.models import answers_model, dimensions_model, invitations_model
from ui.pages.surveys.page import SurveysPage
from ui.tasks import Tasks
from ui.theme import Mode
from ui.widgets.page import Desk


@pytest.fixture
def open_page(qtbot, desk):
    """Show the page and wait until it has read."""
    kept = []

    def build(at: Desk = desk) -> SurveysPage:
        page = SurveysPage(at)
        kept.append(page)  # the caller may hold only a part of it
        qtbot.addWidget(page)
        page.resize(1280, 900)
        page.show()
        qtbot.waitExposed(page)
        qtbot.waitUntil(at.tasks.is_idle)
        return page

    return build


@pytest.fixture
def asked(sqlite_backend):
    """Two answers, and one customer still to be asked."""
    answered(sqlite_backend, "甲", 2, 4, 5, 2, 5, comment="等了三天")
    answered(sqlite_backend, "乙", 4, 4, 5, 3, 4)
    visit = sqlite_backend.command(add_visit, "丙").result
    return sqlite_backend.command(invite, visit).result


def wait(qtbot, page):
    qtbot.waitUntil(page.desk.tasks.is_idle)


def test_the_tiles_say_the_figures_and_how_few_they_stand_on(asked, open_page):
    tiles = open_page().view.tiles
    assert "3.80" in tiles.mean.accessibleName()
    assert "n = 2 · few answers" in tiles.mean.accessibleName()
    assert "70 %" in tiles.share.accessibleName()
    assert "Recommend score (1–5) +50" in tiles.recommend.accessibleName()
    assert "100 % 2 of 2 · 1 still open" in tiles.rate.accessibleName()


def test_the_chart_is_told_as_a_sentence_with_the_low_dimension_marked(asked, open_page):
    name = open_page().view.dimensions.accessibleName()
    assert "Product fit 2.5 of 5, answers: 2, below 3" in name
    assert "Response speed 3.0 of 5, answers: 2;" in name


def test_one_answer_has_no_margin_and_zero_no_sign(asked, open_page):
    page = open_page()
    figures = page.view._shown
    one = replace(figures.now, recommend=replace(figures.now.recommend, n=1, value=0.0))
    page.view.show_figures(replace(figures, now=one))
    name = page.view.tiles.recommend.accessibleName()
    assert "±" not in name
    assert " 0 n = 1" in name


def test_a_click_on_a_bar_shows_the_answers_behind_it(qtbot, asked, open_page):
    page = open_page()
    assert page.answers.isHidden()
    page.view.dimensions.picked.emit("response_speed/2")
    wait(qtbot, page)
    assert not page.answers.isHidden()
    model = page.answers.model
    assert model.rowCount() == 1
    shown = [model.index(0, column).data() for column in range(model.columnCount())]
    assert shown[0] == "2 Rather not content"
    assert (shown[2], shown[3], shown[-1]) == ("甲", "T-甲", "等了三天")


def test_bars_of_the_drawn_figure_answer_to_the_mouse(asked, open_page):
    page = open_page()
    keys = {mark.key for mark in page.view.dimensions._marks}
    assert {"product_fit", "product_fit/2", "product_fit/3"} <= keys
    assert "product_fit/5" not in keys, "nobody said so: no bar"
    (point,) = page.view.trend._marks
    assert (point.key, "few answers" in point.tip) == ("2026-03", True)


def test_a_point_of_the_trend_shows_the_answers_of_its_month(
    qtbot, clock, asked, open_page, sqlite_backend
):
    clock.forward(days=31)
    answered(sqlite_backend, "丁", 1, 1, 1, 1, 1)
    page = open_page()
    page.view.trend_box.set_value("product_fit")
    page.view.trend_box.edited.emit()
    page.view.trend.picked.emit("2026-03")
    wait(qtbot, page)
    customers = {row.customer for row in page.answers.model.rows}
    assert customers == {"甲", "乙"}
    assert {row.dimension for row in page.answers.model.rows} == {"product_fit"}


def test_the_table_says_what_the_charts_say_and_opens_answers_by_enter(qtbot, asked, open_page):
    page = open_page()
    page.table_button.setChecked(True)
    table = page.view.table
    assert table.isVisible()
    assert not page.view.dimensions.isVisible()
    table.select_key("product_fit")
    QTest.keyClick(table, Qt.Key.Key_Return)
    wait(qtbot, page)
    assert [row.score for row in page.answers.model.rows] == [3, 2]


def test_a_row_of_the_answers_opens_its_ticket(qtbot, asked, open_page):
    page = open_page()
    page.view.tiles.recommend.clicked.emit()
    wait(qtbot, page)
    row = page.answers.model.rows[0]
    with qtbot.waitSignal(page.desk.router.requested) as went:
        page.answers.table.opened.emit(row.id)
    assert (went.args[0].page, went.args[0].record_id) == ("ticket", row.ticket_id)


def test_a_customer_to_ask_opens_the_form(qtbot, asked, open_page):
    page = open_page()
    panel = page.invitations
    assert [row.customer for row in panel.model.rows] == ["丙"]
    assert panel.table.selected_keys() == (asked,)  # the first one, without a click
    with qtbot.waitSignal(page.desk.router.requested) as went:
        QTest.mouseClick(panel.enter_button, Qt.MouseButton.LeftButton)
    assert (went.args[0].page, went.args[0].record_id) == ("answer_survey", asked)


def test_what_is_due_for_a_call_is_marked_by_word(clock, asked, open_page):
    clock.forward(days=3)
    model = open_page().invitations.model
    assert model.index(0, 0).data() == "Remind by phone"


def test_the_list_turns_to_those_who_answered(qtbot, asked, open_page):
    page = open_page()
    page.invitations.states._buttons[InvitationState.ANSWERED].click()
    wait(qtbot, page)
    assert {row.customer for row in page.invitations.model.rows} == {"甲", "乙"}
    assert not page.invitations.enter_button.isVisible()


def test_answers_entered_elsewhere_appear_by_themselves(qtbot, asked, open_page, tasks):
    page = open_page()
    tasks.command(
        page, service.record_answers, RecordAnswers(asked, answers(5, 5, 5, 5, 5), "phone", 1)
    )
    wait(qtbot, page)
    assert "n = 3" in page.view.tiles.mean.accessibleName()
    assert page.invitations.model.rowCount() == 0
    assert page.invitations.empty.isVisible()


def test_a_filter_narrows_the_figures_and_hides_old_answers(
    qtbot, asked, open_page, sqlite_backend
):
    answered(sqlite_backend, "贵宾", 5, 5, 5, 5, 5, tier="vip")
    page = open_page()
    page.view.dimensions.picked.emit("recommend")
    wait(qtbot, page)
    page.filters.whose.tier.set_value("vip")
    page.filters.whose.tier.edited.emit()
    wait(qtbot, page)
    assert "5.00 n = 1" in page.view.tiles.mean.accessibleName()
    assert page.answers.isHidden()


def test_a_period_is_compared_with_the_one_before(qtbot, clock, asked, open_page, sqlite_backend):
    clock.forward(days=31)
    answered(sqlite_backend, "丁", 1, 1, 1, 1, 1)
    page = open_page()
    page.filters.period.set_value("this_month")
    page.filters.period.edited.emit()
    wait(qtbot, page)
    assert "−2.80 worse" in page.view.tiles.mean.accessibleName()


def test_an_empty_store_says_what_to_do(open_page):
    page = open_page()
    assert page.states.is_empty()
    assert "Call the customers below" in page.states.empty.accessibleName()
    assert "When a ticket is closed" in page.invitations.empty.accessibleName()
    assert not page.table_button.isEnabled()


def test_the_front_desk_has_the_list_but_no_figures(qtbot, asked, open_page, sqlite_backend):
    theirs = copy(sqlite_backend)
    theirs.actor = Actor(theirs.actor.user_id, "前台", Role.FRONT)
    tasks = Tasks(theirs)
    refusals = []
    tasks.refused.connect(refusals.append)
    page = open_page(Desk(tasks, _router()))
    assert page.invitations.model.rowCount() == 1
    assert not page.states.isVisible()
    assert not page.filters.isVisible()
    assert refusals == []
    tasks.shutdown()


def test_charts_follow_theme_and_language(qtbot, asked, open_page, theme):
    page = open_page()
    before = page.view.dimensions.grab().toImage()
    theme.set_mode(Mode.DARK)
    assert page.view.dimensions.grab().toImage() != before
    QCoreApplication.sendEvent(page, _language_change())
    assert page.title() == "Surveys"


@pytest.mark.parametrize("name", ["dimensions", "answers", "invitations"])
def test_the_models_keep_qts_rules(name, clock, asked, sqlite_backend, qtmodeltester):
    from datetime import date

    from app.surveys.dashboard import answers_behind, dashboard
    from app.surveys.dto import DashboardFilter

    march = DashboardFilter(date(2026, 3, 1), date(2026, 3, 1))
    if name == "dimensions":
        model, rows = dimensions_model(), sqlite_backend.query(dashboard, march).now.dimensions
    elif name == "answers":
        model, rows = answers_model(clock), sqlite_backend.query(answers_behind, march).rows
    else:
        model = invitations_model(clock)
        wanted = InvitationFilter(InvitationState.ANSWERED)
        rows = sqlite_backend.query(queries.invitations, wanted).rows
    qtmodeltester.check(model)
    for shown in (rows[:1], rows, rows[::-1], rows[1:], ()):
        model.set_rows(shown)
        qtmodeltester.check(model)
        assert model.rowCount() == len(shown)


def _router():
    from ui.router import Router

    return Router()


def _language_change():
    from PySide6.QtCore import QEvent

    return QEvent(QEvent.Type.LanguageChange)
