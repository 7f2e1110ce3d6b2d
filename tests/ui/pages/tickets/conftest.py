"""The page of tickets on a desk with people, tickets and refusals that are kept."""

import pytest

from tests.tickets_world import World, build
from ui.pages.tickets.page import TicketsPage


@pytest.fixture
def world(sqlite_backend) -> World:
    return build(sqlite_backend)


@pytest.fixture
def refusals(tasks) -> list:
    """What the window would say in a toast."""
    kept: list = []
    tasks.refused.connect(kept.append)
    return kept


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
