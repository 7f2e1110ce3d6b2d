"""Opening a store: from an address to a backend, or a clear refusal that touches nothing."""

import getpass
import os
import platform
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from app import migrate
from app.backend import Backend
from app.backup.service import backup_before_upgrade
from app.core.actor import Actor
from app.core.clock import Clock, system_clock
from app.core.errors import (
    ForeignFile,
    NetworkPath,
    NewerStore,
    StoreReadOnly,
    StoreUnreachable,
)
from app.core.permissions import Role
from app.customers import defaults as customer_defaults
from app.db.engine import Engines, make_engines
from app.db.uow import UnitOfWork
from app.identity import service as identity
from app.identity.tables import UserAccount
from app.settings.queries import read_setting
from app.sla import defaults as sla_defaults
from app.surveys import defaults as survey_defaults
from app.tickets import defaults as ticket_defaults

_SQLITE_PREFIX = "sqlite:///"
_NETWORK_TYPES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afpfs", "9p"})
_SEEDER = Actor(0, "", Role.OWNER)


def open_store(
    address: Path | str, *, clock: Clock = system_clock, owner_name: str | None = None
) -> Backend:
    """Open a store, make it if it does not exist, bring its schema up to date after a backup.

    Args:
        address: a path, ``sqlite:///path`` or ``postgresql://…``.
        owner_name: name of the built-in owner in a new store; the system's user name by default.

    Raises:
        StoreError: one of its kinds says why; the file was left untouched.
    """
    if isinstance(address, str) and address.startswith(_SQLITE_PREFIX):
        address = Path(address.removeprefix(_SQLITE_PREFIX))
    if isinstance(address, Path):
        engines, is_read_only = _open_sqlite(address.absolute(), clock)
    else:
        engines, is_read_only = _open_postgresql(address), False
    return _backend(engines, clock, owner_name or getpass.getuser(), is_read_only)


def _open_sqlite(path: Path, clock: Clock) -> tuple[Engines, bool]:
    if is_network_path(path):
        raise NetworkPath(file=str(path))
    if path.exists():
        version = _inspect(path)
        if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            if version != migrate.HEAD:
                raise StoreReadOnly(file=str(path))
            return make_engines(path, read_only=True), True
    else:
        version = 0
        _make_folder(path)
    if version != migrate.HEAD:
        if version:
            backup_before_upgrade(path, version, clock())
        migrate.upgrade_sqlite(path)
    return make_engines(path), False


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreReadOnly(file=str(path)) from error
    if not os.access(path.parent, os.W_OK):
        raise StoreReadOnly(file=str(path))


def _inspect(path: Path) -> int:
    """The schema version of an existing file, read without touching it or its neighbours."""
    from sqlcipher3 import dbapi2

    if path.is_dir():
        raise ForeignFile(file=str(path))
    engines = make_engines(path, read_only=True)
    try:
        with engines.reads.connect() as connection:
            application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
            tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
            version = migrate.version_of(connection)
    except Exception as error:
        reason = getattr(error, "orig", error)
        if isinstance(reason, dbapi2.OperationalError):
            raise StoreUnreachable(file=str(path)) from error
        if isinstance(reason, dbapi2.DatabaseError):
            raise ForeignFile(file=str(path)) from error
        raise
    finally:
        engines.close()
    if application != migrate.APPLICATION_ID and (tables or application):
        raise ForeignFile(file=str(path))
    if version > migrate.HEAD:
        raise NewerStore(file=str(path), version=version, ours=migrate.HEAD)
    return version


def _open_postgresql(url: str) -> Engines:
    from sqlalchemy.exc import OperationalError

    engines = make_engines(url)
    try:
        with engines.reads.connect() as connection:
            version = migrate.version_of(connection)
    except OperationalError as error:
        engines.close()
        raise StoreUnreachable(host=engines.writes.url.host) from error
    if version > migrate.HEAD:
        engines.close()
        raise NewerStore(version=version, ours=migrate.HEAD)
    if version < migrate.HEAD:
        migrate.upgrade_postgresql(url)
    return engines


def _backend(engines: Engines, clock: Clock, owner_name: str, is_read_only: bool) -> Backend:
    host = platform.node()
    with engines.reads.connect() as connection:
        is_new = not connection.execute(select(func.count(UserAccount.id))).scalar_one()
    if is_new:
        seeding = Backend(engines, _SEEDER, ZoneInfo("UTC"), clock, is_read_only=is_read_only)
        seeding.command(_seed, owner_name)
    from sqlalchemy.orm import Session

    with Session(engines.reads) as session:
        owner = session.execute(
            select(UserAccount).where(UserAccount.role == Role.OWNER).order_by(UserAccount.id)
        ).scalar()
        if owner is None:
            raise StoreUnreachable(reason="no_owner")
        actor = Actor(owner.id, owner.name, Role.OWNER, owner.department_id, host)
        zone = ZoneInfo(str(read_setting(session, "company.zone")))
    return Backend(engines, actor, zone, clock, is_read_only=is_read_only)


def _seed(uow: UnitOfWork, owner_name: str) -> None:
    identity.seed(uow, owner_name)
    customer_defaults.seed(uow)
    ticket_defaults.seed(uow)
    sla_defaults.seed(uow)
    survey_defaults.seed(uow)


def is_network_path(path: Path) -> bool:
    """Whether the file would lie on a network share, where SQLite loses data."""
    if sys.platform == "win32":
        import ctypes

        drive = path.drive
        remote = 4
        return drive.startswith("\\\\") or (
            bool(drive) and ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == remote
        )
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return False
    lines = (line.split() for line in mounts.read_text(errors="replace").splitlines())
    points = [(Path(parts[1].replace("\\040", " ")), parts[2]) for parts in lines if len(parts) > 2]
    holding = [(point, kind) for point, kind in points if path.is_relative_to(point)]
    _, kind = max(holding, key=lambda found: len(found[0].parts), default=(Path("/"), ""))
    return kind in _NETWORK_TYPES
