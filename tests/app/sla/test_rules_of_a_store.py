"""The rules of a store: those of a new one, edits by hand, and who comes second."""

from copy import copy
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.core.actor import Actor
from app.core.errors import Conflict, PermissionDenied
from app.core.permissions import Role
from app.sla import queries, service
from app.sla.dto import SaveCalendar, SavePolicies
from app.sla.errors import NeverOpens, OverlappingHours, PastHorizon, PolicyError, UnknownZone
from app.sla.policy import ClockKind, TicketFacts, default_policies

DAY = (("09:00", "12:00"), ("13:30", "18:00"))
WEEK = dict.fromkeys(range(5), DAY)


def edited(rules, **changes):
    values = {
        "zone": "Asia/Shanghai",
        "weekly": WEEK,
        "holidays": {},
        "special": {},
        "known_until": rules.calendar.known_until,
        "seen_rules_id": rules.id,
    }
    return SaveCalendar(**values | changes)


def test_a_new_store_works_by_the_countrys_holidays(backend):
    rules = backend.query(queries.rules_now)
    assert rules.policies == default_policies()
    assert rules.calendar.zone == "Asia/Shanghai"
    assert date(2026, 10, 1) in rules.calendar.holidays
    assert rules.calendar.hours_on(date(2025, 9, 28))  # a Sunday that made up for a holiday
    assert rules.calendar.known_until is not None
    assert (rules.policy_version, rules.calendar_version) == (1, 1)


def test_a_saved_calendar_holds_from_then_on(backend, clock):
    rules = backend.query(queries.rules_now)
    clock.forward(hours=1)
    command = edited(
        rules,
        holidays={date(2026, 3, 3): "店庆"},
        special={date(2026, 3, 7): (("10:00", "14:00"),)},
    )
    outcome = backend.command(service.save_calendar, command)
    assert "sla" in outcome.changes
    after = backend.query(queries.rules_now)
    assert (after.id, after.since) == (outcome.result, clock.now)
    assert (after.policy_version, after.calendar_version) == (1, 2)
    assert after.calendar.holidays == {date(2026, 3, 3): "店庆"}
    assert [span.texts() for span in after.calendar.hours_on(date(2026, 3, 7))] == [
        ("10:00", "14:00")
    ]
    assert after.calendar.known_until == rules.calendar.known_until
    assert after.policies == rules.policies
    working = backend.query(lambda read: queries.working_calendar(read.session))
    assert working == after.calendar


def test_two_who_save_over_the_same_rules_are_told_apart(backend):
    rules = backend.query(queries.rules_now)
    backend.command(service.save_policies, SavePolicies(rules.policies, rules.id))
    with pytest.raises(Conflict):
        backend.command(service.save_calendar, edited(rules))
    assert backend.query(queries.rules_now).calendar_version == 1


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"zone": "Asia/Nowhere"}, UnknownZone),
        ({"weekly": {}}, NeverOpens),
        ({"weekly": {}, "special": {date(2026, 3, 7): (("10:00", "11:00"),)}}, PastHorizon),
        ({"weekly": {0: (("09:00", "12:00"), ("11:00", "13:00"))}}, OverlappingHours),
    ],
)
def test_a_calendar_that_cannot_be_used_is_not_saved(backend, changes, error):
    rules = backend.query(queries.rules_now)
    with pytest.raises(error):
        backend.command(service.save_calendar, edited(rules, **changes))
    assert backend.query(queries.rules_now).id == rules.id


def test_a_policy_list_without_a_default_is_not_saved(backend):
    rules = backend.query(queries.rules_now)
    with pytest.raises(PolicyError):
        backend.command(service.save_policies, SavePolicies(rules.policies[:-1], rules.id))
    assert backend.query(queries.rules_now).id == rules.id


def test_who_may_not_change_policies_is_refused(backend):
    rules = backend.query(queries.rules_now)
    agents = copy(backend)
    agents.actor = Actor(1, "李娜", Role.AGENT)
    with pytest.raises(PermissionDenied):
        agents.command(service.save_policies, SavePolicies(rules.policies, rules.id))
    with pytest.raises(PermissionDenied):
        agents.command(service.save_calendar, edited(rules))


def test_rules_saved_by_a_clock_that_was_set_back_still_hold_now(backend, clock):
    first = backend.query(queries.rules_now)
    clock.forward(days=-1)
    command = SavePolicies(
        tuple(replace(policy, warn_share=0.5) for policy in first.policies), first.id
    )
    backend.command(service.save_policies, command)
    after = backend.query(queries.rules_now)
    assert after.since >= first.since
    assert after.policies[0].warn_share == 0.5


def test_the_what_if_names_policy_and_due_time(backend):
    start = datetime(2025, 9, 26, 9, 30, tzinfo=UTC)  # 17:30 in Shanghai, the worked example
    found = backend.query(queries.promises_for, TicketFacts(severity="regular"), start)
    solve = next(promise for promise in found if promise.kind is ClockKind.SOLVE)
    assert solve.policy_key == "default"
    assert solve.due_at == datetime(2025, 9, 28, 6, 0, tzinfo=UTC)
