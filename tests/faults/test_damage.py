"""Damage found at work, and a server that is gone, are refusals in words and no crash."""

import random
from contextlib import closing
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from app.backend import Backend
from app.bootstrap import open_store
from app.core.actor import Actor
from app.core.errors import StoreDamaged, StoreError, StoreUnreachable
from app.core.permissions import Role
from app.core.sentences import sentence
from app.db.engine import make_engines
from tests.faults.stores import make, raw, saved, works


def test_a_broken_page_found_while_reading_is_said(tmp_path):
    path = make(tmp_path / "a.laike", "甲公司")
    with closing(raw(path)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'customer'"
        (page,) = connection.execute(query).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    backend = open_store(path)
    with pytest.raises(StoreDamaged) as refused:
        backend.query(saved)
    assert "open the newest backup" in sentence(refused.value, "en")
    backend.close()


@pytest.mark.parametrize("seed", range(8))
def test_random_damage_is_never_more_than_a_refusal(seed, tmp_path):
    dice = random.Random(seed)
    path = make(tmp_path / "a.laike", "甲公司")
    with path.open("r+b") as file:
        for _ in range(40):
            file.seek(dice.randrange(100, path.stat().st_size - 64))
            file.write(dice.randbytes(64))
    refused = None
    try:
        backend = open_store(path)
        try:
            works(backend, "乙公司")
        finally:
            backend.close()
    except StoreError as error:
        refused = error
    assert refused is None or "{" not in sentence(refused, "en")


def test_a_server_that_does_not_answer_is_said():
    engines = make_engines("postgresql://nobody@127.0.0.1:9/laike")
    clock = lambda: datetime(2026, 3, 2, tzinfo=UTC)  # noqa: E731 - asks no server for its time
    backend = Backend(engines, Actor(1, "x", Role.OWNER), ZoneInfo("UTC"), clock)
    with pytest.raises(StoreUnreachable):
        backend.query(lambda read: read.session.execute(text("SELECT 1")))
    backend.close()
