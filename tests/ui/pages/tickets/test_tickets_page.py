"""Filters, search, the table and the time left on the page of tickets."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.tickets import service
from app.tickets.dto import TakeTicket
from app.tickets.rules import IN_PROGRESS, NEW, Kind
from ui.delegates.ticket_card import Density
from ui.qtmodels.roles import Role
from ui.router import Route


def shown(page) -> list[int]:
    return sorted(row.id for lane in page.board.lanes.values() for row in lane.model.rows)


@pytest.fixture
def tickets(world) -> dict[str, int]:
    """One of mine, one nobody has, one of somebody else."""
    found = {name: world.report(title=name) for name in ("mine", "nobody", "other")}
    world.do("", service.take, TakeTicket, found["mine"])
    world.do("王磊", service.take, TakeTicket, found["other"])
    return found


def test_an_empty_desk_says_what_to_do(qtbot, open_page, visits):
    page = open_page()
    assert page.states.is_empty()
    page.states.acted.emit()
    assert visits == [Route("new_ticket")]


def test_quick_filters_count_and_filter_and_add_up(qtbot, open_page, tickets):
    page = open_page()
    quick = page.filters.quick
    assert quick["mine"].text() == "Mine 1"
    assert quick["unowned"].text() == "Unassigned 1"
    quick["mine"].click()
    qtbot.waitUntil(lambda: shown(page) == [tickets["mine"]])
    quick["unowned"].click()
    qtbot.waitUntil(lambda: shown(page) == sorted([tickets["mine"], tickets["nobody"]]))
    again = open_page()
    assert again.filters.quick["mine"].isChecked()


def test_the_menu_filters_and_its_chip_takes_the_filter_away(qtbot, open_page, world, tickets):
    complaint = world.report(kind=Kind.COMPLAINT)
    page = open_page()
    page.filters.menu.aboutToShow.emit()
    kinds = next(a.menu() for a in page.filters.menu.actions() if a.text() == "Kind")
    next(a for a in kinds.actions() if a.text() == "Complaint").trigger()
    qtbot.waitUntil(lambda: shown(page) == [complaint])
    assert page.filter_bar.filters() == {"kind:complaint": "Kind: Complaint"}
    page.filter_bar.removed.emit("kind:complaint")
    qtbot.waitUntil(lambda: shown(page) == sorted([*tickets.values(), complaint]))


def test_a_search_that_finds_nothing_offers_the_way_back(qtbot, open_page, tickets):
    page = open_page()
    page.search.setText("没有这个")
    page.search.returnPressed.emit()
    page.restart()
    qtbot.waitUntil(page.states.is_empty)
    page.states.acted.emit()
    qtbot.waitUntil(lambda: shown(page) == sorted(tickets.values()))
    assert page.search.text() == ""


def test_a_link_from_another_page_brings_its_filter(qtbot, open_page, tickets, world):
    page = open_page()
    page.open_route(Route("tickets", params=(("filter", "unowned"),)))
    qtbot.waitUntil(lambda: shown(page) == [tickets["nobody"]])
    page.open_route(Route("tickets", params=(("customer", str(world.customer_id)),)))
    qtbot.waitUntil(lambda: shown(page) == sorted(tickets.values()))


def test_the_time_left_counts_down_on_the_card_and_turns_overdue(open_page, tickets, clock):
    page = open_page()
    model = page.board.lanes[NEW].model
    card = model.index(0, 0).data(Role.CARD)
    assert (card.sla_state, card.sla_text) == ("ontrack", "30 min left")
    clock.forward(minutes=25)
    page.tick()
    card = model.index(0, 0).data(Role.CARD)
    assert (card.sla_state, card.sla_text) == ("duesoon", "5 min left")
    clock.forward(minutes=65)
    card = model.index(0, 0).data(Role.CARD)
    assert (card.sla_state, card.sla_text) == ("overdue", "1 h late")


def test_a_tick_repaints_the_cards(qtbot, open_page, tickets):
    page = open_page()
    with qtbot.waitSignal(page.board.lanes[NEW].model.dataChanged):
        page.tick()


def test_the_table_shows_the_same_set_and_sorts_in_the_store(qtbot, open_page, tickets, visits):
    page = open_page()
    page.view_switch.chosen.emit("table")
    qtbot.waitUntil(lambda: len(page.model.rows) == 3)
    assert sorted(row.id for row in page.model.rows) == shown(page)
    page.table.sort_requested.emit("number", True)
    wanted = sorted(tickets.values(), reverse=True)
    qtbot.waitUntil(lambda: [row.id for row in page.model.rows] == wanted)
    page.table.select_key(wanted[1])
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert visits == [Route("ticket", wanted[1])]
    assert open_page().views.currentWidget().objectName() == "tickets"


def test_a_long_column_loads_on(qtbot, open_page, world, monkeypatch):
    monkeypatch.setattr("app.tickets.board.PER_COLUMN", 5)
    for count in range(8):
        world.report(title=f"第 {count} 张")
    page = open_page()
    lane = page.board.lanes[NEW]
    assert lane.model.rowCount() < 8  # the view asks for what is in sight
    lane.view.scrollToBottom()
    qtbot.waitUntil(lambda: lane.model.rowCount() == 8)


def test_news_from_another_desk_keeps_the_selection(qtbot, open_page, tickets, world, tasks):
    page = open_page()
    page.board.select(tickets["mine"], take_focus=True)
    fresh = world.report(title="新来的")
    page.reload()
    qtbot.waitUntil(lambda: fresh in shown(page))
    assert page.board.lanes[IN_PROGRESS].view.ticket_id() == tickets["mine"]


def test_the_density_is_remembered(open_page, tickets):
    page = open_page()
    page.density_switch.chosen.emit(Density.LINE.name)
    height = page.board.lanes[NEW].view.sizeHintForRow(0)
    assert height < 40
    assert open_page().density_switch.current() == Density.LINE.name


def test_a_full_column_warns(qtbot, open_page, tickets, sqlite_backend):
    def limit(uow):
        from sqlalchemy import update

        from app.tickets.tables import TicketStatus

        uow.session.execute(
            update(TicketStatus).where(TicketStatus.key == IN_PROGRESS).values(limit=1)
        )

    sqlite_backend.command(limit)
    page = open_page()
    assert page.board.lanes[IN_PROGRESS].head.limit.text() == "2/1"
    assert page.board.lanes[IN_PROGRESS].head.limit.toolTip()


def test_texts_follow_the_language(open_page, tickets):
    page = open_page()
    for widget in (page, *page.board.lanes.values()):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert page.header is not None
    assert page.board.lanes[NEW].view.accessibleName() == "New, 1 ticket"


def test_late_tickets_are_found_by_their_filter(qtbot, open_page, tickets, clock, world):
    clock.forward(hours=2)
    page = open_page()
    page.filters.quick["overdue"].click()
    qtbot.waitUntil(lambda: shown(page) == [tickets["nobody"]])
    assert world.detail(tickets["nobody"]).row.kind is Kind.TECHNICAL
