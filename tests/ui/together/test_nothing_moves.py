"""What a colleague saves appears by itself and moves nothing under the reader."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor

from app.customers import service
from app.customers.dto import ChangeCustomer, NewCustomer
from app.customers.rules import Priority
from app.tickets import service as tickets
from app.tickets.dto import ReportTicket, TakeTicket
from app.tickets.rules import Channel, Kind
from ui.pages.customers.page import CustomersPage
from ui.pages.tickets.page import TicketsPage
from ui.qtmodels.roles import Role
from ui.router import Route

_MANY = 60


@pytest.fixture
def many(two):
    """Customers 客户00 to 客户59, and the ids by name."""
    names = [f"客户{number:02}" for number in range(_MANY)]
    return {name: two.theirs.command(service.register, NewCustomer(name)).result for name in names}


@pytest.fixture(params=["table", "cards"])
def page(two, many, qtbot, request):
    two.mine.tasks.watch_others()
    page = CustomersPage(two.mine)
    page.take_view(request.param)
    page.resize(1100, 600)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() > 50)
    qtbot.waitUntil(two.mine.tasks.is_idle)
    page.looked_at = page.table if request.param == "table" else page.views.currentWidget()
    return page


def in_sight(view) -> list[tuple[str, int]]:
    """Which customers stand where on the screen."""
    model = view.model()
    places = ((row, view.visualRect(model.index(row, 0))) for row in range(model.rowCount()))
    high = view.viewport().height()
    return [
        (model.index(row, 0).data(Role.ROW).name, place.top())
        for row, place in places
        if place.isValid() and place.bottom() > 0 and place.top() < high
    ]


def test_rows_that_come_above_do_not_push_what_is_read(page, two, qtbot):
    view = page.looked_at
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    before = in_sight(view)
    assert len(before) > 3
    count = page.model.rowCount()
    for number in range(3):
        two.theirs.command(service.register, NewCustomer(f"新客户{number}"))
    qtbot.waitUntil(lambda: page.model.rowCount() == count + 3)
    assert in_sight(view) == before


def test_a_change_of_another_keeps_selection_and_shows_what_is_new(page, two, many, qtbot):
    view = page.looked_at
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    name = in_sight(view)[1][0]
    row = page.model.row_of(many[name])
    view.setCurrentIndex(page.model.index(row, 0))
    before = in_sight(view)
    change = ChangeCustomer(many[name], 1, {"priority": Priority.HIGH, "city": "苏州"})
    two.theirs.command(service.change, change)

    def city():
        return page.model.index(page.model.row_of(many[name]), 0).data(Role.ROW).city

    qtbot.waitUntil(lambda: city() == "苏州")
    assert view.selected_keys() == (many[name],)
    assert in_sight(view) == before


def test_who_looks_at_the_top_sees_what_arrives_there(page, two, qtbot):
    view = page.looked_at
    count = page.model.rowCount()
    two.theirs.command(service.register, NewCustomer("全新客户"))
    qtbot.waitUntil(lambda: page.model.rowCount() == count + 1)
    assert view.verticalScrollBar().value() == 0


def test_the_row_under_the_mouse_stays_under_it(page, two, qtbot, monkeypatch):
    view = page.looked_at
    name, top = in_sight(view)[2]
    place = view.viewport().mapToGlobal(QPoint(20, top + 4))
    monkeypatch.setattr(QCursor, "pos", lambda: place)
    monkeypatch.setattr(type(view), "underMouse", lambda _view: True)
    count = page.model.rowCount()
    for number in range(4):
        two.theirs.command(service.register, NewCustomer(f"新客户{number}"))
    qtbot.waitUntil(lambda: page.model.rowCount() == count + 4)
    assert (name, top) in in_sight(view)


def test_a_card_taken_by_a_colleague_leaves_my_column_where_it_is(two, many, qtbot):
    def report(number):
        customer = many["客户00"]
        command = ReportTicket(customer, Kind.INQUIRY, f"问题{number}", Channel.PHONE)
        return two.theirs.command(tickets.report, command).result

    ids = [report(number) for number in range(20)]
    two.mine.tasks.watch_others()
    page = TicketsPage(two.mine)
    page.take_view("board")
    page.resize(1200, 500)
    qtbot.addWidget(page)
    page.open_route(Route("tickets"))
    page.show()
    lane = None

    def is_read():
        nonlocal lane
        lanes = page.board.lanes.values()
        lane = next((lane for lane in lanes if lane.model.rowCount() == 20), None)
        return lane is not None

    qtbot.waitUntil(is_read)
    qtbot.waitUntil(two.mine.tasks.is_idle)
    view = lane.view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    tops = {row: view.visualRect(lane.model.index(row, 0)).top() for row in range(20)}
    shown = {
        lane.model.index(row, 0).data(Role.ID): top
        for row, top in tops.items()
        if 0 <= top < view.viewport().height()
    }
    gone = lane.model.index(0, 0).data(Role.ROW)
    assert gone.id in ids
    two.theirs.command(tickets.take, TakeTicket(gone.id, gone.version))
    qtbot.waitUntil(lambda: lane.model.rowCount() == 19)
    now = {key: view.visualRect(lane.model.index(lane.model.row_of(key), 0)).top() for key in shown}
    assert now == shown
