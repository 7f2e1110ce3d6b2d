"""Two people change one record: the second sees what the first did, and chooses field by field."""

from datetime import timedelta

import pytest

from app.core.errors import Conflict
from app.core.permissions import Role
from app.customers import contacts
from app.customers import queries as customers
from app.customers import service as customer_service
from app.customers.dto import ContactRow, DeleteCustomer, RemoveContact, SaveContact
from app.followups import queries as followups
from app.followups import service as followup_service
from app.followups.dto import PlanFollowUp, PostponeFollowUp
from app.followups.rules import FollowUpKind
from app.followups.tables import FollowUp
from app.identity import queries as identity
from app.identity import service as identity_service
from app.identity.dto import SaveDepartment, SavePerson
from app.tickets import service
from app.tickets.dto import SolveTicket, TakeTicket
from tests.tickets_world import SOLUTION
from ui.errors.messages import sentence
from ui.pages.customer.contact_form import ContactForm
from ui.pages.customers.form import CustomerForm
from ui.pages.people.department_form import DepartmentForm
from ui.pages.people.form import PersonForm
from ui.pages.ticket.edit_form import EditForm
from ui.router import Route
from ui.widgets.conflict_view import differences
from ui.widgets.followup_forms import PostponeForm
from ui.widgets.step_forms import SolveForm


def test_only_what_they_changed_and_says_something_else_is_a_difference():
    before = {"a": 1, "b": 1, "c": 1, "d": 1}
    theirs = {"a": 2, "b": 1, "c": 2, "d": 2}
    mine = {"a": 1, "b": 2, "c": 3, "d": 2}
    found = {one.name: one.is_mine_too for one in differences(before, theirs, mine)}
    assert found == {"a": False, "c": True}


def test_a_ticket_edited_by_two_asks_for_each_field(desk, world, shown, refused, qtbot):
    ticket_id = world.report()
    form = shown(EditForm(desk, Route("edit_ticket", ticket_id)))
    theirs = EditForm(desk, Route("edit_ticket", ticket_id))
    shown(theirs)
    theirs.form.set_values({"title": "复印机卡纸", "description": "他们写的"})
    with qtbot.waitSignal(theirs.saved):
        theirs.save_button.click()
    form.form.set_values({"title": "打印机坏了"})
    refused(form)
    assert "王店长 changed this record at" in form.message.text()
    assert set(form.conflicts.names()) == {"title", "description"}
    assert form.form.values()["description"] == "他们写的"
    assert form.form.values()["title"] == "打印机坏了"
    form.save_button.click()
    assert form.isVisible()  # the title waits for a choice
    form.conflicts.choose("title", is_mine=False)
    assert form.form.values()["title"] == "复印机卡纸"
    form.conflicts.choose("title", is_mine=True)
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    saved = world.detail(ticket_id)
    assert (saved.row.title, saved.description) == ("打印机坏了", "他们写的")


def test_a_field_that_only_they_changed_can_be_put_back(desk, world, shown, refused, qtbot):
    person = world.people["赵敏"].user_id
    form = shown(PersonForm(desk, Route("edit_person", person)))
    row = next(r for r in world.backend.query(identity.people) if r.id == person)
    command = SavePerson(
        "赵敏", Role.AGENT, row.department_id, "min@example.cn", person_id=person,
        seen_version=row.version,
    )  # fmt: skip
    world.backend.command(identity_service.save_person, command)
    form.form.set_values({"name": "赵小敏"})
    refused(form)
    assert form.conflicts.names() == ("email",)
    assert form.form.values()["email"] == "min@example.cn"
    form.conflicts.choose("email", is_mine=True)
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    row = next(r for r in world.backend.query(identity.people) if r.id == person)
    assert (row.name, row.email or "") == ("赵小敏", "")


def test_a_department_keeps_what_only_i_changed(desk, world, shown, refused, qtbot):
    place = world.departments["sales"]
    form = shown(DepartmentForm(desk, Route("edit_department", place)))
    rows = world.backend.query(identity.departments)
    version = next(row.version for row in rows if row.id == place)
    boss = world.people["何欣"].user_id
    command = SaveDepartment("", boss, False, place, version)
    world.backend.command(identity_service.save_department, command)
    form.form.set_values({"name": "大客户部"})
    refused(form)
    assert form.conflicts.names() == ("supervisor_id",)
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    row = next(r for r in world.backend.query(identity.departments) if r.id == place)
    assert (row.name, row.supervisor_id) == ("大客户部", boss)


def detail_of(world):
    return world.backend.query(customers.customer_detail, world.customer_id)


def contact_of(world) -> ContactRow:
    return detail_of(world).contacts[0]


def test_a_contact_changed_by_two_keeps_both(desk, world, shown, refused, qtbot):
    contact = contact_of(world)
    form = shown(ContactForm(desk, world.customer_id, contact))
    fields = {"name": "李娜", "position": "采购经理"}
    command = SaveContact(world.customer_id, fields, (), contact.id, contact.version)
    world.backend.command(contacts.save_contact, command)
    form.form.set_values({"name": "李娜娜"})
    refused(form)
    assert form.form.values()["position"] == "采购经理"
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    assert (contact_of(world).name, contact_of(world).position) == ("李娜娜", "采购经理")


def test_a_solution_typed_while_another_solved_it_is_not_lost(desk, world, shown, refused):
    ticket_id = world.report()
    world.do("", service.take, TakeTicket, ticket_id)
    form = shown(SolveForm(desk, Route("solve_ticket", ticket_id)))
    form.form.set_values({"solution": "我的做法：换了滚轮并试印一百张"})
    world.do("", service.solve, SolveTicket, ticket_id, solution=SOLUTION)
    refused(form)
    assert form.conflicts.names() == ("solution",)
    assert form.form.values()["solution"].startswith("我的做法")


def test_a_follow_up_put_off_by_two_shows_their_time(desk, world, shown, refused, qtbot, clock):
    due = clock() + timedelta(days=1)
    plan = PlanFollowUp(world.customer_id, FollowUpKind.NEXT_STEP, due, None)
    id_ = world.backend.command(followup_service.plan, plan).result
    rows = world.backend.query(followups.of_customer, world.customer_id)
    row = next(row for row in rows if row.id == id_)
    form = shown(PostponeForm(desk, row))
    theirs = PostponeFollowUp(id_, due + timedelta(days=2), row.version)
    world.backend.command(followup_service.postpone, theirs)
    mine = (due + timedelta(days=4)).astimezone().replace(tzinfo=None)
    form.form.set_values({"due_at": mine})
    refused(form)
    form.conflicts.choose("due_at", is_mine=True)
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    rows = world.backend.query(followups.of_customer, world.customer_id)
    assert next(row.due_at for row in rows if row.id == id_) == due + timedelta(days=4)


def save_as_new(form, qtbot):
    assert form.message.text().startswith("Somebody else deleted this record")
    with qtbot.waitSignal(form.saved) as saved:
        form.message.triggered.emit()
    qtbot.waitUntil(form.desk.tasks.is_idle)
    return saved.args[0]


def test_a_customer_deleted_while_i_edit_becomes_a_new_one(desk, world, shown, refused, qtbot):
    """C-09."""
    before = world.backend.query(customers.customer_detail, world.customer_id)
    form = shown(CustomerForm(desk, Route("edit_customer", world.customer_id)))
    form.form.set_values({"remark": "客户说下周再谈合同"})
    command = DeleteCustomer(world.customer_id, before.row.version)
    world.backend.command(customer_service.delete, command)
    refused(form)
    assert form.form.values()["remark"] == "客户说下周再谈合同"
    again = world.backend.query(customers.customer_detail, save_as_new(form, qtbot))
    assert again.row.id != world.customer_id
    assert (again.row.name, again.remark) == (before.row.name, "客户说下周再谈合同")


def test_a_contact_deleted_while_i_edit_becomes_a_new_one(desk, world, shown, refused, qtbot):
    contact = contact_of(world)
    form = shown(ContactForm(desk, world.customer_id, contact))
    form.form.set_values({"position": "采购经理"})
    world.backend.command(contacts.remove_contact, RemoveContact(contact.id, contact.version))
    refused(form)
    made = save_as_new(form, qtbot)
    assert made != contact.id
    found = {one.id: one.position for one in detail_of(world).contacts}
    assert found[made] == "采购经理"


def test_a_follow_up_deleted_while_i_put_it_off_is_planned_anew(
    desk, world, shown, refused, qtbot, clock
):
    due = clock() + timedelta(days=1)
    plan = PlanFollowUp(world.customer_id, FollowUpKind.NEXT_STEP, due, None, "带样品")
    id_ = world.backend.command(followup_service.plan, plan).result
    rows = world.backend.query(followups.of_customer, world.customer_id)
    form = shown(PostponeForm(desk, next(row for row in rows if row.id == id_)))
    mine = (due + timedelta(days=4)).astimezone().replace(tzinfo=None)
    form.form.set_values({"due_at": mine})
    world.backend.command(lambda uow: uow.delete(uow.get(FollowUp, id_)))
    refused(form)
    made = save_as_new(form, qtbot)
    rows = world.backend.query(followups.of_customer, world.customer_id)
    row = next(row for row in rows if row.id == made)
    assert (row.due_at, row.note) == (due + timedelta(days=4), "带样品")


def test_of_two_who_take_one_ticket_the_second_hears_who_was_first(world):
    ticket_id = world.report()
    version = world.detail(ticket_id).row.version
    world.of("赵敏").command(service.take, TakeTicket(ticket_id, version))
    with pytest.raises(Conflict) as refused:
        world.of("王磊").command(service.take, TakeTicket(ticket_id, version))
    number = world.detail(ticket_id).row.number
    assert f"赵敏 took {number} at" in sentence(refused.value)
    assert world.detail(ticket_id).row.owner_name == "赵敏"
