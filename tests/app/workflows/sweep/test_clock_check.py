"""Stored clocks that are not what the events tell are healed and reported."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import delete, update

from app.cli.main import main
from app.sla import queries as sla
from app.sla.clock import ClockState
from app.sla.dto import SavePolicies
from app.sla.service import save_policies
from app.sla.tables import SlaClock
from app.tickets import service as tickets
from app.tickets.dto import SolveTicket, TakeTicket
from app.tickets.tables import Ticket
from app.workflows import clock_check
from app.workflows.clock_check import (
    BATCH,
    SHARES,
    ClockCheck,
    check_all_clocks,
    check_some_clocks,
)
from tests.tickets_world import SOLUTION

HOUR = timedelta(hours=1)


@pytest.fixture
def by_hand(desk):
    """Writes rows behind the back of the program."""

    def run(statement):
        desk.backend.command(lambda uow: uow.session.execute(statement))

    return run


def check(desk):
    found = ClockCheck()
    while found.has_more:
        found = desk.backend.command(check_all_clocks, found).result
    return found


def clocks(desk, ticket):
    return desk.backend.query(lambda read: sla.clocks(read.session, "ticket", ticket))


def some_history(desk):
    """A ticket that was taken, was late, told of and solved, and one that waits."""
    ticket, other = desk.ticket(), desk.ticket()
    desk.backend.command(tickets.take, TakeTicket(ticket, desk.version(ticket)))
    desk.clock.forward(days=1)
    desk.sweep()
    return ticket, other


def test_what_the_program_wrote_differs_nowhere(desk):
    ticket, _ = some_history(desk)
    desk.backend.command(tickets.solve, SolveTicket(ticket, SOLUTION, desk.version(ticket)))
    found = check(desk)
    assert (found.checked, found.healed) == (2, ())


@pytest.mark.parametrize(
    "wrong",
    [
        {"due_at": None},
        {"state": ClockState.PAUSED},
        {"next_level": 5},
        {"epoch": 7},
        {"schedule": "[]"},
        {"target_seconds": 1},
    ],
)
def test_a_clock_that_was_written_by_hand_is_healed_and_reported(desk, by_hand, wrong):
    _, ticket = some_history(desk)
    before = clocks(desk, ticket)
    values = {name: value for name, value in wrong.items() if name != "due_at"}
    values |= {"due_at": desk.clock.now + HOUR} if "due_at" in wrong else {}
    is_solve = (SlaClock.record_id == ticket) & (SlaClock.kind == "solve")
    by_hand(update(SlaClock).where(is_solve).values(**values))
    found = check(desk)
    assert [(one.ticket_id, one.kinds) for one in found.healed] == [(ticket, ("solve",))]
    assert clocks(desk, ticket) == before
    assert check(desk).healed == ()
    assert desk.sweep() == 0  # nothing rings twice


def test_a_clock_that_is_gone_comes_back_and_so_does_the_next_deadline(desk, by_hand):
    ticket = desk.ticket()
    before = [(clock.kind, clock.due_at) for clock in clocks(desk, ticket)]
    due = desk.row(ticket).next_due_at
    by_hand(delete(SlaClock).where(SlaClock.kind == "accept"))
    by_hand(update(Ticket).values(next_due_at=None, next_due_kind=None))
    assert check(desk).healed[0].kinds == ("accept",)
    assert sorted((clock.kind, clock.due_at) for clock in clocks(desk, ticket)) == sorted(before)
    assert desk.row(ticket).next_due_at == due


def test_a_clock_of_a_deleted_ticket_stops(desk, by_hand):
    ticket = desk.ticket()
    by_hand(update(Ticket).values(deleted_at=desk.clock.now))
    assert check(desk).healed[0].kinds == ("accept", "solve")
    assert {clock.state for clock in clocks(desk, ticket)} == {ClockState.STOPPED}
    assert check(desk).healed == ()


def test_clocks_that_still_follow_older_rules_are_no_fault(desk):
    some_history(desk)
    rules = desk.backend.query(sla.rules_now)
    desk.backend.command(save_policies, SavePolicies(rules.policies[-1:], rules.id))
    assert check(desk).healed == ()


def test_every_share_has_its_hour_and_a_second_desk_leaves_it_to_the_first(desk):
    for _ in range(SHARES + 1):
        desk.ticket()
    checked = []
    for _ in range(SHARES):
        desk.clock.forward(hours=1)
        found = desk.backend.command(check_some_clocks, "one", ClockCheck()).result
        other = desk.backend.command(check_some_clocks, "other", ClockCheck()).result
        checked.append(found.checked)
        assert (other.checked, other.has_more) == (0, False)
    assert sorted(checked) == [1] * (SHARES - 1) + [2]


def test_many_are_checked_in_batches(desk, monkeypatch):
    monkeypatch.setattr(clock_check, "BATCH", 2)
    for _ in range(3):
        desk.ticket()
    first = desk.backend.command(check_all_clocks, ClockCheck()).result
    assert (first.checked, first.has_more, BATCH) == (2, True, 50)
    assert check(desk).checked == 3


def test_the_command_line_says_what_was_healed(desk, by_hand, store, capsys):
    number = desk.row(desk.ticket()).number
    by_hand(update(SlaClock).where(SlaClock.kind == "solve").values(target_seconds=1))
    arguments = ["sla", "check", "--db", str(store), "--language", "en"]
    assert main(arguments) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"{number} Solve")
    assert said[-1] == "Tickets checked: 1, healed: 1"
    assert main([*arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"checked": 1, "healed": {}}
