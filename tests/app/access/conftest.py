"""One store of each kind for all deeds of a module: each deed makes its own records."""

import shutil

import pytest

from app.identity.queries import department_by_key
from tests.app.access.world import World
from tests.team import make_team


def _world(store, run):
    team = make_team(store, run)
    with_departments = {
        key: team.owner.query(lambda read, key=key: department_by_key(read.session, key))
        for key in ("sales", "support", "service")
    }
    return World(team, with_departments)


@pytest.fixture(scope="module")
def file_world(tmp_path_factory, _seeded_file):
    path = tmp_path_factory.mktemp("everybody") / "everybody.laike"
    shutil.copy(_seeded_file, path)
    world = _world(path, None)
    yield world
    world.team.close()


@pytest.fixture(scope="module")
def server_world(_server):
    if _server is None:
        pytest.skip("no PostgreSQL programs found")
    name, url = _server.copy_database("laike_template")
    world = _world(url, lambda text: _server.run(text, database=name))
    yield world
    world.team.close()
    _server.drop_database(name)
