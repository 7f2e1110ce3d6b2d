"""Who may do what with a ticket: the rows of the permission table, written out by hand."""

import pytest

from app.core.errors import NotFound, PermissionDenied
from app.core.permissions import Role
from app.tickets import board, queries, service
from app.tickets.dto import (
    AssignTicket,
    Classify,
    CloseTicket,
    Comment,
    MoveTicket,
    ReopenTicket,
    ReportTicket,
    SetDue,
    TakeTicket,
    TicketFilter,
    TicketSort,
)
from app.tickets.rules import IN_PROGRESS, Kind, Outcome, Rating, Severity
from tests.tickets_world import SOLUTION, World

ROLES = ("陈静", "赵敏", "周强", "吴倩", "管理")  # front, agent and supervisor of support, …
ALLOWED = "yes"


def outcome(world: World, by: str, command, cmd) -> str:
    try:
        world.of(by).command(command, cmd)
    except (PermissionDenied, NotFound) as refusal:
        return refusal.code
    return ALLOWED


def who(world: World, attempt) -> set[str]:
    """The people for whom ``attempt(person)`` is not refused."""
    return {name for name in ROLES if attempt(name) == ALLOWED}


def version(world: World, ticket_id: int) -> int:
    return world.detail(ticket_id).row.version


def owned_by(world: World, name: str, **fields) -> int:
    return world.report(owner_id=world.people[name].user_id, **fields)


def test_everybody_at_the_desk_reports_comments_and_sees(world):
    ticket_id = world.report()

    def report(by):
        return outcome(
            world, by, service.report, ReportTicket(world.customer_id, Kind.INQUIRY, "报价")
        )

    def comment(by):
        return outcome(world, by, service.comment, Comment(ticket_id, "客户下午有空"))

    everybody = {"陈静", "赵敏", "周强", "吴倩"}
    assert who(world, report) == everybody
    assert who(world, comment) == everybody
    with pytest.raises(PermissionDenied):
        world.of("管理").query(queries.ticket_count, TicketFilter())
    with pytest.raises(PermissionDenied):
        world.of("管理").query(queries.ticket_detail, ticket_id)
    with pytest.raises(PermissionDenied):
        world.of("管理").query(queries.history, ticket_id)


@pytest.mark.parametrize(
    ("owner", "department", "expected"),
    [
        (None, "support", {"陈静", "赵敏", "周强", "吴倩"}),
        (None, "sales", {"陈静", "吴倩"}),
        ("赵敏", None, {"赵敏", "周强", "吴倩"}),
        ("王磊", None, {"周强", "吴倩"}),
        ("林涛", None, {"吴倩"}),
    ],
)
def test_who_moves_a_ticket_of_whom(world, owner, department, expected):
    def move(by):
        fields = {"owner_id": world.people[owner].user_id} if owner else {}
        if department:
            fields["department_id"] = world.departments[department]
        ticket_id = world.report(**fields)
        cmd = MoveTicket(ticket_id, IN_PROGRESS, version(world, ticket_id))
        return outcome(world, by, service.move, cmd)

    assert who(world, move) == expected


def test_who_reported_a_ticket_works_on_it(world):
    ticket_id = world.report(by="陈静", owner_id=world.people["林涛"].user_id)
    cmd = MoveTicket(ticket_id, IN_PROGRESS, version(world, ticket_id))
    assert outcome(world, "陈静", service.move, cmd) == ALLOWED


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        (None, {"陈静", "周强", "吴倩"}),
        ("赵敏", {"周强", "吴倩"}),
        ("林涛", {"吴倩"}),
    ],
)
def test_who_assigns_a_ticket_of_whom(world, owner, expected):
    def assign(by):
        ticket_id = owned_by(world, owner) if owner else world.report()
        cmd = AssignTicket(ticket_id, world.people["王磊"].user_id, version(world, ticket_id))
        return outcome(world, by, service.assign, cmd)

    assert who(world, assign) == expected


def test_an_agent_names_himself_in_a_report_but_nobody_else(world):
    def report(owner):
        cmd = ReportTicket(
            world.customer_id, Kind.INQUIRY, "报价", owner_id=world.people[owner].user_id
        )
        return outcome(world, "赵敏", service.report, cmd)

    assert [report("赵敏"), report("王磊")] == [ALLOWED, "permission_denied"]


def test_taking_somebody_elses_ticket_is_assigning(world):
    ticket_id = world.report(by="陈静", owner_id=world.people["赵敏"].user_id)
    cmd = TakeTicket(ticket_id, version(world, ticket_id))
    assert outcome(world, "陈静", service.take, cmd) == "permission_denied"
    assert outcome(world, "周强", service.take, cmd) == ALLOWED


@pytest.mark.parametrize(
    ("owner", "expected"),
    [("赵敏", {"赵敏", "周强", "吴倩"}), ("王磊", {"周强", "吴倩"}), ("林涛", {"吴倩"})],
)
def test_who_changes_the_severity_of_whose_ticket(world, owner, expected):
    def classify(by):
        ticket_id = owned_by(world, owner)
        cmd = Classify(ticket_id, version(world, ticket_id), Kind.TECHNICAL, Severity.COMPLEX)
        return outcome(world, by, service.classify, cmd)

    assert who(world, classify) == expected


def test_who_sets_a_due_time_by_hand_and_who_reopens(world, clock):
    def set_due(by):
        ticket_id = owned_by(world, "赵敏")
        due = clock.now.replace(hour=23)
        return outcome(
            world, by, service.set_due, SetDue(ticket_id, "solve", due, version(world, ticket_id))
        )

    def reopen(by):
        ticket_id = owned_by(world, "赵敏")
        answers = {"outcome": Outcome.SOLVED, "rating": Rating.MOSTLY, "solution": SOLUTION}
        world.do("", service.close, CloseTicket, ticket_id, **answers)
        cmd = ReopenTicket(ticket_id, "客户来电：当晚又卡纸", version(world, ticket_id))
        return outcome(world, by, service.reopen, cmd)

    assert who(world, set_due) == {"周强", "吴倩"}
    assert who(world, reopen) == {"周强", "吴倩"}


def test_a_confidential_ticket_exists_for_few(world):
    ticket_id = owned_by(world, "赵敏", is_confidential=True)
    status = world.backend.query(queries.statuses)[1]

    def sees(by):
        theirs = world.of(by)
        if theirs.actor.role is Role.ADMIN:
            return "denied"  # tried above
        rows = theirs.query(queries.ticket_page, TicketFilter(), TicketSort()).rows
        hits = theirs.query(queries.search, "卡纸")
        cards = [row for column in theirs.query(board.board, TicketFilter()) for row in column.rows]
        more = theirs.query(board.column_page, TicketFilter(), status, None).rows
        count = theirs.query(queries.ticket_count, TicketFilter())
        lists = [len(rows), len(hits), len(cards), len(more), count]
        assert lists in ([0] * 5, [1] * 5)
        told = outcome(world, by, service.comment, Comment(ticket_id, "客户下午有空"))
        assert told == (ALLOWED if count else "not_found")
        return told

    assert who(world, sees) == {"赵敏", "周强", "吴倩"}
    assert sees("王磊") == "not_found"


def test_the_detail_says_what_the_actor_may_do(world):
    ticket_id = owned_by(world, "赵敏")

    def may(by):
        found = world.of(by).query(queries.ticket_detail, ticket_id).may
        return {action.removeprefix("ticket.") for action in found}

    assert may("陈静") == {"comment"}
    assert may("赵敏") == {"comment", "work", "lead", "classify"}
    supervisor = {"comment", "work", "lead", "classify", "assign", "set_due", "reopen", "merge"}
    assert may("周强") == supervisor
    assert may("何欣") == {"comment"}
