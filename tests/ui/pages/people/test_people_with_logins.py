"""On a server the people page makes logins and shows what the security check finds."""

import psycopg
import pytest

from app.bootstrap import open_store
from app.identity import queries
from ui.pages.people.form import PersonForm
from ui.pages.people.page import PeoplePage
from ui.router import Route, Router
from ui.tasks import Tasks
from ui.widgets.page import Desk


@pytest.fixture
def desk(_server, qtbot):
    """A desk on PostgreSQL, as the owner."""
    if _server is None:
        pytest.skip("no PostgreSQL programs found")
    name, url = _server.copy_database("laike_template")
    tasks = Tasks(open_store(url))
    yield Desk(tasks, Router())
    tasks.shutdown()
    tasks.backend.close()
    _server.drop_database(name)
    with psycopg.connect(_server.url("postgres"), autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS laike_u_li")


def _form(desk, qtbot, route: Route) -> PersonForm:
    form = PersonForm(desk, route)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitUntil(desk.tasks.is_idle)
    return form


def _person(desk, name: str):
    rows = desk.tasks.backend.query(queries.people, with_inactive=True)
    return next(row for row in rows if row.name == name)


def test_a_new_person_gets_a_login_and_a_password_to_read_out(desk, qtbot):
    form = _form(desk, qtbot, Route("edit_person"))
    made_up = form.password.text()
    assert len(made_up) == 14
    form.form.set_values({"name": "李娜", "login": "li"})
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    assert _person(desk, "李娜").login == "laike_u_li"
    qtbot.waitUntil(desk.tasks.is_idle)


def test_what_is_wrong_with_a_login_stands_beside_it(desk, qtbot):
    form = _form(desk, qtbot, Route("edit_person"))
    form.form.set_values({"name": "李娜", "login": "Li Na"})
    form.save_button.click()
    qtbot.waitUntil(lambda: bool(form.form.error("login")))
    assert form.isVisible()


def test_the_password_is_in_no_draft(desk, qtbot):
    form = _form(desk, qtbot, Route("edit_person"))
    assert form.password.text()
    assert "password" not in form.form.typed()


def test_a_login_stays_and_the_password_only_changes_if_one_is_entered(desk, qtbot):
    form = _form(desk, qtbot, Route("edit_person"))
    form.form.set_values({"name": "李娜", "login": "li"})
    with qtbot.waitSignal(form.saved):
        form.save_button.click()
    person = _person(desk, "李娜")
    again = _form(desk, qtbot, Route("edit_person", person.id))
    assert again.login.text() == "li"
    assert again.login.isReadOnly()
    assert again.password.text() == ""
    again.form.set_values({"email": "li@example.cn"})
    with qtbot.waitSignal(again.saved):
        again.save_button.click()
    assert _person(desk, "李娜").email == "li@example.cn"
    qtbot.waitUntil(desk.tasks.is_idle)


def test_the_page_shows_the_server_and_checks_it(desk, qtbot):
    page = PeoplePage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.people.rowCount() == 1)
    assert page.people.index(0, 1).data() == "laike"
    page.server.button.click()
    qtbot.waitUntil(page.server.result.isVisible, timeout=15_000)
    assert "Unsafe settings of the server: fsync = off" in page.server.result.text()
    qtbot.waitUntil(desk.tasks.is_idle)
