"""Which rule sends a ticket where, and whose turn it is."""

from datetime import UTC, datetime

import pytest

from app.tickets.routing import (
    Hand,
    RoutingFacts,
    RoutingRule,
    Way,
    choose,
    first_fitting,
    harder,
    missed,
    words_of,
)

FACTS = RoutingFacts("technical", "打印机", "vip", "email", "Printer 卡纸，要求退款")
NINE, TEN = (datetime(2026, 3, 2, hour, tzinfo=UTC) for hour in (9, 10))


def rule(id_: int = 1, **conditions: str) -> RoutingRule:
    return RoutingRule(id_, Way.DEPARTMENT, 1, **conditions)


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({}, None),
        ({"kind": "technical", "tier": "vip", "channel": "email"}, None),
        ({"kind": "complaint"}, "kind"),
        ({"kind": "technical", "sub_kind": "网络"}, "sub_kind"),
        ({"tier": "ordinary", "channel": "phone"}, "tier"),
        ({"channel": "phone"}, "channel"),
        ({"words": "换货， 退款"}, None),
        ({"words": "printer"}, None),
        ({"words": "ＰＲＩＮＴＥＲ"}, None),
        ({"words": "换货;维修"}, "words"),
    ],
)
def test_rule_says_the_first_condition_that_is_not_met(conditions, expected):
    assert missed(rule(**conditions), FACTS) == expected


def test_first_rule_that_fits_decides():
    rules = [rule(1, kind="inquiry"), rule(2, tier="vip"), rule(3)]
    assert first_fitting(rules, FACTS) == rules[1]
    assert first_fitting(rules[:1], FACTS) is None


def test_unknown_tier_meets_no_condition_on_tiers():
    facts = RoutingFacts("inquiry", None, None, "phone", "")
    assert missed(rule(tier="vip"), facts) == "tier"


def test_least_load_takes_who_has_the_fewest_and_among_equals_who_waited_longest():
    hands = [Hand(1, 3, NINE), Hand(2, 2, TEN), Hand(3, 2, NINE)]
    assert choose(Way.LEAST_LOAD, hands) == 3


def test_round_robin_takes_who_waited_longest_whatever_the_load():
    assert choose(Way.ROUND_ROBIN, [Hand(1, 9, NINE), Hand(2, 0, TEN)]) == 1
    assert choose(Way.ROUND_ROBIN, [Hand(1, 9, NINE), Hand(2, 0, None)]) == 2
    assert choose(Way.ROUND_ROBIN, []) is None


def test_rule_only_raises_the_severity():
    assert harder("regular", "major") == "major"
    assert harder("major", "complex") == "major"
    assert harder("complex", None) == "complex"


def test_words_stand_apart_by_commas_of_either_language():
    assert words_of(" 退款， refund;；换 货、") == ("退款", "refund", "换 货")
