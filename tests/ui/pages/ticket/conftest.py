"""The page of one ticket, taken and told about."""

import pytest

from app.tickets import service
from app.tickets.dto import TakeTicket
from tests.tickets_world import World, build
from ui.pages.ticket.page import TicketPage
from ui.router import Route


@pytest.fixture
def world(sqlite_backend) -> World:
    return build(sqlite_backend)


@pytest.fixture
def ticket_id(world) -> int:
    """A ticket of mine in progress."""
    ticket_id = world.report(description="换网线后连不上，前台没有备用机")
    world.do("", service.take, TakeTicket, ticket_id)
    return ticket_id


@pytest.fixture
def open_page(qtbot, desk, ticket_id):
    """Show the page and wait until it has read everything."""

    def show(which: int = 0) -> TicketPage:
        page = TicketPage(desk)
        qtbot.addWidget(page)
        page.resize(1280, 700)
        page.open_route(Route("ticket", which or ticket_id))
        page.show()
        qtbot.waitUntil(desk.tasks.is_idle)
        return page

    return show
