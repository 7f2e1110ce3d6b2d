"""Changing, deleting and taking back, each under its own right."""

import pytest

from app.core.errors import Conflict, Invalid, NotFound, PermissionDenied
from app.core.permissions import Role
from app.customers import contacts, queries, service
from app.customers.dto import (
    ChangeCustomer,
    DeleteCustomer,
    NewCustomer,
    PointInput,
    RemoveContact,
    SaveContact,
)
from app.customers.rules import CustomerKind, PointKind, Status


def change(desk, id_, **fields):
    seen = desk.query(queries.customer_detail, id_).row.version
    return desk.command(service.change, ChangeCustomer(id_, seen, fields))


def found(desk, text):
    return [row.name for row in desk.query(queries.search, text)]


def test_a_change_is_seen_and_can_be_undone(backend, register):
    id_ = register("晨光", tags=("甲",), remark="老客户")
    outcome = change(
        backend, id_, name="新光", tags=("乙",), revenue_text="一亿", status=Status.WON
    )
    detail = backend.query(queries.customer_detail, id_)
    assert (detail.row.name, detail.row.tags, detail.revenue_text) == ("新光", ("乙",), "一亿")
    assert detail.won_on is not None
    assert (found(backend, "新光"), found(backend, "晨光")) == (["新光"], [])
    backend.command(outcome.undo.command, *outcome.undo.args)
    detail = backend.query(queries.customer_detail, id_)
    assert (detail.row.name, detail.row.tags, detail.revenue_text) == ("晨光", ("甲",), None)
    assert (detail.row.status, detail.won_on) == (Status.POTENTIAL, None)


def test_a_change_over_an_unseen_version_is_a_conflict(backend, register):
    id_ = register("晨光")
    cmd = ChangeCustomer(id_, 1, {"city": "苏州"})
    backend.command(service.change, cmd)
    with pytest.raises(Conflict):
        backend.command(service.change, cmd)


def test_fields_that_are_wrong_or_not_to_be_changed_are_named(backend, register):
    id_ = register("晨光")
    for fields, problems in (
        ({"number": "C-1"}, {"number": "not_changeable"}),
        ({"name": ""}, {"name": "required"}),
        ({"website": "no"}, {"website": "website"}),
        ({"owner_id": 99}, {"owner_id": "not_a_choice"}),
        ({"tier": "gold"}, {"tier": "not_a_choice"}),
    ):
        with pytest.raises(Invalid) as refused:
            change(backend, id_, **fields)
        assert refused.value.fields == problems


# Who may change what: of a customer of the sales department who belongs to the owner of the desk.
# Field groups: plain, owner, tier, revenue.
RIGHTS = [
    (Role.FRONT, 1, "plain"),
    (Role.AGENT, 1, ""),
    (Role.SUPERVISOR, 1, "plain owner revenue"),
    (Role.SUPERVISOR, 2, ""),
    (Role.MANAGER, None, "plain owner tier revenue"),
    (Role.ADMIN, None, ""),
]
GROUPS = {
    "plain": {"city": "苏州"},
    "owner": {"owner_id": 1},
    "tier": {"tier": "vip"},
    "revenue": {"revenue_text": "一亿"},
}


@pytest.mark.parametrize(("role", "department", "allowed"), RIGHTS)
def test_who_may_change_somebody_elses_customer(
    backend, register, as_role, role, department, allowed
):
    colleague = as_role(Role.AGENT, 1, "同事")
    id_ = register("晨光", owner_id=colleague.actor.user_id)
    desk = as_role(role, department)
    for group, fields in GROUPS.items():
        version = backend.query(queries.customer_detail, id_).row.version
        cmd = ChangeCustomer(id_, version, fields)
        if group in allowed.split():
            desk.command(service.change, cmd)
            before = backend.query(queries.customer_detail, id_)
            reset = {"owner_id": colleague.actor.user_id}
            backend.command(service.change, ChangeCustomer(id_, before.row.version, reset))
        else:
            with pytest.raises(PermissionDenied):
                desk.command(service.change, cmd)


def test_the_page_says_what_its_reader_may_do(register, as_role):
    agent, other = as_role(Role.AGENT, 1, "甲"), as_role(Role.AGENT, 1, "乙")
    id_ = register("晨光", by=agent, revenue_text="一亿")
    mine = agent.query(queries.customer_detail, id_)
    assert (mine.may_change, mine.may_change_owner, mine.revenue_text) == (True, False, "一亿")
    theirs = other.query(queries.customer_detail, id_)
    assert (theirs.may_change, theirs.may_see_revenue, theirs.revenue_text) == (False, False, None)


def test_a_deleted_customer_is_gone_from_everywhere_and_comes_back(backend, register):
    id_ = register("晨光", PointInput(PointKind.PHONE, "13800138000"))
    outcome = backend.command(service.delete, DeleteCustomer(id_, 1))
    assert backend.query(queries.customer_page).rows == ()
    assert backend.query(queries.customer_count) == 0
    assert found(backend, "晨光") == found(backend, "8000") == []
    with pytest.raises(NotFound):
        backend.query(queries.customer_detail, id_)
    backend.command(outcome.undo.command, *outcome.undo.args)
    assert found(backend, "晨光") == found(backend, "8000") == ["晨光"]


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
def test_who_may_delete(register, as_role, role, department, may):
    colleague = as_role(Role.AGENT, 1, "同事")
    id_ = register("晨光", owner_id=colleague.actor.user_id)
    desk = as_role(role, department)
    if may:
        desk.command(service.delete, DeleteCustomer(id_, 1))
    else:
        with pytest.raises(PermissionDenied):
            desk.command(service.delete, DeleteCustomer(id_, 1))


def test_a_contact_is_added_changed_and_removed(backend, register):
    id_ = register("晨光", PointInput(PointKind.PHONE, "13800138000"))
    fields = {"name": "韩梅梅", "position": "总经理", "is_primary": True, "wechat": "hmm"}
    points = (
        PointInput(PointKind.PHONE, "010-65529988"),
        PointInput(PointKind.EMAIL, "han@example.com"),
    )
    new = backend.command(contacts.save_contact, SaveContact(id_, fields, points)).result
    detail = backend.query(queries.customer_detail, id_)
    assert [(row.name, row.is_primary) for row in detail.contacts] == [
        ("韩梅梅", True),
        ("李雷", False),
    ]
    assert (detail.row.contact_name, detail.row.phone_masked) == ("韩梅梅", "***9988")
    assert found(backend, "韩梅梅") == found(backend, "hmm") == ["晨光"]
    kept = tuple(
        PointInput(point.kind, None, point.id)
        for point in detail.contacts[0].points
        if point.kind is PointKind.EMAIL
    )
    seen = detail.contacts[0].version
    backend.command(contacts.save_contact, SaveContact(id_, {}, kept, new, seen))
    assert found(backend, "9988") == []
    assert found(backend, "han@example.com") == ["晨光"]
    seen = backend.query(queries.customer_detail, id_).contacts[0].version
    backend.command(contacts.remove_contact, RemoveContact(new, seen))
    detail = backend.query(queries.customer_detail, id_)
    assert [(row.name, row.is_primary) for row in detail.contacts] == [("李雷", True)]
    assert (detail.row.contact_name, detail.row.email_masked) == ("李雷", None)
    assert found(backend, "han@example.com") == []


def test_what_a_contact_form_does_not_name_stays(backend, register):
    id_ = register("晨光", PointInput(PointKind.PHONE, "13800138000"), contact="李雷")
    (contact,) = backend.query(queries.customer_detail, id_).contacts
    cmd = SaveContact(id_, {"position": "经理"}, None, contact.id, contact.version)
    backend.command(contacts.save_contact, cmd)
    (contact,) = backend.query(queries.customer_detail, id_).contacts
    assert (contact.name, contact.position, len(contact.points)) == ("李雷", "经理", 1)


def test_contacts_that_cannot_be_are_refused(backend, register):
    company = register("晨光")
    person = backend.command(service.register, NewCustomer("王芳", CustomerKind.INDIVIDUAL)).result
    (himself,) = backend.query(queries.customer_detail, person).contacts
    for cmd, problems in (
        (SaveContact(company, {"position": "经理"}), {"name": "required"}),
        (SaveContact(person, {"name": "李梅"}), {"contacts": "only_himself"}),
        (
            SaveContact(person, {"name": "李梅"}, None, himself.id, himself.version),
            {"name": "only_himself"},
        ),
        (
            SaveContact(company, {"name": "甲"}, (PointInput(PointKind.PHONE, "12"),)),
            {"phone": "phone"},
        ),
    ):
        with pytest.raises(Invalid) as refused:
            backend.command(contacts.save_contact, cmd)
        assert refused.value.fields == problems
    with pytest.raises(Invalid):
        backend.command(contacts.remove_contact, RemoveContact(himself.id, himself.version))


def test_renaming_an_individual_renames_his_contact(backend):
    id_ = backend.command(service.register, NewCustomer("王芳", CustomerKind.INDIVIDUAL)).result
    change(backend, id_, name="王方")
    detail = backend.query(queries.customer_detail, id_)
    assert (detail.row.contact_name, detail.contacts[0].name) == ("王方", "王方")
