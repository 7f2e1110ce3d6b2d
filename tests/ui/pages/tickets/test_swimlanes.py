"""The board in lanes: chosen, folded, walked through with the keyboard, cards given by dropping."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.core.errors import InvalidTransition
from app.core.permissions import Role
from app.identity import service as identity
from app.identity.dto import SavePerson
from app.tickets import service
from app.tickets.dto import AssignTicket, TakeTicket
from app.tickets.lanes import LANES_AT_ONCE, CellKey, LaneBy
from app.tickets.rules import ASSIGNED, IN_PROGRESS, NEW, WAITING_CUSTOMER
from tests.ui.pages.tickets.test_tickets_board import hold, let_go


def drag(page, ticket_id: int, to: CellKey):
    """Hold a card over a cell; give back how to let it go."""
    at = page.board.cell_of(ticket_id)
    model = page.board.cells[at].model
    data = model.mimeData([model.index(model.row_of(ticket_id), 0)])
    over = hold(page.board.cells[to].view.viewport(), data)
    return lambda: let_go(over, data)


def held(page) -> dict[CellKey, list[int]]:
    return {
        at: [row.id for row in cell.model.rows]
        for at, cell in page.board.cells.items()
        if cell.model.rowCount()
    }


def has_cards(page) -> bool:
    """Whether the lanes in sight have their cells, which come one lane at a time."""
    lanes = page.board.swim.lanes.values()
    in_sight = [lane for lane in lanes if not lane.visibleRegion().isEmpty()]
    return all(lane.cells for lane in in_sight if lane.is_loaded and not lane.is_folded())


@pytest.fixture
def people(world) -> dict[str, str]:
    return {name: str(actor.user_id) for name, actor in world.people.items()}


@pytest.fixture
def tickets(world) -> dict[str, int]:
    """One that nobody has, one of mine and one of 赵敏 in work."""
    free, mine, hers = (world.report(title=title) for title in ("free", "mine", "hers"))
    world.do("", service.take, TakeTicket, mine)
    world.do("赵敏", service.take, TakeTicket, hers)
    return {"free": free, "mine": mine, "hers": hers}


@pytest.fixture
def open_lanes(qtbot, open_page):
    def show(by: LaneBy = LaneBy.PERSON):
        page = open_page()
        page.lane_menu.choose(by)
        qtbot.waitUntil(lambda: page.board.swim is not None)
        board = page.board
        qtbot.waitUntil(lambda: board.swim.area.viewport().height() > board.height() // 2)
        qtbot.waitUntil(page.desk.tasks.is_idle)
        qtbot.waitUntil(lambda: has_cards(page))
        return page

    return show


@pytest.fixture
def me(sqlite_backend) -> str:
    return str(sqlite_backend.actor.user_id)


def test_each_person_has_a_lane_and_the_choice_is_remembered(
    qtbot, open_lanes, open_page, tickets, people, me
):
    page = open_lanes()
    assert held(page) == {
        CellKey(me, IN_PROGRESS): [tickets["mine"]],
        CellKey("", NEW): [tickets["free"]],
        CellKey(people["赵敏"], IN_PROGRESS): [tickets["hers"]],
    }
    lane = page.board.swim.lanes[people["赵敏"]]
    assert lane.head.text() == "赵敏  1"
    assert page.board.swim.lanes[""].name() == "Nobody in charge"
    name = page.board.cells[CellKey(people["赵敏"], IN_PROGRESS)].view.accessibleName()
    assert name == "赵敏: In progress, 1 ticket"
    again = open_page()
    assert again.board.swim is not None
    again.lane_menu.choose(None)
    qtbot.waitUntil(lambda: bool(again.board.lanes))
    assert again.board.swim is None


def test_a_folded_lane_and_a_collapsed_column_are_remembered(
    qtbot, open_lanes, open_page, tickets, me
):
    page = open_lanes()
    page.board.swim.lanes[me].head.click()
    page.board.heads[NEW].fold_button.click()
    again = open_page()
    qtbot.waitUntil(lambda: has_cards(again))
    assert again.board.swim.lanes[me].is_folded()
    assert again.board.cells[CellKey("", NEW)].is_folded()
    assert CellKey(me, IN_PROGRESS) not in held(again)
    again.board.swim.lanes[me].head.click()
    qtbot.waitUntil(lambda: CellKey(me, IN_PROGRESS) in held(again))


def test_a_drop_into_the_lane_of_a_colleague_assigns(qtbot, open_lanes, world, tickets, people):
    page = open_lanes()
    drag(page, tickets["mine"], CellKey(people["赵敏"], IN_PROGRESS))()
    qtbot.waitUntil(lambda: world.detail(tickets["mine"]).row.owner_name == "赵敏")
    hers = CellKey(people["赵敏"], IN_PROGRESS)
    qtbot.waitUntil(lambda: sorted(held(page)[hers]) == [tickets["mine"], tickets["hers"]])


def test_a_free_one_dropped_into_my_lane_is_taken(qtbot, open_lanes, world, tickets, me):
    page = open_lanes()
    drag(page, tickets["free"], CellKey(me, IN_PROGRESS))()
    qtbot.waitUntil(lambda: world.detail(tickets["free"]).row.status == IN_PROGRESS)
    assert world.detail(tickets["free"]).row.owner_id == int(me)


def test_lane_and_column_at_once_are_refused_with_what_to_do(
    qtbot, open_lanes, world, tickets, people, refusals
):
    page = open_lanes()
    to = CellKey(people["赵敏"], WAITING_CUSTOMER)
    release = drag(page, tickets["mine"], to)
    assert "same column first" in page.board.cells[to].hint()
    release()
    qtbot.waitUntil(lambda: bool(refusals))
    assert isinstance(refusals[0], InvalidTransition)
    assert world.detail(tickets["mine"]).row.owner_name != "赵敏"


def test_several_cards_go_into_a_lane_together(qtbot, open_lanes, world, tickets, people):
    second = world.report(title="second")
    page = open_lanes()
    cell = page.board.cells[CellKey("", NEW)]
    cell.view.setFocus()
    cell.view.selectAll()
    data = cell.model.mimeData(cell.view.selectedIndexes())
    to = CellKey(people["赵敏"], ASSIGNED)
    qtbot.waitUntil(lambda: to in page.board.cells)
    target = page.board.cells[to].view.viewport()
    let_go(hold(target, data), data)
    for ticket_id in (tickets["free"], second):
        qtbot.waitUntil(lambda key=ticket_id: world.detail(key).row.owner_name == "赵敏")


def test_arrows_cross_the_lanes_and_control_moves_within_one(
    qtbot, open_lanes, world, tickets, people, me
):
    page = open_lanes()
    page.board.select(tickets["mine"], take_focus=True)
    mine = page.board.cells[CellKey(me, IN_PROGRESS)].view
    QTest.keyClick(mine, Qt.Key.Key_Down)
    free = page.board.cells[CellKey("", NEW)].view  # the only card of the next lane
    assert free.hasFocus()
    QTest.keyClick(free, Qt.Key.Key_Down)
    hers = page.board.cells[CellKey(people["赵敏"], IN_PROGRESS)].view
    assert hers.ticket_id() == tickets["hers"]
    QTest.keyClick(hers, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: world.detail(tickets["hers"]).row.status == WAITING_CUSTOMER)
    there = CellKey(people["赵敏"], WAITING_CUSTOMER)
    qtbot.waitUntil(lambda: held(page).get(there) == [tickets["hers"]])
    assert page.board.cells[there].view.hasFocus()


def test_a_move_is_announced_with_its_lane(qtbot, open_lanes, tickets, people, monkeypatch):
    page = open_lanes()
    said: list[str] = []
    monkeypatch.setattr(page.board, "announce", said.append)
    drag(page, tickets["mine"], CellKey(people["赵敏"], IN_PROGRESS))()
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].endswith("is now in In progress, lane 赵敏")


def test_a_lane_of_a_tier_changes_the_column_only(qtbot, open_lanes, world, tickets):
    page = open_lanes(LaneBy.TIER)
    (tier,) = page.board.swim.lanes
    drag(page, tickets["mine"], CellKey(tier, WAITING_CUSTOMER))()
    qtbot.waitUntil(lambda: world.detail(tickets["mine"]).row.status == WAITING_CUSTOMER)


def test_what_is_under_the_mouse_stays_when_a_lane_above_grows(
    qtbot, open_lanes, world, tickets, people
):
    for name in ("陈静", "王磊", "林涛", "周强"):
        ticket_id = world.report(title=name)
        owner_id = int(people[name])
        world.do("", service.assign, AssignTicket, ticket_id, owner_id=owner_id)
    page = open_lanes()
    area = page.board.swim.area
    lane = page.board.swim.lanes[people["赵敏"]]
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())

    def top() -> int:
        return lane.mapTo(area.viewport(), QPoint(0, 0)).y()

    before = top()
    high = page.board.swim.lanes[""].height()
    for number in range(3):
        world.report(title=f"another {number}")
    page.reload()
    qtbot.waitUntil(lambda: page.board.swim.lanes[""].height() > high)
    qtbot.waitUntil(page.desk.tasks.is_idle)
    assert top() == before


def test_lanes_far_below_are_read_when_one_scrolls_there(qtbot, open_lanes, world):
    names = [f"同事{number:02}" for number in range(LANES_AT_ONCE + 4)]
    for name in names:
        owner_id = world.backend.command(
            identity.save_person, SavePerson(name, Role.AGENT, None)
        ).result
        ticket_id = world.report(title=name)
        world.do("", service.assign, AssignTicket, ticket_id, owner_id=owner_id)
    page = open_lanes()
    lanes = list(page.board.swim.lanes.values())
    assert not lanes[-1].is_loaded
    bar = page.board.swim.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: page.board.swim.lanes[lanes[-1].key].is_loaded)
    qtbot.waitUntil(lambda: bool(page.board.swim.lanes[lanes[-1].key].cells))


def test_the_chosen_card_keeps_the_keyboard_when_lanes_are_cut(qtbot, open_page, tickets, people):
    page = open_page()
    page.board.select(tickets["hers"], take_focus=True)
    page.lane_menu.choose(LaneBy.PERSON)
    at = CellKey(people["赵敏"], IN_PROGRESS)
    qtbot.waitUntil(lambda: at in page.board.cells)
    assert page.board.cells[at].view.ticket_id() == tickets["hers"]
    assert page.board.cells[at].view.hasFocus()
    qtbot.waitUntil(lambda: has_cards(page))
    assert [row.id for row in page.board.chosen()] == [tickets["hers"]]
    assert list(page.board.cells) == sorted(page.board.cells, key=lambda one: _order(page, one))


def _order(page, at: CellKey) -> tuple[int, int]:
    lanes = list(page.board.swim.lanes)
    columns = [status.key for status in page.board.statuses()]
    return lanes.index(at.lane), columns.index(at.status)
