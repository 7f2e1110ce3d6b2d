"""Kill -9 loses nothing that was acknowledged and leaves nothing half."""

import multiprocessing

import pytest

from app.bootstrap import open_store
from tests.faults import kills

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
