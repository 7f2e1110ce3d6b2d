"""A full disk refuses a save in words, keeps what was saved, and takes the same save later."""

import pytest

from app.backup.service import backup_sqlite
from app.bootstrap import open_store
from app.core.errors import StoreFull
from app.core.sentences import sentence
from tests.faults.space import fill, fill_while_saving, save_until_full, small_disk
from tests.faults.stores import make, save_both, saved, works


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        if disk is None:
            pytest.skip("may not mount a small disk")
        yield disk


def test_a_disk_that_fills_up_loses_nothing(disk):
    figure = fill_while_saving(disk)
    assert figure.is_clean, figure


def test_a_store_that_may_not_grow_says_so_and_takes_the_same_save_later(tmp_path):
    backend = open_store(make(tmp_path / "a.laike", "甲公司"))

    def limit(more: int) -> None:
        with backend.engines.writes.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages + more}")

    limit(6)
    names, refused = save_until_full(backend)
    assert backend.query(saved)[0] == {"甲公司", *names}
    limit(1000)
    backend.command(save_both, refused)
    assert backend.query(saved)[1] == {"甲公司", *names, refused}
    backend.close()


def test_no_store_is_made_on_a_full_disk_and_one_is_when_there_is_space(disk):
    filler = fill(disk)
    with pytest.raises(StoreFull) as refused:
        open_store(disk / "a.laike")
    assert "disk is full" in sentence(refused.value, "en")
    filler.unlink()
    backend = open_store(disk / "a.laike")
    assert works(backend, "甲公司")
    backend.close()


def test_a_backup_on_a_full_disk_leaves_no_part_of_it(disk, tmp_path):
    source = make(tmp_path / "a.laike", "甲公司")
    fill(disk, left=100_000)
    with pytest.raises(StoreFull):
        backup_sqlite(source, disk / "copy.laike")
    assert [file.name for file in disk.iterdir()] == ["filler"]
