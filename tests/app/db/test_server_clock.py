"""On a server its own clock counts, whatever the clock of the desk says."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from app.bootstrap import open_store
from app.core.clock import system_clock
from app.customers import service
from app.customers.dto import NewCustomer
from app.customers.tables import Customer
from app.db.server_clock import ServerClock


@pytest.fixture
def desk(server_store):
    desk = open_store(server_store)
    yield desk
    desk.close()


def server_time(read):
    return read.session.execute(text("SELECT clock_timestamp()")).scalar_one()


def wrong_by(**delta):
    return lambda: system_clock() + timedelta(**delta)


@pytest.mark.parametrize("delta", [{"minutes": -10}, {"minutes": 10}, {"days": 365}, {"hours": 8}])
def test_a_wrong_clock_of_the_desk_is_mended_by_what_the_server_says(desk, delta):
    clock = ServerClock(desk.engines.writes, own=wrong_by(**delta))
    before = desk.query(server_time)
    said = clock()
    assert before - timedelta(seconds=1) < said < desk.query(server_time) + timedelta(seconds=1)
    assert abs(clock.ahead + timedelta(**delta)) < timedelta(seconds=1)


def test_a_save_bears_the_time_of_its_transaction(desk):
    def save(uow):
        service.register(uow, NewCustomer("甲公司"))
        return uow.session.execute(text("SELECT now()")).scalar_one()

    began = desk.command(save).result

    def stamped(read):
        return read.session.query(Customer).one().created_at

    assert desk.query(stamped) == began


def test_a_clock_that_is_set_is_measured_anew_at_once(desk):
    own = [timedelta()]
    clock = ServerClock(desk.engines.writes, own=lambda: system_clock() + own[0])
    own[0] = timedelta(hours=3)
    desk.ping()
    assert abs(clock.ahead + timedelta(hours=3)) < timedelta(seconds=1)


def test_how_far_the_desk_is_off_is_known_without_asking(desk):
    assert abs(desk.clock_off()) < timedelta(seconds=1)


def test_on_a_file_the_clock_of_the_computer_counts(sqlite_backend, clock):
    assert sqlite_backend.clock is clock
    assert sqlite_backend.clock_off() == timedelta()
