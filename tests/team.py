"""A desk of several people, each with a role and, on a server, with a login of their own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.backend import Backend
from app.bootstrap import open_store
from app.core.actor import Actor
from app.core.permissions import Role
from app.db.uow import UnitOfWork
from app.identity.queries import department_by_key
from app.identity.tables import UserAccount

Person = tuple[str, Role, str]  # name, role, department
# By login. Two agents and two departments: mine and somebody else's.
PEOPLE: dict[str, Person] = {
    "front": ("陈前台", Role.FRONT, "sales"),
    "agent": ("李专员", Role.AGENT, "support"),
    "colleague": ("周专员", Role.AGENT, "support"),
    "stranger": ("吴专员", Role.AGENT, "service"),
    "supervisor": ("赵主管", Role.SUPERVISOR, "support"),
    "manager": ("孙经理", Role.MANAGER, "sales"),
    "admin": ("钱管理", Role.ADMIN, "sales"),
}
PREFIX = "laike"


@dataclass
class Team:
    """Everybody's way into one store; opened when first asked for."""

    store: Any
    owner: Backend
    ids: dict[str, int]

    def __post_init__(self) -> None:
        self._open: dict[str, Backend] = {}

    def __getitem__(self, login: str) -> Backend:
        if login not in self._open:
            self._open[login] = self._sign_in(login)
        return self._open[login]

    @property
    def is_server(self) -> bool:
        return isinstance(self.store, str)

    def address(self, login: str) -> str:
        """Where somebody signs in on the server."""
        return str(self.store).replace("://laike@", f"://{PREFIX}_u_{login}@")

    def close(self) -> None:
        for backend in (*self._open.values(), self.owner):
            backend.close()

    def _sign_in(self, login: str) -> Backend:
        if self.is_server:
            return open_store(self.address(login))
        name, role, department = PEOPLE[login]
        backend = open_store(self.store)
        place = backend.query(lambda read: department_by_key(read.session, department))
        backend.actor = replace(
            Actor(self.ids[login], name, role, place), host=self.owner.actor.host
        )
        return backend


def make_team(
    store: Any, run: Callable[..., None] | None, people: Mapping[str, Person] = PEOPLE
) -> Team:
    """Add the people to a seeded store.

    Args:
        run: runs SQL in the server's database as its superuser; None on a file.
    """
    owner = open_store(store)
    ids = owner.command(_add_people, people).result
    if run is not None:
        run("\n".join(_login(login, role) for login, (_, role, _) in people.items()))
    return Team(store, owner, ids)


def _add_people(uow: UnitOfWork, people: Mapping[str, Person]) -> dict[str, int]:
    found: dict[str, int] = {}
    for login, (name, role, department) in people.items():
        person = UserAccount(
            login=f"{PREFIX}_u_{login}",
            name=name,
            sort_key=name,
            role=role,
            department_id=department_by_key(uow.session, department),
        )
        found[login] = uow.add(person).id
    return found


def _login(login: str, role: Role) -> str:
    """Logins belong to the whole server and stay from one test to the next."""
    name = f"{PREFIX}_u_{login}"
    return (
        "DO $$ BEGIN "
        f"IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{name}') THEN "
        f"CREATE ROLE {name} LOGIN IN ROLE {PREFIX}_{role.value}; END IF; END $$;"
    )
