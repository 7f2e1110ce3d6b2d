"""Checklists: lines to tick, from templates or by hand, counted on the rows of lists and board."""

import pytest

from app.core.errors import Conflict, Invalid, InvalidTransition, NotFound, PermissionDenied
from app.tickets import board, queries, service, templates
from app.tickets.checklists import add_lines, move_line, remove_lines, rename_line, tick_line
from app.tickets.dto import CloseTicket, TicketFilter, TicketSort
from app.tickets.rules import Kind, Outcome, Rating
from app.tickets.steps import ticket_steps
from app.tickets.steps_dto import (
    MOST_LINES,
    AddLines,
    ApplyTemplate,
    LineRow,
    MoveLine,
    RemoveLines,
    RemoveTemplate,
    RenameLine,
    SaveTemplate,
    Template,
    TickLine,
)
from tests.app.tickets.test_ticket_list_plans import plans
from tests.tickets_world import SOLUTION

LINES = ("核对序列号", "带备机", "请客户签字")


@pytest.fixture
def ticket_id(world) -> int:
    """Of 赵敏 of technical support, with three lines."""
    ticket_id = world.report(owner_id=world.people["赵敏"].user_id)
    world.backend.command(add_lines, AddLines(ticket_id, LINES))
    return ticket_id


def lines(world, ticket_id) -> tuple[LineRow, ...]:
    return world.backend.query(ticket_steps, ticket_id).lines


def texts(world, ticket_id) -> list[str]:
    return [line.text for line in lines(world, ticket_id)]


def take_back(world, outcome) -> None:
    world.backend.command(outcome.undo.command, *outcome.undo.args)


def save(backend, name="上门", *, is_shared=False, **more) -> int:
    cmd = SaveTemplate(Template(0, name, LINES, is_shared, **more))
    return backend.command(templates.save_template, cmd).result


def test_a_tick_says_who_and_when_and_stands_in_the_history(world, ticket_id, clock):
    first = lines(world, ticket_id)[0]
    version = world.detail(ticket_id).row.version
    world.of("赵敏").command(tick_line, TickLine(first.id, is_done=True))
    world.of("周强").command(tick_line, TickLine(first.id, is_done=True))  # he is late
    ticked = lines(world, ticket_id)[0]
    assert (ticked.done_by_name, ticked.done_at) == ("赵敏", clock())
    events = [event for event in world.history(ticket_id) if event.type == "checked"]
    assert [(event.actor_name, event.after) for event in events] == [("赵敏", "核对序列号")]
    world.of("赵敏").command(tick_line, TickLine(first.id, is_done=False))
    assert lines(world, ticket_id)[0].done_at is None
    assert world.detail(ticket_id).row.version == version, "nobody's form is disturbed"


def test_the_figures_stand_on_the_rows_of_every_list(world, ticket_id):
    world.backend.command(tick_line, TickLine(lines(world, ticket_id)[1].id, is_done=True))
    world.report()
    page = world.backend.query(queries.ticket_page, TicketFilter(), TicketSort("number"))
    assert [(row.lines_done, row.lines) for row in page.rows] == [(1, 3), (0, 0)]
    columns = world.backend.query(board.board, TicketFilter())
    cards = {row.id: (row.lines_done, row.lines) for column in columns for row in column.rows}
    assert cards[ticket_id] == (1, 3)


def test_the_figures_are_counted_in_an_index(sqlite_backend):
    by_number = TicketSort("number")
    (plan,) = plans(
        sqlite_backend, lambda read: queries.ticket_page(read, TicketFilter(), by_number)
    )
    counted = [step for step in plan if "checklist_line" in step]
    assert len(counted) == 2
    assert all("COVERING INDEX ix_checklist_line_ticket_id_done_at" in step for step in counted)


def test_lines_are_added_renamed_moved_and_removed_and_all_of_it_undone(world, ticket_id):
    first, second, third = LINES
    added = world.backend.command(add_lines, AddLines(ticket_id, (" 拍照 ", "")))
    assert texts(world, ticket_id) == [*LINES, "拍照"]
    take_back(world, added)
    ids = [line.id for line in lines(world, ticket_id)]
    renamed = world.backend.command(rename_line, RenameLine(ids[0], "核对型号", first))
    assert texts(world, ticket_id) == ["核对型号", second, third]
    take_back(world, renamed)
    moved = world.backend.command(move_line, MoveLine(ids[2], -1))
    assert texts(world, ticket_id) == [first, third, second]
    take_back(world, moved)
    world.backend.command(move_line, MoveLine(ids[0], -1))
    assert texts(world, ticket_id) == [first, second, third], "the first stays the first"
    removed = world.backend.command(remove_lines, RemoveLines(ticket_id, (ids[1],)))
    assert texts(world, ticket_id) == [first, third]
    take_back(world, removed)
    assert texts(world, ticket_id) == [first, second, third]


def test_a_ticked_line_stays_as_a_record(world, ticket_id):
    line = lines(world, ticket_id)[0]
    world.backend.command(tick_line, TickLine(line.id, is_done=True))
    for command, wish in (
        (rename_line, RenameLine(line.id, "别的", line.text)),
        (remove_lines, RemoveLines(ticket_id, (line.id,))),
    ):
        with pytest.raises(InvalidTransition) as refused:
            world.backend.command(command, wish)
        assert refused.value.params["reason"] == "is_ticked"
    assert texts(world, ticket_id) == list(LINES)


def test_a_line_that_reads_otherwise_by_now_is_not_overwritten(world, ticket_id):
    line = lines(world, ticket_id)[0]
    world.of("周强").command(rename_line, RenameLine(line.id, "核对型号", line.text))
    with pytest.raises(Conflict):
        world.of("赵敏").command(rename_line, RenameLine(line.id, "核对编号", line.text))
    assert texts(world, ticket_id)[0] == "核对型号"


def test_who_does_not_work_on_the_ticket_does_not_tick(world, ticket_id):
    line = lines(world, ticket_id)[0]
    with pytest.raises(PermissionDenied):
        world.of("林涛").command(tick_line, TickLine(line.id, is_done=True))
    with pytest.raises(PermissionDenied):
        world.of("林涛").command(add_lines, AddLines(ticket_id, ("拍照",)))
    assert lines(world, ticket_id)[0].done_at is None


def test_a_closed_ticket_and_a_list_too_long_take_no_line(world, ticket_id):
    with pytest.raises(Invalid) as refused:
        world.backend.command(add_lines, AddLines(ticket_id, ("一",) * MOST_LINES))
    assert refused.value.fields == {"text": "too_many_lines"}
    word = {"outcome": Outcome.SOLVED, "rating": Rating.CONTENT, "solution": SOLUTION}
    world.do("", service.close, CloseTicket, ticket_id, **word)
    with pytest.raises(InvalidTransition):
        world.backend.command(add_lines, AddLines(ticket_id, ("拍照",)))
    assert texts(world, ticket_id) == list(LINES)


def test_a_template_is_put_behind_what_is_there(world, ticket_id):
    template_id = save(world.of("赵敏"))
    applied = ApplyTemplate(ticket_id, template_id)
    world.of("赵敏").command(templates.apply_template, applied)
    assert texts(world, ticket_id) == [*LINES, *LINES]
    with pytest.raises(NotFound):  # it is hers alone
        world.of("周强").command(templates.apply_template, applied)


def test_everybodys_templates_are_for_those_who_set_up_things(world):
    with pytest.raises(PermissionDenied):
        save(world.of("赵敏"), is_shared=True)
    template_id = save(world.of("吴倩"), is_shared=True)
    found = world.of("赵敏").query(templates.templates)
    assert [(one.name, one.lines, one.is_shared) for one in found] == [("上门", LINES, True)]
    with pytest.raises(PermissionDenied):
        world.of("赵敏").command(templates.remove_template, RemoveTemplate(template_id, 1))
    gone = world.of("吴倩").command(templates.remove_template, RemoveTemplate(template_id, 1))
    assert world.of("赵敏").query(templates.templates) == ()
    world.of("吴倩").command(gone.undo.command, *gone.undo.args)
    assert world.of("赵敏").query(templates.templates)


def test_a_new_ticket_gets_what_its_kind_wants(world):
    save(world.of("吴倩"), is_shared=True, kind=Kind.TECHNICAL)
    save(world.of("吴倩"), "网络", is_shared=True, kind=Kind.TECHNICAL, sub_kind="网络连接")
    save(world.of("赵敏"), "自己的", kind=Kind.TECHNICAL)
    assert texts(world, world.report()) == list(LINES)
    assert len(texts(world, world.report("陈静", sub_kind="网络连接"))) == 2 * len(LINES)
    assert texts(world, world.report(kind=Kind.PRAISE)) == []
