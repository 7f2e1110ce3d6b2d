"""Upgrades under work, passwords of a running desk, errors in slots."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.faults import passwords, rights, upgrading
from tests.postgres import find_programs


@pytest.fixture
def server(_server):
    if _server is None:
        pytest.skip("no PostgreSQL programs found")
    return _server


def test_an_upgrade_under_desks_loses_nothing_and_tells_each_of_them(server):
    figure = upgrading.under_desks(server, 3)
    assert figure.is_clean, figure


@pytest.mark.skipif(find_programs() is None, reason="no PostgreSQL programs found")
def test_the_password_of_a_running_desk_stands_nowhere():
    with tempfile.TemporaryDirectory() as folder:  # a socket's path must be short
        figure = passwords.places(Path(folder))
    assert figure.is_clean, figure


def test_the_search_for_the_password_would_find_it():
    assert passwords.holds(f"PGPASSWORD={passwords.CANARY}".encode())
    assert passwords.holds(passwords.CANARY.encode("utf-16-le"))
    assert not passwords.holds(b"another one")


def test_errors_in_the_slots_of_pages_are_told_and_cost_nothing():
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.slots", "6"],
        cwd=rights.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "screens: 6," in done.stdout
    assert ", wrong: 0" in done.stdout
