"""Preparing and upgrading a server: an administrator's step, done with an address used once.

``prepare`` does everything with the server administrator's login. Where that login is not handed
out, ``script`` writes what only it may run, and ``upgrade`` does the rest as the migrator; it is
also the step of every later version.
"""

import json
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import DBAPIError

from app import migrate
from app.access import hba, roles
from app.access.address import ServerAddress
from app.access.apply import apply
from app.access.check import Finding, findings
from app.access.drift import drift
from app.backend import Backend
from app.core.actor import Actor
from app.core.clock import Clock, system_clock
from app.core.errors import NotPrepared, StoreBusy
from app.core.permissions import Role
from app.core.progress import Progress
from app.db.engine import Engines, make_engines
from app.db.refusals import refusals
from app.db.uow import UnitOfWork
from app.identity.tables import UserAccount
from app.seeding import seed
from app.server.administrator import (
    check_names,
    check_server,
    close_database,
    make_database,
    make_first_login,
    make_roles,
    superuser,
)
from app.server.opening import OLDEST_WRITER
from app.settings.tables import COMPANY

_STEPS = 5
_SEEDER = Actor(0, "", Role.OWNER)
_NOT_AVAILABLE = "55P03"


@dataclass(frozen=True)
class FirstAdmin:
    """The first person of a new store; ``password`` must be changed at the first sign-in."""

    login: str
    name: str
    password: str = field(repr=False)


@dataclass(frozen=True)
class Report:
    """What was done, and what the security check says about it."""

    prefix: str
    version: int
    findings: tuple[Finding, ...]


def prepare(
    admin: ServerAddress,
    database: str,
    first_admin: FirstAdmin,
    *,
    prefix: str | None = None,
    password: str | None = None,
    migrator_password: str | None = None,
    forms_password: str | None = None,
    progress: Progress | None = None,
    clock: Clock = system_clock,
) -> Report:
    """Make roles, database, schema and first administrator; may be repeated after a failure.

    Args:
        admin: of a superuser, for any database of the server.
        prefix: of the roles; the name of the database by default.
        password: of ``admin``; None leaves it to PGPASSWORD and the password file.
        migrator_password: of the login of later upgrades; None leaves the login without one.
        forms_password: of the login of the web form; None leaves it as it is.

    Raises:
        ServerUnfit: the server is too old, or name, encoding or rights do not fit.
        StoreUnreachable, SignInRefused: the server cannot be used.
    """
    prefix = prefix or database
    check_names(prefix, database, first_admin.login)
    steps = _Steps(progress or Progress())
    with superuser(admin, password) as cursor:
        check_server(cursor)
        make_roles(cursor, prefix, migrator_password, forms_password)
        steps.next()
        make_database(cursor, database, prefix)
        steps.next()
    inside = admin.for_database(database)
    with superuser(inside, password) as cursor:
        close_database(cursor, database, prefix)
        make_first_login(cursor, prefix, first_admin.login, first_admin.password)
        steps.next()
    return _bring_up(inside, password, first_admin.login, first_admin.name, clock, steps)


def upgrade(
    migrator: ServerAddress,
    *,
    password: str | None = None,
    first_login: str = "",
    first_name: str = "",
    progress: Progress | None = None,
    clock: Clock = system_clock,
) -> Report:
    """Bring a prepared database to this program's version, as the migrator or a superuser.

    Args:
        first_login, first_name: the first administrator, for a database made by ``script``.

    Raises:
        NotPrepared: the database has no schema of ours, or nobody is named for an empty one.
        StoreBusy: somebody else is upgrading it now.
        StoreUnreachable, SignInRefused: the server cannot be used.
    """
    steps = _Steps(progress or Progress())
    return _bring_up(migrator, password, first_login, first_name, clock, steps)


def check(
    address: ServerAddress, password: str | None = None, desks: int = 1
) -> tuple[Finding, ...]:
    """The whole security check of a store, with what was changed by hand.

    Args:
        address: of the migrator or a superuser, for the database itself.
        desks: how many people work at the same time.

    Raises:
        NotPrepared: the database has no schema of ours.
        StoreBusy: people are saving too much to compare rights now.
        StoreUnreachable, SignInRefused: the server cannot be used.
    """
    engines = make_engines(address.text, password=password)
    try:
        with refusals(host=address.host), engines.writes.connect() as connection:
            prefix = roles.prefix_of(connection.connection.cursor())
            if prefix is None:
                raise NotPrepared()
            lines = _lines(connection, prefix)
            connection.exec_driver_sql(f"SET ROLE {roles.owner(prefix)}")
            asked = findings(connection.connection.cursor(), prefix, desks)
            connection.rollback()
            by_hand = drift(connection, prefix)
    finally:
        engines.close()
    return tuple(one for one in (*asked, lines, by_hand) if one.subjects)


def _bring_up(
    address: ServerAddress,
    password: str | None,
    login: str,
    name: str,
    clock: Clock,
    steps: "_Steps",
) -> Report:
    """Migrate, put in what the server enforces, seed a new store, and check all of it."""
    engines = make_engines(address.text, password=password)
    try:
        with refusals(host=address.host):
            with engines.writes.begin() as connection:
                prefix = _become_owner(connection)
                _lock(connection)
                before = migrate.version_of(connection)
                migrate.upgrade_postgresql(connection)
                apply(connection, prefix)
                _note_oldest_writer(connection, prefix)
            if before not in (0, migrate.HEAD):
                _end_sessions(engines, prefix)
            steps.next()
            _seed_if_new(engines, prefix, login, name, clock)
            with engines.writes.begin() as connection:
                lines = _lines(connection, prefix)
                _become_owner(connection)
                version = migrate.version_of(connection)
                found = findings(connection.connection.cursor(), prefix)
        steps.next()
    finally:
        engines.close()
    return Report(prefix, version, (*found, lines) if lines.subjects else found)


def _lines(connection: Connection, prefix: str) -> Finding:
    """What pg_hba.conf allows; asked before the owner's role is taken, who may not read it."""
    cursor = connection.connection.cursor()
    if not hba.may_look(cursor):
        return Finding(hba.UNSEEN, (hba.FILE,))
    return Finding(hba.WEAK, hba.weak(cursor, prefix))


def _become_owner(connection: Connection) -> str:
    """Act as the owner of the schema from here on; returns the installation's prefix."""
    prefix = roles.prefix_of(connection.connection.cursor())
    if prefix is None:
        raise NotPrepared()
    connection.exec_driver_sql(f"SET LOCAL ROLE {roles.owner(prefix)}")
    connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
    connection.exec_driver_sql("SET LOCAL lock_timeout = '30s'")
    return prefix


def _lock(connection: Connection) -> None:
    """Hold the one row that every upgrade holds; a new database has none to hold yet."""
    if not migrate.version_of(connection):
        return
    try:
        connection.exec_driver_sql("SELECT 1 FROM alembic_version FOR UPDATE NOWAIT")
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", "") == _NOT_AVAILABLE:
            raise StoreBusy(reason="upgrade") from error
        raise


def _note_oldest_writer(connection: Connection, prefix: str) -> None:
    connection.exec_driver_sql(f"SET LOCAL ROLE {roles.owner(prefix)}")
    connection.execute(
        text(
            "INSERT INTO setting (user_id, key, value) VALUES (:company, :name, :oldest) "
            "ON CONFLICT (user_id, key) DO UPDATE SET value = excluded.value"
        ),
        {"company": COMPANY, "name": OLDEST_WRITER, "oldest": json.dumps(migrate.OLDEST_WRITER)},
    )


def _end_sessions(engines: Engines, prefix: str) -> None:
    """Let every desk connect anew, so that it sees what version the store has now."""
    with engines.writes.begin() as connection:
        connection.exec_driver_sql(f"SET LOCAL ROLE {prefix}_people")
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND starts_with(usename, :start)"
            ),
            {"start": f"{prefix}_u_"},
        )


def _seed_if_new(engines: Engines, prefix: str, login: str, name: str, clock: Clock) -> None:
    """Fill a new store as its owner, so that no right of a person is asked for."""

    def seed_as_owner(uow: UnitOfWork) -> None:
        uow.session.execute(text(f"SET LOCAL ROLE {roles.owner(prefix)}"))
        if uow.session.execute(select(func.count(UserAccount.id))).scalar_one():
            return
        if not login:
            raise NotPrepared(reason="no_admin")
        seed(uow, name or login, Role.ADMIN, roles.login(prefix, login))

    Backend(engines, _SEEDER, ZoneInfo("UTC"), clock).command(seed_as_owner)


class _Steps:
    """Counts the steps of a set-up."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done = 0

    def next(self) -> None:
        self._done += 1
        self._progress.step(self._done, _STEPS)
