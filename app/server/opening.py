"""Signing in to a server's store. Whoever opens it never changes its schema."""

import json
import platform
import re
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, event, inspect, select, text
from sqlalchemy.orm import Session

from app import migrate
from app.access.roles import SCHEMA
from app.backend import Backend
from app.core.actor import Actor
from app.core.clock import Clock
from app.core.errors import NotPrepared, OlderStore, SignInRefused
from app.core.permissions import Role
from app.core.version import VERSION
from app.db.engine import Engines, make_engines
from app.db.refusals import refusals
from app.identity.tables import UserAccount
from app.settings.queries import read_setting
from app.settings.tables import COMPANY

# The setting that an upgrade writes: the oldest program that may still write here.
OLDEST_WRITER = "server.oldest_writer"
_STATE = (
    f"SELECT (SELECT version_num FROM {SCHEMA}.alembic_version), "
    f"(SELECT value FROM {SCHEMA}.setting WHERE key = %s AND user_id = %s)"
)
_IS_OPEN = text(
    "SELECT CASE WHEN to_regnamespace(:schema) IS NULL THEN NULL "
    "ELSE has_schema_privilege(:schema, 'USAGE') END"
)


def open_server(address: str, password: str | None, clock: Clock) -> Backend:
    """The store on a server as the person sees it whose login this is.

    A store of a newer program is opened for reading only.

    Raises:
        AddressRefused: the address cannot be used.
        SignInRefused: wrong name or password, or nobody of this desk.
        NotPrepared: the database is not one of Laike yet.
        OlderStore: an administrator must upgrade the store first.
        StoreUnreachable: the server does not answer.
    """
    engines = make_engines(address, password=password)
    try:
        with refusals(host=address), engines.reads.connect() as connection:
            _check_version(connection)
            return _signed_in(engines, connection, clock)
    except BaseException:
        engines.close()
        raise


def _check_version(connection: Connection) -> None:
    is_open = connection.execute(_IS_OPEN, {"schema": SCHEMA}).scalar()
    if is_open is None:
        raise NotPrepared()
    if not is_open:
        raise SignInRefused(reason="no_person")
    version = migrate.version_of(connection)
    if version == 0:  # there is none, or it is hidden from whoever is nobody here
        raise SignInRefused(reason="no_person") if _is_prepared(connection) else NotPrepared()
    if version < migrate.HEAD:
        raise OlderStore(version=version, ours=migrate.HEAD)


def _is_prepared(connection: Connection) -> bool:
    return inspect(connection).has_table("alembic_version")


def _signed_in(engines: Engines, connection: Connection, clock: Clock) -> Backend:
    with Session(connection) as session:
        person = session.execute(
            select(
                UserAccount.id, UserAccount.name, UserAccount.role, UserAccount.department_id
            ).where(UserAccount.login == text("session_user"), UserAccount.is_active)
        ).one_or_none()
        if person is None:
            raise SignInRefused(reason="no_person")
        actor = Actor(
            person.id, person.name, Role(person.role), person.department_id, platform.node()
        )
        zone = ZoneInfo(str(read_setting(session, "company.zone")))
    newer = _newer(connection.connection.cursor())
    proved = bool(connection.connection.driver_connection.pgconn.used_password)  # type: ignore[union-attr]  # psycopg's
    backend = Backend(engines, actor, zone, clock, newer=newer, asks_password=proved)

    def look_again(raw: Any, _record: object) -> None:
        """An upgrade ends all connections: the next one tells whether we are too old now."""
        backend.newer = _newer(raw.cursor())
        raw.rollback()

    event.listen(engines.writes.pool, "connect", look_again)
    return backend


def _newer(cursor: Any) -> str:
    """The version that may write here, if this program is older; else ""."""
    (version, wanted) = cursor.execute(_STATE, (OLDEST_WRITER, COMPANY)).fetchone()
    wanted = json.loads(wanted) if wanted else VERSION
    is_newer = int(version or 0) > migrate.HEAD or numbers(wanted) > numbers(VERSION)
    return wanted if is_newer else ""


def numbers(version: str) -> tuple[int, ...]:
    """A version as numbers to compare; what follows them does not count."""
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])
