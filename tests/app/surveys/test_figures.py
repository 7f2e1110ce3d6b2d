"""Survey figures against published numbers, and their bounds on anything."""

from collections import Counter
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.surveys import figures
from app.surveys.figures import Interval, TrendPoint

DELIGHTED = {5: 42, 4: 32, 3: 10, 2: 9, 1: 14}  # help.delighted.com, article 240
tallies = st.dictionaries(st.integers(1, 5), st.integers(1, 5_000), max_size=5)
tallies10 = st.dictionaries(st.integers(0, 10), st.integers(1, 5_000), max_size=11)


def test_top_two_share_of_the_published_example():
    share = figures.top_two_share(DELIGHTED)
    assert share is not None
    assert round(100 * share, 2) == 69.16


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [  # Newcombe 1998, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_meets_newcombes_table(successes, n, low, high):
    interval = figures.wilson(successes, n)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


def test_wilson_refuses_what_is_no_share():
    for successes, n in [(0, 0), (3, 2), (-1, 5)]:
        with pytest.raises(ValueError, match="successes"):
            figures.wilson(successes, n)


@given(st.integers(1, 100_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_stays_within_0_and_1_around_the_share(case):
    successes, n = case
    interval = figures.wilson(successes, n)
    assert 0 <= interval.low <= successes / n <= interval.high <= 1
    mirrored = figures.wilson(n - successes, n)
    assert mirrored.low == pytest.approx(1 - interval.high, abs=1e-12)


def test_recommend_score_is_strict_and_no_nps():
    score = figures.recommend_score({5: 50, 4: 30, 3: 10, 2: 5, 1: 5})
    assert score is not None
    assert (score.value, score.n, score.is_nps) == (pytest.approx(30), 100, False)


def test_a_four_changes_only_the_divisor_of_the_recommend_score():
    score = figures.recommend_score({5: 1, 4: 1})
    assert score is not None
    assert score.value == 50


def test_nps_with_its_margin():
    # 60 % promoters, 15 % detractors: variance .75 - .45² = .5475
    score = figures.nps({10: 30, 9: 30, 8: 15, 7: 10, 6: 10, 0: 5})
    assert score is not None
    assert (score.value, score.is_nps) == (pytest.approx(45), True)
    assert score.margin == pytest.approx(100 * 1.959964 * (0.5475 / 100) ** 0.5, rel=1e-6)


def test_a_score_off_its_scale_is_refused():
    with pytest.raises(ValueError, match=r"1\.\.5"):
        figures.recommend_score({6: 1})
    with pytest.raises(ValueError, match=r"1\.\.5"):
        figures.dimension("recommend", {0: 1})
    with pytest.raises(ValueError, match=r"0\.\.10"):
        figures.nps({11: 1})


@given(tallies10)
def test_nps_stays_between_minus_and_plus_100(scores):
    score = figures.nps(scores)
    if not scores:
        assert score is None
        return
    assert score is not None
    assert -100 <= score.value <= 100
    assert 0 <= score.margin <= 100 * figures.Z95


@given(st.lists(st.integers(1, 5), min_size=2, max_size=300))
def test_figures_of_a_tally_equal_those_of_the_single_answers(scores):
    found = figures.dimension("x", Counter(scores))
    assert found.n == len(scores) == sum(found.counts)
    assert found.mean == pytest.approx(mean(scores))
    assert found.sd == pytest.approx(stdev(scores), abs=1e-9)
    assert found.top_two == pytest.approx(sum(s >= 4 for s in scores) / len(scores))
    assert found.counts == tuple(scores.count(s) for s in range(1, 6))


@given(tallies)
def test_the_interval_holds_the_top_two_share(scores):
    found = figures.dimension("x", scores)
    if found.interval is None or found.top_two is None:
        assert found.n == 0
        return
    assert found.interval.low <= found.top_two <= found.interval.high


def test_a_dimension_without_answers_has_no_figures_and_is_not_low():
    found = figures.dimension("product_fit", {})
    assert (found.mean, found.sd, found.top_two, found.interval) == (None, None, None, None)
    assert found.is_small
    assert not found.is_low


def test_one_answer_has_a_mean_but_no_spread():
    found = figures.dimension("product_fit", {2: 1})
    assert (found.mean, found.sd) == (2, None)
    assert found.interval == Interval(0.0, figures.wilson(0, 1).high)


def test_small_is_below_thirty_and_low_is_below_three():
    assert figures.dimension("x", {3: 29}).is_small
    assert not figures.dimension("x", {3: 30}).is_small
    assert not figures.dimension("x", {3: 30}).is_low
    assert figures.dimension("x", {3: 29, 2: 1}).is_low


def test_response_rate_counts_complete_answers_of_finished_invitations():
    assert figures.response_rate(214, 522) == pytest.approx(0.41, abs=0.001)
    assert figures.response_rate(0, 0) is None
    with pytest.raises(ValueError, match="complete"):
        figures.response_rate(2, 1)


def test_trend_keeps_the_months_without_answers_across_a_new_year():
    trend = figures.monthly_trend("recommend", {(2026, 2): {5: 1, 2: 1}, (2025, 11): {4: 2}})
    assert trend.points == (
        TrendPoint(2025, 11, 2, 4.0, 1.0),
        TrendPoint(2025, 12, 0, None, None),
        TrendPoint(2026, 1, 0, None, None),
        TrendPoint(2026, 2, 2, 3.5, 0.5),
    )


def test_no_answers_make_an_empty_trend():
    assert figures.monthly_trend("recommend", {}).points == ()
