"""The whole window of each role on a server: every page and form it is offered, nothing refused."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from app.bootstrap import open_store
from app.core.progress import Progress
from app.demo.service import DemoSize, fill
from tests.team import make_team
from ui.router import Route
from ui.shell.language import CHINESE
from ui.shell.look import LANGUAGE
from ui.shell.page_list import PAGES
from ui.walk import Walk, every_screen

DESK = {"home", "tickets", "customers", "surveys", "settings"}
FIGURES = {"reports", "figures"}
RULES = {"service_levels", "audit"}
# What stands in the rail of each role.
RAIL = {
    "front": DESK | {"figures", "intake"},
    "agent": DESK | FIGURES,
    "supervisor": DESK | FIGURES | {"import", "intake", "people"},
    "manager": DESK | FIGURES | RULES | {"import", "intake", "people"},
    "admin": RULES | {"import", "people", "settings"},
}
PAGE_KEYS = [page.key for page in PAGES if page.icon]
MADE_NEW = {"new_customer", "new_ticket", "log_interaction"}


@pytest.fixture(scope="module")
def company(_server):
    """The demo company on a server, and somebody of each role."""
    if _server is None:
        pytest.skip("no PostgreSQL programs found")
    name, url = _server.copy_database("laike_template")
    team = make_team(url, lambda text: _server.run(text, database=name))
    fill(team.owner, Progress(), DemoSize(customers=12))
    yield team
    team.close()
    _server.drop_database(name)


@pytest.fixture
def walk(qapp, tmp_path, company, request):
    """The window as this person has it."""
    walk = Walk(qapp, Path(tmp_path), pause_ms=1, most_seconds=90)
    address = company.address(request.param)
    walk.program.start(lambda _progress: open_store(address))
    yield walk
    walk.program.window.deleteLater()


def begin(walk):
    """Until the store is open and its first page has its rows."""
    yield lambda: walk.program.session
    yield None


@pytest.mark.parametrize(("walk", "pages"), RAIL.items(), indirect=["walk"], ids=list(RAIL))
def test_the_window_offers_what_the_role_may_use_and_all_of_it_opens(walk, pages):
    window, found = walk.program.window, {}

    def steps():
        yield from begin(walk)
        found["first"] = window.pages.page().title()
        walk.look.take({LANGUAGE: CHINESE})
        found["rail"] = {key for key in PAGE_KEYS if window.rail.button(key).isVisible()}
        found["new"] = {key for key in MADE_NEW if window.actions_by_id[key].isEnabled()}
        found["button"] = window.top_bar.new.isVisible()
        for route in every_screen(window.desk.may):
            walk.where = route.page
            QTimer.singleShot(0, window, partial(window.go, route))
            yield None
            walk.close_forms()

    walk.take(steps())
    sees_customers = "customers" in pages
    assert walk.problems == []
    assert found == {
        "first": "Home" if sees_customers else "People",
        "rail": pages,
        "new": MADE_NEW if sees_customers else set(),
        "button": sees_customers,
    }


@pytest.mark.parametrize("walk", ["admin"], indirect=True)
@pytest.mark.parametrize("route", [Route("customer", 1), Route("new_ticket"), Route("home")])
def test_a_link_to_what_is_not_for_this_person_is_refused(walk, route):
    window = walk.program.window

    def steps():
        yield from begin(walk)
        window.go(route)
        yield None
        assert window.pages.page().title() == "People"
        assert walk.dialogs() == []

    walk.take(steps())
    assert walk.problems == []
