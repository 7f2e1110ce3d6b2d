"""The life of a ticket, with its history and its refusals."""

from datetime import timedelta
from uuid import uuid4

import pytest

from app.core.errors import Conflict, Invalid, InvalidTransition, NotFound
from app.core.paging import Page
from app.tickets import queries, service
from app.tickets.dto import (
    AssignTicket,
    ChangeTicket,
    Classify,
    CloseTicket,
    Comment,
    FilePlan,
    MoveTicket,
    ReopenTicket,
    ReportTicket,
    SetProgress,
    SolveTicket,
    TakeTicket,
    TellCustomer,
    TicketFilter,
    TicketSort,
)
from app.tickets.rules import (
    ASSIGNED,
    CLOSED,
    IN_PROGRESS,
    NEW,
    TO_CONFIRM,
    WAITING_CUSTOMER,
    Channel,
    EventType,
    Kind,
    Outcome,
    Priority,
    Rating,
    Severity,
)
from tests.tickets_world import SOLUTION

CONTENT = {"outcome": Outcome.SOLVED, "rating": Rating.CONTENT}


def lines(world, ticket_id) -> list[tuple]:
    return [(e.type, e.field, e.before, e.after) for e in world.history(ticket_id)]


def solved(world) -> int:
    ticket_id = world.report()
    world.do("", service.solve, SolveTicket, ticket_id, solution=SOLUTION)
    return ticket_id


def closed(world, **answers) -> int:
    ticket_id = solved(world)
    world.do("", service.close, CloseTicket, ticket_id, **(CONTENT | answers))
    return ticket_id


def test_a_report_is_numbered_and_routed_to_the_department_of_its_kind(world):
    outcome = world.backend.command(
        service.report, ReportTicket(world.customer_id, Kind.TECHNICAL, " 打印机卡纸 ")
    )
    detail = world.detail(outcome.result)
    assert (detail.row.number, detail.row.title) == ("T-20260302-0001", "打印机卡纸")
    assert (detail.department_key, detail.row.owner_id, detail.row.status) == (
        "support",
        None,
        NEW,
    )
    assert detail.row.next_due_kind == "accept"
    assert outcome.changes.ids["ticket"] == {outcome.result}
    assert outcome.changes.ids["customer"] == {world.customer_id}
    assert lines(world, outcome.result) == [
        (EventType.REPORTED, None, None, None),
        (EventType.ROUTED, "department_id", None, "support"),
    ]


def test_a_complaint_goes_to_the_supervisor_of_customer_service(world):
    row = world.detail(world.report(kind=Kind.COMPLAINT)).row
    assert (row.owner_name, row.status) == ("何欣", ASSIGNED)


def test_the_same_form_saved_twice_is_one_ticket(world):
    cmd = ReportTicket(world.customer_id, Kind.INQUIRY, "报价", uid=uuid4())
    first = world.backend.command(service.report, cmd).result
    assert world.backend.command(service.report, cmd).result == first
    assert world.backend.query(queries.ticket_count, TicketFilter()) == 1


def test_a_report_needs_a_title_and_a_contact_of_the_customer(world):
    with pytest.raises(Invalid) as no_title:
        world.report(title="  ")
    assert no_title.value.fields == {"title": "required"}
    with pytest.raises(NotFound):
        world.report(contact_id=999)
    with pytest.raises(NotFound):
        world.report(customer_id=999)
    assert world.backend.query(queries.ticket_count, TicketFilter()) == 0


def test_taking_a_ticket_puts_it_in_work(world):
    ticket_id = world.report()
    world.do("赵敏", service.take, TakeTicket, ticket_id)
    row = world.detail(ticket_id).row
    assert (row.owner_name, row.status) == ("赵敏", IN_PROGRESS)
    assert lines(world, ticket_id)[2:] == [
        (EventType.TOOK, "owner_id", None, "赵敏"),
        (EventType.TOOK, "status", NEW, IN_PROGRESS),
    ]
    assert [e.actor_name for e in world.history(ticket_id)] == ["王店长"] * 2 + ["赵敏"] * 2


def test_of_two_who_take_a_ticket_the_second_gets_a_conflict(world):
    ticket_id = world.report()
    version = world.detail(ticket_id).row.version
    world.of("赵敏").command(service.take, TakeTicket(ticket_id, version))
    with pytest.raises(Conflict):
        world.of("王磊").command(service.take, TakeTicket(ticket_id, version))
    assert world.detail(ticket_id).row.owner_name == "赵敏"


def test_a_stale_version_is_a_conflict_and_writes_nothing(world):
    ticket_id = world.report()
    stale = world.detail(ticket_id).row.version
    world.do("", service.take, TakeTicket, ticket_id)
    before = (world.detail(ticket_id), world.history(ticket_id))
    for command, cmd in (
        (service.move, MoveTicket(ticket_id, WAITING_CUSTOMER, stale)),
        (service.assign, AssignTicket(ticket_id, world.people["赵敏"].user_id, stale)),
        (service.solve, SolveTicket(ticket_id, SOLUTION, stale)),
        (service.classify, Classify(ticket_id, stale, Kind.INQUIRY, Severity.MAJOR)),
        (service.report_progress, SetProgress(ticket_id, 50, "已拆机，等配件到货", stale)),
    ):
        with pytest.raises(Conflict):
            world.backend.command(command, cmd)
    assert (world.detail(ticket_id), world.history(ticket_id)) == before


def test_moving_a_ticket_nobody_has_takes_it(world):
    ticket_id = world.report()
    world.do("王磊", service.move, MoveTicket, ticket_id, to_status=WAITING_CUSTOMER)
    row = world.detail(ticket_id).row
    assert (row.owner_name, row.status, row.is_paused) == ("王磊", WAITING_CUSTOMER, True)


def test_a_forbidden_move_changes_nothing(world):
    ticket_id = world.report()
    before = (world.detail(ticket_id), world.history(ticket_id))
    with pytest.raises(InvalidTransition) as refusal:
        world.do("", service.move, MoveTicket, ticket_id, to_status=CLOSED)
    assert refusal.value.params["reason"] == "needs_solution"
    with pytest.raises(NotFound):
        world.do("", service.move, MoveTicket, ticket_id, to_status="nowhere")
    assert (world.detail(ticket_id), world.history(ticket_id)) == before


def test_undoing_a_take_makes_the_ticket_new_again_and_its_clock_run_on(world):
    ticket_id = world.report()
    undo = world.do("赵敏", service.take, TakeTicket, ticket_id).undo
    assert world.detail(ticket_id).row.next_due_kind == "solve"
    world.of("赵敏").command(undo.command, *undo.args)
    row = world.detail(ticket_id).row
    assert (row.status, row.owner_id, row.next_due_kind) == (NEW, None, "accept")
    assert lines(world, ticket_id)[-2:] == [
        (EventType.UNDONE, "owner_id", "赵敏", None),
        (EventType.UNDONE, "status", IN_PROGRESS, NEW),
    ]


def test_a_move_that_somebody_built_on_is_not_undone(world):
    ticket_id = world.report()
    undo = world.do("赵敏", service.take, TakeTicket, ticket_id).undo
    world.do("赵敏", service.move, MoveTicket, ticket_id, to_status=WAITING_CUSTOMER)
    with pytest.raises(Conflict):
        world.of("赵敏").command(undo.command, *undo.args)


def test_assigning_names_the_person_and_their_department(world):
    ticket_id = world.report()
    taker = world.people["林涛"].user_id
    world.do("吴倩", service.assign, AssignTicket, ticket_id, owner_id=taker)
    detail = world.detail(ticket_id)
    assert (detail.row.owner_name, detail.row.status, detail.department_key) == (
        "林涛",
        ASSIGNED,
        "sales",
    )
    assert detail.assigned_at is not None
    assert lines(world, ticket_id)[2:] == [
        (EventType.ROUTED, "owner_id", None, "林涛"),
        (EventType.ROUTED, "department_id", "support", "sales"),
        (EventType.ROUTED, "status", NEW, ASSIGNED),
    ]


def test_a_department_gets_what_its_people_take(world):
    ticket_id = world.report(kind=Kind.COMPLAINT)
    sales = world.departments["sales"]
    cmd = {"owner_id": None, "department_id": sales}
    world.do("吴倩", service.assign, AssignTicket, ticket_id, **cmd)
    row = world.detail(ticket_id).row
    assert (row.owner_id, row.department_id, row.status) == (None, sales, NEW)


def test_solving_asks_for_a_solution_that_says_something(world):
    ticket_id = world.report()
    with pytest.raises(Invalid) as refusal:
        world.do("", service.solve, SolveTicket, ticket_id, solution="已处理")
    assert refusal.value.fields == {"solution": "vague"}
    world.do("", service.solve, SolveTicket, ticket_id, solution=SOLUTION)
    detail = world.detail(ticket_id)
    assert (detail.row.status, detail.solution, detail.row.progress) == (TO_CONFIRM, SOLUTION, 100)
    assert detail.solved_at is not None


def test_rework_resumes_where_it_was_and_does_not_count_as_reopened(world):
    ticket_id = world.report()
    step = {"percent": 40, "text": "已拆机，等配件到货"}
    world.do("", service.take, TakeTicket, ticket_id)
    world.do("", service.report_progress, SetProgress, ticket_id, **step)
    world.do("", service.solve, SolveTicket, ticket_id, solution=SOLUTION)
    world.do("", service.move, MoveTicket, ticket_id, to_status=IN_PROGRESS)
    detail = world.detail(ticket_id)
    assert (detail.row.progress, detail.solved_at, detail.reopen_count) == (40, None, 0)


def test_closing_keeps_the_customers_word(world, clock):
    ticket_id = solved(world)
    clock.forward(hours=1)
    answers = {"feedback": "师傅很耐心", "improvement": "备件提前到位", "root_cause": "主板老化"}
    cmd = CONTENT | answers
    world.do("", service.close, CloseTicket, ticket_id, **cmd)
    detail = world.detail(ticket_id)
    assert (detail.row.status, detail.row.closed_at, detail.row.next_due_at) == (
        CLOSED,
        clock.now,
        None,
    )
    assert (detail.outcome, detail.rating, detail.feedback) == (
        Outcome.SOLVED,
        Rating.CONTENT,
        "师傅很耐心",
    )
    assert (EventType.CLOSED, "rating", None, "content") in lines(world, ticket_id)


def test_closing_without_a_solution_is_refused_and_with_one_done_in_one_step(world):
    ticket_id = world.report()
    with pytest.raises(InvalidTransition) as refusal:
        world.do("", service.close, CloseTicket, ticket_id, **CONTENT)
    assert refusal.value.params["reason"] == "needs_solution"
    assert world.detail(ticket_id).outcome is None
    cmd = CONTENT | {"solution": SOLUTION}
    world.do("", service.close, CloseTicket, ticket_id, **cmd)
    assert world.detail(ticket_id).row.owner_name == "王店长"


def test_a_closed_ticket_is_not_worked_on(world):
    ticket_id = closed(world)
    for command, make, fields in (
        (service.solve, SolveTicket, {"solution": SOLUTION}),
        (service.close, CloseTicket, CONTENT),
        (service.assign, AssignTicket, {"owner_id": world.people["赵敏"].user_id}),
        (service.take, TakeTicket, {}),
        (service.classify, Classify, {"kind": Kind.INQUIRY, "severity": Severity.MAJOR}),
        (service.file_plan, FilePlan, {"text": "明天上午带备件上门"}),
    ):
        with pytest.raises(InvalidTransition) as refusal:
            world.do("", command, make, ticket_id, **fields)
        assert refusal.value.params["reason"] == "is_closed"


def test_reopening_needs_a_reason_counts_and_asks_the_customer_anew(world):
    ticket_id = closed(world)
    with pytest.raises(InvalidTransition) as refusal:
        world.do("", service.move, MoveTicket, ticket_id, to_status=IN_PROGRESS)
    assert refusal.value.params["reason"] == "reopen"
    with pytest.raises(Invalid):
        world.do("", service.reopen, ReopenTicket, ticket_id, reason=" ")
    world.do("", service.reopen, ReopenTicket, ticket_id, reason="客户来电：当晚又卡纸")
    detail = world.detail(ticket_id)
    assert (detail.row.status, detail.reopen_count) == (IN_PROGRESS, 1)
    assert (detail.outcome, detail.rating, detail.row.closed_at, detail.solution) == (
        None,
        None,
        None,
        SOLUTION,
    )
    reopened = [e for e in world.history(ticket_id) if e.field == "status"][-1]
    assert (reopened.type, reopened.text) == (EventType.REOPENED, "客户来电：当晚又卡纸")


def test_every_changed_field_is_a_line_of_the_history(world, clock):
    ticket_id = world.report()
    wanted = clock.now + timedelta(days=1)
    cmd = {
        "title": "打印机卡纸并漏墨",
        "description": "",
        "priority": Priority.URGENT,
        "channel": Channel.HOTLINE,
        "contact_id": world.contact_id,
        "wanted_by": wanted,
    }
    world.do("", service.change, ChangeTicket, ticket_id, **cmd)
    assert lines(world, ticket_id)[2:] == [
        (EventType.CHANGED, "title", "打印机卡纸", "打印机卡纸并漏墨"),
        (EventType.CHANGED, "priority", "normal", "urgent"),
        (EventType.CHANGED, "channel", "phone", "hotline"),
        (EventType.CHANGED, "wanted_by", None, wanted.isoformat()),
        (EventType.CHANGED, "contact_id", None, "李娜"),
    ]
    assert [hit.id for hit in world.backend.query(queries.search, "loumo")] == []
    assert [hit.id for hit in world.backend.query(queries.search, "漏墨")] == [ticket_id]


def test_comments_and_what_the_customer_was_told_need_no_version(world):
    ticket_id = world.report()
    world.of("陈静").command(service.comment, Comment(ticket_id, "客户下午三点后有空"))
    told = TellCustomer(ticket_id, "告知客户配件周三到货，届时电话预约上门", Channel.PHONE)
    world.of("陈静").command(service.tell_customer, told)
    said = [(e.type, e.text) for e in world.history(ticket_id)][2:]
    assert said == [
        (EventType.COMMENTED, "客户下午三点后有空"),
        (EventType.TOLD_CUSTOMER, "告知客户配件周三到货，届时电话预约上门"),
    ]
    with pytest.raises(Invalid):
        world.backend.command(service.comment, Comment(ticket_id, " "))
    with pytest.raises(Invalid):
        world.backend.command(
            service.tell_customer, TellCustomer(ticket_id, "已联系", Channel.PHONE)
        )


def test_an_inactive_person_gets_nothing(world):
    from app.identity import service as identity

    ticket_id = world.report()
    gone = world.backend.command(identity.add_inactive, "离职").result
    with pytest.raises(Invalid) as refusal:
        world.do("", service.assign, AssignTicket, ticket_id, owner_id=gone)
    assert refusal.value.fields == {"owner_id": "inactive"}


def test_the_history_comes_in_pages_newest_first(world):
    ticket_id = world.report()
    for number in range(120):
        world.backend.command(service.comment, Comment(ticket_id, f"第 {number} 条"))
    first: Page = world.backend.query(queries.history, ticket_id)
    rest = world.backend.query(queries.history, ticket_id, first.next_cursor)
    assert (len(first.rows), len(rest.rows), rest.next_cursor) == (100, 22, None)
    assert first.rows[0].text == "第 119 条"
    assert rest.rows[-1].type is EventType.REPORTED


def test_sorting_by_customer_reads_names_in_pinyin_order(world):
    from app.customers import service as customers
    from app.customers.dto import NewCustomer

    world.report(title="云")
    for name in ("阿里山茶行", "中原机械"):
        customer_id = world.backend.command(customers.register, NewCustomer(name)).result
        world.report(title=name[0], customer_id=customer_id)
    page = world.backend.query(queries.ticket_page, TicketFilter(), TicketSort("customer"))
    assert [row.title for row in page.rows] == ["阿", "云", "中"]
