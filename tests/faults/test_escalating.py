"""Small versions of the ladder's fault tests; ``python -m tests.faults --only watcher`` is whole."""

import multiprocessing

import pytest

from tests.faults import escalating
from tests.faults.office import on_a_file, on_a_server

pytestmark = pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="no kill -9 here"
)


@pytest.fixture
def server(_server):
    if _server is None:
        pytest.skip("no PostgreSQL programs found")
    return _server


@pytest.fixture(params=["file", "server"])
def office(request, tmp_path):
    if request.param == "file":
        with on_a_file(tmp_path, 4) as office:
            yield office
    else:
        with on_a_server(request.getfixturevalue("server"), 4) as office:
            yield office


def test_desks_with_wrong_clocks_of_which_one_is_killed_do_everything_once(office):
    figure = escalating.once(office, 450, kills=1, where="", lease_s=1)
    assert figure.is_clean, figure


def test_a_desk_killed_while_it_tells_people_leaves_it_to_another(office):
    figure = escalating.killed_while_telling(office, 10, where="")
    assert figure.is_clean, figure


def test_a_desk_that_was_stopped_goes_on_without_a_conflict(office):
    figure = escalating.asleep(office, 30, None, 0)
    assert figure.is_clean, figure


def test_an_agent_who_holds_his_tickets_stops_nobody(server):
    with on_a_server(server, 4) as office:
        figure = escalating.locked(office, 10)
    assert figure.is_clean, figure


def test_desks_that_lie_about_the_time_ring_nothing_early_and_miss_nothing(server):
    with on_a_server(server, 3) as office:
        figure = escalating.liars(office, 5)
    assert figure.is_clean, figure
