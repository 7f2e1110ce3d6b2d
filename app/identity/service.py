"""Writes about people and departments."""

from app.core.errors import Invalid
from app.core.permissions import Role
from app.core.text import sort_key
from app.db.uow import UnitOfWork
from app.identity import logins
from app.identity.dto import SaveDepartment, SavePerson
from app.identity.tables import Department, UserAccount

DEFAULT_DEPARTMENTS = ("sales", "support", "service")


def seed(uow: UnitOfWork, name: str, role: Role = Role.OWNER, login: str | None = None) -> int:
    """Make the default departments and the first person; returns the person's id."""
    for position, key in enumerate(DEFAULT_DEPARTMENTS):
        uow.add(Department(key=key, position=position))
    person = UserAccount(name=name, sort_key=sort_key(name), role=role, login=login)
    return uow.add(person).id


def save_department(uow: UnitOfWork, cmd: SaveDepartment) -> int:
    """Add or change a department.

    Raises:
        PermissionDenied, NotFound, Conflict.
        Invalid: a new department without a name.
    """
    uow.require("people.change")
    name = cmd.name.strip() or None
    if cmd.department_id is None:
        if name is None:
            raise Invalid({"name": "required"})
        department = Department(key="", position=_next_position(uow))
        department.key = f"own_{department.position}"
        department.name = name
        uow.add(department)
    else:
        department = uow.get_seen(Department, cmd.department_id, cmd.seen_version)
        department.name = name
    department.supervisor_id = cmd.supervisor_id
    department.is_retired = cmd.is_retired
    uow.changes.touch("department", department.id)
    return department.id


def save_person(uow: UnitOfWork, cmd: SavePerson) -> int:
    """Add or change a person.

    On a server role, login and being active are the server's own doing (``logins``).

    Raises:
        PermissionDenied, NotFound, Conflict.
        Invalid: no name; a login or password that will not do; the last administrator, the owner
            or one's own role would be lost.
    """
    uow.require("people.change")
    name = cmd.name.strip()
    if not name:
        raise Invalid({"name": "required"})
    has_logins = logins.has_logins(uow)
    if cmd.person_id is None:
        person_id = logins.create(uow, cmd, name) if has_logins else _add(uow, cmd, name)
    else:
        person = uow.get_seen(UserAccount, cmd.person_id, cmd.seen_version)
        if person.role == Role.OWNER and (cmd.role != Role.OWNER or not cmd.is_active):
            raise Invalid({"role": "owner_stays"})
        _describe(person, cmd, name)
        if has_logins:
            uow.session.flush()
            logins.change(uow, person, cmd)
        else:
            person.role, person.is_active = cmd.role, cmd.is_active
        person_id = person.id
    uow.changes.touch("person", person_id)
    return person_id


def _add(uow: UnitOfWork, cmd: SavePerson, name: str) -> int:
    person = UserAccount(name=name, sort_key="", role=cmd.role, is_active=cmd.is_active)
    _describe(person, cmd, name)
    return uow.add(person).id


def _describe(person: UserAccount, cmd: SavePerson, name: str) -> None:
    person.name = name
    person.sort_key = sort_key(name)
    person.department_id = cmd.department_id
    person.email = cmd.email.strip() or None


def add_inactive(uow: UnitOfWork, name: str) -> int:
    """A name from an imported file as a person who cannot sign in and is not offered in lists."""
    person = UserAccount(name=name, sort_key=sort_key(name), role=Role.AGENT, is_active=False)
    return uow.add(person).id


def _next_position(uow: UnitOfWork) -> int:
    from sqlalchemy import func, select

    last = uow.session.execute(select(func.max(Department.position))).scalar()
    return (last or 0) + 1
