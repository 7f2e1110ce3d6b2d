"""Logins of people on a server: made, locked and changed by the server's narrow functions.

The server checks again who asks (``sql/50_people.sql``); passwords travel as verifiers only.
"""

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.access import roles
from app.access.passwords import problem, verifier
from app.core.errors import Invalid, NotFound, PermissionDenied
from app.core.permissions import Role
from app.core.text import sort_key
from app.db.reading import Reading
from app.db.uow import UnitOfWork
from app.identity.dto import ResetPassword, SavePerson
from app.identity.tables import UserAccount

_NO_SUCH_PERSON, _NOT_ALLOWED = "P0002", "42501"
# The server names the reason of a refusal; the field of the form that it belongs to.
_FIELDS = {
    "password": "password",
    "login": "login",
    "taken": "login",
    "role": "role",
    "own_role": "role",
    "last_admin": "role",
    "owner_stays": "role",
    "inactive": "password",
}


def has_logins(uow: UnitOfWork) -> bool:
    """Whether people sign in to this store each with a login of their own."""
    return uow.session.get_bind().dialect.name == "postgresql"


def create(uow: UnitOfWork, cmd: SavePerson, name: str) -> int:
    """Add a person, with a login if one is named; returns the id.

    Raises:
        Invalid: the login or the password will not do.
    """
    person_id = _make(uow, cmd, None, name)
    if not cmd.is_active:
        _call(uow, "user_disable(:id)", id=person_id)
    return person_id


def change(uow: UnitOfWork, person: UserAccount, cmd: SavePerson) -> None:
    """Bring role, login and being active to what the command says.

    Raises:
        Invalid: the login or the password will not do, or somebody must stay what he is.
    """
    if cmd.login and person.login is None:
        _make(uow, cmd, person.id, person.name)
    else:
        if cmd.is_active and not person.is_active:
            proof = _proof(person.login, cmd.password) if person.login else None
            _call(uow, "user_enable(:id, :proof)", id=person.id, proof=proof)
        elif cmd.is_active and cmd.password and person.login:
            _reset(uow, person.id, person.login, cmd.password)
        if cmd.role != person.role:
            _call(uow, "user_set_role(:id, :role)", id=person.id, role=cmd.role.value)
    if not cmd.is_active and person.is_active:
        _call(uow, "user_disable(:id)", id=person.id)
    uow.session.expire(person)


def reset_password(uow: UnitOfWork, cmd: ResetPassword) -> None:
    """Give a person a password for one day, which only that person then changes.

    Raises:
        PermissionDenied, NotFound.
        Invalid: the password will not do, or the person cannot sign in.
    """
    uow.require("people.change")
    person = uow.get(UserAccount, cmd.person_id)
    if person.login is None:
        raise Invalid({"password": "inactive"})
    _reset(uow, person.id, person.login, cmd.password)
    uow.changes.touch("person", person.id)


def cut_sessions(uow: UnitOfWork, person_id: int) -> None:
    """End what somebody who was locked out began in the instant before; in its own command.

    Raises:
        PermissionDenied.
    """
    uow.require("people.change")
    if has_logins(uow):
        _call(uow, "cut_sessions(:id)", id=person_id)


def change_my_password(uow: UnitOfWork, password: str) -> None:
    """Change one's own password; the present one must have been proved before.

    Raises:
        Invalid: the new password will not do.
        PermissionDenied: this is no personal login.
    """
    login = str(uow.session.execute(text("SELECT session_user")).scalar_one())
    _call(uow, "change_my_password(:proof)", proof=_proof(login, password))


def must_change_password(read: Reading) -> bool:
    """Whether the present password was given by somebody else and lapses soon."""
    if read.session.get_bind().dialect.name == "sqlite":
        return False
    return bool(read.session.execute(text("SELECT laike.must_change_password()")).scalar())


def _make(uow: UnitOfWork, cmd: SavePerson, person_id: int | None, name: str) -> int:
    login = None
    if cmd.login:
        if not roles.is_short_name(cmd.login):
            raise Invalid({"login": "login"})
        login = roles.login(_prefix(uow), cmd.login)
    made = _call(
        uow,
        "user_create(:id, :login, :name, :key, :role, :department, :mail, :proof)",
        id=person_id,
        login=login,
        name=name,
        key=sort_key(name),
        role=cmd.role.value if cmd.role is not Role.OWNER else None,
        department=cmd.department_id,
        mail=cmd.email.strip() or None,
        proof=_proof(login, cmd.password) if login else None,
    )
    return int(str(made))


def _reset(uow: UnitOfWork, person_id: int, login: str, password: str) -> None:
    _call(uow, "user_reset_password(:id, :proof)", id=person_id, proof=_proof(login, password))


def _proof(login: str, password: str) -> str:
    wrong = problem(password, roles.short_name(login))
    if wrong:
        raise Invalid({"password": wrong if password else "required"})
    return verifier(login, password)


def _prefix(uow: UnitOfWork) -> str:
    cursor = uow.session.connection().connection.cursor()
    prefix = roles.prefix_of(cursor)
    if prefix is None:
        raise Invalid({"login": "not_changeable"})
    return prefix


def _call(uow: UnitOfWork, function: str, **params: object) -> object:
    """Ask a function of the server; say its refusal as ours."""
    try:
        return uow.session.execute(text(f"SELECT laike.{function}"), params).scalar()
    except DBAPIError as error:
        state = getattr(error.orig, "sqlstate", None)
        if state == _NOT_ALLOWED:
            raise PermissionDenied(action="people.change") from error
        if state == _NO_SUCH_PERSON:
            raise NotFound(entity="user_account") from error
        reason = getattr(getattr(error.orig, "diag", None), "constraint_name", None)
        if reason in _FIELDS:
            raise Invalid({_FIELDS[reason]: reason}) from error
        raise
