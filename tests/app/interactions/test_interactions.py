"""Interactions: concrete records that move the last contact and lead to a next step."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.backend import Backend
from app.core.actor import Actor
from app.core.errors import Invalid, NotFound, PermissionDenied
from app.core.permissions import Role
from app.customers import queries as customer_queries
from app.customers import service as customers
from app.customers.dto import NewContact, NewCustomer
from app.followups.queries import of_customer as followups_of
from app.identity.dto import SavePerson
from app.identity.service import save_person
from app.interactions import queries, service
from app.interactions.dto import DeleteInteraction, LogInteraction
from app.interactions.rules import Direction, InteractionChannel
from app.settings.dto import ChangeSetting
from app.settings.service import change as change_settings


@pytest.fixture
def customer(backend):
    form = NewCustomer("晨光", contacts=(NewContact("李雷"),))
    return backend.command(customers.register, form).result


def as_role(backend, role, department_id=None):
    id_ = backend.command(save_person, SavePerson(f"{role}", role, department_id)).result
    return Backend(
        backend.engines, Actor(id_, role, role, department_id), backend.zone, backend.clock
    )


def call(customer, body="客户询问 A4 纸的价格，已报 25 元一包", **more):
    return LogInteraction(customer, InteractionChannel.PHONE, Direction.IN, body, **more)


def test_a_logged_call_is_read_back(backend, clock, customer):
    (contact,) = backend.query(customer_queries.customer_detail, customer).contacts
    clock.forward(hours=1)
    id_ = backend.command(
        service.log, call(customer, subject=" 报价 ", minutes=5, contact_id=contact.id)
    ).result
    row = backend.query(queries.interaction, id_)
    assert (row.subject, row.contact_name, row.user_name) == ("报价", "李雷", "王店长")
    assert (row.at, row.minutes, row.channel) == (clock(), 5, InteractionChannel.PHONE)
    assert backend.query(queries.of_customer, customer) == (row,)


def test_a_call_moves_the_last_contact_forward_only(backend, clock, customer):
    def last():
        return backend.query(customer_queries.customer_detail, customer).row.last_contact_at

    now = clock.forward(hours=2)
    outcome = backend.command(service.log, call(customer))
    assert last() == now
    assert "customer" in outcome.changes
    backend.command(service.log, call(customer, at=now - timedelta(days=3)))
    assert last() == now


def test_a_next_step_becomes_a_follow_up_at_closing_time(backend, customer):
    outcome = backend.command(
        service.log, call(customer, next_step="寄样品", next_on=date(2026, 3, 4))
    )
    step = next(row for row in backend.query(followups_of, customer) if row.kind == "next_step")
    assert step.due_at == datetime(2026, 3, 4, 10, 0, tzinfo=UTC)  # 18:00 in Shanghai
    assert (step.note, step.owner_id) == ("寄样品", backend.actor.user_id)
    assert outcome.undo is None


def test_a_next_step_on_a_day_off_is_due_in_the_evening(backend, customer):
    backend.command(service.log, call(customer, next_step="寄样品", next_on=date(2026, 3, 8)))
    step = next(row for row in backend.query(followups_of, customer) if row.kind == "next_step")
    assert step.due_at == datetime(2026, 3, 8, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({"body": " "}, {"body": "required"}),
        ({"body": "已沟通。"}, {"body": "vague"}),
        ({"body": "Contacted!"}, {"body": "vague"}),
        ({"minutes": -1}, {"minutes": "out_of_range"}),
        ({"next_step": "寄样品"}, {"next_on": "required"}),
        ({"next_on": date(2026, 3, 4)}, {"next_step": "required"}),
        ({"subject": "长" * 201}, {"subject": "too_long"}),
        ({"contact_id": 99}, {"contact_id": "not_a_choice"}),
    ],
)
def test_a_record_that_says_too_little_is_refused(backend, customer, fields, problems):
    with pytest.raises(Invalid) as refused:
        backend.command(service.log, call(customer, **fields))
    assert refused.value.fields == problems
    assert backend.query(queries.of_customer, customer) == ()


def test_nothing_was_said_in_the_future(backend, clock, customer):
    with pytest.raises(Invalid) as refused:
        backend.command(service.log, call(customer, at=clock() + timedelta(minutes=1)))
    assert refused.value.fields == {"at": "in_future"}


def test_the_phrases_are_the_companys(backend, customer):
    backend.command(change_settings, ChangeSetting("records.vague_phrases", ["聊了聊"]))
    with pytest.raises(Invalid):
        backend.command(service.log, call(customer, "聊了聊"))
    backend.command(service.log, call(customer, "已沟通"))


def test_a_record_is_taken_back_and_restored(backend, customer):
    outcome = backend.command(service.log, call(customer))
    undone = backend.command(outcome.undo.command, *outcome.undo.args)
    assert backend.query(queries.of_customer, customer) == ()
    backend.command(undone.undo.command, *undone.undo.args)
    assert len(backend.query(queries.of_customer, customer)) == 1


@pytest.mark.parametrize(
    ("role", "department", "may"),
    [
        (Role.FRONT, 1, False),
        (Role.AGENT, 1, False),
        (Role.SUPERVISOR, 1, False),
        (Role.MANAGER, None, True),
    ],
)
def test_everybody_writes_his_own_and_few_touch_others(backend, customer, role, department, may):
    desk = as_role(backend, role, department)
    mine = desk.command(service.log, call(customer)).result
    desk.command(service.delete, DeleteInteraction(mine, 1))
    theirs = backend.command(service.log, call(customer)).result
    if may:
        desk.command(service.delete, DeleteInteraction(theirs, 1))
    else:
        with pytest.raises(PermissionDenied):
            desk.command(service.delete, DeleteInteraction(theirs, 1))


def test_an_administrator_neither_writes_nor_reads(backend, customer):
    desk = as_role(backend, Role.ADMIN)
    with pytest.raises(PermissionDenied):
        desk.command(service.log, call(customer))
    with pytest.raises(PermissionDenied):
        desk.query(queries.of_customer, customer)


def test_what_is_not_there_is_not_found(backend, customer):
    with pytest.raises(NotFound):
        backend.command(service.log, call(99))
    with pytest.raises(NotFound):
        backend.query(queries.interaction, 99)
