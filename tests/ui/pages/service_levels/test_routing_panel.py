"""Routing: rules are added, ordered and tried out; the answer says which rule decides and why."""

from copy import copy

import pytest

from app.core.actor import Actor
from app.core.permissions import Role
from app.identity import service as identity
from app.identity.dto import SavePerson
from app.identity.queries import department_by_key
from app.tickets import routes
from app.tickets.route_writes import SaveRoutingRule, save_routing_rule
from app.tickets.routing import RoutingRule, Way
from ui.pages.service_levels.page import ServiceLevelsPage
from ui.pages.service_levels.routing_form import RoutingForm
from ui.shell.language import CHINESE, Language
from ui.tasks import Tasks
from ui.widgets.page import Desk


@pytest.fixture
def support(sqlite_backend) -> int:
    return sqlite_backend.query(lambda read: department_by_key(read.session, "support"))


@pytest.fixture
def person(sqlite_backend, support) -> int:
    return sqlite_backend.command(
        identity.save_person, SavePerson("李娜", Role.AGENT, support)
    ).result


@pytest.fixture
def open_panel(qtbot, desk):
    def show(on: Desk = desk):
        page = ServiceLevelsPage(on)
        qtbot.addWidget(page)
        page.resize(1280, 700)
        page.show()
        page.tabs.setCurrentWidget(page.routing)
        qtbot.waitUntil(lambda: page.policies.seen is not None and on.tasks.is_idle())
        return page.routing

    return show


def save(qtbot, form, **values):
    form.form.set_values(values)
    form.save_button.click()
    qtbot.waitUntil(form.desk.tasks.is_idle)


def shown(panel) -> list[list[str]]:
    model = panel.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def tried(qtbot, panel, **values) -> str:
    panel.trial.form.set_values(values)
    panel.trial.ask()
    qtbot.waitUntil(panel.desk.tasks.is_idle)
    return panel.trial.answer.text()


def test_added_rules_decide_in_their_order(qtbot, open_panel, support, person):
    panel = open_panel()
    save(qtbot, panel.open_form(), words="退款，refund", way="department", department_id=support)
    save(
        qtbot, panel.open_form(), kind="complaint", way="person", person_id=person, severity="major"
    )
    assert shown(panel) == [
        ["1", "“退款, refund”", "whoever of them takes it", "Technical support", ""],
        ["2", "Complaint", "李娜", "as usual for its kind", "Major"],
    ]
    answer = tried(qtbot, panel, title="要退款", kind="complaint")
    assert "Goes to Technical support; nobody is in charge yet." in answer
    assert "Rule 1 decides: it is the first that fits." in answer
    assert "Rule 2 would fit, too, but stands below." in answer
    panel.table.select_key(panel.model.rows[1].id)
    panel.up_button.click()
    qtbot.waitUntil(panel.desk.tasks.is_idle)
    assert [row[0:2] for row in shown(panel)] == [["1", "Complaint"], ["2", "“退款, refund”"]]
    answer = panel.trial.answer.text()
    assert "Goes to 李娜 (Technical support).\nIts severity becomes at least: Major." in answer
    answer = tried(qtbot, panel, title="价格", kind="inquiry")
    assert "No rule fits, so the kind decides." in answer
    assert "Rule 1 does not fit: the kind is another one." in answer
    assert "Rule 2 does not fit: none of its words stands in the title." in answer


def test_rule_that_lacks_what_its_way_needs_is_marked(qtbot, open_panel, support):
    panel = open_panel()
    form = panel.open_form()
    save(qtbot, form, way="least_load")
    assert form.form.error("department_id")
    save(qtbot, form, department_id=support)
    assert shown(panel)[0][2:4] == ["who has the fewest open tickets", "Technical support"]


def test_person_is_asked_for_only_where_one_is_named(open_panel):
    form = open_panel().open_form()
    assert not form.person.isVisible()
    form.way.set_value("person")
    form.way.activated.emit(form.way.currentIndex())
    assert form.person.isVisible()
    form.reject()


def test_rule_is_changed_and_removed(qtbot, open_panel, support, desk):
    panel = open_panel()
    panel.open_form().reject()
    save(qtbot, panel.open_form(), tier="vip", department_id=support)
    qtbot.waitUntil(lambda: not panel.findChildren(RoutingForm))
    panel.table.select_key(panel.model.rows[0].id)
    panel.change_button.click()
    (form,) = panel.findChildren(RoutingForm)
    assert form.form.values()["tier"] == "vip"
    save(qtbot, form, channel="email")
    assert shown(panel)[0][1] == "VIP · E-mail"
    panel.table.select_key(panel.model.rows[0].id)
    panel.remove()
    qtbot.waitUntil(desk.tasks.is_idle)
    assert shown(panel) == []
    assert desk.tasks.backend.query(routes.routing_rules) == ()


def test_who_may_not_change_policies_looks_and_tries(
    qtbot, open_panel, support, desk, sqlite_backend
):
    rule = RoutingRule(0, Way.DEPARTMENT, support, kind="praise")
    sqlite_backend.command(save_routing_rule, SaveRoutingRule(rule))
    backend = copy(sqlite_backend)
    backend.actor = Actor(99, "李专员", Role.AGENT)
    tasks = Tasks(backend)
    panel = open_panel(Desk(tasks, desk.router))
    assert len(shown(panel)) == 1
    assert not panel.add_button.isVisible()
    assert "Technical support" in tried(qtbot, panel, kind="praise")
    tasks.shutdown()


def test_panel_follows_the_language(qtbot, qapp, open_panel, support):
    panel = open_panel()
    save(qtbot, panel.open_form(), kind="complaint", department_id=support)
    language = Language(qapp)
    language.use(CHINESE)
    assert shown(panel)[0][1:4] == ["投诉", "由部门内人员受理", "技术支持部"]
    assert "规则" in tried(qtbot, panel, kind="complaint")
    language.remove()
