"""On a server the desk that looks may belong to anybody: a step happens all the same, and once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from app.bootstrap import open_store
from app.core.errors import PermissionDenied
from app.db.doors import call
from app.identity import queries as people
from app.identity import service as identity
from app.identity.dto import SaveDepartment
from app.notifications.queries import notices
from app.notifications.tables import Notice
from app.sla import queries as sla
from app.sla.dto import SavePolicies
from app.sla.policy import Action, Hours, LadderStep, Target, Whom
from app.sla.service import save_policies
from app.sla.tables import SlaClock
from app.tickets.rules import Severity
from app.tickets.steps_dto import FinishTask, SaveTask
from app.tickets.tables import Ticket
from app.tickets.tasks import finish_task, save_task
from app.timeline.home import home
from app.workflows.housekeeping import tidy
from app.workflows.sweep import sweep
from app.workflows.watching import news
from tests.sla_world import Desk, sweep_all

pytestmark = pytest.mark.parametrize("store", ["postgresql"], indirect=True)

HOUR = 3600
LADDER = (
    LadderStep(0, None, Action.NOTIFY, Whom.IN_CHARGE),
    LadderStep(1, Target(0, Hours.ELAPSED), Action.RAISE_PRIORITY, Whom.IN_CHARGE),
    LadderStep(2, Target(HOUR, Hours.ELAPSED), Action.REASSIGN, Whom.SUPERVISOR),
)


class Before:
    """A clock that stands two days ago."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC) - timedelta(days=2)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def desk(team):
    """The owner's desk of two days ago, where late tickets are given to the supervisor."""
    clock = Before()
    backend = open_store(team.store, clock=clock)
    support = next(row for row in backend.query(people.departments) if row.key == "support")
    in_charge = SaveDepartment("", team.ids["supervisor"], False, support.id, support.version)
    backend.command(identity.save_department, in_charge)
    save_rules(backend)
    yield Desk(backend, clock)
    backend.close()


def save_rules(backend):
    rules = backend.query(sla.rules_now)
    steep = tuple(replace(policy, ladder=LADDER) for policy in rules.policies)
    backend.command(save_policies, SavePolicies(steep, rules.id))


def late_ticket(desk, team, **more):
    """A ticket of an agent in support, reported two days ago: accepting and solving are late."""
    return desk.ticket(owner_id=team.ids["agent"], **more)


def state(desk, ticket_id):
    row = desk.row(ticket_id)
    return row.owner_id, row.priority


def late_task(desk, team, **more):
    """A task of the stranger's on a ticket that is late itself; he gets to see it by that."""
    ticket_id = late_ticket(desk, team, severity=Severity.MAJOR, **more)
    due_at = desk.clock.now + timedelta(hours=1)
    give = SaveTask(ticket_id, "把备件送到客户机房", team.ids["stranger"], due_at)
    return desk.backend.command(save_task, give).result


def told_of_tasks(desk):
    statement = select(Notice.user_id, Notice.subject_id).where(Notice.kind == "task_late")
    found = desk.backend.query(lambda read: read.session.execute(statement).all())
    return sorted((user_id, task_id) for user_id, task_id in found)


def told(desk):
    """Who was told what of tickets that are late."""
    statement = select(Notice.user_id, Notice.kind).where(Notice.kind.like("sla%"))
    found = desk.backend.query(lambda read: read.session.execute(statement).all())
    return [(user_id, kind) for user_id, kind in found]


@pytest.mark.parametrize("login", ["front", "stranger", "supervisor", "manager"])
def test_any_desk_hands_a_late_ticket_over(desk, team, login):
    ticket_id = late_ticket(desk, team)
    assert sweep_all(team[login], login) == 6
    assert state(desk, ticket_id) == (team.ids["supervisor"], "urgent")
    assert (team.ids["supervisor"], "sla_handed_over") in told(desk)
    assert sweep_all(team[login], login) == 0


def test_four_desks_at_once_do_each_step_once(desk, team):
    tickets = [late_ticket(desk, team, title=f"故障 {number}") for number in range(8)]
    logins = ("front", "agent", "supervisor", "manager")
    backends = [team[login] for login in logins]
    with ThreadPoolExecutor(4) as desks:  # one name: the lease does not keep them apart
        done = sum(desks.map(lambda backend: sweep_all(backend, "any desk"), backends))
    done += sweep_all(team["front"], "any desk")  # what somebody held at that moment
    assert done == len(desk.steps()) == 6 * len(tickets)
    lines = [line[:2] for line in desk.history(tickets[0]) if line[0] != "reported"]
    assert lines.count(("escalated", "owner_id")) == 1
    assert lines.count(("escalated", "priority")) == 2  # for accepting and for solving
    assert {state(desk, ticket_id) for ticket_id in tickets} == {(team.ids["supervisor"], "urgent")}


def test_a_confidential_ticket_waits_for_a_desk_that_sees_it(desk, team):
    secret = late_ticket(desk, team, is_confidential=True)
    open_one = late_ticket(desk, team)
    assert sweep_all(team["front"], "front") == 6
    assert state(desk, open_one)[0] == team.ids["supervisor"]
    assert state(desk, secret) == (team.ids["agent"], "normal")
    assert team["front"].query(sla.next_wakeup) is None
    assert sweep_all(team["manager"], "front") == 6
    assert state(desk, secret) == (team.ids["supervisor"], "urgent")


def test_any_desk_that_sees_the_ticket_tells_who_is_late_with_a_task(desk, team):
    secret, open_one = late_task(desk, team, is_confidential=True), late_task(desk, team)
    stranger = team.ids["stranger"]
    sweep_all(team["front"], "any desk")
    assert told_of_tasks(desk) == [(stranger, open_one)]
    logins = ("stranger", "manager", "supervisor", "agent")
    backends = [team[login] for login in logins]
    with ThreadPoolExecutor(4) as desks:
        list(desks.map(lambda backend: sweep_all(backend, "any desk"), backends))
    sweep_all(team["stranger"], "any desk")  # what somebody held at that moment
    assert told_of_tasks(desk) == sorted([(stranger, secret), (stranger, open_one)])
    result = "备件已从上海仓发出，明早九点到"
    team["stranger"].command(finish_task, FinishTask(open_one, result, 1))
    rows = team["stranger"].query(notices).rows
    settled = {row.subject_id: row.is_settled for row in rows if row.kind == "task_late"}
    assert settled == {open_one: True, secret: False}


def test_by_hand_nobody_rings_a_ticket_he_does_not_see(desk, team):
    secret, open_one = late_ticket(desk, team, is_confidential=True), late_ticket(desk, team)
    asked = select(SlaClock.id, SlaClock.record_id, SlaClock.epoch, SlaClock.due_at)
    clocks = desk.backend.query(lambda read: read.session.execute(asked).all())
    steps = [
        {
            "clock_id": row.id,
            "epoch": row.epoch,
            "level": 1,
            "due_at": row.due_at,
            "action": "notify",
        }
        for row in clocks
    ]
    waiting = [{"id": row.id, "next_at": None, "next_level": None} for row in clocks]

    def seize(uow):
        asking = {"tickets": [secret, open_one], "noted": uow.now()}
        locked = set(call(uow.session, "lock_due", **asking).scalars())
        claimed = call(uow.session, "claim_steps", steps=steps, waiting=waiting, noted=uow.now())
        of = {row.id: row.record_id for row in clocks}
        return locked, {of[row.clock_id] for row in claimed}

    assert team["front"].command(seize).result == ({open_one}, {open_one})
    assert team["manager"].command(seize).result == ({secret}, {secret})


def test_by_hand_a_late_ticket_goes_to_who_supervises_only(desk, team):
    ticket_id = late_ticket(desk, team)
    asked = select(SlaClock.id, SlaClock.epoch, SlaClock.due_at)
    clock = desk.backend.query(lambda read: read.session.execute(asked).all())[0]
    step = {
        "clock_id": clock.id,
        "epoch": clock.epoch,
        "level": 1,
        "due_at": clock.due_at,
        "action": "reassign",
    }
    waiting = {"id": clock.id, "next_at": None, "next_level": None}

    def give(uow, name):
        noted = uow.now()
        call(uow.session, "claim_steps", steps=[step], waiting=[waiting], noted=noted)
        changes = [{"id": ticket_id, "owner_id": team.ids[name]}]
        call(uow.session, "escalate", changes=changes, lines=[], noted=noted)

    for name in ("colleague", "agent", "admin"):
        with pytest.raises(PermissionDenied):
            team["colleague"].command(give, name)
    team["colleague"].command(give, "supervisor")
    assert state(desk, ticket_id)[0] == team.ids["supervisor"]


def test_a_held_ticket_follows_new_rules_later_and_the_others_at_once(desk, team):
    held, other = late_ticket(desk, team), late_ticket(desk, team)
    save_rules(desk.backend)
    with desk.backend.engines.writes.begin() as somebody:
        saving = select(Ticket.id).where(Ticket.id == held).with_for_update()
        assert somebody.execute(saving).all()
        assert sweep_all(team["front"], "front") == 6
        assert state(desk, other)[0] == team.ids["supervisor"]
        assert state(desk, held) == (team.ids["agent"], "normal")
    assert sweep_all(team["front"], "front") == 6


def test_tickets_that_somebody_holds_do_not_keep_the_others_waiting(desk, team, monkeypatch):
    """More of them than a batch, and they wait the longest."""
    monkeypatch.setattr("app.workflows.sweep.BATCH", 2)
    tickets = [late_ticket(desk, team, title=f"故障 {number}") for number in range(4)]
    held = tuple(tickets[:2])
    with desk.backend.engines.writes.begin() as somebody:
        saving = select(Ticket.id).where(Ticket.id.in_(held)).with_for_update()
        assert somebody.execute(saving).all()
        assert sweep_all(team["manager"], "manager") == 2 * 6
        assert state(desk, held[0]) == (team.ids["agent"], "normal")
    assert sweep_all(team["manager"], "manager") == 2 * 6
    assert {state(desk, ticket) for ticket in tickets} == {(team.ids["supervisor"], "urgent")}


def test_new_rules_leave_the_clocks_of_a_confidential_ticket_to_who_sees_it(desk, team):
    secret = late_ticket(desk, team, is_confidential=True)
    save_rules(desk.backend)
    sweep_all(team["front"], "front")
    clocks = desk.backend.query(lambda read: sla.clocks(read.session, "ticket", secret))
    assert [clock.kind for clock in clocks if clock.is_open] == ["accept", "solve"]
    sweep_all(team["manager"], "front")
    assert state(desk, secret)[0] == team.ids["supervisor"]


def test_who_sees_no_tickets_leaves_the_watch_to_others(desk, team):
    ticket_id = late_ticket(desk, team)
    result = team["admin"].command(sweep, "admin").result
    assert (result.is_holder, result.steps) == (False, 0)
    assert team["admin"].query(news) == ((), None)
    assert state(desk, ticket_id)[0] == team.ids["agent"]
    assert sweep_all(team["front"], "front") == 6


def test_everybody_tidies_and_has_a_day_of_work(desk, team):
    late_ticket(desk, team)
    for login in ("front", "agent", "supervisor", "manager", "admin"):
        assert team[login].command(tidy).result == 0
    counted = {login: team[login].query(home).tickets_late for login in ("agent", "stranger")}
    assert counted == {"agent": 1, "stranger": 0}
    with pytest.raises(PermissionDenied):
        team["admin"].query(home)
