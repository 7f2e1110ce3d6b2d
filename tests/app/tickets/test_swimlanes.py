"""The board in lanes by person, tier or department; what a card dropped in another lane asks."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine, event

from app.core.errors import InvalidTransition
from app.tickets import board, queries, service, swimlanes
from app.tickets.dto import AssignTicket, MoveTicket, TakeTicket, TicketFilter
from app.tickets.lanes import CellKey, LaneBy, LanePart, LaneReach, Swimlanes, step_into
from app.tickets.rules import ASSIGNED, CLOSED, IN_PROGRESS, NEW, WAITING_CUSTOMER, Kind


def lanes(world, by: LaneBy, who: str = "赵敏", **more) -> Swimlanes:
    wanted = more.pop("wanted", TicketFilter())
    return world.of(who).query(swimlanes.swimlanes, wanted, by, **more)


def held(found: Swimlanes) -> dict[tuple[str, str], list[int]]:
    """What lies in each cell that is not empty."""
    return {
        (lane.name or lane.code or "", cell.status.key): [row.id for row in cell.rows]
        for lane in found.lanes
        for cell in lane.cells
        if cell.rows
    }


@pytest.fixture
def tickets(world) -> dict[str, int]:
    free, hers, his = (world.report(title=f"{name}的问题") for name in ("free", "hers", "his"))
    world.do("赵敏", service.take, TakeTicket, hers)
    world.do("周强", service.assign, AssignTicket, his, owner_id=world.people["王磊"].user_id)
    return {"free": free, "hers": hers, "his": his}


def test_lanes_of_people_begin_with_mine_and_nobodys_and_go_on_by_name(world, tickets):
    found = lanes(world, LaneBy.PERSON)
    assert [lane.name for lane in found.lanes] == ["赵敏", None, "王磊"]
    assert held(found) == {
        ("赵敏", IN_PROGRESS): [tickets["hers"]],
        ("", NEW): [tickets["free"]],
        ("王磊", ASSIGNED): [tickets["his"]],
    }
    assert {column.status.key: column.total for column in found.columns if column.total} == {
        NEW: 1,
        ASSIGNED: 1,
        IN_PROGRESS: 1,
    }


def test_my_lane_is_there_without_tickets_unless_the_filter_leaves_me_out(world, tickets):
    assert lanes(world, LaneBy.PERSON, "林涛").lanes[0].name == "林涛"
    his = TicketFilter(owner_ids=(world.people["王磊"].user_id,))
    found = lanes(world, LaneBy.PERSON, "林涛", wanted=his)
    assert [lane.name for lane in found.lanes] == ["王磊"]


def test_lanes_of_departments_and_tiers(world, tickets):
    world.report(kind=Kind.INQUIRY, title="问价格")
    by_department = lanes(world, LaneBy.DEPARTMENT)
    totals = {lane.code: lane.total for lane in by_department.lanes}
    assert totals == {"sales": 1, "support": 3}
    (tier,) = lanes(world, LaneBy.TIER).lanes
    assert tier.total == 4


def test_a_long_cell_is_read_on_page_by_page_and_read_again_as_far_as_it_was(world):
    ids = [world.report(title=f"问题{number}") for number in range(swimlanes.PER_CELL + 4)]
    found = lanes(world, LaneBy.PERSON)
    cell = found.lanes[1].cells[0]
    assert (cell.total, len(cell.rows)) == (len(ids), swimlanes.PER_CELL)
    more = world.backend.query(
        board.column_page,
        TicketFilter(),
        cell.status,
        cell.next_cursor,
        lane=LanePart(LaneBy.PERSON, ""),
    )
    assert sorted(row.id for row in (*cell.rows, *more.rows)) == ids
    reach = LaneReach(deeper={CellKey("", NEW): len(ids)})
    again = lanes(world, LaneBy.PERSON, reach=reach).lanes[1].cells[0]
    assert len(again.rows) == len(ids)
    assert again.next_cursor is None


def test_folded_lanes_and_those_far_below_have_totals_only(world, tickets):
    me = str(world.people["赵敏"].user_id)
    found = lanes(world, LaneBy.PERSON, reach=LaneReach(frozenset({me}), most=1))
    assert [lane.is_loaded for lane in found.lanes] == [False, True, False]
    assert held(found) == {("", NEW): [tickets["free"]]}
    assert [lane.total for lane in found.lanes] == [1, 1, 1]


@pytest.mark.parametrize("by", LaneBy)
def test_the_statements_do_not_grow_with_the_lanes(world, tickets, by):
    def counted() -> int:
        run: list[str] = []

        def note(_connection, _cursor, statement, *_rest) -> None:
            run.append(statement)

        event.listen(Engine, "before_cursor_execute", note)
        try:
            lanes(world, by)
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        return sum("FROM" in statement for statement in run)

    few = counted()
    for name in ("陈静", "林涛", "周强", "何欣", "吴倩"):
        ticket_id = world.report(title=name)
        owner_id = world.people[name].user_id
        world.do("", service.assign, AssignTicket, ticket_id, owner_id=owner_id)
    assert counted() == few <= 7


def test_confidential_tickets_lie_in_no_lane_of_those_who_may_not_see_them(world):
    world.report("何欣", title="机密", is_confidential=True, kind=Kind.COMPLAINT)
    assert sum(lane.total for lane in lanes(world, LaneBy.DEPARTMENT).lanes) == 0
    assert sum(lane.total for lane in lanes(world, LaneBy.DEPARTMENT, "何欣").lanes) == 1


class TestDrops:
    """What a card asks for where it is dropped."""

    @pytest.fixture
    def statuses(self, world):
        return {row.key: row for row in world.backend.query(queries.statuses)}

    def test_same_column_of_another_person_assigns(self, world, tickets, statuses):
        row = world.detail(tickets["his"]).row
        owner_id = world.people["林涛"].user_id
        lane = LanePart(LaneBy.PERSON, str(owner_id))
        step = step_into(row, statuses[ASSIGNED], lane, me=1)
        assert step == AssignTicket(row.id, owner_id, row.version)

    def test_a_free_one_in_my_lane_is_taken(self, world, tickets, statuses):
        row = world.detail(tickets["free"]).row
        me = world.people["赵敏"].user_id
        lane = LanePart(LaneBy.PERSON, str(me))
        for to in (NEW, ASSIGNED, IN_PROGRESS):
            assert step_into(row, statuses[to], lane, me) == TakeTicket(row.id, row.version)

    def test_nobodys_lane_gives_it_back_to_its_department(self, world, tickets, statuses):
        row = world.detail(tickets["hers"]).row
        step = step_into(row, statuses[NEW], LanePart(LaneBy.PERSON, ""), me=1)
        assert step == AssignTicket(row.id, None, row.version, row.department_id)
        bare = replace(row, department_id=None)
        with pytest.raises(InvalidTransition) as refused:
            step_into(bare, statuses[NEW], LanePart(LaneBy.PERSON, ""), me=1)
        assert refused.value.params["reason"] == "no_department"

    @pytest.mark.parametrize(
        ("by", "key", "to", "reason"),
        [
            (LaneBy.PERSON, "99", WAITING_CUSTOMER, "lane_and_column"),
            (LaneBy.DEPARTMENT, "99", WAITING_CUSTOMER, "lane_and_column"),
            (LaneBy.DEPARTMENT, "", IN_PROGRESS, "no_department"),
            (LaneBy.TIER, "vip", IN_PROGRESS, "tier_lane"),
        ],
    )
    def test_no_single_step(self, world, tickets, statuses, by, key, to, reason):
        row = world.detail(tickets["hers"]).row
        with pytest.raises(InvalidTransition) as refused:
            step_into(row, statuses[to], LanePart(by, key), me=1)
        assert refused.value.params["reason"] == reason

    def test_another_tier_is_left_alone_and_the_column_changes(self, world, tickets, statuses):
        row = world.detail(tickets["hers"]).row
        step = step_into(row, statuses[WAITING_CUSTOMER], LanePart(LaneBy.TIER, "vip"), me=1)
        assert step == MoveTicket(row.id, WAITING_CUSTOMER, row.version)

    def test_a_closed_one_stays_with_its_person(self, world, tickets, statuses):
        row = replace(
            world.detail(tickets["hers"]).row, status=CLOSED, category=statuses[CLOSED].category
        )
        with pytest.raises(InvalidTransition) as refused:
            step_into(row, statuses[CLOSED], LanePart(LaneBy.PERSON, "99"), me=1)
        assert refused.value.params["reason"] == "is_closed"
