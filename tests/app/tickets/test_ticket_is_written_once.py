"""A command on a ticket is one UPDATE of its row. Now is Monday 2026-03-02 10:00 in Shanghai."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from app.core.errors import Conflict
from app.customers import service as customers
from app.customers.dto import ChangeCustomer
from app.customers.queries import customer_detail
from app.tickets import service
from app.tickets.dto import (
    AssignTicket,
    ChangeTicket,
    Classify,
    CloseTicket,
    Comment,
    FilePlan,
    MoveTicket,
    ReopenTicket,
    SetDue,
    SetProgress,
    SolveTicket,
    TakeTicket,
    TellCustomer,
)
from app.tickets.rules import (
    WAITING_CUSTOMER,
    Channel,
    Kind,
    Outcome,
    Priority,
    Rating,
    Severity,
)
from tests.tickets_world import SOLUTION

DUE = datetime(2026, 3, 4, 8, tzinfo=UTC)


class Writes:
    """Counts the statements that change ticket rows."""

    def __init__(self, engine):
        self.count = 0
        event.listen(engine, "before_cursor_execute", self._note)

    def _note(self, _connection, _cursor, sql, *_more):
        self.count += sql.startswith("UPDATE ticket SET")


@pytest.fixture
def writes(world):
    return Writes(world.backend.engines.writes)


def new(world):
    return world.report()


def in_work(world):
    ticket_id = world.report()
    world.do("赵敏", service.take, TakeTicket, ticket_id)
    return ticket_id


def solved(world):
    ticket_id = in_work(world)
    world.do("赵敏", service.solve, SolveTicket, ticket_id, solution=SOLUTION)
    return ticket_id


def closed(world):
    ticket_id = solved(world)
    word = {"outcome": Outcome.SOLVED, "rating": Rating.CONTENT}
    world.do("赵敏", service.close, CloseTicket, ticket_id, **word)
    return ticket_id


CHANGED = {
    "title": "打印机卡纸并漏墨",
    "description": "换过一次硒鼓",
    "priority": Priority.URGENT,
    "channel": Channel.HOTLINE,
}
COMMANDS = {
    "take": (new, service.take, TakeTicket, {}),
    "move what nobody has": (new, service.move, MoveTicket, {"to_status": WAITING_CUSTOMER}),
    "move": (in_work, service.move, MoveTicket, {"to_status": WAITING_CUSTOMER}),
    "assign to a department": (
        in_work, service.assign, AssignTicket, {"owner_id": None, "department_id": 1},
    ),
    "classify": (
        in_work, service.classify, Classify, {"kind": Kind.COMPLAINT, "severity": Severity.MAJOR},
    ),
    "change": (in_work, service.change, ChangeTicket, CHANGED),
    "set a due time": (in_work, service.set_due, SetDue, {"kind": "solve", "due_at": DUE}),
    "report progress": (
        in_work, service.report_progress, SetProgress, {"percent": 40, "text": "已拆机，等配件到货"},
    ),
    "file a plan": (in_work, service.file_plan, FilePlan, {"text": "周三换主板，赵敏负责"}),
    "solve": (in_work, service.solve, SolveTicket, {"solution": SOLUTION}),
    "solve what nobody has": (new, service.solve, SolveTicket, {"solution": SOLUTION}),
    "send back": (solved, service.move, MoveTicket, {"to_status": "in_progress"}),
    "close": (
        solved, service.close, CloseTicket,
        {"outcome": Outcome.PARTLY, "rating": Rating.MOSTLY, "feedback": "还要再看看"},
    ),
    "reopen": (closed, service.reopen, ReopenTicket, {"reason": "客户来电：当晚又卡纸"}),
}  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_writes_the_ticket_once(world, writes, clock, name):
    given, command, make, fields = COMMANDS[name]
    ticket_id = given(world)
    clock.forward(minutes=5)
    version, writes.count = world.detail(ticket_id).row.version, 0
    world.do("", command, make, ticket_id, **fields)
    assert (writes.count, world.detail(ticket_id).row.version) == (1, version + 1)


def test_being_assigned_and_taken_back_are_one_write_each(world, writes):
    ticket_id = world.report()
    owner_id, writes.count = world.people["赵敏"].user_id, 0
    undo = world.do("吴倩", service.assign, AssignTicket, ticket_id, owner_id=owner_id).undo
    world.of("吴倩").command(undo.command, *undo.args)
    assert (writes.count, world.detail(ticket_id).row.version) == (2, undo.args[0].seen_version + 1)


def test_a_report_is_one_row_and_one_change_of_it(world, writes):
    ticket_id = world.report()
    assert (writes.count, world.detail(ticket_id).row.version) == (1, 2)


def test_telling_the_customer_writes_once_and_a_comment_never(world, writes):
    ticket_id = in_work(world)
    version, writes.count = world.detail(ticket_id).row.version, 0
    world.of("陈静").command(service.comment, Comment(ticket_id, "客户下午三点后有空"))
    assert (writes.count, world.detail(ticket_id).row.version) == (0, version)
    told = TellCustomer(ticket_id, "告知客户配件周三到货，届时电话预约上门", Channel.PHONE)
    world.of("陈静").command(service.tell_customer, told)
    assert (writes.count, world.detail(ticket_id).row.version) == (1, version + 1)


def test_another_tier_writes_each_open_ticket_once(world, writes):
    for _ in range(3):
        world.report()
    seen, writes.count = world.backend.query(customer_detail, world.customer_id).row.version, 0
    vip = ChangeCustomer(world.customer_id, seen, {"tier": "vip"})
    world.backend.command(customers.change, vip)
    assert writes.count == 3


def test_of_two_plans_over_one_version_the_second_is_a_conflict(world):
    """The plan changes no column of an ordinary ticket; it is news all the same."""
    ticket_id = in_work(world)
    seen = world.detail(ticket_id).row.version
    world.backend.command(service.file_plan, FilePlan(ticket_id, "周三换主板，赵敏负责", seen))
    with pytest.raises(Conflict):
        world.of("赵敏").command(service.file_plan, FilePlan(ticket_id, "先远程排查驱动", seen))
