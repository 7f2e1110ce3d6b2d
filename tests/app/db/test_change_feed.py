"""What other desks wrote is heard by its topics, on both databases."""

import json
import select

import pytest
from sqlalchemy import text

from app.bootstrap import open_store
from app.core.changes import Changes
from app.core.errors import Invalid, StoreUnreachable
from app.core.permissions import Role
from app.customers import service
from app.customers.dto import NewCustomer
from app.identity.dto import SavePerson
from app.identity.service import save_person


@pytest.fixture
def other(store, clock):
    other = open_store(store, clock=clock)
    yield other
    other.close()


@pytest.fixture
def feed(backend):
    feed = backend.change_feed()
    feed.socket = feed.open()
    yield feed
    feed.close()


def heard(feed) -> Changes:
    """What arrived, once it did: a commit may be acknowledged before its news are there, and so
    may one of our own, which is none.
    """
    while feed.socket is not None and select.select([feed.socket], [], [], 10)[0]:
        news = feed.take()
        if news:
            return news
    return feed.take()


def say(backend, payload: str) -> None:
    with backend.engines.writes.begin() as connection:
        connection.execute(text("SELECT pg_notify('laike_changes', :said)"), {"said": payload})


def test_a_commit_of_another_desk_is_heard(feed, other):
    other.command(service.register, NewCustomer("甲公司"))
    news = heard(feed)
    assert "customer" in news
    assert not feed.take()


def test_our_own_commit_is_no_news(feed, backend, other):
    backend.command(service.register, NewCustomer("甲公司"))
    assert not feed.take()
    other.command(save_person, SavePerson("李娜", Role.AGENT, None))
    assert "person" in heard(feed)


def test_what_is_refused_is_not_told(feed, other):
    with pytest.raises(Invalid):
        other.command(save_person, SavePerson("  ", Role.AGENT, None))
    assert not feed.take()


@pytest.fixture
def server_desk(server_store, clock):
    desk = open_store(server_store, clock=clock)
    yield desk
    desk.close()


@pytest.fixture
def server_feed(server_desk):
    feed = server_desk.change_feed()
    feed.socket = feed.open()
    yield feed
    feed.close()


def test_a_server_tells_topics_only(server_feed, server_store):
    other = open_store(server_store)
    other.command(service.register, NewCustomer("甲公司"))
    news = heard(server_feed)
    assert not news.is_everything
    assert news.touches("customer")
    assert not news.touches("survey")
    assert news.ids["customer"] == set()
    other.close()


@pytest.mark.parametrize(
    "payload",
    ["", "rubbish", "[]", '{"desk": 1}', json.dumps({"desk": "x", "topics": ["y" * 5_000]})],
)
def test_a_notification_that_is_no_word_of_ours_only_makes_pages_read(
    server_feed, server_desk, payload
):
    say(server_desk, payload)
    assert heard(server_feed).is_everything


def test_a_broken_connection_is_said_and_can_be_opened_anew(server_feed, server_desk):
    with server_desk.engines.writes.begin() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
            )
        )
    with pytest.raises(StoreUnreachable):
        heard(server_feed)  # the server's last words, and then nobody
    server_feed.socket = server_feed.open()
    say(server_desk, "hello")
    assert heard(server_feed).is_everything
