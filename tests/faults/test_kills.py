"""Kill -9 loses nothing that was acknowledged and leaves nothing half."""

import multiprocessing

import pytest

from app.bootstrap import open_store
from tests.faults import kills
from tests.faults.stores import make, saved, works

pytestmark = pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="no kill -9 here"
)


def test_killed_while_saving_loses_and_halves_nothing(tmp_path):
    figure = kills.kill_saves(tmp_path, kills=3)
    assert figure.is_clean, figure


def test_killed_while_a_store_is_made_leaves_nothing_or_all_of_it(tmp_path):
    figure = kills.kill_first_migration(tmp_path, step=70)
    assert figure.is_clean, figure


def test_killed_while_upgrading_leaves_the_old_or_the_new_store(tmp_path):
    figure = kills.kill_next_migration(tmp_path, step=12)
    assert figure.is_clean, figure


def test_an_empty_file_left_by_a_killed_first_start_is_gone_on_with(tmp_path):
    (tmp_path / "a.laike").touch()
    (tmp_path / "a.laike.new").touch()
    open_store(tmp_path / "a.laike").close()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.laike"]


def test_a_log_that_a_kill_left_at_its_header_keeps_nobody_out(tmp_path):
    desk = make(tmp_path / "a.laike", "甲公司")
    backend = open_store(desk)
    assert works(backend, "乙公司")
    header = desk.with_name("a.laike-wal").read_bytes()[:32]
    backend.close()  # all of it is in the file now
    desk.with_name("a.laike-wal").write_bytes(header)
    desk.with_name("a.laike-shm").write_bytes(bytes(32_768))
    backend = open_store(desk)
    assert backend.query(saved)[1] == {"甲公司", "乙公司"}
    backend.close()
