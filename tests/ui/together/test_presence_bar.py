"""The head of a record says who else has it open."""

import pytest

from app.presence.dto import Looking
from app.presence.queries import viewers
from app.presence.service import leave, look
from ui.widgets.presence import PresenceBar


@pytest.fixture
def bar(two, qtbot):
    two.mine.tasks.watch_others()
    bar = PresenceBar(two.mine, "ticket")
    qtbot.addWidget(bar)
    bar.show()
    bar.show_record(7)
    qtbot.waitUntil(two.mine.tasks.is_idle)
    return bar


def names(two):
    return [viewer.name for viewer in two.theirs.query(viewers, "ticket", 7)]


def test_who_comes_and_goes_is_named(two, bar, qtbot):
    assert bar.names() == ()
    assert names(two) == ["王店长"]
    looking = Looking(two.theirs.desk, "ticket", 7)
    two.theirs.command(look, looking)
    qtbot.waitUntil(lambda: bar.names() == ("李雷",))
    assert bar._text.text() == "Also open: 李雷"
    two.theirs.command(leave, looking)
    qtbot.waitUntil(lambda: bar.names() == ())
    assert bar._text.isHidden()


def test_closing_the_page_or_going_on_ends_it(two, bar, qtbot):
    bar.show_record(8)
    qtbot.waitUntil(lambda: names(two) == [])
    bar.show_record(7)
    qtbot.waitUntil(lambda: names(two) == ["王店长"])
    bar.hide()
    qtbot.waitUntil(lambda: names(two) == [])


def test_on_a_file_nothing_is_said_or_written(desk, qtbot, tasks):
    bar = PresenceBar(desk, "ticket")
    qtbot.addWidget(bar)
    bar.show()
    bar.show_record(7)
    assert tasks.is_idle()
    assert bar.names() == ()
