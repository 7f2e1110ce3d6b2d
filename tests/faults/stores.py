"""Stores to harm, and what is looked at afterwards.

A store's file is read here only while no engine of this process has it open.
"""

import atexit
import hashlib
import shutil
import tempfile
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import select
from sqlcipher3 import dbapi2

from app.backend import Backend
from app.bootstrap import open_store
from app.customers import service as customers
from app.customers.dto import NewCustomer
from app.customers.tables import Customer
from app.db.reading import Reading
from app.db.uow import UnitOfWork
from app.tickets import service as tickets
from app.tickets.dto import ReportTicket
from app.tickets.rules import Kind
from app.tickets.tables import Ticket

FORM = NewCustomer("")


def save_both(uow: UnitOfWork, name: str) -> int:
    """Register a customer with a ticket, in one transaction; returns the customer's id."""
    customer_id = customers.register(uow, replace(FORM, name=name, uid=NewCustomer(name).uid))
    tickets.report(uow, ReportTicket(customer_id, Kind.TECHNICAL, title=f"{name} 的工单"))
    return customer_id


def saved(read: Reading) -> tuple[set[str], set[str]]:
    """Names of the customers, and of those who have the ticket of the same save."""
    names = set(read.session.execute(select(Customer.name)).scalars())
    joined = select(Customer.name).join(Ticket, Ticket.customer_id == Customer.id)
    return names, set(read.session.execute(joined).scalars())


def make(path: Path, *names: str) -> Path:
    """A closed store with a customer and a ticket for each name."""
    shutil.copy(_seeded(), path)
    if names:
        backend = open_store(path)
        for name in names:
            backend.command(save_both, name)
        backend.close()
    return path


@cache
def _seeded() -> Path:
    """An empty store to copy, made once a process."""
    folder = Path(tempfile.mkdtemp(prefix="laike-faults-"))
    atexit.register(shutil.rmtree, folder)
    open_store(folder / "seed.laike", owner_name="王店长").close()
    return folder / "seed.laike"


def raw(path: Path) -> dbapi2.Connection:
    """The bare driver on a file."""
    return dbapi2.connect(f"file:{quote(str(path))}?mode=rw", uri=True, isolation_level=None)


def is_sound(path: Path) -> bool:
    """Whether file, foreign keys and search index pass SQLite's own checks."""
    with closing(raw(path)) as connection:
        try:
            for table in ("customer", "ticket"):
                connection.execute(
                    f"INSERT INTO {table}_fts({table}_fts) VALUES('integrity-check')"
                )
            rows = connection.execute("PRAGMA integrity_check").fetchall()
            return (
                rows == [("ok",)] and not connection.execute("PRAGMA foreign_key_check").fetchall()
            )
        except dbapi2.DatabaseError:
            return False


def sums(path: Path) -> dict[str, str]:
    """Every file whose name begins with the store's, with the sum of its bytes."""
    files = sorted(file for file in path.parent.iterdir() if file.name.startswith(path.name))
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "folder"
        for file in files
    }


def works(backend: Backend, name: str) -> bool:
    """Whether a save goes through and is there afterwards."""
    backend.command(save_both, name)
    return name in backend.query(saved)[1]
