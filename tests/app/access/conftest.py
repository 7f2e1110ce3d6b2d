"""One store of each kind for all deeds of a module: each deed makes its own records."""

import shutil

import psycopg
import pytest

from app.files.dto import Holder, Record
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


@pytest.fixture(scope="module")
def records(server_world):
    """A customer and a ticket of the agent, and of a colleague in another department."""
    return {
        "mine": server_world.customer("agent", "mine"),
        "theirs": server_world.customer("agent", "other"),
        "my_ticket": server_world.ticket("agent", "mine"),
        "their_ticket": server_world.ticket("agent", "other"),
        "secret": (secret := server_world.ticket("agent", "other", is_confidential=True)),
        "file": server_world.file_on(Holder(Record.TICKET, secret)),
    }


@pytest.fixture
def run(server_world, records):
    """Runs statements as somebody, in a transaction that is taken back; gives the last rows."""
    opened = []

    def run(login, *statements):
        connection = psycopg.connect(server_world.team.address(login))
        opened.append(connection)
        cursor = None
        for statement in statements:
            text = statement.format(me=server_world.team.ids[login], **records)
            cursor = connection.execute(text)
        return cursor.fetchall() if cursor.description else cursor.rowcount

    yield run
    for connection in opened:
        connection.close()
