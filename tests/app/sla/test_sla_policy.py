"""Which policy a ticket falls under, what lists are refused, and the form they are stored in."""

import json
from dataclasses import replace

import pytest

from app.sla.errors import BadHours, PolicyError
from app.sla.policy import (
    Action,
    ClockKind,
    Hours,
    LadderStep,
    Policy,
    Target,
    TicketFacts,
    Whom,
    check,
    choose,
    default_policies,
)
from app.sla.public_holidays import country_calendar
from app.sla.stored import (
    calendar_from_data,
    calendar_to_data,
    policies_from_data,
    policies_to_data,
)

DEFAULT = Policy("default", {ClockKind.ACCEPT: Target(1800)})


def test_first_policy_that_fits_counts():
    policies = (
        Policy("mail", {}, channel="email"),
        Policy("vip", {}, tier="vip"),
        DEFAULT,
    )
    policy, why = choose(policies, TicketFacts(tier="vip", channel="email"))
    assert (policy.key, why.position, why.matched) == ("mail", 1, {"channel": "email"})
    policy, why = choose(policies, TicketFacts(tier="vip"))
    assert (policy.key, why.position) == ("vip", 2)
    policy, why = choose(policies, TicketFacts())
    assert (policy.key, why.position, why.matched) == ("default", 3, {})


def test_every_condition_must_be_met():
    narrow = Policy("narrow", {}, kind="complaint", sub_kind="refund", severity="major")
    policies = (narrow, DEFAULT)
    assert choose(policies, TicketFacts(kind="complaint", severity="major"))[0] is DEFAULT
    full = TicketFacts(kind="complaint", sub_kind="refund", severity="major")
    assert choose(policies, full)[0] is narrow


HOUR = 3600


@pytest.mark.parametrize(
    ("tier", "severity", "kind", "target"),
    [
        ("common", "regular", ClockKind.ACCEPT, Target(1800, Hours.WORKING)),
        ("common", "regular", ClockKind.SOLVE, Target(4 * HOUR, Hours.WORKING)),
        ("common", "regular", ClockKind.PROGRESS, Target(4 * HOUR, Hours.WORKING)),
        ("common", "complex", ClockKind.SOLVE, Target(24 * HOUR, Hours.ELAPSED)),
        ("common", "major", ClockKind.SOLVE, Target(72 * HOUR, Hours.ELAPSED)),
        ("common", "major", ClockKind.PLAN, Target(2 * HOUR, Hours.WORKING)),
        ("common", "regular", ClockKind.CALLBACK, Target(24 * HOUR, Hours.ELAPSED)),
        ("vip", "regular", ClockKind.SOLVE, Target(4 * HOUR, Hours.ELAPSED)),
        ("vip", "major", ClockKind.PLAN, Target(2 * HOUR, Hours.ELAPSED)),
        (None, None, ClockKind.ACCEPT, Target(1800, Hours.WORKING)),
    ],
)
def test_default_promises(tier, severity, kind, target):
    policy, _ = choose(default_policies(), TicketFacts(tier=tier, severity=severity))
    assert policy.target(kind) == target


def test_default_list_is_acceptable_and_warns_at_three_quarters():
    check(default_policies())
    assert {policy.warn_share for policy in default_policies()} == {0.75}
    steps = [(step.level, step.whom) for step in default_policies()[-1].ladder]
    assert steps == [(0, Whom.IN_CHARGE), (1, Whom.SUPERVISOR), (2, Whom.MANAGER)]


@pytest.mark.parametrize(
    ("policies", "reason"),
    [
        ((), "no_default"),
        ((Policy("vip", {}, tier="vip"),), "no_default"),
        ((DEFAULT, Policy("vip", {}, tier="vip")), "default_not_last"),
        ((DEFAULT, replace(DEFAULT, key="other")), "default_not_last"),
        ((Policy("default", {}, tier="vip"), DEFAULT), "key"),
        ((replace(DEFAULT, warn_share=1.0),), "share"),
        ((replace(DEFAULT, warn_share=0.0),), "share"),
        ((replace(DEFAULT, ladder=DEFAULT.ladder[::-1]),), "levels"),
        ((replace(DEFAULT, ladder=(LadderStep(1, None, Action.NOTIFY, Whom.MANAGER),)),), "levels"),
    ],
)
def test_list_that_cannot_be_used_is_refused(policies, reason):
    with pytest.raises(PolicyError) as refused:
        check(policies)
    assert refused.value.params["reason"] == reason


def test_negative_target_is_refused():
    with pytest.raises(PolicyError):
        Target(-1)


def test_policies_survive_storing():
    stored = json.dumps(policies_to_data(default_policies()))
    assert policies_from_data(json.loads(stored)) == default_policies()


@pytest.mark.parametrize("data", [[{}], [{"key": "x", "targets": {"nap": {}}}], [1]])
def test_stored_policies_that_cannot_be_read_are_refused(data):
    with pytest.raises(PolicyError) as refused:
        policies_from_data(data)
    assert refused.value.params["reason"] == "unreadable"


def test_a_stored_list_is_checked():
    with pytest.raises(PolicyError) as refused:
        policies_from_data(policies_to_data(default_policies()[:-1]))
    assert refused.value.params["reason"] == "no_default"


def test_calendar_survives_storing():
    calendar = country_calendar("CN", 2025, 2026)
    stored = json.dumps(calendar_to_data(calendar))
    assert calendar_from_data(json.loads(stored)) == calendar


def test_night_and_seconds_survive_storing():
    data = {"zone": "UTC", "weekly": {"fri": [["22:00:30", "06:00"]], "mon": [["00:00", "24:00"]]}}
    assert calendar_to_data(calendar_from_data(data))["weekly"] == {
        "mon": [["00:00", "24:00"]],
        "fri": [["22:00:30", "06:00"]],
    }


@pytest.mark.parametrize(
    "change",
    [
        {"weekly": {"someday": []}},
        {"weekly": {"mon": [["09:00"]]}},
        {"weekly": {"mon": 5}},
        {"weekly": None},
        {"holidays": {"2025-02-30": "x"}},
        {"zone": None},
    ],
)
def test_stored_calendar_that_cannot_be_read_is_refused(change):
    data = {"zone": "UTC", "weekly": {"mon": [["09:00", "17:00"]]}}
    calendar_from_data(data)
    with pytest.raises(BadHours):
        calendar_from_data(data | change)
