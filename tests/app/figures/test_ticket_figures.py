"""Figures of real tickets on both databases: counted per ticket, by group, within one's reach."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from app.core.errors import PermissionDenied
from app.figures.behind import count_behind, tickets_behind
from app.figures.dto import Behind, By, FiguresFilter, What
from app.figures.formulas import Level
from app.figures.queries import figures, left_out, people_in_figures
from app.figures.question import FigureQuestion
from app.sla.policy import ClockKind
from app.tickets import board, queries, service, swimlanes
from app.tickets.dto import TakeTicket, TellCustomer, TicketFilter, TicketSort
from app.tickets.lanes import LaneBy
from app.tickets.merging import MergeTickets
from app.tickets.rules import Channel, Kind, Outcome, Priority, Severity
from app.tickets.withdrawing import WithdrawTicket

ALL = FiguresFilter()


def ask(backend, wanted=ALL, by=By.KIND):
    return backend.query(figures, wanted, by)


def test_a_ticket_counts_once_for_each_clock_however_often_it_is_told(world, clock):
    ticket_id = world.report("赵敏")
    world.do("赵敏", service.take, TakeTicket, ticket_id)
    for _ in range(5):  # each report to the customer meets one progress clock and starts the next
        clock.forward(minutes=10)
        told = TellCustomer(ticket_id, "备件已到，明早更换", Channel.PHONE)
        world.of("赵敏").command(service.tell_customer, told)
    total = ask(world.backend).total
    assert total.tickets == 1
    assert total.levels[ClockKind.ACCEPT] == Level(met=1)
    assert total.levels[ClockKind.PROGRESS] == Level(running=1)
    assert total.levels[ClockKind.SOLVE] == Level(running=1)
    assert total.level == Level(met=1, running=2)


def test_one_missed_report_misses_the_ticket(world, clock):
    ticket_id = world.report("赵敏")
    world.do("赵敏", service.take, TakeTicket, ticket_id)
    clock.forward(hours=30)
    told = TellCustomer(ticket_id, "备件已到，明早更换", Channel.PHONE)
    world.of("赵敏").command(service.tell_customer, told)
    assert ask(world.backend).total.levels[ClockKind.PROGRESS] == Level(missed=1)


def test_an_open_ticket_past_its_time_is_missed_already(world, clock):
    world.report()
    assert ask(world.backend).total.level.rate is None
    clock.forward(minutes=31)
    found = ask(world.backend).total
    assert found.levels[ClockKind.ACCEPT] == Level(missed=1)
    assert (found.level.rate, found.level.running) == (0.0, 1)


def test_times_are_given_by_the_clock_and_in_working_hours(world, past):
    # Reported on Friday at 10:00; 2, 4 and 63 hours later it is noon, afternoon and Monday night.
    for solved in (2, 4, 63):
        past(72, took=1, solved=solved)
    total = ask(world.backend).total
    assert total.first_answer.elapsed.median == 3600
    assert (total.solve.elapsed.n, total.solve.elapsed.median) == (3, 4 * 3600)
    assert total.solve.elapsed.p90 == pytest.approx((4 + 0.8 * 59) * 3600)
    # 6.5 working hours on that Friday, and 7.5 on the Saturday, which was made up for the festival.
    assert total.solve.working.mean == pytest.approx((2 + 2.5 + 6.5 + 7.5) / 3 * 3600)


def test_a_ticket_closed_without_a_time_of_solution_stands_apart(world, past):
    past(72, took=1, solved=2, closed=3)
    past(72, closed=50, is_solve_noted=False)
    total = ask(world.backend).total
    assert (total.tickets, total.unsolved_ends, total.solve.elapsed.n) == (2, 1, 1)
    assert total.levels[ClockKind.SOLVE] == Level(met=1)
    assert total.levels[ClockKind.ACCEPT].finished == 1  # nobody noted who took the other
    assert count_of(world.backend, What.UNSOLVED_END) == 1


def test_a_reopened_ticket_counts_once_and_is_measured_to_its_last_solution(world, past):
    past(72, solved=1, closed=2, reopened=3)
    past(72, solved=1, closed=2)
    past(72, solved=1, closed=2, reopened=None)
    past(72, reopened=None)  # never solved
    total = ask(world.backend).total
    assert (total.reopened, total.solved, total.solve.elapsed.n) == (1, 3, 2)
    assert total.reopen_rate == pytest.approx(1 / 3)
    assert count_of(world.backend, What.REOPENED) == 1


def test_the_backlog_counts_by_age_whenever_it_was_reported(world, past, clock):
    for hours in (1, 23, 30, 24 * 5, 24 * 10, 24 * 40):
        past(hours)
    past(24 * 9, solved=2)
    since_yesterday = FiguresFilter(begins_at=clock.now - timedelta(days=1))
    found = ask(world.backend, since_yesterday)
    assert found.total.tickets == 2
    assert found.total.backlog == (2, 1, 1, 1, 1)
    ages = [count_of(world.backend, What.BACKLOG, since_yesterday, age=age) for age in range(5)]
    assert ages == [2, 1, 1, 1, 1]


def test_groups_add_up_to_the_whole_and_open_their_tickets(world, past):
    world.report("赵敏", priority=Priority.URGENT)
    past(72, took=1, solved=30, kind=Kind.COMPLAINT, priority=Priority.LOW)
    past(72, took=1, solved=30, owner_id=world.people["赵敏"].user_id)
    for by in By:
        found = ask(world.backend, by=by)
        assert sum(group.figures.tickets for group in found.groups) == 3, by
        assert sum(group.figures.open for group in found.groups) == found.total.open, by
        for group in found.groups:
            behind = Behind(What.ALL, by, group.key)
            assert world.backend.query(count_behind, ALL, behind) == group.figures.tickets
            missed = Behind(What.MISSED, by, group.key, ClockKind.SOLVE)
            level = group.figures.levels.get(ClockKind.SOLVE, Level())
            assert world.backend.query(count_behind, ALL, missed) == level.missed
    people = {
        group.name: group.figures.tickets for group in ask(world.backend, by=By.PERSON).groups
    }
    assert people["赵敏"] == 1
    assert [group.key for group in ask(world.backend, by=By.PRIORITY).groups] == [
        Priority.URGENT, Priority.NORMAL, Priority.LOW,
    ]  # fmt: skip


def test_filters_narrow_figures_and_what_is_behind(world, past):
    past(72, kind=Kind.COMPLAINT, severity=Severity.MAJOR, priority=Priority.HIGH)
    past(72)
    for wanted in (
        FiguresFilter(kind=Kind.COMPLAINT),
        FiguresFilter(priority=Priority.HIGH),
    ):
        assert ask(world.backend, wanted).total.tickets == 1
        (row,) = world.backend.query(tickets_behind, wanted, Behind()).rows
        assert row.kind is Kind.COMPLAINT
    assert ask(world.backend, FiguresFilter(tier="vip")).total.tickets == 0
    assert ask(world.backend, FiguresFilter(tier="ordinary")).total.tickets == 2


def test_what_is_no_case_of_its_own_is_counted_apart_by_the_same_filter(world, past, clock):
    first, old = world.report(), past(24 * 40)

    def withdraw(ticket_id, outcome, of_id=None):
        more = {"outcome": outcome, "of_id": of_id}
        world.do("", service.withdraw, WithdrawTicket, ticket_id, **more)

    assert world.backend.query(left_out, ALL) == {}
    doubles = [world.report(), world.report()]
    for double in doubles:
        withdraw(double, Outcome.DUPLICATE, first)
    withdraw(world.report(kind=Kind.COMPLAINT), Outcome.SPAM)
    withdraw(old, Outcome.SPAM)
    same = world.report()
    versions = [world.detail(id_).row.version for id_ in (same, first)]
    world.backend.command(service.merge, MergeTickets(same, versions[0], first, versions[1]))

    query = world.backend.query
    assert query(left_out, ALL) == {Outcome.DUPLICATE: 2, Outcome.SPAM: 2, Outcome.MERGED: 1}
    since = clock.now - timedelta(days=1)
    lately = query(left_out, FiguresFilter(since))
    assert lately == {Outcome.DUPLICATE: 2, Outcome.SPAM: 1, Outcome.MERGED: 1}
    assert query(left_out, FiguresFilter(since, kind=Kind.COMPLAINT)) == {Outcome.SPAM: 1}
    assert ask(world.backend).total.tickets == 1  # the first one alone
    assert world.of("陈静").query(left_out, ALL) == {}  # none of them is hers

    behind = Behind(What.LEFT_OUT, text=Outcome.DUPLICATE)
    question = FigureQuestion.parse(FigureQuestion(FiguresFilter(since), behind).text())
    rows = query(queries.ticket_page, TicketFilter(question=question), TicketSort("number")).rows
    assert [row.id for row in rows] == doubles


@pytest.mark.parametrize(
    ("name", "seen"),
    [("陈静", 1), ("赵敏", 1), ("周强", 2), ("何欣", 1), ("吴倩", 4)],
)
def test_everybody_sees_figures_of_the_own_reach(world, name, seen):
    """Front desk: what one reported; agent: one's own; supervisor: the department's; manager: all."""
    world.report("陈静", kind=Kind.INQUIRY)
    support = world.departments["support"]
    world.report(department_id=support, owner_id=world.people["赵敏"].user_id)
    world.report(department_id=support)
    world.report(kind=Kind.COMPLAINT, owner_id=world.people["何欣"].user_id)
    assert ask(world.of(name)).total.tickets == seen
    assert world.of(name).query(count_behind, ALL, Behind()) == seen


def test_an_administrator_has_no_figures(world):
    for query, *args in (
        (figures, ALL),
        (left_out, ALL),
        (people_in_figures,),
        (count_behind, ALL, Behind()),
    ):
        with pytest.raises(PermissionDenied):
            world.of("管理").query(query, *args)


def test_the_number_of_statements_does_not_grow_with_the_tickets(world, past):
    for _ in range(3):
        past(30, took=1, solved=2)
    few = _statements(world.backend)
    for _ in range(20):
        past(30, took=1, solved=2)
    assert _statements(world.backend) == few


def _statements(backend):
    count = 0

    def note(*_):
        nonlocal count
        count += 1

    engine = backend.engines.reads
    event.listen(engine, "before_cursor_execute", note)
    ask(backend, by=By.PERSON)
    event.remove(engine, "before_cursor_execute", note)
    return count


@pytest.mark.parametrize(
    ("what", "more"),
    [
        (What.ALL, {"by": By.TIER, "key": "ordinary"}),
        (What.MISSED, {"clock": ClockKind.ACCEPT}),
        (What.MISSED, {"by": By.PERSON, "key": None}),
        (What.BACKLOG, {"age": 0}),
        (What.KEYWORD, {"text": "打印机"}),
        (What.SUB_KIND, {"text": ""}),
    ],
)
def test_every_list_can_be_asked_for_the_tickets_behind_a_number(world, clock, what, more):
    for _ in range(2):
        world.report()
    world.do("赵敏", service.take, TakeTicket, world.report(title="扫描仪"))
    clock.forward(minutes=31)
    wanted = FiguresFilter(world.backend.clock() - timedelta(days=1), kind=Kind.TECHNICAL)
    asked = FigureQuestion(wanted, Behind(what, **more))
    question = FigureQuestion.parse(asked.text())  # as a route and a report carry it
    assert question == asked
    query, wanted_ones = world.backend.query, TicketFilter(question=question)
    expected = query(count_behind, wanted, asked.behind)
    found = query(queries.ticket_page, wanted_ones, TicketSort("customer"))
    assert len(found.rows) == query(queries.ticket_count, wanted_ones) == expected
    columns = query(board.board, wanted_ones)
    assert sum(column.total for column in columns) == expected
    for column in columns:
        assert query(board.column_page, wanted_ones, column.status, None).rows == column.rows
    for by in LaneBy:
        lanes = query(swimlanes.swimlanes, wanted_ones, by).lanes
        assert sum(lane.total for lane in lanes) == expected


def count_of(backend, what, wanted=ALL, **more):
    return backend.query(count_behind, wanted, Behind(what, **more))
