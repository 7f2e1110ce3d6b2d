"""Many desks at once, servers at their limits, desks that look at the clocks together."""

import tempfile
from pathlib import Path

import pytest

from tests.faults import limits, load, watchers
from tests.postgres import find_programs


@pytest.fixture
def server(_server):
    if _server is None:
        pytest.skip("no PostgreSQL programs found")
    return _server


@pytest.mark.skipif(find_programs() is None, reason="no PostgreSQL programs found")
def test_under_load_every_save_is_there_once_and_no_connection_is_left():
    with load.server_as_in_use() as busy:
        figure = load.many_desks(busy, desks=4, per_second=4, seconds=5)
    assert (figure.lost, figure.half, figure.corrupt) == (0, 0, 0), figure.note
    assert figure.n >= 40


def test_a_server_that_only_reads_is_read(server):
    assert limits.read_only(server).is_clean


def test_a_login_without_a_place_is_told(server):
    assert limits.no_place(server).is_clean


def test_a_full_disk_of_the_server_is_told_and_harms_nothing(server):
    with tempfile.TemporaryDirectory() as folder:
        assert limits.disk_full(server, Path(folder)).is_clean


def test_two_that_lock_each_other_out_are_both_saved(server):
    assert limits.crossing(server, 1).is_clean


def test_an_edit_of_what_is_deleted_is_told(server):
    assert limits.deleted_meanwhile(server, 1).is_clean


def test_each_change_by_psql_has_its_line(server):
    assert limits.audited(server, 20).is_clean


def test_desks_that_look_at_once_do_everything_once(server):
    figure = watchers.at_once(server, 30)
    assert (figure.lost, figure.half, figure.corrupt) == (0, 0, 0)


def test_desks_killed_while_they_look_leave_nothing_out(server):
    assert watchers.killed(server, 30, 1).is_clean
