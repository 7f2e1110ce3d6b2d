"""Warning, breach and escalation: each once, to the right people, whatever happens meanwhile.

A ticket reported on Monday at 10:00: to be accepted by 10:30 (warning at 10:22:30), solved by
15:30 (warning at 14:30), escalated at 16:30.
"""

from datetime import timedelta

from app.bootstrap import open_store
from app.db import leases
from app.sla import queries as sla
from app.sla.clock import ClockState
from app.sla.dto import SavePolicies
from app.sla.policy import Action, LadderStep, Target, Whom, default_policies, ladder
from app.sla.service import save_policies
from app.tickets import service as tickets
from app.tickets.dto import Classify, MoveTicket, SetDue, TakeTicket, TellCustomer
from app.tickets.rules import Channel, Kind, Priority, Severity
from app.workflows.sweep import LEASE, LEASE_LENGTH, sweep
from tests.conftest import NOW
from tests.sla_world import sweep_all

MINUTE = timedelta(minutes=1)
WARN, DUE, ESCALATE = NOW + 22.5 * MINUTE, NOW + 30 * MINUTE, NOW + 90 * MINUTE


def test_nothing_rings_before_its_time(desk):
    desk.ticket()
    assert desk.backend.query(sla.next_wakeup) == WARN
    desk.clock.now = WARN - timedelta(seconds=1)
    assert desk.sweep() == 0
    assert desk.notices() == []


def test_nothing_open_leaves_nothing_to_wake_up_for(desk):
    assert desk.backend.query(sla.next_wakeup) is None
    assert desk.sweep() == 0


def test_each_stage_reaches_its_people_once(desk):
    agent, supervisor, manager = desk.team()
    desk.ticket(owner_id=agent)
    heard = {}
    for stage, at in (("warn", WARN), ("breach", DUE), ("escalate", ESCALATE)):
        desk.clock.now = at
        assert desk.sweep() == 1
        assert desk.sweep() == 0
        heard[stage] = [desk.kinds(who) for who in (agent, supervisor, manager)]
    assert heard == {
        "warn": [["sla_warning"], [], []],
        "breach": [["sla_warning", "sla_breach"], ["sla_breach"], []],
        "escalate": [["sla_warning", "sla_breach"], ["sla_breach"], ["sla_escalated"]],
    }


def test_a_single_user_hears_each_stage_once(desk):
    desk.ticket(owner_id=desk.owner)
    for at in (WARN, DUE, ESCALATE):
        desk.clock.now = at
        desk.sweep()
    assert desk.kinds() == ["sla_warning", "sla_breach", "sla_escalated"]


def test_a_ticket_nobody_has_reaches_the_supervisor(desk):
    _, supervisor, _ = desk.team()
    desk.ticket()
    desk.clock.now = WARN
    desk.sweep()
    assert desk.kinds(supervisor) == ["sla_warning"]
    assert len(desk.notices()) == 1


def test_breach_and_escalation_stand_in_the_history_at_their_true_time(desk):
    ticket = desk.ticket()
    desk.clock.now = ESCALATE + 20 * MINUTE
    desk.sweep()
    assert desk.history(ticket)[-2:] == [
        ("sla_breached", "accept", DUE, None),
        ("escalated", "accept", ESCALATE, None),
    ]


def test_after_a_restart_nothing_rings_again(desk, store):
    desk.ticket()
    desk.clock.now = DUE
    assert desk.sweep() == 2
    again = open_store(store, clock=desk.clock)
    desk.clock.forward(minutes=2)  # the lease of the closed desk is over
    assert sweep_all(again, "another desk") == 0
    again.close()
    assert desk.kinds() == ["sla_breach"]


def test_a_night_without_any_desk_is_told_as_the_highest_stage_with_its_true_time(desk):
    desk.ticket()
    desk.clock.forward(days=1)
    assert desk.sweep() == 6  # three stages of accepting, three of solving
    assert sorted(kind for kind, *_ in desk.notices()) == ["sla_escalated", "sla_escalated"]
    accept = next(n for n in desk.notices() if n[1]["clock"] == "accept")
    assert (accept[2], accept[3]) == (ESCALATE, desk.clock.now)
    assert {(kind, level) for kind, _, level in desk.steps()} == {
        (kind, level) for kind in ("accept", "solve") for level in (0, 1, 2)
    }


def test_a_storm_is_told_in_one_notice(desk):
    for number in range(6):
        desk.ticket(title=f"故障 {number}")
    desk.clock.now = WARN
    desk.sweep()
    ((kind, params, *_),) = desk.notices()
    assert kind == "sla_digest"
    assert params["count"] == len(params["numbers"]) == 6
    assert params["first_at"] == WARN.isoformat()


def test_five_at_once_are_told_one_by_one(desk):
    for number in range(5):
        desk.ticket(title=f"故障 {number}")
    desk.clock.now = WARN
    desk.sweep()
    assert desk.kinds() == ["sla_warning"] * 5


def test_a_clock_set_back_and_forth_rings_nothing_twice_and_loses_nothing(desk):
    desk.ticket()
    desk.clock.now = WARN
    assert desk.sweep() == 1
    desk.clock.forward(hours=-2)
    assert desk.sweep() == 0
    desk.clock.now = DUE
    assert desk.sweep("after a restart") == 1
    assert desk.kinds() == ["sla_warning", "sla_breach"]


def test_a_paused_clock_is_silent_and_a_reply_does_not_ring_twice(desk):
    ticket = desk.ticket()
    desk.backend.command(tickets.take, TakeTicket(ticket, desk.version(ticket)))
    desk.clock.now = NOW + timedelta(hours=4, minutes=30)  # 14:30: warning for solving
    desk.sweep()
    assert desk.kinds() == ["sla_warning", "sla_warning"]  # progress and solve
    move(desk, ticket, "waiting_customer")
    desk.clock.forward(hours=20)
    assert desk.sweep() == 0
    move(desk, ticket, "in_progress")
    assert desk.sweep() == 0
    assert [level for _, _, level in desk.steps()] == [0, 0]
    desk.clock.forward(hours=8)
    desk.sweep()
    assert [(kind, level) for kind, _, level in desk.steps() if kind == "solve"] == [
        ("solve", 0),
        ("solve", 1),
        ("solve", 2),
    ]


def test_telling_the_customer_starts_the_next_report_and_keeps_silent_about_the_last(desk):
    ticket = desk.ticket()
    desk.backend.command(tickets.take, TakeTicket(ticket, desk.version(ticket)))
    desk.clock.forward(hours=1)
    told = TellCustomer(ticket, "备件已经订好，周三送到", Channel.PHONE)
    desk.backend.command(tickets.tell_customer, told)
    rows = desk.backend.query(lambda read: sla.clocks(read.session, "ticket", ticket))
    progress = [(row.instance, row.state) for row in rows if row.kind == "progress"]
    assert progress == [(1, ClockState.MET), (2, ClockState.RUNNING)]


def test_a_new_target_rings_anew(desk):
    ticket = desk.ticket()
    desk.clock.now = ESCALATE
    desk.sweep()
    desk.backend.command(
        tickets.classify,
        Classify(ticket, desk.version(ticket), Kind.TECHNICAL, Severity.COMPLEX),
    )
    solve = clock(desk, ticket, "solve")
    assert (solve.epoch, solve.due_at) == (2, NOW + timedelta(hours=24))
    desk.clock.forward(days=2)
    desk.sweep()
    assert [step for step in desk.steps() if step[0] == "solve"] == [
        ("solve", 2, 0),
        ("solve", 2, 1),
        ("solve", 2, 2),
    ]
    assert len([step for step in desk.steps() if step[0] == "accept"]) == 3


def test_a_due_time_moved_after_the_escalation_rings_at_the_new_time_only(desk):
    ticket = desk.ticket()
    desk.backend.command(tickets.take, TakeTicket(ticket, desk.version(ticket)))
    desk.clock.forward(days=1)
    desk.sweep()
    later = desk.clock.now + timedelta(hours=3)
    desk.backend.command(tickets.set_due, SetDue(ticket, "solve", later, desk.version(ticket)))
    solve = clock(desk, ticket, "solve")
    assert (solve.due_at, solve.epoch, solve.is_by_hand) == (later, 2, True)
    desk.clock.now = later
    desk.sweep()
    assert [(epoch, level) for kind, epoch, level in desk.steps() if kind == "solve"] == [
        (1, 0),
        (1, 1),
        (1, 2),
        (2, 0),
        (2, 1),
    ]


def test_a_step_may_hand_the_ticket_over_and_raise_its_priority(desk):
    agent, supervisor, _ = desk.team()
    warn, breach, late = ladder(default_policies()[-1].ladder[1].after.hours)
    use_ladder(
        desk,
        warn,
        LadderStep(1, breach.after, Action.RAISE_PRIORITY, Whom.SUPERVISOR),
        LadderStep(2, late.after, Action.REASSIGN, Whom.SUPERVISOR),
    )
    ticket = desk.ticket(owner_id=agent)
    desk.clock.now = ESCALATE
    desk.sweep()
    row = desk.row(ticket)
    assert (row.owner_id, row.priority, row.priority_rank) == (supervisor, Priority.HIGH, 1)
    assert desk.kinds(supervisor) == ["sla_handed_over"]
    assert row.next_due_at == DUE


def test_a_saved_policy_moves_open_clocks_and_leaves_finished_ones(desk):
    ticket = desk.ticket()
    desk.clock.forward(minutes=45)
    desk.backend.command(tickets.take, TakeTicket(ticket, desk.version(ticket)))  # missed
    accept = clock(desk, ticket, "accept")
    rules = desk.backend.query(sla.rules_now)
    policies = tuple(with_targets(policy, accept=7200, solve=8 * 3600) for policy in rules.policies)
    desk.backend.command(save_policies, SavePolicies(policies, rules.id))
    assert desk.backend.query(sla.next_wakeup) == desk.clock.now
    desk.sweep()
    assert clock(desk, ticket, "accept") == accept
    assert accept.state is ClockState.MISSED
    solve = clock(desk, ticket, "solve")
    assert (solve.target_seconds, solve.policy_version, solve.epoch) == (8 * 3600, 2, 2)
    assert desk.row(ticket).next_due_at == min(solve.due_at, clock(desk, ticket, "progress").due_at)
    assert desk.backend.query(lambda read: sla.following_old_rules(read.session, 1)) == ()


def test_only_the_holder_sweeps_until_its_lease_is_over(desk):
    desk.ticket()

    def hold(uow):
        assert leases.take(uow.session, LEASE, "a desk that died", uow.now(), LEASE_LENGTH)

    desk.clock.now = WARN
    desk.backend.command(hold)
    assert not desk.backend.command(sweep, "this desk").result.is_holder
    assert desk.notices() == []
    desk.clock.now = WARN + LEASE_LENGTH + timedelta(seconds=1)
    assert desk.sweep() == 1
    assert desk.kinds() == ["sla_warning"]


def test_a_lease_from_a_clock_that_was_set_back_does_not_block(desk):
    desk.ticket()

    def hold(uow):
        leases.take(uow.session, LEASE, "same desk before", NOW + timedelta(days=1), LEASE_LENGTH)

    desk.backend.command(hold)
    desk.clock.now = WARN
    assert desk.sweep() == 1


def move(desk, ticket, status):
    desk.backend.command(tickets.move, MoveTicket(ticket, status, desk.version(ticket)))


def clock(desk, ticket, kind):
    rows = desk.backend.query(lambda read: sla.clocks(read.session, "ticket", ticket))
    return next(row for row in rows if row.kind == kind)


def use_ladder(desk, *steps):
    from dataclasses import replace

    rules = desk.backend.query(sla.rules_now)
    policies = tuple(replace(policy, ladder=steps) for policy in rules.policies)
    desk.backend.command(save_policies, SavePolicies(policies, rules.id))


def with_targets(policy, **seconds):
    from dataclasses import replace

    targets = dict(policy.targets)
    for kind, value in seconds.items():
        targets[kind] = Target(value, targets[kind].hours)
    return replace(policy, targets=targets)
