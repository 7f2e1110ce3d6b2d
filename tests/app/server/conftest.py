"""A server prepared by the real set-up, with logins of people that go with the test."""

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest

from app.backend import Backend
from app.bootstrap import open_store
from app.core.permissions import Role
from app.identity import service
from app.identity.dto import SavePerson
from tests.postgres import PostgresServer

PASSWORD = "Winter-abend 9"


@dataclass
class Installation:
    """One database of the server, reached as the superuser or as a person."""

    server: PostgresServer
    database: str

    def __post_init__(self) -> None:
        self._open: list[Backend] = []
        self.owner = self._keep(open_store(self.server.url(self.database)))

    def add(self, name: str, role: Role, login: str) -> int:
        """Add a person with a login, as the owner."""
        person = SavePerson(name, role, None, login=login, password=PASSWORD)
        return self.owner.command(service.save_person, person).result

    def open(self, login: str) -> Backend:
        """The desk of a person."""
        return self._keep(open_store(self.server.url(self.database, f"laike_u_{login}")))

    def sql(self, login: str = "laike") -> psycopg.Connection:
        """A session as psql has it, each statement its own transaction."""
        return psycopg.connect(self.server.url(self.database, login), autocommit=True)

    def close(self) -> None:
        """Close every desk."""
        for backend in self._open:
            backend.close()

    def _keep(self, backend: Backend) -> Backend:
        self._open.append(backend)
        return backend


@pytest.fixture
def installation(_server: PostgresServer | None) -> Iterator[Installation]:
    """A copy of the prepared database; logins made in it are dropped with it."""
    if _server is None:
        pytest.skip("no PostgreSQL programs found")
    drop_logins(_server)  # of the team of other tests
    name, _ = _server.copy_database("laike_template")
    desk = Installation(_server, name)
    yield desk
    desk.close()
    _server.drop_database(name)
    drop_logins(_server)


def drop_logins(server: PostgresServer) -> None:
    """Drop the logins that tests made; roles outlive their database."""
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        found = connection.execute("SELECT rolname FROM pg_roles WHERE rolname ~ '_u_'").fetchall()
        for (login,) in found:
            connection.execute(f"DROP ROLE {login}")
