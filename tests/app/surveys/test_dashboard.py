"""The figures of the dashboard against sums made by hand, and who sees whose."""

from datetime import date
from math import sqrt

import pytest
from sqlalchemy import event

from app.core.errors import PermissionDenied
from app.core.permissions import Role
from app.identity.queries import department_by_key
from app.surveys import figures, queries, service
from app.surveys.dashboard import answers_behind, dashboard, people_asked_about
from app.surveys.dto import DashboardFilter, RecordAnswers
from app.surveys.rules import DIMENSIONS
from tests.surveys_world import add_person, add_visit, answered, answers, invite

MARCH = DashboardFilter(date(2026, 3, 1), date(2026, 3, 1))


@pytest.fixture
def support_and_sales(backend):
    """Two people of two departments with one answer each."""
    li = backend.command(add_person, "李雷", Role.AGENT, "support").result
    han = backend.command(add_person, "韩梅梅", Role.AGENT, "sales").result
    answered(backend, "甲", 5, 5, 5, 5, 5, owner_id=li, department="support", tier="vip")
    answered(backend, "乙", 1, 1, 1, 1, 1, owner_id=han, department="sales", tier="ordinary")
    return li, han


def test_figures_equal_the_sums_made_by_hand(backend):
    answered(backend, "甲", 5, 4, 3, 2, 5)
    answered(backend, "乙", 4, 4, 3, 1, 4)
    answered(backend, "丙", 2, 4, 3, 3, 1)
    now = backend.query(dashboard, MARCH).now
    assert [d.key for d in now.dimensions] == list(DIMENSIONS)
    speed, solving, _, fit, recommend = now.dimensions
    assert (speed.counts, speed.n) == ((0, 1, 0, 1, 1), 3)
    assert speed.mean == pytest.approx(11 / 3)
    assert speed.sd == pytest.approx(
        sqrt(((5 - 11 / 3) ** 2 + (4 - 11 / 3) ** 2 + (2 - 11 / 3) ** 2) / 2)
    )
    assert speed.top_two == pytest.approx(2 / 3)
    assert solving.sd == 0
    assert (fit.mean, fit.is_low, speed.is_low) == (2.0, True, False)
    assert recommend.mean == pytest.approx(10 / 3)
    assert now.recommend is not None
    assert now.recommend.value == pytest.approx(0.0)  # one promoter, one neutral, one detractor
    assert now.overall.mean == pytest.approx((11 + 12 + 9 + 6 + 10) / 15)
    assert now.overall.top_two == pytest.approx((2 + 3 + 0 + 0 + 2) / 15)
    assert now.overall.interval == figures.wilson(1, 3), "as wide as if three people said one thing"
    assert (now.responses, now.overall.people, now.overall.n) == (3, 3, 15)


def test_the_response_rate_leaves_open_invitations_out(backend, clock):
    answered(backend, "甲", 5, 5, 5, 5, 5)
    backend.command(invite, backend.command(add_visit, "乙").result)
    clock.forward(days=8)
    backend.command(service.close_expired)
    backend.command(invite, backend.command(add_visit, "丙").result)
    now = backend.query(dashboard, MARCH).now
    assert (now.answered, now.finished, now.still_open) == (1, 2, 1)
    assert now.response_rate == 0.5


def test_a_period_is_compared_with_as_many_months_before(backend, clock):
    answered(backend, "甲", 2, 2, 2, 2, 2)
    clock.forward(days=31)  # April
    answered(backend, "乙", 4, 4, 4, 4, 4)
    april = DashboardFilter(date(2026, 4, 1), date(2026, 4, 1))
    shown = backend.query(dashboard, april)
    assert (shown.now.overall.mean, shown.before.overall.mean) == (4.0, 2.0)
    assert (shown.now.answered, shown.before.answered) == (1, 1)


def test_the_trend_has_every_month_and_counts_people(backend, clock):
    answered(backend, "甲", 2, 2, 2, 2, 2)
    answered(backend, "乙", 4, 4, 4, 4, 4)
    clock.forward(days=62)  # May; nothing in April
    answered(backend, "丙", 5, 5, 5, 5, 1)
    spring = DashboardFilter(date(2026, 1, 1), date(2026, 5, 1))
    trends = backend.query(dashboard, spring).trends
    assert [trend.key for trend in trends] == ["overall", *DIMENSIONS]
    points = [(p.month, p.n, p.mean) for p in trends[0].points]
    assert points == [(3, 2, 3.0), (4, 0, None), (5, 1, pytest.approx(21 / 5))]
    assert [(p.n, p.mean) for p in trends[-1].points] == [(2, 3.0), (0, None), (1, 1.0)]


def test_a_month_is_one_of_the_company_not_of_greenwich(backend, clock):
    clock.forward(days=29, hours=15)  # 31 March 17:00 UTC: 1 April 01:00 in Shanghai
    answered(backend, "甲", 5, 5, 5, 5, 5)
    assert backend.query(dashboard, MARCH).now.responses == 0
    april = DashboardFilter(date(2026, 4, 1), date(2026, 4, 1))
    now = backend.query(dashboard, april).now
    assert (now.responses, now.answered) == (1, 1)


def test_an_empty_store_has_figures_that_say_nothing(backend):
    shown = backend.query(dashboard, MARCH)
    assert shown.now.dimensions == ()
    assert shown.now.overall.mean is None
    assert shown.now.overall.interval is None
    assert shown.now.recommend is None
    assert shown.now.response_rate is None
    assert shown.trends[0].points == ()


def test_filters_narrow_to_department_owner_and_tier(backend, support_and_sales):
    li, _ = support_and_sales
    support = backend.query(lambda read: department_by_key(read.session, "support"))
    for narrow in (
        DashboardFilter(MARCH.first, MARCH.last, department_id=support),
        DashboardFilter(MARCH.first, MARCH.last, owner_id=li),
        DashboardFilter(MARCH.first, MARCH.last, tier="vip"),
    ):
        now = backend.query(dashboard, narrow).now
        assert (now.responses, now.overall.mean, now.answered, now.finished) == (1, 5.0, 1, 1)


def test_each_role_counts_what_is_in_its_reach(backend, acting, support_and_sales):
    li, han = support_and_sales
    sales = backend.query(lambda read: department_by_key(read.session, "sales"))
    expected = {
        "manager": (acting(Role.MANAGER), 2, ("乙", "甲")),
        "supervisor of sales": (acting(Role.SUPERVISOR, 99, sales), 1, ("乙",)),
        "agent of support": (acting(Role.AGENT, li), 1, ("甲",)),
        "agent of sales": (acting(Role.AGENT, han, sales), 1, ("乙",)),
        "agent with nothing": (acting(Role.AGENT, 99, sales), 0, ()),
    }
    for who, (theirs, responses, customers) in expected.items():
        now = theirs.query(dashboard, MARCH).now
        assert (now.responses, now.answered) == (responses, responses), who
        behind = theirs.query(answers_behind, MARCH, "recommend")
        assert tuple(row.customer for row in behind.rows) == customers, who
    assert dict(acting(Role.AGENT, li).query(people_asked_about)) == {li: "李雷"}


@pytest.mark.parametrize("role", [Role.FRONT, Role.ADMIN])
def test_front_desk_and_administrator_see_no_figures(acting, role):
    theirs = acting(role)
    for ask in (dashboard, answers_behind):
        with pytest.raises(PermissionDenied):
            theirs.query(ask, MARCH)
    with pytest.raises(PermissionDenied):
        theirs.query(people_asked_about)


def test_the_answers_behind_a_bar_name_customer_ticket_and_comment(backend):
    answered(backend, "甲", 2, 5, 5, 5, 5, comment="等了三天")
    answered(backend, "乙", 4, 5, 5, 5, 5)
    (row,) = backend.query(answers_behind, MARCH, "response_speed", 2).rows
    assert (row.customer, row.ticket_number, row.score, row.comment) == (
        "甲",
        "T-甲",
        2,
        "等了三天",
    )
    both = backend.query(answers_behind, MARCH, "response_speed").rows
    assert [(r.customer, r.comment) for r in both] == [("乙", None), ("甲", "等了三天")]
    assert len(backend.query(answers_behind, MARCH).rows) == 10


def test_answers_behind_go_on_page_after_page(backend):
    for running in range(21):
        answered(backend, f"客户{running:02}", 1, 2, 3, 4, 5)
    first = backend.query(answers_behind, MARCH)
    assert len(first.rows) == 100
    second = backend.query(answers_behind, MARCH, None, None, first.next_cursor)
    assert len(second.rows) == 5
    assert second.next_cursor is None
    assert len({row.id for row in (*first.rows, *second.rows)}) == 105


def test_the_dashboard_takes_the_same_few_statements_whatever_there_is(backend):
    def statements() -> int:
        seen: list[str] = []

        def note(_conn, _cursor, statement, *_rest):
            seen.append(statement)

        def counted(read):
            bind = read.session.get_bind()
            event.listen(bind, "before_cursor_execute", note)
            try:
                return dashboard(read, MARCH)
            finally:
                event.remove(bind, "before_cursor_execute", note)

        backend.query(counted)
        return len(seen)

    few = statements()
    for running in range(6):
        answered(backend, f"客户{running}", 1, 2, 3, 4, 5)
    assert statements() == few


def test_anonymous_answers_are_counted_and_shown_without_a_name(backend):
    backend.command(_make_anonymous)
    visit = backend.command(add_visit, "甲").result
    invitation_id = backend.command(invite, visit).result
    version = backend.query(queries.invitation_detail, invitation_id).row.version
    command = RecordAnswers(invitation_id, answers(1, 1, 1, 1, 1, comment="慢"), "phone", version)
    backend.command(service.record_answers, command)
    assert backend.query(dashboard, MARCH).now.responses == 1
    (row,) = backend.query(answers_behind, MARCH, "recommend").rows
    assert (row.customer, row.ticket_number, row.answered_at, row.comment) == (
        None,
        None,
        None,
        "慢",
    )


def _make_anonymous(uow):
    from sqlalchemy import select

    from app.surveys.tables import Questionnaire

    uow.session.execute(select(Questionnaire)).scalar_one().is_anonymous = True
