"""Notices: once, one's own, announced by one window, put away until later."""

from copy import copy
from datetime import timedelta

import pytest

from app.core.actor import Actor
from app.core.errors import Invalid, NotFound
from app.core.permissions import Role
from app.identity import service as identity
from app.identity.dto import SavePerson
from app.notifications import queries, service
from app.notifications.dto import SnoozeNotice
from tests.conftest import NOW


def tell(backend, key="k", user_id=None, **params):
    return backend.command(
        service.notify,
        backend.actor.user_id if user_id is None else user_id,
        "sla_breach",
        "ticket",
        7,
        {"number": "GD001"} | params,
        key,
        NOW - timedelta(hours=1),
    )


@pytest.fixture
def colleague(backend):
    person = backend.command(identity.save_person, SavePerson("李娜", Role.AGENT, None)).result
    theirs = copy(backend)
    theirs.actor = Actor(person, "李娜", Role.AGENT)
    return theirs


def test_the_same_thing_is_told_once_to_each_person(backend, colleague):
    first = tell(backend)
    assert (first.result, set(first.changes.ids)) == (True, {"notice"})
    again = tell(backend)
    assert (again.result, again.changes.ids) == (False, {})
    assert tell(backend, user_id=colleague.actor.user_id).result
    assert backend.query(queries.unread_count) == 1
    assert colleague.query(queries.unread_count) == 1


def test_a_notice_says_when_it_happened_and_when_it_was_noticed(backend):
    tell(backend, clock="accept")
    (row,) = backend.query(queries.notices).rows
    assert (row.happened_at, row.created_at) == (NOW - timedelta(hours=1), NOW)
    assert (row.subject_type, row.subject_id) == ("ticket", 7)
    assert row.params == {"number": "GD001", "clock": "accept"}
    assert not row.is_read


def test_the_newest_notice_comes_first_and_pages_follow_each_other(backend, clock):
    for number in range(120):
        clock.forward(seconds=1)
        tell(backend, f"k{number}", number=number)
    page = backend.query(queries.notices)
    seen = [row.params["number"] for row in page.rows]
    while page.next_cursor is not None:
        page = backend.query(queries.notices, page.next_cursor)
        seen += [row.params["number"] for row in page.rows]
    assert seen == list(range(119, -1, -1))


def test_reading_one_and_reading_all(backend):
    for key in ("a", "b", "c"):
        tell(backend, key)
    first = backend.query(queries.notices).rows[0]
    assert backend.command(service.mark_read, [first.id]).changes.ids == {"notice": {first.id}}
    assert backend.query(queries.unread_count) == 2
    backend.command(service.mark_all_read)
    assert backend.query(queries.unread_count) == 0
    assert backend.command(service.mark_all_read).changes.ids == {}


def test_nobody_touches_the_notices_of_others(backend, colleague):
    tell(backend)
    (row,) = backend.query(queries.notices).rows
    assert colleague.query(queries.notices).rows == ()
    colleague.command(service.mark_read, [row.id])
    colleague.command(service.mark_all_read)
    assert colleague.command(service.mark_shown, [row.id]).result == frozenset()
    with pytest.raises(NotFound):
        colleague.command(service.snooze, SnoozeNotice(row.id, NOW + timedelta(hours=1)))
    assert backend.query(queries.unread_count) == 1
    assert backend.query(queries.to_announce) == (row,)


def test_two_windows_of_one_person_announce_a_notice_once(backend):
    tell(backend, "a")
    tell(backend, "b")
    first, second = (row.id for row in backend.query(queries.to_announce))
    assert backend.command(service.mark_shown, [first]).result == {first}
    assert backend.command(service.mark_shown, [first, second]).result == {second}
    assert backend.query(queries.to_announce) == ()
    assert backend.query(queries.unread_count) == 2


def test_a_snoozed_notice_comes_back_at_its_time(backend, clock):
    tell(backend)
    (row,) = backend.query(queries.to_announce)
    backend.command(service.mark_shown, [row.id])
    backend.command(service.snooze, SnoozeNotice(row.id, NOW + timedelta(minutes=10)))
    assert backend.query(queries.unread_count) == 0
    assert backend.query(queries.to_announce) == ()
    clock.forward(minutes=10)
    assert backend.query(queries.unread_count) == 1
    assert [again.id for again in backend.query(queries.to_announce)] == [row.id]


def test_a_notice_cannot_be_snoozed_into_the_past(backend):
    tell(backend)
    (row,) = backend.query(queries.to_announce)
    with pytest.raises(Invalid) as refused:
        backend.command(service.snooze, SnoozeNotice(row.id, NOW))
    assert refused.value.fields == {"until": "in_the_past"}


def test_only_what_nobody_saw_is_taken_back(backend):
    for key in ("seen", "unseen"):
        tell(backend, key)
    seen = backend.query(queries.to_announce)[0]
    backend.command(service.mark_shown, [seen.id])
    me = backend.actor.user_id
    taken = backend.command(service.withdraw, [(me, "seen"), (me, "unseen")]).result
    assert taken == {(me, "unseen")}
    assert [row.id for row in backend.query(queries.notices).rows] == [seen.id]
