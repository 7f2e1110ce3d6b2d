"""Follow-ups: planned, done with a concrete result, postponed, handed over, taken back."""

from datetime import timedelta

import pytest

from app.backend import Backend
from app.core.actor import Actor
from app.core.errors import Conflict, Invalid, InvalidTransition, NotFound, PermissionDenied
from app.core.permissions import Role
from app.customers import queries as customer_queries
from app.customers import service as customers
from app.customers.dto import DeleteCustomer, NewCustomer
from app.followups import queries, service
from app.followups.dto import (
    CancelFollowUp,
    FinishFollowUp,
    HandOverFollowUp,
    PlanFollowUp,
    PostponeFollowUp,
)
from app.followups.rules import FollowUpKind, FollowUpState
from app.identity.dto import SavePerson
from app.identity.service import save_person


@pytest.fixture
def customer(backend):
    return backend.command(customers.register, NewCustomer("晨光")).result


def as_role(backend, role, department_id=None, name=""):
    name = name or f"{role}"
    id_ = backend.command(save_person, SavePerson(name, role, department_id)).result
    return Backend(
        backend.engines, Actor(id_, name, role, department_id), backend.zone, backend.clock
    )


@pytest.fixture
def planned(backend, clock, customer):
    """A next step of the owner, due in two days."""
    cmd = PlanFollowUp(
        customer,
        FollowUpKind.NEXT_STEP,
        clock() + timedelta(days=2),
        backend.actor.user_id,
        "发报价单",
    )
    return backend.command(service.plan, cmd).result


def row_of(backend, customer, id_):
    return next(row for row in backend.query(queries.of_customer, customer) if row.id == id_)


def test_open_follow_ups_come_earliest_first(backend, clock, customer, planned):
    rows = backend.query(queries.open_followups)
    assert [row.kind for row in rows] == ["first_callback", "next_step", "first_visit_back"]
    assert (rows[0].customer_name, rows[0].owner_name) == ("晨光", "王店长")
    soon = backend.query(queries.open_followups, until=clock() + timedelta(days=1))
    assert [row.kind for row in soon] == ["first_callback"]
    assert backend.query(queries.count_due, clock() + timedelta(days=2)) == 2


def test_mine_are_mine_and_nobodys(backend, clock, customer, planned):
    agent = as_role(backend, Role.AGENT, 1)
    due = clock() + timedelta(days=1)
    backend.command(service.plan, PlanFollowUp(customer, FollowUpKind.NEXT_STEP, due, None))
    assert [row.owner_id for row in agent.query(queries.open_followups)] == [None]
    assert len(agent.query(queries.open_followups, mine_only=False)) == 4


def test_a_plan_key_makes_it_exist_once(backend, clock, customer):
    cmd = PlanFollowUp(customer, FollowUpKind.LOW_RATING, clock(), None, plan_key="survey:1")
    first = backend.command(service.plan, cmd).result
    assert backend.command(service.plan, cmd).result == first
    assert backend.command(service.plan_once, [cmd, cmd]).result == 0
    assert len(backend.query(queries.of_customer, customer)) == 3


@pytest.mark.parametrize(
    ("result", "problem"), [("  ", "required"), ("已联系", "vague"), ("Done.", "vague")]
)
def test_a_result_must_be_concrete(backend, customer, planned, result, problem):
    with pytest.raises(Invalid) as refused:
        backend.command(service.finish, FinishFollowUp(planned, result, 1))
    assert refused.value.fields == {"result": problem}
    assert row_of(backend, customer, planned).state is FollowUpState.OPEN


def test_a_done_one_moves_the_last_contact_and_can_be_taken_back(backend, clock, customer, planned):
    clock.forward(hours=3)
    outcome = backend.command(service.finish, FinishFollowUp(planned, "报价单已寄到客户财务", 1))
    assert {"followup", "customer"} <= outcome.changes.ids.keys()
    row = row_of(backend, customer, planned)
    assert (row.state, row.done_at) == (FollowUpState.DONE, clock())
    assert backend.query(customer_queries.customer_page).rows[0].last_contact_at == clock()
    with pytest.raises(InvalidTransition):
        backend.command(service.finish, FinishFollowUp(planned, "再说一次", row.version))
    backend.command(outcome.undo.command, *outcome.undo.args)
    assert row_of(backend, customer, planned).state is FollowUpState.OPEN


def test_one_is_postponed_and_put_back(backend, clock, customer, planned):
    before = row_of(backend, customer, planned).due_at
    later = before + timedelta(days=1)
    outcome = backend.command(service.postpone, PostponeFollowUp(planned, later, 1))
    assert row_of(backend, customer, planned).due_at == later
    backend.command(outcome.undo.command, *outcome.undo.args)
    row = row_of(backend, customer, planned)
    assert row.due_at == before
    with pytest.raises(Invalid) as refused:
        backend.command(service.postpone, PostponeFollowUp(planned, clock(), row.version))
    assert refused.value.fields == {"due_at": "in_past"}


def test_one_is_handed_over_and_back(backend, customer, planned):
    agent = as_role(backend, Role.AGENT, 1)
    outcome = backend.command(service.hand_over, HandOverFollowUp(planned, agent.actor.user_id, 1))
    assert row_of(backend, customer, planned).owner_name == "agent"
    backend.command(outcome.undo.command, *outcome.undo.args)
    row = row_of(backend, customer, planned)
    assert row.owner_name == "王店长"
    with pytest.raises(Invalid):
        backend.command(service.hand_over, HandOverFollowUp(planned, 99, row.version))


def test_one_is_cancelled_with_a_reason(backend, customer, planned):
    with pytest.raises(Invalid):
        backend.command(service.cancel, CancelFollowUp(planned, " ", 1))
    outcome = backend.command(service.cancel, CancelFollowUp(planned, "客户已自行解决", 1))
    assert row_of(backend, customer, planned).state is FollowUpState.CANCELLED
    backend.command(outcome.undo.command, *outcome.undo.args)
    assert row_of(backend, customer, planned).result is None


def test_a_stale_version_is_a_conflict(backend, planned, clock):
    later = clock() + timedelta(days=5)
    backend.command(service.postpone, PostponeFollowUp(planned, later, 1))
    with pytest.raises(Conflict):
        backend.command(service.finish, FinishFollowUp(planned, "报价单已寄到", 1))


def test_follow_ups_of_a_deleted_customer_are_out_of_sight(backend, customer, planned):
    backend.command(customers.delete, DeleteCustomer(customer, 1))
    assert backend.query(queries.open_followups) == ()
    with pytest.raises(NotFound):
        backend.command(service.finish, FinishFollowUp(planned, "报价单已寄到", 1))


@pytest.mark.parametrize(
    ("role", "department", "may"),
    [
        (Role.FRONT, 1, False),
        (Role.AGENT, 1, False),
        (Role.SUPERVISOR, 1, True),
        (Role.SUPERVISOR, 2, False),
        (Role.MANAGER, None, True),
        (Role.ADMIN, None, False),
    ],
)
def test_who_may_finish_somebody_elses(backend, clock, role, department, may):
    colleague = as_role(backend, Role.AGENT, 1, "同事")
    customer = colleague.command(customers.register, NewCustomer("晨光")).result
    callback = colleague.query(queries.of_customer, customer)[0]
    desk = as_role(backend, role, department)
    cmd = FinishFollowUp(callback.id, "客户确认了地址", callback.version)
    if may:
        desk.command(service.finish, cmd)
    else:
        with pytest.raises(PermissionDenied):
            desk.command(service.finish, cmd)


def test_one_statement_lists_them_all(backend, customer, planned):
    from sqlalchemy import event

    sent: list[str] = []

    def note(_conn, _cursor, statement, *_):
        sent.append(statement)

    event.listen(backend.engines.reads, "before_cursor_execute", note)
    rows = backend.query(queries.open_followups)
    event.remove(backend.engines.reads, "before_cursor_execute", note)
    assert len(rows) == 3
    assert len([text for text in sent if "SELECT" in text]) == 1
