"""The page of tickets on a desk with people and tickets."""

import pytest

from tests.tickets_world import World, build
from ui.pages.tickets.page import TicketsPage


@pytest.fixture
def world(sqlite_backend) -> World:
    return build(sqlite_backend)


@pytest.fixture
def open_page(qtbot, desk, world):
    """Show the page and wait until it has read everything."""

    def show() -> TicketsPage:
        page = TicketsPage(desk)
        qtbot.addWidget(page)
        page.resize(1280, 700)
        page.show()
        qtbot.waitUntil(desk.tasks.is_idle)
        return page

    return show
