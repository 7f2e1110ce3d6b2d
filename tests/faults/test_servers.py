"""Servers that restart, crash, hang up; wires that are cut; colleagues who are first."""

import tempfile
from pathlib import Path

import pytest

from tests.faults import servers


@pytest.fixture
def server(_server):
    if _server is None:
        pytest.skip("no PostgreSQL programs found")
    return _server


def test_the_first_action_after_a_restart_works(server):
    assert servers.restart_idle(server, 1).is_clean


def test_a_crash_under_writers_loses_and_doubles_nothing(server):
    assert servers.crash_under_writers(server, 1).is_clean


def test_a_wire_cut_at_the_commit_makes_one_record(server):
    with tempfile.TemporaryDirectory() as folder:  # a socket's path must be short
        assert servers.cut_wire(server, 4, Path(folder)).is_clean


def test_sessions_that_are_ended_cost_nothing(server):
    assert servers.cut_sessions(server, 2).is_clean


def test_of_two_edits_one_is_saved_and_the_other_told(server):
    assert servers.conflicts(server, 5).is_clean


def test_of_two_who_take_a_ticket_one_gets_it(server):
    assert servers.takes(server, 5).is_clean


def test_wrong_clocks_of_desks_change_nothing(server):
    assert servers.clocks(server, 3).is_clean
