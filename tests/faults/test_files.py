"""Files that are no store, odd names, network folders: a refusal in words, nothing touched."""

import os
from pathlib import Path

import pytest

from app import bootstrap
from app.backup.service import backup_sqlite
from app.bootstrap import is_network_path, open_store
from app.core.errors import NetworkPath, StoreUnreachable
from app.core.sentences import sentence
from tests.faults.files import NAMES, REFUSED
from tests.faults.stores import is_sound, make, saved, sums, works


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_store_of_ours_is_refused_and_left_as_it_is(what, tmp_path):
    build, kind = REFUSED[what]
    path = tmp_path / "some.laike"
    build(path)
    before = sums(path)
    with pytest.raises(kind) as refused:
        open_store(path)
    assert type(refused.value) is kind
    assert sums(path) == before
    assert "{" not in sentence(refused.value, "en")


def test_an_empty_file_is_told_from_a_new_place(tmp_path):
    path = tmp_path / "gone.laike"
    path.touch()
    with pytest.raises(bootstrap.ForeignFile) as refused:
        open_store(path)
    assert "gone.laike is empty" in sentence(refused.value, "en")


@pytest.mark.parametrize("name", NAMES)
def test_any_name_opens_saves_and_backs_up(name, tmp_path):
    folder = tmp_path / f"folder of {name}"
    backend = open_store(folder / name)
    assert works(backend, "甲公司")
    backup_sqlite(folder / name, folder / f"copy of {name}")
    backend.close()
    assert is_sound(folder / f"copy of {name}")
    assert sorted(file.name for file in folder.iterdir()) == sorted([name, f"copy of {name}"])


def test_what_stands_in_the_log_of_a_living_desk_is_seen(tmp_path):
    first = open_store(tmp_path / "a.laike")
    assert works(first, "甲公司")
    second = open_store(tmp_path / "a.laike")
    assert works(second, "乙公司")
    assert first.query(saved)[1] == {"甲公司", "乙公司"}
    second.close()
    assert works(first, "丙公司")
    first.close()


def mounts(monkeypatch, *lines: str) -> None:
    text = "\n".join(("/dev/sda1 / ext4 rw 0 0", *lines)) + "\n"
    real = Path.read_text

    def read_text(self: Path, *args: str, **kw: str) -> str:
        return text if self == Path("/proc/mounts") else real(self, *args, **kw)

    monkeypatch.setattr(Path, "read_text", read_text)


@pytest.mark.skipif(not Path("/proc/mounts").exists(), reason="another way to ask on this system")
class TestNetworkFolders:
    @pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs", "fuse.rclone", "davfs"])
    def test_a_store_on_one_is_refused_and_nothing_made(self, kind, monkeypatch, tmp_path):
        share = tmp_path / "share 店"
        share.mkdir()
        escaped = str(share).replace(" ", "\\040")
        mounts(monkeypatch, f"server:/x {escaped} {kind} rw 0 0")
        with pytest.raises(NetworkPath):
            open_store(share / "deep" / "a.laike")
        assert list(share.iterdir()) == []

    def test_a_link_into_one_is_seen_through(self, monkeypatch, tmp_path):
        (tmp_path / "share").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "share")
        mounts(monkeypatch, f"server:/x {tmp_path}/share nfs rw 0 0")
        with pytest.raises(NetworkPath):
            open_store(tmp_path / "link" / "a.laike")

    def test_a_local_disk_mounted_inside_or_over_one_is_no_network(self, monkeypatch):
        lines = ("server:/x /mnt nfs rw 0 0", "/dev/b /mnt/b ext4 rw 0 0", "/dev/c /mnt xfs rw 0 0")
        mounts(monkeypatch, *lines[:2])
        assert is_network_path(Path("/mnt/a.laike"))
        assert not is_network_path(Path("/mnt/b/a.laike"))
        mounts(monkeypatch, *lines)
        assert not is_network_path(Path("/mnt/a.laike"))


def test_a_file_taken_away_while_open_takes_no_saves(tmp_path):
    path = make(tmp_path / "a.laike", "甲公司")
    backend = open_store(path)
    assert works(backend, "乙公司")
    path.rename(tmp_path / "away.laike")
    with pytest.raises(StoreUnreachable) as refused:
        works(backend, "丙公司")
    assert "moved, removed or replaced" in sentence(refused.value, "en")
    with pytest.raises(StoreUnreachable):
        backend.query(saved)
    assert not path.exists()
    (tmp_path / "away.laike").rename(path)
    assert works(backend, "丙公司")
    assert backend.query(saved)[1] == {"甲公司", "乙公司", "丙公司"}
    backend.close()


def test_a_file_taken_away_during_a_save_is_not_called_saved(tmp_path):
    path = make(tmp_path / "a.laike")
    backend = open_store(path)

    def lose(uow):
        uow.session.connection()
        os.rename(path, tmp_path / "away.laike")

    with pytest.raises(StoreUnreachable):
        backend.command(lose)
    backend.close()


def test_another_file_put_in_its_place_is_not_written_to(tmp_path):
    path, other = make(tmp_path / "a.laike", "甲公司"), make(tmp_path / "b.laike", "另一家")
    backend = open_store(path)
    path.rename(tmp_path / "away.laike")
    other.rename(path)
    with pytest.raises(StoreUnreachable):
        works(backend, "丙公司")
    backend.close()
    backend = open_store(path)
    assert backend.query(saved)[1] == {"另一家"}
    backend.close()
