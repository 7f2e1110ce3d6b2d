"""What may not be written is read, or refused in a sentence; never a traceback."""

from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults import rights
from tests.faults.rights import tried
from tests.faults.stores import make

pytestmark = pytest.mark.skipif(not rights.can_try(), reason="modes do not stop this user")


@contextmanager
def mode(path: Path, bits: int):
    before = path.stat().st_mode
    path.chmod(bits)
    try:
        yield
    finally:
        path.chmod(before)


@pytest.fixture
def store(tmp_path) -> Path:
    (tmp_path / "desk").mkdir()
    return make(tmp_path / "desk" / "a.laike", "甲公司")


READ_ONLY = {"open": "read_only", "names": ["甲公司"], "save": "store_read_only"}


def test_a_protected_file_is_read(store):
    with mode(store, 0o444):
        assert tried(store) == READ_ONLY


def test_a_protected_folder_is_read(store):
    with mode(store.parent, 0o555):
        assert tried(store) == READ_ONLY


def test_a_protected_folder_is_read_with_what_a_killed_desk_left_in_the_log(store):
    rights.save_and_die(store)
    with mode(store.parent, 0o555):
        assert tried(store) == {**READ_ONLY, "names": ["乙公司", "甲公司"]}


def test_a_log_that_cannot_be_read_is_never_left_out(store):
    rights.save_and_die(store)
    Path(f"{store}-shm").unlink()
    with mode(store.parent, 0o555):
        found = tried(store)
        assert found["open"] == "store_unreachable" or found["names"] == ["乙公司", "甲公司"]


def test_a_file_of_somebody_else_is_refused(store):
    with mode(store, 0o000):
        assert tried(store) == {"open": "store_unreachable", "reason": "denied"}


def test_a_closed_folder_is_refused(store):
    with mode(store.parent, 0o000):
        assert tried(store) == {"open": "store_unreachable", "reason": "denied"}


def test_no_store_is_made_in_a_protected_folder(store):
    store.unlink()
    with mode(store.parent, 0o555):
        assert tried(store)["open"] == "store_read_only"
        assert tried(store.parent / "deeper" / "a.laike")["open"] == "store_read_only"
    assert list(store.parent.iterdir()) == []
