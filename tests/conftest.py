"""What every test stands on: offscreen Qt, a fixed clock, and a real store of either kind."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app.bootstrap import open_store
from tests.postgres import PostgresServer, find_programs, prepare_template
from tests.team import make_team

# A Monday morning in Shanghai, inside working hours.
NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")


class TestClock:
    """A clock that stands until it is told to move."""

    __test__ = False

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **delta: float) -> datetime:
        self.now += timedelta(**delta)
        return self.now


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture(scope="session")
def _seeded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated and seeded SQLite store that tests copy: migrations run once a session."""
    path = tmp_path_factory.mktemp("seed") / "seed.laike"
    open_store(path, clock=lambda: NOW, owner_name="王店长").close()
    return path


@pytest.fixture(scope="session")
def _server(tmp_path_factory: pytest.TempPathFactory):
    """One throw-away PostgreSQL for the session; None, said in one line, where there is none."""
    programs = find_programs()
    if programs is None:
        yield None
        return
    server = PostgresServer(programs, tmp_path_factory.mktemp("postgres"))
    try:
        server.start()
        prepare_template(server, lambda: NOW)
        yield server
    finally:
        server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path):
    """The address of an empty, seeded store; every test that takes it runs on both databases."""
    if request.param == "sqlite":
        path = tmp_path / "test.laike"
        shutil.copy(request.getfixturevalue("_seeded_file"), path)
        yield path
    else:
        yield request.getfixturevalue("server_store")


@pytest.fixture
def server_store(_server):
    """The address of an empty, seeded store on PostgreSQL only."""
    if _server is None:
        pytest.skip("no PostgreSQL programs found")
    name, url = _server.copy_database("laike_template")
    yield url
    _server.drop_database(name)


@pytest.fixture
def backend(store, clock):
    """A backend of the built-in owner on both databases."""
    backend = open_store(store, clock=clock)
    yield backend
    backend.close()


@pytest.fixture
def sqlite_backend(tmp_path, clock, _seeded_file):
    """A backend on SQLite only, for tests of the window."""
    path = tmp_path / "window.laike"
    shutil.copy(_seeded_file, path)
    backend = open_store(path, clock=clock)
    yield backend
    backend.close()


@pytest.fixture
def team(store, _server):
    """Everybody of a desk on either database; on a server each with an own login, on its clock."""
    is_server = isinstance(store, str)

    def run(text: str) -> None:
        _server.run(text, database=store.split("@/")[1].split("?")[0])

    team = make_team(store, run if is_server else None)
    yield team
    team.close()
