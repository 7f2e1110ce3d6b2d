"""People and departments: listed, added, changed; the owner stays."""

import pytest

from app.identity import queries
from ui.pages.people.department_form import DepartmentForm
from ui.pages.people.form import PersonForm
from ui.pages.people.page import PeoplePage
from ui.router import Route


@pytest.fixture
def page(qtbot, desk):
    page = PeoplePage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: len(page.departments.rows) == 3)
    return page


def opened(qtbot, desk, kind, route):
    form = kind(desk, route)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitUntil(desk.tasks.is_idle)
    return form


def people(desk):
    return {row.name: row for row in desk.tasks.backend.query(queries.people, with_inactive=True)}


def test_tables_name_roles_and_departments(page):
    assert page.people.index(0, 0).data() == "王店长"
    assert page.people.index(0, 1).data() == "Owner"
    names = [page.departments.index(row, 0).data() for row in range(3)]
    assert names == ["Sales", "Technical support", "Customer service"]


def test_new_person_appears_in_the_list(page, desk, qtbot):
    form = opened(qtbot, desk, PersonForm, Route("edit_person"))
    department_id = page.departments.rows[0].id
    form.form.set_values({"name": "李娜", "role": "agent", "department_id": department_id})
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    qtbot.waitUntil(lambda: "李娜" in [row.name for row in page.people.rows])
    assert people(desk)["李娜"].department_id == department_id


def test_person_without_a_name_is_not_saved(desk, qtbot):
    form = opened(qtbot, desk, PersonForm, Route("edit_person"))
    form.save_button.click()
    assert form.form.error("name")
    assert list(people(desk)) == ["王店长"]


def test_who_leaves_is_kept_but_no_longer_active(page, desk, qtbot):
    form = opened(qtbot, desk, PersonForm, Route("edit_person"))
    form.form.set_values({"name": "李娜", "role": "agent", "is_active": False})
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    assert not people(desk)["李娜"].is_active


def test_owner_keeps_the_role(page, desk, qtbot):
    owner = page.people.rows[0]
    form = opened(qtbot, desk, PersonForm, Route("edit_person", owner.id))
    assert [form.role.itemData(row) for row in range(form.role.count())] == ["owner"]


def test_department_keeps_its_default_name_until_it_is_renamed(page, desk, qtbot):
    sales = page.departments.rows[0]
    form = opened(qtbot, desk, DepartmentForm, Route("edit_department", sales.id))
    form.form.set_values({"supervisor_id": page.people.rows[0].id})
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    (saved, *_) = desk.tasks.backend.query(queries.departments)
    assert (saved.name, saved.supervisor) == (None, "王店长")
    form = opened(qtbot, desk, DepartmentForm, Route("edit_department", sales.id))
    form.form.set_values({"name": "销售一部"})
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    qtbot.waitUntil(lambda: page.departments.index(0, 0).data() == "销售一部")


def test_models_keep_the_rules_of_item_models(page, qtmodeltester):
    for model in (page.people, page.departments):
        qtmodeltester.check(model)
        model.set_rows([])
        qtmodeltester.check(model)
