"""The box below the history sends three kinds of text and loses none."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.drafts import queries as drafts
from app.tickets import service
from app.tickets.dto import Classify, CloseTicket, Comment, MoveTicket, SolveTicket
from app.tickets.rules import (
    WAITING_CUSTOMER,
    EventType,
    Kind,
    Outcome,
    Rating,
    Severity,
)
from app.timeline import queries as timeline
from tests.tickets_world import SOLUTION
from ui.pages.ticket.compose import NOTE, PLAN, PROGRESS, TELL
from ui.router import Route

TOLD = "已告知客户明早九点工程师上门检查"


def write(page, text: str) -> None:
    page.compose.text.setPlainText(text)


def last(world, ticket_id: int) -> tuple:
    event = world.history(ticket_id)[-1]
    return event.type, event.text


def test_control_enter_tells_the_customer_and_starts_the_progress_clock_anew(
    qtbot, open_page, world, ticket_id, clock
):
    clock.forward(minutes=30)
    page = open_page()
    write(page, TOLD)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(page.compose.text, Qt.Key.Key_Return, control)
    qtbot.waitUntil(lambda: last(world, ticket_id) == (EventType.TOLD_CUSTOMER, TOLD))
    qtbot.waitUntil(lambda: any(TOLD in text for text in page.conversation.texts()))
    qtbot.waitUntil(lambda: "4 h left" in page.clocks.tiles["progress"].text())
    assert page.compose.text.toPlainText() == ""


def test_a_vague_text_is_refused_beside_the_box_and_stays(qtbot, open_page, world, ticket_id):
    page = open_page()
    write(page, "已沟通")
    page.compose.send()
    qtbot.waitUntil(lambda: bool(page.compose.problem()))
    assert page.compose.text.toPlainText() == "已沟通"
    assert last(world, ticket_id)[0] is not EventType.TOLD_CUSTOMER
    write(page, "已沟通，客户同意明早九点上门")
    assert page.compose.problem() == ""
    page.compose.send()
    qtbot.waitUntil(lambda: last(world, ticket_id)[0] is EventType.TOLD_CUSTOMER)
    qtbot.waitUntil(page.desk.tasks.is_idle)


def test_an_internal_note_is_not_told_to_the_customer(qtbot, open_page, world, ticket_id):
    page = open_page()
    page.compose.modes.chosen.emit(NOTE)
    write(page, "客户比较急")
    page.compose.send_button.click()
    qtbot.waitUntil(lambda: last(world, ticket_id) == (EventType.COMMENTED, "客户比较急"))
    qtbot.waitUntil(page.desk.tasks.is_idle)


def test_progress_is_a_percentage_and_a_text(qtbot, open_page, world, ticket_id):
    page = open_page()
    page.compose.choose(PROGRESS)
    page.compose.percent.setText("140")
    write(page, "已更换网线，待客户试打印")
    page.compose.send()
    assert page.compose.problem()
    page.compose.percent.setText("60")
    page.compose.send()
    qtbot.waitUntil(lambda: world.detail(ticket_id).row.progress == 60)
    qtbot.waitUntil(page.desk.tasks.is_idle)


def test_the_first_plan_can_be_filed_while_its_clock_runs(qtbot, open_page, world, ticket_id):
    kind = {"kind": Kind.TECHNICAL, "severity": Severity.MAJOR}
    world.do("", service.classify, Classify, ticket_id, **kind)
    page = open_page()
    page.compose.choose(PLAN)
    write(page, "王磊今天下午更换主板，明早九点前恢复")
    page.compose.send()
    qtbot.waitUntil(lambda: last(world, ticket_id)[0] is EventType.PLAN_FILED)
    qtbot.waitUntil(lambda: not page.compose._offers_plan)


def test_what_is_typed_survives_leaving_the_page_and_news(qtbot, open_page, world, ticket_id):
    page = open_page()
    write(page, "打到一半的")
    page.compose.choose(NOTE)
    write(page, "给同事的")
    world.backend.command(service.comment, Comment(ticket_id, "别人的备注"))
    page.reload()
    qtbot.waitUntil(page.desk.tasks.is_idle)
    assert page.compose.text.toPlainText() == "给同事的"
    assert page.may_leave()
    qtbot.waitUntil(page.desk.tasks.is_idle)
    again = open_page()
    assert again.compose.text.toPlainText() == "打到一半的"
    again.compose.choose(NOTE)
    assert again.compose.text.toPlainText() == "给同事的"


def test_another_ticket_does_not_get_the_text_of_the_first(qtbot, open_page, world, ticket_id):
    other = world.report(title="另一张")
    page = open_page()
    write(page, "给第一张的")
    page.centre.choose("files")
    page.open_route(Route("ticket", other))
    qtbot.waitUntil(lambda: "另一张" in page.title())
    qtbot.waitUntil(page.desk.tasks.is_idle)
    assert page.centre.current() == "all"  # the files were those of the first
    assert page.compose.isVisible()
    assert page.compose.text.toPlainText() == ""
    page.open_route(Route("ticket", ticket_id))
    qtbot.waitUntil(lambda: page.compose.text.toPlainText() == "给第一张的")
    qtbot.waitUntil(page.desk.tasks.is_idle)


def test_a_sent_text_leaves_no_draft(qtbot, open_page, world, ticket_id):
    page = open_page()
    write(page, TOLD)
    page.compose.keep_draft()
    page.compose.send()
    qtbot.waitUntil(lambda: last(world, ticket_id)[0] is EventType.TOLD_CUSTOMER)
    qtbot.waitUntil(page.desk.tasks.is_idle)
    assert world.backend.query(drafts.draft, f"ticket:{ticket_id}") is None
    assert page.compose.modes.current() == TELL


def test_a_closed_ticket_offers_no_progress(open_page, world, ticket_id):
    world.do("", service.solve, SolveTicket, ticket_id, solution=SOLUTION)
    answers = {"outcome": Outcome.SOLVED, "rating": Rating.CONTENT}
    world.do("", service.close, CloseTicket, ticket_id, **answers)
    page = open_page()
    assert list(page.compose.modes._buttons) == [TELL, NOTE]


def test_one_key_begins_to_tell_the_customer_and_the_promise_starts_anew(
    qtbot, open_page, world, ticket_id, clock
):
    clock.forward(minutes=90)
    page = open_page()
    assert page.compose.promise.text() == "Next report: 2 h 30 min left"
    page.compose.choose(NOTE)
    assert page.compose.promise.isHidden()
    page.activateWindow()
    page.conversation.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_F9)
    qtbot.waitUntil(page.compose.text.hasFocus)
    assert page.compose.modes.current() == TELL
    write(page, TOLD)
    QTest.keyClick(page.compose.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.compose.promise.text() == "Next report: 4 h left")
    assert last(world, ticket_id) == (EventType.TOLD_CUSTOMER, TOLD)
    told = world.backend.query(timeline.timeline, world.customer_id, frozenset()).rows[0]
    assert TOLD in str(told)


def test_the_key_is_named_where_one_looks_for_it(open_page):
    page = open_page()
    assert "F9" in page.compose.modes._buttons[TELL].text()
    assert "F9" in page.compose.promise.toolTip()


def test_a_paused_promise_says_so(qtbot, open_page, world, ticket_id):
    world.do("", service.move, MoveTicket, ticket_id, to_status=WAITING_CUSTOMER)
    assert open_page().compose.promise.text() == "Next report: Paused, 4 h left"


def test_a_long_text_makes_room_for_itself(open_page):
    page = open_page()
    empty = page.compose.text.height()
    write(page, "\n".join(f"第 {n} 行" for n in range(4)))
    assert page.compose.text.height() > 2 * empty
    write(page, "\n".join(f"第 {n} 行" for n in range(40)))
    assert page.compose.text.height() < 5 * empty
    write(page, "")
    assert page.compose.text.height() == empty
