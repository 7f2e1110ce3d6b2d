"""A save whose answer got lost is found by its receipt and never made twice."""

from uuid import uuid4

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.exc import OperationalError

from app.bootstrap import open_store
from app.core.errors import StoreBusy, StoreUnreachable
from app.customers import queries, service
from app.customers.dto import NewCustomer
from app.db import receipts
from app.db.tables import Receipt

HANG_UP = text("SELECT pg_terminate_backend(pg_backend_pid())")


@pytest.fixture(autouse=True)
def without_pauses(monkeypatch):
    monkeypatch.setattr(receipts, "PAUSES_S", (0.0, 0.0, 0.0, 0.0))


@pytest.fixture
def desk(server_store, clock):
    desk = open_store(server_store, clock=clock)
    yield desk
    desk.close()


@pytest.fixture
def cut(desk):
    """Break the connection at the next commit: after it arrived at the server, or before."""

    def arrange(*, after: bool, times: int = 1) -> list[str]:
        commits: list[str] = []

        def on_commit(connection):
            commits.append("commit")
            if len(commits) <= times:
                raw = connection.connection.dbapi_connection
                if after:
                    raw.execute("COMMIT")
                raw.pgconn.finish()

        event.listen(desk.engines.writes, "commit", on_commit)
        return commits

    return arrange


def count(desk) -> int:
    return desk.query(queries.customer_count)


def register_without_uid(uow, name):
    """A command that would make a second customer if it were run twice."""
    return service.register(uow, NewCustomer(name))


def kept_results(read) -> list[int]:
    statement = select(Receipt.result).where(Receipt.result.is_not(None))
    return list(read.session.scalars(statement))


@pytest.mark.parametrize("after", [True, False])
def test_a_commit_without_an_answer_is_one_customer(desk, cut, after):
    commits = cut(after=after)
    outcome = desk.command(register_without_uid, "甲公司")
    assert count(desk) == 1
    assert desk.query(kept_results) == [outcome.result]
    assert outcome.changes.ids["customer"] == {outcome.result}
    assert outcome.undo is not None
    assert len(commits) == (1 if after else 2)


def test_while_the_server_stays_away_it_is_said_that_nobody_knows(desk, cut, monkeypatch):
    cut(after=True)
    monkeypatch.setattr(receipts, "look_up", away)
    with pytest.raises(StoreUnreachable) as refused:
        desk.command(register_without_uid, "甲公司")
    assert refused.value.params["reason"] == "unknown"
    assert count(desk) == 1


def test_the_same_uid_again_gives_the_first_result_and_writes_nothing(desk):
    uid = uuid4()
    first = desk.command_once(uid, register_without_uid, "甲公司")
    again = desk.command_once(uid, register_without_uid, "甲公司")
    assert (again.result, count(desk)) == (first.result, 1)
    assert again.changes.is_everything


def away(*_args):
    raise OperationalError("connect", {}, NoAnswer())


def test_a_connection_cut_in_the_middle_is_done_again(desk):
    tries = []

    def save(uow):
        tries.append(1)
        made = register_without_uid(uow, "甲公司")
        if len(tries) == 1:
            uow.session.execute(HANG_UP)
        return made

    desk.command(save)
    assert (len(tries), count(desk)) == (2, 1)


def test_a_read_that_was_cut_is_read_again(desk):
    tries = []

    def read_it(read):
        tries.append(1)
        if len(tries) == 1:
            read.session.execute(HANG_UP)
        return 7

    assert desk.query(read_it) == 7


@pytest.mark.parametrize("state", ["40001", "40P01", "55P03"])
def test_what_passes_is_tried_four_times_more(desk, state):
    tries = []

    def save(uow):
        tries.append(1)
        if len(tries) <= 4:
            uow.session.execute(text(raising(state)))
        return register_without_uid(uow, "甲公司")

    desk.command(save)
    assert count(desk) == 1


@pytest.mark.parametrize("state", ["40001", "40P01", "55P03"])
def test_what_does_not_pass_is_said_and_nothing_is_written(desk, state):
    def save(uow):
        register_without_uid(uow, "甲公司")
        uow.session.execute(text(raising(state)))

    with pytest.raises(StoreBusy):
        desk.command(save)
    assert count(desk) == 0


def raising(state: str) -> str:
    return f"DO $$ BEGIN RAISE EXCEPTION 'test' USING ERRCODE = '{state}'; END $$"


def test_another_error_is_not_tried_again(desk):
    tries = []

    def save(uow):
        tries.append(1)
        uow.session.execute(text("SELECT 1 / 0"))

    with pytest.raises(Exception, match="division by zero"):
        desk.command(save)
    assert len(tries) == 1


def test_a_server_that_never_answered_is_not_waited_for(desk, monkeypatch):
    monkeypatch.setattr(receipts.time, "sleep", lambda _s: pytest.fail("waited"))

    with pytest.raises(StoreUnreachable):
        desk.query(away)


class NoAnswer(Exception):
    """What psycopg raises when nobody listens at the address."""

    sqlstate = None


NoAnswer.__name__ = "OperationalError"


def test_old_receipts_go(desk, clock):
    desk.command(register_without_uid, "甲公司")

    def forget(uow):
        receipts.forget_old(uow.session, uow.actor.user_id, uow.now())

    desk.command(forget)
    assert len(desk.query(kept_results)) == 1
    clock.forward(days=4)
    desk.command(forget)
    assert desk.query(kept_results) == []
