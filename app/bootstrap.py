"""Opening a store: from an address to a backend, or a clear refusal that touches nothing.

Every start of the window waits for this: what only a new, an old or a server's store needs is
loaded where it is used.
"""

import errno
import getpass
import os
import platform
import re
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.exc import DatabaseError

import app.customers.main_tables
import app.tickets.main_tables  # noqa: F401 - foreign keys of what is written lead to these two
from app import migrate
from app.backend import Backend
from app.core.actor import Actor
from app.core.clock import Clock, system_clock
from app.core.errors import (
    ForeignFile,
    NetworkPath,
    NewerStore,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreReadOnly,
    StoreUnreachable,
)
from app.core.permissions import Role
from app.db.engine import Engines, make_engines
from app.db.refusals import refusals
from app.identity.tables import UserAccount
from app.settings.queries import read_setting

_SQLITE_PREFIX = "sqlite:///"
_NETWORK_TYPES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "9p", "ceph", "davfs"})
_NETWORK_FUSE = frozenset({"sshfs", "davfs", "rclone", "glusterfs", "gvfsd-fuse", "kio-fuse"})
_SEEDER = Actor(0, "", Role.OWNER)


def open_store(
    address: Path | str,
    *,
    clock: Clock = system_clock,
    owner_name: str | None = None,
    password: str | None = None,
) -> Backend:
    """Open a store, make it if it does not exist, bring its schema up to date after a backup.

    A server's store is only opened: making and upgrading it is an administrator's step
    (``app.server.setup``).

    Args:
        address: a path, ``sqlite:///path`` or ``postgresql://…``.
        owner_name: name of the built-in owner in a new store; the system's user name by default.
        password: of the login on a server; None leaves it to PGPASSWORD and the password file.

    Raises:
        StoreError: one of its kinds says why; the file was left untouched.
    """
    if isinstance(address, str) and address.startswith(_SQLITE_PREFIX):
        address = Path(address.removeprefix(_SQLITE_PREFIX))
    if isinstance(address, str):
        from app.server.opening import open_server

        return open_server(address, password, clock)
    try:
        path = address.resolve()  # SQLite follows links too, and the network may lie behind one
        with refusals(file=str(path)):
            engines, is_read_only = _open_sqlite(path, clock)
            return _backend(engines, clock, owner_name, is_read_only=is_read_only)
    except (OSError, RuntimeError) as error:  # RuntimeError: links that go round in circles
        raise _refusal_of_system(error, address) from error


def _refusal_of_system(error: OSError | RuntimeError, path: Path) -> StoreError:
    code = error.errno if isinstance(error, OSError) else None
    if code in (errno.ENOSPC, errno.EDQUOT):
        return StoreFull(file=str(path))
    if code in (errno.EACCES, errno.EPERM):
        return StoreUnreachable(reason="denied", file=str(path))
    if code == errno.EROFS:
        return StoreReadOnly(file=str(path))
    return StoreUnreachable(file=str(path))


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
        _mark_of_new(path).touch()
    if version != migrate.HEAD:
        if version:
            from app.backup.service import backup_before_upgrade

            backup_before_upgrade(path, version, clock())
        migrate.upgrade_sqlite(path)
        _mark_of_new(path).unlink(missing_ok=True)
    return make_engines(path), False


def _mark_of_new(path: Path) -> Path:
    """Stands beside a store while it is made: an empty file with it is one to go on with.

    Without it an empty file is one that lost everything.
    """
    return path.with_name(path.name + ".new")


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreReadOnly(file=str(path)) from error
    if not os.access(path.parent, os.W_OK):
        raise StoreReadOnly(file=str(path))


def _inspect(path: Path) -> int:
    """The schema version of an existing file, read without touching it or its neighbours."""
    if not path.is_file():
        raise ForeignFile(file=str(path))
    if not os.access(path, os.R_OK):
        raise StoreUnreachable(reason="denied", file=str(path))
    has_log = Path(f"{path}-wal").exists()
    size = path.stat().st_size
    if size == 0 and not has_log and not _mark_of_new(path).exists():
        raise ForeignFile(reason="empty", file=str(path))
    application, tables, version, page = _header(path)
    if application != migrate.APPLICATION_ID and (tables or application):
        raise ForeignFile(file=str(path))
    if version > migrate.HEAD:
        raise NewerStore(file=str(path), version=version, ours=migrate.HEAD)
    if size % page and not has_log:  # SQLite takes what is missing of the last page for zeros
        raise StoreDamaged(file=str(path))
    return version


def _header(path: Path) -> tuple[int, int, int, int]:
    """Application id, number of tables, schema version and page size in bytes."""
    engines = make_engines(path, read_only=True)
    asked = ("PRAGMA application_id", "SELECT count(*) FROM sqlite_master", "PRAGMA page_size")
    try:
        with engines.reads.connect() as connection:
            found = [connection.exec_driver_sql(query).scalar_one() for query in asked]
            version = migrate.version_of(connection)
    except DatabaseError as error:
        if getattr(error.orig, "sqlite_errorname", "") == "SQLITE_NOTADB":
            raise ForeignFile(file=str(path)) from error
        raise
    except UnicodeDecodeError as error:  # the driver reads SQLite's complaint, which quotes garbage
        raise StoreDamaged(file=str(path)) from error
    finally:
        engines.close()
    application, tables, page = found
    return application, tables, version, page


def _backend(
    engines: Engines, clock: Clock, owner_name: str | None, *, is_read_only: bool
) -> Backend:
    try:
        return _signed_in(engines, clock, owner_name, is_read_only=is_read_only)
    except BaseException:
        engines.close()
        raise


def _signed_in(
    engines: Engines, clock: Clock, owner_name: str | None, *, is_read_only: bool
) -> Backend:
    host = platform.node()
    with engines.reads.connect() as connection:
        is_new = not connection.execute(select(func.count(UserAccount.id))).scalar_one()
    if is_new:
        seeding = Backend(engines, _SEEDER, ZoneInfo("UTC"), clock, is_read_only=is_read_only)
        from app.seeding import seed

        seeding.command(seed, owner_name or _user_name())
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


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in containers
        return "Laike"


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
    text = mounts.read_text(encoding="utf-8", errors="surrogateescape")
    lines = (line.split(" ") for line in text.splitlines())
    points = [(Path(_unescaped(parts[1])), parts[2]) for parts in lines if len(parts) > 2]
    holding = [(len(point.parts), kind) for point, kind in points if path.is_relative_to(point)]
    deepest = max((depth for depth, _ in holding), default=0)
    kinds = [kind for depth, kind in holding if depth == deepest]
    kind = kinds[-1] if kinds else ""  # the last mount hides those below it
    return kind in _NETWORK_TYPES or kind.removeprefix("fuse.") in _NETWORK_FUSE


def _unescaped(point: str) -> str:
    """A mount point as it is called: the kernel writes blanks and the like as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)
