"""A flood of notifications, and a listener that is lost, on one desk."""

import pytest
from sqlalchemy import text

from app.core.errors import StoreBusy
from app.customers import service
from app.customers.dto import NewCustomer


@pytest.fixture
def heard(two, qtbot):
    """The changes this desk was told, from when it listens."""
    changes = []
    two.mine.tasks.changed.connect(changes.append)
    two.mine.tasks.watch_others()
    qtbot.waitUntil(lambda: bool(changes))  # what was missed until then
    changes.clear()
    two.mine.tasks._feed._rest_timer.stop()
    return changes


def say(backend, times: int) -> None:
    with backend.engines.writes.begin() as connection:
        for number in range(times):
            connection.execute(text("SELECT pg_notify('laike_changes', :s)"), {"s": f"x{number}"})


def test_a_flood_is_one_refresh_until_the_rest_is_over(two, heard, qtbot):
    feed = two.mine.tasks._feed
    for _ in range(5):
        say(two.theirs, 200)
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.waitUntil(lambda: bool(feed._waiting) or len(heard) > 1)
    assert len(heard) == 1
    feed._rest_timer.timeout.emit()
    assert len(heard) == 2


def test_news_name_the_topic_that_a_colleague_changed(two, heard, qtbot):
    two.theirs.command(service.register, NewCustomer("甲公司"))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].touches("customer")
    assert not heard[0].touches("survey")


def test_a_listener_that_was_cut_listens_again_and_reads_everything(two, heard, qtbot):
    with two.theirs.engines.writes.begin() as connection:
        cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
        connection.execute(text(cut))
    feed = two.mine.tasks._feed
    qtbot.waitUntil(feed._again_timer.isActive)
    feed._again_timer.timeout.emit()
    qtbot.waitUntil(lambda: any(changes.is_everything for changes in heard))
    heard.clear()
    feed._rest_timer.stop()
    two.theirs.command(service.register, NewCustomer("甲公司"))
    qtbot.waitUntil(lambda: bool(heard))


def test_without_a_listener_everything_counts_as_changed_while_the_store_answers(
    two, heard, monkeypatch
):
    feed = two.mine.tasks._feed
    feed._on_lost(StoreBusy())
    assert heard[-1].is_everything
    assert feed._again_timer.isActive()
    feed._again_timer.stop()
