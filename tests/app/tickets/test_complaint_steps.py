"""A complaint's four steps: in order, each with who, when and what; closing needs all of them."""

from datetime import timedelta

import pytest

from app.core.errors import Conflict, Invalid, InvalidTransition
from app.followups import queries as followups
from app.tickets import service
from app.tickets.complaints import record_step, take_back_step
from app.tickets.dto import Classify, CloseTicket, MoveTicket, SolveTicket
from app.tickets.merging import MergeTickets
from app.tickets.rules import (
    CLOSED,
    CUSTOMERS_WORD,
    ComplaintStep,
    Kind,
    Outcome,
    Rating,
    Severity,
)
from app.tickets.steps import ticket_steps
from app.tickets.steps_dto import RecordStep, TakeBackStep
from app.tickets.withdrawing import WithdrawTicket
from tests.tickets_world import SOLUTION

TEXTS = {
    ComplaintStep.LISTEN: "约好两点上门，等到五点没有人来，希望当面道歉",
    ComplaintStep.CAUSE: "排班表漏填了周二那一行",
    ComplaintStep.REMEDY: "主管周三带队上门补做保养，免收本次费用",
    ComplaintStep.VISIT_BACK: "客户电话里说保养做得仔细，接受道歉",
}


@pytest.fixture
def complaint(world) -> int:
    return world.report(kind=Kind.COMPLAINT)


def record(world, ticket_id, step, by="", **more):
    return world.do(by, record_step, RecordStep, ticket_id, step=step, text=TEXTS[step], **more)


def record_until(world, ticket_id, last):
    for step in ComplaintStep:
        record(world, ticket_id, step)
        if step is last:
            return


def done(world, ticket_id) -> list[str]:
    return [row.step for row in world.backend.query(ticket_steps, ticket_id).complaint]


def close(world, ticket_id, outcome=Outcome.SOLVED):
    wish = {"outcome": outcome, "rating": Rating.CONTENT, "solution": SOLUTION}
    return world.do("", service.close, CloseTicket, ticket_id, **wish)


def reason(refused) -> str:
    return str(refused.value.params["reason"])


@pytest.mark.parametrize("outcome", sorted(CUSTOMERS_WORD))
def test_closing_names_the_first_step_that_is_missing(world, complaint, outcome):
    for step in ComplaintStep:
        for attempt in (
            lambda: close(world, complaint, outcome),
            lambda: world.do("", service.move, MoveTicket, complaint, to_status=CLOSED),
        ):
            with pytest.raises(InvalidTransition) as refused:
                attempt()
            assert reason(refused) == f"needs_step_{step}"
        record(world, complaint, step)
    close(world, complaint, outcome)
    assert world.detail(complaint).row.status == CLOSED


def test_what_is_no_case_of_its_own_ends_without_the_steps(world, complaint):
    spam, other = (world.report(kind=Kind.COMPLAINT) for _ in range(2))
    world.do("", service.withdraw, WithdrawTicket, spam, outcome=Outcome.SPAM)
    world.do(
        "", service.withdraw, WithdrawTicket, other, outcome=Outcome.DUPLICATE, of_id=complaint
    )
    into = world.report(kind=Kind.COMPLAINT)
    seen = world.detail(into).row.version
    merge = {"into_id": into, "into_version": seen}
    world.do("", service.merge, MergeTickets, complaint, **merge)
    ended = [world.detail(id_).row.status for id_ in (spam, other, complaint)]
    assert ended == [CLOSED] * 3


def test_a_step_says_who_when_and_what_and_stands_in_the_history(world, complaint, clock):
    clock.forward(hours=2)
    when = clock() - timedelta(hours=1)
    who = world.people["陈静"].user_id
    record(world, complaint, ComplaintStep.LISTEN, by="何欣", done_by_id=who, done_at=when)
    (row,) = world.backend.query(ticket_steps, complaint).complaint
    assert (row.done_by_name, row.done_at) == ("陈静", when)
    assert row.text == TEXTS[ComplaintStep.LISTEN]
    line = world.history(complaint)[-1]
    assert (line.type, line.field, line.after) == ("step_done", "listen", "陈静")
    assert (line.actor_name, line.text) == ("何欣", row.text)


def test_steps_come_in_order_and_once(world, complaint):
    with pytest.raises(InvalidTransition) as refused:
        record(world, complaint, ComplaintStep.REMEDY)
    assert reason(refused) == "needs_step_listen"
    record(world, complaint, ComplaintStep.LISTEN)
    with pytest.raises(InvalidTransition) as refused:
        record(world, complaint, ComplaintStep.LISTEN)
    assert reason(refused) == "step_done"
    with pytest.raises(InvalidTransition) as refused:
        record(world, world.report(), ComplaintStep.LISTEN)
    assert reason(refused) == "no_complaint"


@pytest.mark.parametrize(
    ("wish", "problem"),
    [
        ({"text": "已处理"}, {"text": "vague"}),
        ({"text": " "}, {"text": "required"}),
        ({"done_at": timedelta(minutes=1)}, {"done_at": "in_future"}),
        ({"done_at": timedelta(days=-1)}, {"done_at": "before_report"}),
        ({"visit_at": timedelta(minutes=-1)}, {"visit_at": "in_the_past"}),
    ],
)
def test_a_step_that_says_nothing_is_refused(world, complaint, clock, wish, problem):
    wish = {
        name: clock() + value if isinstance(value, timedelta) else value
        for name, value in wish.items()
    }
    fields = {"step": ComplaintStep.LISTEN, "text": TEXTS[ComplaintStep.LISTEN], **wish}
    with pytest.raises(Invalid) as refused:
        world.do("", record_step, RecordStep, complaint, **fields)
    assert refused.value.fields == problem
    assert done(world, complaint) == []


def test_cause_and_remedy_fill_the_form_where_it_is_empty(world, complaint):
    record_until(world, complaint, ComplaintStep.REMEDY)
    detail = world.detail(complaint)
    assert detail.root_cause == TEXTS[ComplaintStep.CAUSE]
    assert detail.solution == TEXTS[ComplaintStep.REMEDY]
    other = world.report(kind=Kind.COMPLAINT)
    world.do("", service.solve, SolveTicket, other, solution=SOLUTION)
    record_until(world, other, ComplaintStep.REMEDY)
    assert world.detail(other).solution == SOLUTION


def test_undo_takes_the_step_back_with_what_it_wrote(world, complaint):
    record(world, complaint, ComplaintStep.LISTEN)
    undo = record(world, complaint, ComplaintStep.CAUSE).undo
    world.backend.command(undo.command, *undo.args)
    assert done(world, complaint) == ["listen"]
    assert world.detail(complaint).root_cause is None
    record(world, complaint, ComplaintStep.CAUSE)
    assert done(world, complaint) == ["listen", "cause"]


def test_only_the_last_step_is_taken_back_and_that_can_be_undone(world, complaint):
    record_until(world, complaint, ComplaintStep.CAUSE)
    with pytest.raises(InvalidTransition) as refused:
        world.do("", take_back_step, TakeBackStep, complaint, step=ComplaintStep.LISTEN)
    assert reason(refused) == "not_last_step"
    back = world.do("", take_back_step, TakeBackStep, complaint, step=ComplaintStep.CAUSE)
    assert done(world, complaint) == ["listen"]
    assert world.history(complaint)[-1].type == "step_undone"
    world.backend.command(back.undo.command, *back.undo.args)
    assert done(world, complaint) == ["listen", "cause"]


def test_of_two_who_record_a_step_the_second_is_told(world, complaint):
    cmd = RecordStep(
        complaint,
        ComplaintStep.LISTEN,
        TEXTS[ComplaintStep.LISTEN],
        world.detail(complaint).row.version,
    )
    world.backend.command(record_step, cmd)
    with pytest.raises(Conflict):
        world.of("何欣").command(record_step, cmd)
    assert done(world, complaint) == ["listen"]


def test_what_became_a_complaint_needs_the_steps_and_what_is_none_keeps_its_own(world):
    ticket_id = world.report()
    world.do("", service.classify, Classify, ticket_id, kind=Kind.COMPLAINT, severity="regular")
    with pytest.raises(InvalidTransition):
        close(world, ticket_id)
    record(world, ticket_id, ComplaintStep.LISTEN)
    regular = Severity.REGULAR
    world.do("", service.classify, Classify, ticket_id, kind=Kind.TECHNICAL, severity=regular)
    close(world, ticket_id)
    steps = world.backend.query(ticket_steps, ticket_id)
    assert [row.step for row in steps.complaint] == ["listen"]
    assert steps.has_complaint
    assert not steps.needs_steps


def test_the_last_step_can_plan_another_visit(world, complaint, clock):
    record_until(world, complaint, ComplaintStep.REMEDY)
    due = clock() + timedelta(days=3)
    record(world, complaint, ComplaintStep.VISIT_BACK, visit_at=due)
    rows = world.backend.query(followups.of_customer, world.customer_id)
    (planned,) = [row for row in rows if row.due_at == due]
    assert planned.kind == "next_step"
