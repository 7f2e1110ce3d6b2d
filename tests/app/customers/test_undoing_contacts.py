"""What is done to a contact can be taken back, with his points and who is the primary one."""

import pytest

from app.core.errors import Conflict, PermissionDenied
from app.core.permissions import Role
from app.customers import contacts, queries
from app.customers.dto import PointInput, RemoveContact, SaveContact
from app.customers.rules import PointKind

PHONE = PointInput(PointKind.PHONE, "13800138000", label="工作")
EMAIL = PointInput(PointKind.EMAIL, "li@example.com")


def people(desk, id_):
    """Everything about the contacts of a customer that a step may change."""
    detail = desk.query(queries.customer_detail, id_)
    rows = [
        (one.id, one.name, one.position, one.is_primary, one.left_on, one.points)
        for one in detail.contacts
    ]
    return rows, detail.row.contact_name, detail.row.phone_masked, detail.row.email_masked


def found(desk, text):
    return [row.name for row in desk.query(queries.search, text)]


def contact(desk, id_, place=0):
    return desk.query(queries.customer_detail, id_).contacts[place]


def take_back(desk, outcome):
    desk.command(outcome.undo.command, *outcome.undo.args)


@pytest.fixture
def company(register):
    return register("晨光", PHONE, EMAIL, contact="李雷")


def test_a_new_contact_goes_and_the_old_one_is_primary_again(backend, company):
    before = people(backend, company)
    new = PointInput(PointKind.PHONE, "13912349988")
    outcome = backend.command(
        contacts.save_contact,
        SaveContact(company, {"name": "韩梅梅", "is_primary": True}, (new,)),
    )
    assert outcome.undo.label == "undo.contact.added"
    assert people(backend, company)[1] == "韩梅梅"
    take_back(backend, outcome)
    assert people(backend, company) == before
    assert found(backend, "9988") == []


def test_a_changed_contact_is_as_before(backend, company):
    before = people(backend, company)
    li = contact(backend, company)
    email = next(point for point in li.points if point.kind is PointKind.EMAIL)
    kept = PointInput(PointKind.EMAIL, None, email.id, do_not_contact=True)
    new = PointInput(PointKind.PHONE, "13912349988")
    fields = {"name": "李明", "position": "经理", "wechat": "liming"}
    outcome = backend.command(
        contacts.save_contact, SaveContact(company, fields, (kept, new), li.id, li.version)
    )
    assert outcome.undo.label == "undo.contact.changed"
    assert (found(backend, "8000"), found(backend, "9988")) == ([], ["晨光"])
    take_back(backend, outcome)
    assert people(backend, company) == before
    assert (found(backend, "8000"), found(backend, "9988")) == (["晨光"], [])
    assert found(backend, "李雷") == ["晨光"]
    assert not contact(backend, company).has_wechat


def test_a_deleted_contact_comes_back_with_his_numbers(backend, company):
    backend.command(contacts.save_contact, SaveContact(company, {"name": "韩梅梅"}))
    before = people(backend, company)
    li = contact(backend, company)
    outcome = backend.command(contacts.remove_contact, RemoveContact(li.id, li.version))
    assert outcome.undo.label == "undo.contact.deleted"
    assert people(backend, company)[1] == "韩梅梅"
    assert found(backend, "13800138000") == []
    take_back(backend, outcome)
    assert people(backend, company) == before
    assert found(backend, "13800138000") == found(backend, "li@example.com") == ["晨光"]


def test_a_contact_changed_since_is_left_alone(backend, company):
    li = contact(backend, company)
    outcome = backend.command(
        contacts.save_contact, SaveContact(company, {"name": "李明"}, None, li.id, li.version)
    )
    later = contact(backend, company)
    backend.command(
        contacts.save_contact, SaveContact(company, {"name": "李强"}, None, li.id, later.version)
    )
    with pytest.raises(Conflict):
        take_back(backend, outcome)
    assert contact(backend, company).name == "李强"


def test_when_the_former_primary_has_gone_somebody_else_is_primary(backend, company):
    new = backend.command(contacts.save_contact, SaveContact(company, {"name": "韩梅梅"})).result
    her = contact(backend, company, 1)
    outcome = backend.command(
        contacts.save_contact, SaveContact(company, {"is_primary": True}, None, new, her.version)
    )
    li = contact(backend, company, 1)
    backend.command(contacts.remove_contact, RemoveContact(li.id, li.version))
    take_back(backend, outcome)
    assert [(one.name, one.is_primary) for one in
            backend.query(queries.customer_detail, company).contacts] == [("韩梅梅", True)]  # fmt: skip


def test_taking_back_needs_the_right_to_change(backend, company, as_role):
    li = contact(backend, company)
    outcome = backend.command(
        contacts.save_contact, SaveContact(company, {"name": "李明"}, None, li.id, li.version)
    )
    with pytest.raises(PermissionDenied):
        take_back(as_role(Role.AGENT, 2), outcome)
