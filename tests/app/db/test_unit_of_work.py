"""The rules every write lives by, shown on departments and people."""

import json

import pytest
from sqlalchemy import select

from app.audit.tables import AuditEvent
from app.core.errors import Conflict, Invalid, NotFound
from app.core.permissions import Role
from app.db.numbers import customer_numbers, ticket_numbers
from app.identity import queries, service
from app.identity.dto import SaveDepartment, SavePerson
from app.identity.tables import Department


def test_a_new_store_has_its_departments_and_its_owner(backend):
    assert [row.key for row in backend.query(queries.departments)] == [
        "sales",
        "support",
        "service",
    ]
    assert [(p.name, p.role) for p in backend.query(queries.people)] == [("王店长", Role.OWNER)]
    assert backend.actor.name == "王店长"


def test_a_saved_change_raises_the_version_and_is_reported(backend):
    first = backend.query(queries.departments)[0]
    outcome = backend.command(
        service.save_department, SaveDepartment("门市部", None, False, first.id, first.version)
    )
    after = backend.query(queries.departments)[0]
    assert (after.name, after.version) == ("门市部", first.version + 1)
    assert outcome.changes.ids == {"department": {first.id}}


def test_a_change_over_an_unseen_version_is_a_conflict(backend):
    first = backend.query(queries.departments)[0]
    command = SaveDepartment("门市部", None, False, first.id, first.version)
    backend.command(service.save_department, command)
    with pytest.raises(Conflict):
        backend.command(service.save_department, command)


def test_a_lost_race_is_a_conflict_too(backend):
    def race(uow):
        department = uow.get(Department, 1)
        if backend.is_shared:  # committed by somebody else, each time it is tried
            with backend.engines.writes.begin() as theirs:
                theirs.exec_driver_sql(further)
        else:
            uow.session.connection().exec_driver_sql(further)
        department.name = "mine"

    further = "UPDATE department SET version = version + 1"

    with pytest.raises(Conflict):
        backend.command(race)


def test_a_refused_command_writes_nothing(backend):
    with pytest.raises(Invalid):
        backend.command(service.save_person, SavePerson("  ", Role.AGENT, None))
    with pytest.raises(NotFound):
        backend.command(service.save_department, SaveDepartment("x", None, False, 999, 1))
    assert len(backend.query(queries.people)) == 1


def test_the_audit_holds_before_and_after(backend):
    person = backend.command(service.save_person, SavePerson("李娜", Role.AGENT, 1)).result
    backend.command(
        service.save_person,
        SavePerson("李娜", Role.SUPERVISOR, 1, person_id=person, seen_version=1),
    )

    def events(read):
        rows = read.session.execute(
            select(AuditEvent)
            .where(AuditEvent.table_name == "user_account", AuditEvent.row_id == person)
            .order_by(AuditEvent.id)
        ).scalars()
        return [(row.op, json.loads(row.before or "{}"), json.loads(row.after)) for row in rows]

    made, changed = backend.query(events)
    assert (made[0], made[2]["name"]) == ("insert", "李娜")
    assert changed == ("update", {"role": "agent"}, {"role": "supervisor"})


def test_numbers_run_on_and_begin_anew_each_day(backend, clock):
    def take(uow):
        return [
            customer_numbers(uow.session, 2),
            ticket_numbers(uow.session, clock.now.date()),
            ticket_numbers(uow.session, clock.now.date()),
            ticket_numbers(uow.session, clock.forward(days=1).date()),
        ]

    assert backend.command(take).result == [
        ["C-000001", "C-000002"],
        ["T-20260302-0001"],
        ["T-20260302-0002"],
        ["T-20260303-0001"],
    ]
